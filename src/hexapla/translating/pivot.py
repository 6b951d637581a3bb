"""What stands in a pivot's way: where a stale translation is to be mended."""

from collections.abc import Mapping

from hexapla.model.block import State
from hexapla.model.document import Document, blocks


def stale_in(editions: Mapping[str, Document], edition: Document) -> Mapping[str, str]:
    """Return the ids of an edition's stale blocks, each with the language to mend it in.

    That is the first on the block's way in which it is stale; those after it are stale through it.
    ``editions`` are the document's by language.
    """
    found: dict[str, str] = {}
    for step in edition.translations:
        for block in blocks(editions[step.lang]):
            if block.state is State.STALE:
                found.setdefault(block.id, step.lang)
    return found
