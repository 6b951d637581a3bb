"""Writing a catalog: a document's messages into the PO file that carries it.

Nothing a translator wrote is ever dropped: what no message can use any more is kept as obsolete,
and comes back when the document has it again.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from translate.storage import pypo

from hexapla.model.block import State
from hexapla.model.document import Document
from hexapla.translating.catalog import MACHINE_COMMENT
from hexapla.translating.header import new_store
from hexapla.translating.match import How, Match, Old, match
from hexapla.translating.plain import named_blocks, plain
from hexapla.translating.translate import Wanted, messages
from hexapla.translating.units import forget, old_of, tell, unit_of

Context = Callable[[Wanted], tuple[str, ...]]
"""Gives what a translator should know of a message: the lines of its ``#.`` comment."""


class Remembered(Struct, frozen=True):
    """A translation of just this text in another catalog, and whether a machine made it."""

    string: str
    by_machine: bool


Memory = Mapping[str, Remembered]
"""What other catalogs of the same two languages say, by source text."""


class Updated(Struct, frozen=True):
    """A catalog's new bytes, and how many messages are new, changed, as they were, and obsolete.

    ``lost`` are the source texts whose translation nothing uses any more (it is kept as obsolete),
    of the ``translated`` there were.
    """

    data: bytes
    added: int = 0
    changed: int = 0
    kept: int = 0
    obsolete: int = 0
    lost: tuple[str, ...] = ()
    translated: int = 0


def ids_alone(message: Wanted) -> tuple[str, ...]:
    """Tell a translator the ids of the blocks that share a message, and nothing else."""
    return (f"id: {' '.join(message.blocks)}",)


def update(
    document: Document,
    data: bytes | None,
    locale: str,
    source_locale: str = "",
    *,
    context: Context = ids_alone,
    memory: Memory | None = None,
) -> Updated:
    """Return a catalog brought in step with the document, or edition, that it translates.

    ``data`` are the file's bytes, None for a new catalog; they come back unchanged when the
    catalog has just the document's messages in the document's order, and the ids that it shows
    are their blocks'. The locales are gettext's codes. A catalog that was written with CR LF line
    ends is written so again. A message that nothing in the catalog fits is offered what ``memory``
    has, marked stale.
    """
    wanted = messages(document)
    if data is not None and _is_in_step(document, data, wanted):
        return Updated(data, kept=len(wanted))
    source_locale = source_locale or document.lang.replace("-", "_")
    store = _parsed(data) if data is not None else new_store(document, locale, source_locale)
    body = [unit for unit in store.units if _is_message(unit)]
    old = [old_of(unit) for unit in body]
    keys = {(message.context, message.id) for message in wanted}
    waiting = _waiting(document, old, keys)
    active = [unit for unit in body if not unit.isobsolete() and _key(unit) not in waiting]
    is_whole = [_key(unit) for unit in active] == [(one.context, one.id) for one in wanted]
    known = {block.id for block in document.blocks}
    forgotten = [forget(unit, known) for unit in body if _key(unit) in waiting]
    if data is not None and is_whole:
        shown = [named_blocks(unit.automaticcomments) for unit in active]
        if any(forgotten) or not _are_true(shown, wanted):
            for unit, message in zip(active, wanted, strict=True):
                tell(unit, context(message), document)
            data = _written(store, data)
        return Updated(data, kept=len(wanted))
    places = [place for place, one in enumerate(old) if (one.context, one.id) not in waiting]
    matches = match(wanted, [old[place] for place in places])
    sources = [[body[places[place]] for place in one.old] for one in matches]
    lost = _lost(body, sources, waiting)
    units = [
        _offered(unit_of(one, found), memory or {})
        for one, found in zip(matches, sources, strict=True)
    ]
    for unit, one in zip(units, matches, strict=True):
        tell(unit, context(one.wanted), document)
    rest = _rest(body, units, waiting)
    others = [unit for unit in store.units if not _is_message(unit)]
    header = [unit for unit in others if unit.isheader()]
    store.units = [*header, *units, *rest, *(unit for unit in others if not unit.isheader())]
    return Updated(
        _written(store, data),
        *_counts(matches, [old[place] for place in places], rest),
        lost=lost,
        translated=sum(bool(one.string) and not one.obsolete for one in old),
    )


