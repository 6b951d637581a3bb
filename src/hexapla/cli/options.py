"""The options that verbs share."""

from pathlib import Path

import click

from hexapla.site.clock import is_time
from hexapla.start import SETTINGS_FILE


def _as_time(context: click.Context, option: click.Parameter, at: str | None) -> str | None:
    """Return a time of the command line once it is known to be one."""
    del context, option
    if not is_time(at):
        message = f"{at} is no time; write 2022-09-29T09:00+05:00"
        raise click.BadParameter(message)
    return at


settings_option = click.option(
    "-s", "--settings", default=SETTINGS_FILE, show_default=True, help="The settings file."
)
at_option = click.option(
    "--at",
    callback=_as_time,
    metavar="TIME",
    help="The time the build is said to run at (default: now).",
)
jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="How many processes make pages (default: one for each core).",
)
strict_option = click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
lang_option = click.option(
    "-l", "--lang", "langs", multiple=True, metavar="TAG", help="Only this language (repeatable)."
)


def absolute(path: str | None, *, if_there: bool = False) -> str | None:
    """Return a path of the command line from the root, since settings count from their own file.

    With ``if_there``, a path where nothing is stays as it is: it is a name.
    """
    if path is None or (if_there and not Path(path).exists()):
        return path
    return str(Path(path).resolve())
