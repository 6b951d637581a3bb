"""What becomes of the messages of a catalog that no message of the document has become."""

import re
from collections.abc import Collection, Sequence

from translate.storage import pypo

from hexapla.model.block import State
from hexapla.model.document import Document
from hexapla.translating.match import Old
from hexapla.translating.stores import key_of

Keys = Collection[tuple[str, str]]
"""Messages, each by its context and its source text."""


def waiting_of(document: Document, old: Sequence[Old], keys: Keys) -> set[tuple[str, str]]:
    """Return the messages to leave as they are: an untranslated block of the pivot may own them."""
    if all(block.state is not State.UNTRANSLATED for block in document.blocks):
        return set()
    return {
        (one.context, one.id)
        for one in old
        if not one.obsolete and one.string and (one.context, one.id) not in keys
    }


def unused_of(
    body: Sequence[pypo.pounit],
    sources: Sequence[Sequence[pypo.pounit]],
    waiting: Keys,
) -> tuple[str, ...]:
    """Return the source texts of the translations that no message takes from any more."""
    used = {id(unit) for found in sources for unit in found}
    return tuple(
        str(unit.source)
        for unit in body
        if unit.target
        and not unit.isobsolete()
        and id(unit) not in used
        and key_of(unit) not in waiting
    )


def rest_of(
    body: Sequence[pypo.pounit], units: Sequence[pypo.pounit], waiting: Keys
) -> list[pypo.pounit]:
    """Return the messages that no wanted one has become, obsolete unless they wait for a pivot.

    One that nobody has written anything in is not kept.
    """
    stays = {id(unit) for unit in units}
    originals = {
        (str(unit.source), str(unit.target)) for unit in (*units, *body) if not unit.isfuzzy()
    }
    rest: list[pypo.pounit] = []
    for unit in body:
        if id(unit) in stays:
            continue
        if not unit.isobsolete() and key_of(unit) not in waiting:
            if _is_spare(unit, originals):
                continue
            unit.makeobsolete()
        rest.append(unit)
    return rest


def _is_spare(unit: pypo.pounit, originals: set[tuple[str, str]]) -> bool:
    """Whether a unit has nothing of a person's: no words but a copy of what is kept, no notes."""
    is_copy = unit.isfuzzy() and (str(unit.prev_source), str(unit.target)) in originals
    if unit.target and not is_copy:
        return False
    flags = re.sub(r"#,|fuzzy|[\s,]", "", "".join(unit.typecomments))
    return not (flags or unit.othercomments)
