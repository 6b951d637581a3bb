"""Writing a catalog: a document's messages into the PO file that carries it.

Nothing a translator wrote is ever dropped: what no message can use any more is kept as obsolete,
and comes back when the document has it again.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from translate.storage import pypo

from hexapla.model.block import State
from hexapla.model.document import Document
from hexapla.translating.catalog import MACHINE_COMMENT
from hexapla.translating.header import new_store
from hexapla.translating.leftovers import Keys, rest_of, unused_of, waiting_of
from hexapla.translating.match import How, Match, Old, match
from hexapla.translating.plain import named_blocks, plain
from hexapla.translating.stores import is_message, key_of, parsed, written
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

    ``unused`` are the source texts whose translation nothing uses any more, of the ``translated``
    there were; it is kept as obsolete.
    """

    data: bytes
    added: int = 0
    changed: int = 0
    kept: int = 0
    obsolete: int = 0
    unused: tuple[str, ...] = ()
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
    store = parsed(data) if data is not None else new_store(document, locale, source_locale)
    held = _Held.of(store, data, document, wanted)
    active = [unit for unit in held.body if not unit.isobsolete() and not held.waits(unit)]
    known = {block.id for block in document.blocks}
    forgotten = [forget(unit, known) for unit in held.body if held.waits(unit)]
    if data is None or [key_of(unit) for unit in active] != [
        (one.context, one.id) for one in wanted
    ]:
        return _matched(held, wanted, lambda unit, one: tell(unit, context(one), document), memory)
    shown = [named_blocks(unit.automaticcomments) for unit in active]
    if any(forgotten) or not _are_true(shown, wanted):
        for unit, message in zip(active, wanted, strict=True):
            tell(unit, context(message), document)
        data = written(store, data)
    return Updated(data, kept=len(wanted))


class _Held(Struct, frozen=True):
    """What a catalog has: its store, its bytes if it has any, and its messages.

    ``old`` are the messages as values, in the same order; ``waiting`` are those to leave alone.
    """

    store: pypo.pofile
    data: bytes | None
    body: Sequence[pypo.pounit]
    old: Sequence[Old]
    waiting: Keys

    @classmethod
    def of(
        cls, store: pypo.pofile, data: bytes | None, document: Document, wanted: Sequence[Wanted]
    ) -> "_Held":
        body = [unit for unit in store.units if is_message(unit)]
        old = [old_of(unit) for unit in body]
        keys = {(message.context, message.id) for message in wanted}
        return cls(store, data, body, old, waiting_of(document, old, keys))

    def waits(self, unit: pypo.pounit) -> bool:
        return key_of(unit) in self.waiting


def _matched(
    held: _Held,
    wanted: Sequence[Wanted],
    tell_of: Callable[[pypo.pounit, Wanted], object],
    memory: Memory | None,
) -> Updated:
    """Return a catalog whose messages are made anew, each of what it had that fits best."""
    pairs = zip(held.body, held.old, strict=True)
    free = [(unit, one) for unit, one in pairs if (one.context, one.id) not in held.waiting]
    matches = match(wanted, [one for _, one in free])
    sources = [[free[place][0] for place in one.old] for one in matches]
    unused = unused_of(held.body, sources, held.waiting)
    units = [
        _offered(unit_of(one, found), memory or {})
        for one, found in zip(matches, sources, strict=True)
    ]
    for unit, one in zip(units, matches, strict=True):
        tell_of(unit, one.wanted)
    rest = rest_of(held.body, units, held.waiting)
    others = [unit for unit in held.store.units if not is_message(unit)]
    header = [unit for unit in others if unit.isheader()]
    held.store.units = [*header, *units, *rest, *(one for one in others if not one.isheader())]
    return Updated(
        written(held.store, held.data),
        *_counts(matches, [one for _, one in free], rest),
        unused=unused,
        translated=sum(bool(one.string) and not one.obsolete for one in held.old),
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


def _offered(unit: pypo.pounit, memory: Memory) -> pypo.pounit:
    """Return a unit with what other catalogs have for its text, if it has nothing itself."""
    known = memory.get(str(unit.source))
    if known is not None and not unit.target:
        unit.target = known.string
        unit.markfuzzy(True)
        if known.by_machine:
            unit.addnote(MACHINE_COMMENT, origin="translator")
    return unit


def _counts(
    matches: Sequence[Match], old: Sequence[Old], rest: Sequence[pypo.pounit]
) -> tuple[int, int, int, int]:
    """Return how many messages are new, changed, as they were, and obsolete only now."""
    kept = sum(one.how is How.KEPT and not old[one.old[0]].obsolete for one in matches)
    changed = sum(one.how not in {How.KEPT, How.NEW} for one in matches)
    obsolete = sum(bool(unit.isobsolete()) for unit in rest) - sum(one.obsolete for one in old)
    return len(matches) - kept - changed, changed, kept, max(0, obsolete)
