"""What became of every address that was published."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import Struct

from hexapla.model.document import Document, Status
from hexapla.model.ledger import Ledger, Line
from hexapla.model.site import Site


class FateKind(StrEnum):
    """Whether a reader who follows an old link finds the page, where it is now, or why not."""

    LIVING = "living"
    MOVED = "moved"
    GONE = "gone"
    LOST = "lost"


class Fate(Struct, frozen=True):
    """What became of an address; ``path`` is that of its document now, '' for none."""

    kind: FateKind
    path: str = ""


def fates(site: Site, address: Callable[[Site, Document], str]) -> Mapping[Line, Fate]:
    """Return what became of each address in the ledger; ``address`` returns that of an edition.

    An edition of which the ledger knows several addresses stands at one of them, and all others
    lead there, so that a page that was renamed twice is one step away. An address where another
    document stands now is that one's.
    """
    if not site.ledger.lines:
        return {}
    living = {
        address(site, edition)
        for document in site.documents
        for edition in site.public_editions(document.path)
    }
    return {
        line: Fate(FateKind.LIVING) if line.address in living else _fate(line, site)
        for line in site.ledger.lines
    }


def _fate(line: Line, site: Site) -> Fate:
    path, document = "", None
    for one in site.ledger.way(line.path):
        path, document = one, site.editions.get(one)
        if document:
            break
    if document:
        if any(one.lang == line.lang for one in site.public_editions(path)):
            return Fate(FateKind.MOVED, path)
        if any(one.meta.status is Status.WITHDRAWN for one in document.values()):
            return Fate(FateKind.GONE)
    is_gone = any(site.ledger.is_gone(one, line.lang) for one in site.ledger.way(line.path))
    return Fate(FateKind.GONE if is_gone else FateKind.LOST, path if document else "")


def still_published(ledger: Ledger) -> frozenset[tuple[str, str]]:
    """Return the editions, by path and tag, that a ledger has, wherever their files are now."""
    return frozenset((path, line.lang) for line in ledger.lines for path in ledger.way(line.path))
