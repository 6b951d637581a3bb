"""How far each edition is: what is translated, stale and untranslated, the worst first.

Messages are counted, not blocks: what a translator has one line for counts once. An edition's
blocks carry the worst state along their path, so staleness in a pivot counts in every edition
made from it.
"""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field
from rapidfuzz.distance import Indel
from translate.storage import pypo

from hexapla.model.block import Block, State, worst
from hexapla.model.document import Document
from hexapla.model.problem import Findings
from hexapla.model.work import Method, Role
from hexapla.translating.scan import scan
from hexapla.translating.translate import key


class Entry(Struct, frozen=True):
    """A message as a catalog's file has it; ``line`` is that of its msgid, counted from 1."""

    line: int
    fuzzy: bool = False
    previous: str = ""


class Notes(Struct, frozen=True):
    """What only the file says of a catalog: its entries by context and id, and its last change."""

    entries: Mapping[tuple[str, str], Entry] = field(default_factory=dict)
    revised: datetime.datetime | None = None


class Unfinished(Struct, frozen=True):
    """A message that is stale or untranslated.

    ``path`` and ``line`` (from 1) are its place in the catalog, or in the document where the
    catalog does not have it yet. ``text`` is its source text, ``previous`` the one that a stale
    translation was made from, if the catalog keeps it. ``through`` is the pivot in which it is
    stale or untranslated when the catalog itself is not to blame.
    """

    state: State
    path: str
    line: int
    kind: str
    blocks: tuple[str, ...]
    text: str
    lang: str
    translation: str = ""
    previous: str = ""
    through: str = ""
    in_catalog: bool = True


class Progress(Struct, frozen=True):
    """How far a document is in one language.

    ``source_lang`` is what the catalog translates from, empty when there is no catalog yet; then
    all messages are untranslated and none is listed. ``method`` is None while nothing is
    translated. ``behind`` are the messages that the catalog does not have yet, untranslated ones
    all. People are ids of the registry.
    """

    document: str
    document_lang: str
    lang: str
    catalog: str
    source_lang: str = ""
    translated: int = 0
    stale: int = 0
    untranslated: int = 0
    behind: int = 0
    method: Method | None = None
    translators: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    revised: datetime.datetime | None = None
    messages: tuple[Unfinished, ...] = ()

    @property
    def total(self) -> int:
        """All messages that the language needs."""
        return self.translated + self.stale + self.untranslated

    @property
    def badness(self) -> tuple[float, float]:
        """What sorts the worst last: the share untranslated, then the share stale."""
        return (self.untranslated / self.total, self.stale / self.total)


def read_notes(text: str) -> Notes:
    """Return what a catalog's text, known to be well-formed, says of its messages."""
    store: pypo.pofile = pypo.pofile.parsestring(text.encode())
    units = [unit for unit in store.units if unit.msgid]
    places = scan(text, Findings(""))
    entries = {
        (str(unit.getcontext()), str(unit.source)): Entry(
            place.line, bool(unit.isfuzzy()), str(unit.prev_source or "")
        )
        for unit, place in zip(units, places, strict=False)
        if not place.obsolete and not unit.isheader()
    }
    header = store.parseheader() if store.header() else {}
    return Notes(entries, _revised(header.get("PO-Revision-Date", "")))


def _revised(text: str) -> datetime.datetime | None:
    """Return the time of a PO-Revision-Date; None where nobody has filled the template's in.

    Its form is that of the GNU gettext manual, «Filling in the Header Entry».
    """
    try:
        return datetime.datetime.strptime(text.strip(), "%Y-%m-%d %H:%M%z")
    except ValueError:
        return None


def missing(document: Document, lang: str, shown: str, catalog: str) -> Progress:
    """Return the progress in a language that has no catalog yet.

    ``shown`` is the document's path as problems name it, ``catalog`` the path it would have.
    """
    count = len({key(block) for block in document.blocks})
    return Progress(shown, document.lang, lang, catalog, untranslated=count)


