"""The verb ``build``."""

import sys

import click

from hexapla.cli.options import (
    absolute,
    at_option,
    jobs_option,
    settings_option,
    strict_option,
)
from hexapla.site.again import Asked, Known, known
from hexapla.site.tell import tell_again


@click.command()
@settings_option
@click.option("-o", "--output", help="Where to build the site.")
@click.option("-t", "--theme", help="The theme: a folder, or the name of one of Pelican's.")
@click.option("--preview", is_flag=True, help="Show drafts and unfinished editions too.")
@jobs_option
@at_option
@strict_option
def build(
    settings: str,
    output: str | None,
    theme: str | None,
    jobs: int,
    at: str | None,
    *,
    preview: bool,
    strict: bool,
) -> None:
    """Build the site.

    A preview has every edition there is, and asks search engines to stay away.

    Example: hexapla build -o /tmp/site --at 2022-10-01T00:00Z
    """
    changes = {
        "OUTPUT_PATH": absolute(output),
        "THEME": absolute(theme, if_there=True),
        "PREVIEW": preview or None,
    }
    changes = {key: value for key, value in changes.items() if value is not None}
    asked = Asked(settings, changes, at)
    before: Known | None = click.get_current_context().obj
    site = before if before and before.asked == asked else known(asked)
    if site.told and not (strict and site.told.problems):
        tell_again(site.told)
        return
    from hexapla.cli.building import build_known
    from hexapla.site.build import Order
    from hexapla.site.tell import tell

    built = build_known(site, Order(strict=strict, jobs=jobs))
    tell(built)
    sys.exit(built.published is None)