def _is_in_step(document: Document, data: bytes, wanted: Sequence[Wanted]) -> bool:
    """Whether a look at the file is enough to see that it has just the messages wanted."""
    entries = plain(data.decode().replace("\r\n", "\n"))
    if entries is None or any(block.state is State.UNTRANSLATED for block in document.blocks):
        return False
    there = [entry for entry in entries if not entry.is_header]
    keys = [(entry.context, entry.id) for entry in there]
    return keys == [(message.context, message.id) for message in wanted] and _are_true(
        [entry.blocks for entry in there], wanted
    )


def _are_true(shown: Sequence[tuple[str, ...]], wanted: Sequence[Wanted]) -> bool:
    """Whether the ids that messages show are their blocks'; one that shows none says nothing."""
    pairs = zip(shown, wanted, strict=True)
    return all(not ids or ids == message.blocks for ids, message in pairs)


def _key(unit: pypo.pounit) -> tuple[str, str]:
    return str(unit.getcontext()), str(unit.source)


def _lost(
    body: Sequence[pypo.pounit],
    sources: Sequence[Sequence[pypo.pounit]],
    waiting: set[tuple[str, str]],
) -> tuple[str, ...]:
    """Return the source texts of the translations that no message takes from any more."""
    used = {id(unit) for found in sources for unit in found}
    return tuple(
        str(unit.source)
        for unit in body
        if unit.target
        and not unit.isobsolete()
        and id(unit) not in used
        and _key(unit) not in waiting
    )


def _offered(unit: pypo.pounit, memory: Memory) -> pypo.pounit:
    """Return a unit with what other catalogs have for its text, if it has nothing itself."""
    known = memory.get(str(unit.source))
    if known is not None and not unit.target:
        unit.target = known.string
        unit.markfuzzy(True)
        if known.by_machine:
            unit.addnote(MACHINE_COMMENT, origin="translator")
    return unit


def survives_rewriting(data: bytes) -> bool:
    """Whether a catalog's bytes come back unchanged when they are read and written (law 5)."""
    return _written(_parsed(data), data) == data


def _parsed(data: bytes) -> pypo.pofile:
    store: pypo.pofile = pypo.pofile.parsestring(data.replace(b"\r\n", b"\n"))
    return store


def _is_crlf(data: bytes) -> bool:
    return b"\r\n" in data and data.count(b"\n") == data.count(b"\r\n")


def _is_message(unit: pypo.pounit) -> bool:
    """Whether a unit is a message, and not the header or a comment that belongs to none."""
    return not unit.isheader() and not unit.isblank()


def _waiting(
    document: Document, old: Sequence[Old], keys: set[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Return the messages to leave as they are: an untranslated block of the pivot may own them."""
    if all(block.state is not State.UNTRANSLATED for block in document.blocks):
        return set()
    return {
        (one.context, one.id)
        for one in old
        if not one.obsolete and one.string and (one.context, one.id) not in keys
    }


def _counts(
    matches: Sequence[Match], old: Sequence[Old], rest: Sequence[pypo.pounit]
) -> tuple[int, int, int, int]:
    """Return how many messages are new, changed, as they were, and obsolete only now."""
    kept = sum(one.how is How.KEPT and not old[one.old[0]].obsolete for one in matches)
    changed = sum(one.how not in {How.KEPT, How.NEW} for one in matches)
    obsolete = sum(bool(unit.isobsolete()) for unit in rest) - sum(one.obsolete for one in old)
    return len(matches) - kept - changed, changed, kept, max(0, obsolete)


def _written(store: pypo.pofile, data: bytes | None) -> bytes:
    written = bytes(store)
    return written.replace(b"\n", b"\r\n") if data is not None and _is_crlf(data) else written


def _rest(
    body: Sequence[pypo.pounit], units: Sequence[pypo.pounit], waiting: set[tuple[str, str]]
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
        if not unit.isobsolete() and _key(unit) not in waiting:
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
