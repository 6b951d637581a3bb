"""The verb ``build``."""

import sys

import click

from hexapla.cli.common import (
    absolute,
    at_option,
    progress_bar,
    read_settings,
    settings_option,
    strict_option,
)
from hexapla.site.build import build as build_site
from hexapla.site.shell import tell


@click.command()
@settings_option
@click.option("-o", "--output", help="Where to build the site.")
@click.option("-t", "--theme", help="The theme: a folder, or the name of one of Pelican's.")
@click.option("--preview", is_flag=True, help="Show drafts and unfinished editions too.")
@at_option
@strict_option
def build(
    settings: str,
    output: str | None,
    theme: str | None,
    at: str | None,
    *,
    preview: bool,
    strict: bool,
) -> None:
    """Build the site.

    A preview has every edition there is, and asks search engines to stay away.

    Example: hexapla build -o /tmp/site --at 2022-10-01T00:00Z
    """
    found = read_settings(
        settings,
        OUTPUT_PATH=absolute(output),
        THEME=absolute(theme, if_there=True),
        BUILD_TIME=at,
        PREVIEW=preview or None,
    )
    with progress_bar() as progress:
        built = build_site(found, progress, strict=strict)
    tell(built)
    sys.exit(built.published is None)