def progress(source: Document, edition: Document, notes: Notes, shown: str) -> Progress:
    """Return how far an edition is.

    ``source`` is what its catalog translates: the document, or the edition in its pivot. ``shown``
    is the document's path as problems name it.
    """
    step = edition.translations[-1]
    groups = _messages(source, edition)
    states = [state for state, _ in groups]
    unfinished = tuple(
        _unfinished(state, pairs, source, step.catalog, notes, shown=shown)
        for state, pairs in groups
        if state in {State.STALE, State.UNTRANSLATED}
    )
    people = {
        role: tuple(credit.who for credit in step.credits if credit.role is role) for role in Role
    }
    done = states.count(State.TRANSLATED) + states.count(State.STALE)
    return Progress(
        document=shown,
        document_lang=edition.source_lang,
        lang=step.lang,
        catalog=step.catalog,
        source_lang=step.source_lang,
        translated=states.count(State.TRANSLATED),
        stale=states.count(State.STALE),
        untranslated=states.count(State.UNTRANSLATED),
        behind=sum(not one.in_catalog and not one.through for one in unfinished),
        method=step.method if done else None,
        translators=people[Role.TRANSLATOR],
        editors=people[Role.TRANSLATION_EDITOR],
        reviewers=people[Role.REVIEWER],
        revised=notes.revised,
        messages=unfinished,
    )


_Pairs = list[tuple[Block, Block]]
"""The blocks that share a message: each in the source and in the edition."""


def _messages(source: Document, edition: Document) -> list[tuple[State, _Pairs]]:
    """Return the messages in document order, each with its worst state and its blocks.

    A block that the pivot left untranslated is no message of the catalog, but of its own.
    """
    found: dict[tuple[str, str, bool], _Pairs] = {}
    for one, other in zip(source.blocks, edition.blocks, strict=True):
        found.setdefault((*key(one), _waits(one)), []).append((one, other))
    groups: list[tuple[State, _Pairs]] = []
    for pairs in found.values():
        state = pairs[0][1].state
        for _, block in pairs:
            state = worst(state, block.state)
        groups.append((state, pairs))
    return groups


def _waits(block: Block) -> bool:
    return block.state is State.UNTRANSLATED


def _unfinished(
    state: State, pairs: _Pairs, source: Document, catalog: str, notes: Notes, *, shown: str
) -> Unfinished:
    first, carried = pairs[0]
    entry = None if _waits(first) else notes.entries.get(key(first))
    is_stale = state is State.STALE
    is_own = entry is not None and entry.fuzzy if is_stale else not _waits(first)
    return Unfinished(
        state=state,
        path=catalog if entry else shown,
        line=entry.line if entry else first.line,
        kind=first.kind.value,
        blocks=tuple(block.id for block, _ in pairs),
        text=first.text,
        lang=first.lang,
        translation=carried.text if is_stale else "",
        previous=entry.previous if entry and entry.fuzzy else "",
        through="" if is_own else source.lang,
        in_catalog=entry is not None,
    )


def worst_first(found: Iterable[Progress]) -> tuple[Progress, ...]:
    """Return the rows by document, the one with the worst edition first, then by its path.

    The languages of a document keep the order they come in.
    """
    by_document: dict[str, list[Progress]] = {}
    for one in found:
        by_document.setdefault(one.document, []).append(one)

    def order(rows: Sequence[Progress]) -> tuple[float, float, str]:
        untranslated, stale = max(row.badness for row in rows)
        return (-untranslated, -stale, rows[0].document)

    return tuple(row for rows in sorted(by_document.values(), key=order) for row in rows)


class Change(StrEnum):
    """What became of a part of a text."""

    SAME = "same"
    REMOVED = "removed"
    NEW = "new"


_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|\w+|\s+|.", re.DOTALL)
"""A word; of Han text, a character."""
_MOST_TOKENS = 4000
"""Of longer texts no differences are looked for: the comparison is quadratic."""


def changes(before: str, after: str) -> tuple[tuple[Change, str], ...]:
    """Return the parts of two texts in order, word by word: what stayed, what went, what came.

    The parts that are not NEW make ``before``, those that are not REMOVED make ``after``.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) > _MOST_TOKENS:
        return tuple(part for part in ((Change.REMOVED, before), (Change.NEW, after)) if part[1])
    found: list[tuple[Change, str]] = []
    gone = new_here = ""
    for step in Indel.opcodes(old, new):
        before_here = "".join(old[step.src_start : step.src_end])
        if step.tag != "equal":
            gone += before_here
            new_here += "".join(new[step.dest_start : step.dest_end])
            continue
        found += [(Change.REMOVED, gone), (Change.NEW, new_here), (Change.SAME, before_here)]
        gone = new_here = ""
    found += [(Change.REMOVED, gone), (Change.NEW, new_here)]
    return tuple(part for part in found if part[1])
