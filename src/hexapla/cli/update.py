"""The verb ``update``."""

import sys

import click

from hexapla.cli.common import read_site
from hexapla.cli.options import lang_option, settings_option
from hexapla.site.update import Wish, update_catalogs


@click.command()
@click.argument("paths", nargs=-1)
@settings_option
@lang_option
@click.option(
    "--pivot", default="", metavar="TAG", help="Let new catalogs translate from this language."
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when a catalog is behind.")
@click.option("--allow-loss", is_flag=True, help="Let many translations go out of use.")
def update(
    paths: tuple[str, ...],
    settings: str,
    langs: tuple[str, ...],
    *,
    pivot: str,
    check: bool,
    allow_loss: bool,
) -> None:
    """Write the catalogs that articles need, and bring those there are in step.

    PATHS are documents, or catalogs (their language alone), or folders of them; all without any.
    Says for each catalog how many messages are new +, changed ~, obsolete - and as they were =.

    Example: hexapla update content/articles/2022 -l en --pivot zh-Hans
    """
    read = read_site(settings)
    choice = read.chosen(paths, langs)
    read.check_pivot(pivot, langs)
    read.end_on_errors("Nothing was written: mend these first.")
    wish = Wish(choice, pivot, write=not check, allow_loss=allow_loss)
    done, problems = update_catalogs(read.config, read.site, wish)
    for one in done:
        counts = one.updated
        behind = "  behind" if check and one.behind else ""
        click.echo(
            f"{one.path}: +{counts.added} ~{counts.changed} -{counts.obsolete} ={counts.kept}"
            f"{behind}"
        )
        if one.note:
            click.echo(f"{one.path}: {one.note}", err=True)
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(bool(problems) or (check and any(one.behind for one in done)))
