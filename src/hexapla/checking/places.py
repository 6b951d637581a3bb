"""Where a block stands, for a problem to name."""

from collections.abc import Iterator

from hexapla.model.block import Block
from hexapla.model.document import Document
from hexapla.model.inline import Mark
from hexapla.model.site import Site


def place(block: Block, edition: Document, site: Site) -> tuple[str, int]:
    """Return the file and line of a block's text: its catalog's, or its document's."""
    if block.catalog_line:
        return edition.translations[-1].catalog, block.catalog_line
    return site.shown(edition.path), block.line


def answerable(edition: Document) -> Iterator[tuple[Block, Mark]]:
    """Yield what must lead somewhere, each mark with its block: all of the original's.

    A translation's are compared with their source's by check_markup; what a stale one still has of
    an earlier source is no error, or staleness would stop a build.
    """
    if not edition.translations:
        yield from ((block, mark) for block in edition.blocks for mark in block.marks)
