"""Where a block stands, for a problem to name."""

from collections.abc import Iterator

from hexapla.model.block import Block, State
from hexapla.model.document import Document, blocks
from hexapla.model.site import Site


def place(block: Block, edition: Document, site: Site) -> tuple[str, int]:
    """Return the file and line of a block's text: its catalog's, or its document's."""
    if block.catalog_line:
        return edition.translations[-1].catalog, block.catalog_line
    return site.shown(edition.path), block.line


def answerable(edition: Document) -> Iterator[Block]:
    """Yield the blocks whose references are to be looked up.

    All of the original's; of a translation only the stale ones, since check_markup has compared
    the others with their source.
    """
    for block in blocks(edition):
        if not edition.translations or block.state is State.STALE:
            yield block
