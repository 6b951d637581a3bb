"""The verb ``align``."""

import sys
from pathlib import Path

import click

from hexapla.cli.common import read_site
from hexapla.cli.options import settings_option
from hexapla.model.work import Method
from hexapla.site.align import Wanted, align_translation


@click.command()
@click.argument("source")
@click.argument("translation", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@settings_option
@click.option("-l", "--lang", required=True, metavar="TAG", help="The translation's language.")
@click.option(
    "--pivot", default="", metavar="TAG", help="Let a new catalog translate from this language."
)
@click.option(
    "--method",
    type=click.Choice([method.value for method in Method]),
    default=None,
    help="How the translation was made, for a catalog that does not say it.",
)
def align(
    source: str,
    translation: Path,
    settings: str,
    *,
    lang: str,
    pivot: str,
    method: str | None,
) -> None:
    """Fill the catalog of SOURCE with an old translation, to be reviewed.

    TRANSLATION is Markdown (.md) or plain text. Each guess is marked fuzzy and says «aligned» with
    a confidence; what has a translation stays. What fits nowhere is listed.

    Example: hexapla align content/articles/2022/ferry.md archive/ferry-ru.txt -l ru --method human
    """
    read = read_site(settings)
    choice = read.chosen((source,), (lang,))
    read.check_pivot(pivot, (lang,))
    documents = list(filter(choice.names, read.site.documents))
    if len(documents) != 1:
        raise click.UsageError(f"{source} is more than one document")
    (document,) = documents
    read.end_on_errors("Nothing was written: mend these first.")
    wanted = Wanted(document, read.site.language(lang), translation.resolve(), pivot, method or "")
    done, problems = align_translation(read.config, read.site, wanted)
    for problem in problems:
        click.echo(problem, err=True)
    if done is None:
        reason = "" if problems else f": there is no text in {translation}"
        click.echo(f"Nothing was aligned{reason}", err=True)
        sys.exit(1)
    for note in done.notes:
        click.echo(note, err=True)
    click.echo(f"{done.path}: {done.aligned} aligned, {done.left} left, {done.unmatched} unmatched")
