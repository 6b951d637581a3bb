"""The ledger of published addresses: committed beside the settings, one line an edition.

A line has the address, the document's path and the language's tag, with tabs between them, so that
two branches that publish different articles merge without a conflict. An edition stays published as
long as its line stands there. What became of a document whose file is gone stands there too:

    moved   articles/old.md   articles/new.md   2024-05-01
    gone    articles/old.md   *                 2024-05-01

the second with a language's tag where one edition alone is meant (docs/decisions/020).
"""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from hexapla.model.ledger import Gone, Ledger, Line, Moved
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site
from hexapla.rendering.addresses import of_edition
from hexapla.site.files import write_atomically, written_after

_HEAD = "# Addresses that have been published. Written by hexapla publish; keep it in git.\n"
_MOVED, _GONE = "moved", "gone"

Entry = Line | Moved | Gone
"""What one line of a ledger says."""


def read_ledger(path: Path, shown: str) -> tuple[Ledger, tuple[Problem, ...]]:
    """Return a ledger, an empty one when there is no file, and its problems."""
    lines: dict[Line, int] = {}
    moved: dict[Moved, int] = {}
    gone: dict[Gone, int] = {}
    problems: list[Problem] = []
    if path.is_dir():
        message = "a folder stands where the ledger should be"
        remedy = "move it away, and restore the ledger from git if it was there"
        problems.append(Problem(shown, 1, Code.LEDGER, message, remedy))
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        match _entry(line.split("\t")):
            case Line() as entry:
                lines.setdefault(entry, number)
            case Moved() as entry:
                moved.setdefault(entry, number)
            case Gone() as entry:
                gone.setdefault(entry, number)
            case fault:
                remedy = "restore it from git; if it is a merge conflict, keep both sides"
                problems.append(Problem(shown, number, Code.LEDGER, fault, remedy))
    return Ledger(lines, moved, gone), tuple(problems)


def _entry(fields: list[str]) -> Entry | str:
    """Return what a line says, or what is wrong with it."""
    match fields:
        case [word, path, what, date] if word in {_MOVED, _GONE} and path and what:
            if not _is_date(date):
                return f"{date} is no date such as 2024-05-01"
            return Moved(path, what, date) if word == _MOVED else Gone(path, what, date)
        case [address, path, lang] if address and path and lang:
            return Line(address, path, lang)
    return "this line is not an address, a document and a language with tabs between"


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def published_lines(site: Site) -> frozenset[Line]:
    """Return a line for every edition that readers find on a site now."""
    return frozenset(
        Line(of_edition(site, edition), edition.path, edition.lang)
        for document in site.documents
        for edition in site.public_editions(document.path)
    )


class Noted(Struct, frozen=True):
    """How many addresses a ledger has had, and how many were added."""

    before: int
    new: int


@contextmanager
def noting(path: Path, lines: frozenset[Line]) -> Iterator[Noted]:
    """Add lines to a ledger when the body has ended well; OSError before it if they cannot be."""
    before, _ = read_ledger(path, "")
    data = _data(before, lines)
    noted = Noted(len(before.lines), len(lines - before.lines.keys()))
    if path.is_file() and path.read_bytes() == data:
        yield noted
        return
    with written_after(path, data):
        yield noted


def note_fate(path: Path, fate: Moved | Gone) -> None:
    """Add to a ledger what became of a document."""
    before, _ = read_ledger(path, "")
    write_atomically(path, _data(before, [fate]))


def _data(before: Ledger, new: Iterable[Entry]) -> bytes:
    entries: set[Entry] = {*before.lines, *before.moved, *before.gone, *new}
    return (_HEAD + "".join(f"{row}\n" for row in sorted(map(_row, entries)))).encode()


def _row(entry: Entry) -> str:
    match entry:
        case Line(address, path, lang):
            return "\t".join((address, path, lang))
        case Moved(path, target, date):
            return "\t".join((_MOVED, path, target, date))
        case Gone(path, lang, date):
            return "\t".join((_GONE, path, lang, date))
