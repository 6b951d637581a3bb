"""What stands in a pivot's way: where an unfinished translation is to be finished."""

from collections.abc import Mapping

from hexapla.model.block import State
from hexapla.model.document import Document

_UNFINISHED = frozenset({State.STALE, State.UNTRANSLATED})


def unfinished_in(
    editions: Mapping[str, Document], edition: Document
) -> Mapping[str, tuple[State, str]]:
    """Return the ids of an edition's unfinished blocks, each with its state and where it has it.

    That is the first language on the block's way in which it is stale or untranslated; it is so
    in the others through that one. ``editions`` are the document's by language.
    """
    found: dict[str, tuple[State, str]] = {}
    for step in edition.translations:
        for block in editions[step.lang].blocks:
            if block.state in _UNFINISHED:
                found.setdefault(block.id, (block.state, step.lang))
    return found
