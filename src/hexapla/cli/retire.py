"""The verb ``retire``."""

from pathlib import Path

import click

from hexapla.cli.common import Read, read_site
from hexapla.cli.options import at_option, settings_option
from hexapla.model.ledger import EVERY, Gone, Moved
from hexapla.site.ledger import note_fate


@click.command()
@settings_option
@at_option
@click.option("--to", "target", help="Where the document's file is now.")
@click.option("-l", "--lang", help="The one language in which the document is published no more.")
@click.argument("path")
def retire(settings: str, at: str | None, target: str | None, lang: str | None, path: str) -> None:
    """Note in the ledger what became of a document that was published and whose file is gone.

    PATH is the path the file had. With --to, readers of its old addresses are led to where it is
    now; without, they are told that it was withdrawn. Renaming a slug needs none of this, nor does
    status: withdrawn.

    Example: hexapla retire content/articles/old.md --to content/articles/new.md
    """
    read = read_site(settings, BUILD_TIME=at)
    document = _name(path, read)
    if target and lang:
        raise click.UsageError("a document moves in all its languages: leave --lang out")
    if not any(line.path == document for line in read.site.ledger.lines):
        raise click.UsageError(f"{path} was never published: the ledger has no line of it")
    date = read.config.at.date().isoformat()
    if target:
        now = _name(target, read)
        if now not in read.site.editions or now == document:
            raise click.UsageError(f"{target} is no other document of the site")
        _refuse_living(document, read)
        note_fate(read.config.ledger, Moved(document, now, date))
    else:
        if lang:
            read.known(lang)
            _refuse_edition(document, lang, read)
        else:
            _refuse_living(document, read)
        note_fate(read.config.ledger, Gone(document, lang or EVERY, date))
    click.echo(f"noted in {read.config.shown(read.config.ledger)}; commit it")


def _refuse_living(document: str, read: Read) -> None:
    if document in read.site.files:
        shown = read.site.shown(document)
        message = f"{shown} is there; to take it away from readers, write status: withdrawn in it"
        raise click.UsageError(message)


def _refuse_edition(document: str, lang: str, read: Read) -> None:
    if lang in read.site.editions.get(document, ()):
        raise click.UsageError(f"{read.site.shown(document)} has an edition in {lang}")


def _name(path: str, read: Read) -> str:
    """Return a document's path in the content folder."""
    place = Path(path).resolve()
    if place.is_relative_to(read.config.content):
        return place.relative_to(read.config.content).as_posix()
    return Path(path).as_posix()
