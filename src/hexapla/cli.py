"""The verbs of the command ``hexapla``."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from hexapla import __version__
from hexapla.site.configuration import build_time

SETTINGS_FILE = "pelicanconf.py"


def _settings(path: str, **changes: Any) -> dict[str, Any]:
    """Return Pelican's settings; a settings file that cannot be used ends the command."""
    from hexapla.site.runs import read_settings

    override = {key: value for key, value in changes.items() if value is not None}
    try:
        return read_settings(path, override)
    except FileNotFoundError as error:
        message = f"there is no settings file {path}; run hexapla where pelicanconf.py is"
        raise click.UsageError(message) from error
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise click.UsageError(f"{path} cannot be used: {what}") from error


_settings_option = click.option(
    "-s", "--settings", default=SETTINGS_FILE, show_default=True, help="The settings file."
)


def _as_time(context: click.Context, option: click.Parameter, at: str | None) -> str | None:
    """Return a time of the command line once it is known to be one."""
    del context, option
    try:
        build_time(at)
    except ValueError as error:
        message = f"{at} is no time; write 2022-09-29T09:00+05:00"
        raise click.BadParameter(message) from error
    return at


_at_option = click.option(
    "--at",
    callback=_as_time,
    metavar="TIME",
    help="The time the build is said to run at (default: now).",
)
_strict_option = click.option("--strict", is_flag=True, help="Let warnings stop the build too.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Publish one article in every language, every source named."""


@main.command()
@_settings_option
@click.option("-o", "--output", help="Where to build the site.")
@click.option("-t", "--theme", help="The theme: a folder, or the name of one of Pelican's.")
@_at_option
@_strict_option
def build(
    settings: str, output: str | None, theme: str | None, at: str | None, strict: bool
) -> None:
    """Build the site.

    Example: hexapla build -o /tmp/site --at 2022-10-01T00:00Z
    """
    from hexapla.site.build import build as build_site
    from hexapla.site.shell import tell

    found = _settings(
        settings,
        OUTPUT_PATH=_absolute(output),
        THEME=_absolute(theme, if_there=True),
        BUILD_TIME=at,
    )
    with _progress_bar() as progress:
        built = build_site(found, progress, strict=strict)
    tell(built)
    sys.exit(built.published is None)


@main.command()
@_settings_option
@_at_option
@_strict_option
def check(settings: str, at: str | None, strict: bool) -> None:
    """Say what is wrong with articles, catalogs and the registry, and write nothing.

    Example: hexapla check --strict
    """
    from hexapla.model.problem import Findings
    from hexapla.site.configuration import configuration
    from hexapla.site.load import load
    from hexapla.site.report import absences, count, has_errors
    from hexapla.site.theme import wordings

    findings = Findings(settings)
    config = configuration(_settings(settings, BUILD_TIME=at), findings)
    site, problems = load(config)
    problems = (*findings.problems, *problems, *wordings(config)[1])
    for problem in problems:
        click.echo(problem)
    for line in absences(site):
        click.echo(line)
    click.echo(count(problems) or "no problems", err=True)
    sys.exit(has_errors(problems, strict=strict))


@main.command()
@_settings_option
@click.option("-l", "--lang", "langs", multiple=True, metavar="TAG", help="Only this language.")
@click.option(
    "--pivot", default="", metavar="TAG", help="Let new catalogs translate from this language."
)
def update(settings: str, langs: tuple[str, ...], pivot: str) -> None:
    """Write the catalogs that articles need, and bring those there are in step.

    Example: hexapla update -l en --pivot zh-Hans
    """
    from hexapla.model.problem import Findings
    from hexapla.site.configuration import configuration
    from hexapla.site.load import load
    from hexapla.site.report import has_errors
    from hexapla.site.update import update_catalogs

    findings = Findings(settings)
    config = configuration(_settings(settings), findings)
    known = [language.tag for language in config.languages]
    for tag in (*langs, *filter(None, [pivot])):
        if tag not in known:
            raise click.UsageError(f"{tag} is not one of the site's languages {', '.join(known)}")
    site, problems = load(config)
    if has_errors(problems, strict=False):
        for problem in problems:
            click.echo(problem, err=True)
        click.echo("Nothing was written: mend these first.", err=True)
        sys.exit(1)
    done, problems = update_catalogs(config, site, frozenset(langs), pivot)
    for one in done:
        counts = one.updated
        click.echo(
            f"{one.path}: +{counts.added} ~{counts.changed} -{counts.obsolete} ={counts.kept}"
        )
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(bool(problems))


def _absolute(path: str | None, *, if_there: bool = False) -> str | None:
    """Return a path of the command line from the root, since settings count from their own file.

    With ``if_there``, a path where nothing is stays as it is: it is a name.
    """
    if path is None or (if_there and not Path(path).exists()):
        return path
    return str(Path(path).resolve())


@contextmanager
def _progress_bar() -> Iterator[Callable[[int], Callable[[], None]]]:
    """Show a bar on a terminal, and nothing elsewhere."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:

        def begin(total: int) -> Callable[[], None]:
            task = bar.add_task("Rendering", total=total)
            return lambda: bar.advance(task)

        yield begin


if __name__ == "__main__":
    main()
