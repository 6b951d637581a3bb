"""The verb ``update``."""

import sys

import click

from hexapla.cli.common import lang_option, read_site, settings_option
from hexapla.site.report import has_errors
from hexapla.site.update import update_catalogs


@click.command()
@settings_option
@lang_option
@click.option(
    "--pivot", default="", metavar="TAG", help="Let new catalogs translate from this language."
)
def update(settings: str, langs: tuple[str, ...], pivot: str) -> None:
    """Write the catalogs that articles need, and bring those there are in step.

    Says for each catalog how many messages are new +, changed ~, obsolete - and as they were =.

    Example: hexapla update -l en --pivot zh-Hans
    """
    read = read_site(settings)
    read.known(*langs, pivot)
    if has_errors(read.problems, strict=False):
        for problem in read.problems:
            click.echo(problem, err=True)
        click.echo("Nothing was written: mend these first.", err=True)
        sys.exit(1)
    done, problems = update_catalogs(read.config, read.site, frozenset(langs), pivot)
    for one in done:
        counts = one.updated
        click.echo(
            f"{one.path}: +{counts.added} ~{counts.changed} -{counts.obsolete} ={counts.kept}"
        )
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(bool(problems))
