"""The ledger of published addresses: committed beside the settings, one line an edition.

A line has the address, the document's path and the language's tag, with tabs between them, so that
two branches that publish different articles merge without a conflict. An edition stays published as
long as its line stands there; a line whose article is gone is kept, for its readers' sake.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site
from hexapla.rendering.addresses import of_edition
from hexapla.site.files import written_after

_HEAD = "# Addresses that have been published. Written by hexapla publish; keep it in git.\n"


class Line(Struct, frozen=True, order=True):
    """One published address, from the site's root, and the edition that stands there."""

    address: str
    path: str
    lang: str


def read_ledger(path: Path, shown: str) -> tuple[frozenset[Line], tuple[Problem, ...]]:
    """Return the lines of a ledger, none when there is no file, and its problems."""
    found: set[Line] = set()
    problems: list[Problem] = []
    if path.is_dir():
        message = "a folder stands where the ledger should be"
        remedy = "move it away, and restore the ledger from git if it was there"
        problems.append(Problem(shown, 1, Code.LEDGER, message, remedy))
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    for number, line in enumerate(text.split("\n"), 1):
        fields = line.split("\t")
        if not line or line.startswith("#"):
            continue
        if len(fields) == 3 and all(fields):
            found.add(Line(*fields))
        else:
            message = "this line is not an address, a document and a language with tabs between"
            remedy = "restore it from git; if it is a merge conflict, keep both sides"
            problems.append(Problem(shown, number, Code.LEDGER, message, remedy))
    return frozenset(found), tuple(problems)


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
    rows = "".join(f"{line.address}\t{line.path}\t{line.lang}\n" for line in sorted(before | lines))
    data = (_HEAD + rows).encode()
    noted = Noted(len(before), len(lines - before))
    if path.is_file() and path.read_bytes() == data:
        yield noted
        return
    with written_after(path, data):
        yield noted
