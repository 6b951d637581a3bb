"""The verb ``check``."""

import sys

import click

from hexapla.cli.common import read_site
from hexapla.cli.options import at_option, settings_option, strict_option
from hexapla.site.report import absences, count, has_errors
from hexapla.site.wordings import wordings


@click.command()
@settings_option
@at_option
@strict_option
def check(settings: str, at: str | None, strict: bool) -> None:
    """Say what is wrong with articles, catalogs and the registry, and write nothing.

    Example: hexapla check --strict
    """
    read = read_site(settings, BUILD_TIME=at)
    problems = (*read.problems, *wordings(read.config)[1])
    for line in (*problems, *absences(read.site, read.config)):
        click.echo(line)
    click.echo(count(problems) or "no problems", err=True)
    sys.exit(has_errors(problems, strict=strict))
