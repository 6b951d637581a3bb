"""A document's messages as XLIFF, for a translator's own tool.

XLIFF Version 2.1 (OASIS Standard, 13 February 2018); the sections named here are of that text. Its
core namespace is that of version 2.0. Reading it back is in translating.xliff_return.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from hexapla.model.block import PLAIN_KINDS
from hexapla.translating.entries import Entry
from hexapla.translating.inline_codes import CodeKind, Pair, Piece, Placeholder, pieces
from hexapla.translating.translate import Wanted
from hexapla.translating.xml_tree import Element, written

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
OWN_NAMESPACE = "urn:x-hexapla"
"""The namespace of our own attribute ``base`` of a unit («Extension Mechanisms»)."""
PREFIX = "hexapla:"
"""Before our own values of ``type``, ``subType`` and ``subState``, which an authority and a colon
must precede (section 4.3.1)."""
_MIXED = frozenset({"source", "target", "note", "data"})
_PROTECTED = frozenset({CodeKind.CITATION, CodeKind.LINK, CodeKind.CODE})
"""What a translation must have exactly as its source does."""
_TYPES = {CodeKind.LINK: "link"}


class Unit(Struct, frozen=True):
    """A message and what the catalog has for it.

    ``through`` is the pivot in which its source text is stale, if it is.
    """

    wanted: Wanted
    entry: Entry
    through: str = ""

    @property
    def id(self) -> str:
        """The ids of the message's blocks; a point cannot be part of one (section 4.2.2.5)."""
        return unit_id(self.wanted)


def unit_id(message: Wanted) -> str:
    """Return a message's id, unique in its document: an NMTOKEN of its blocks' ids."""
    return ".".join(message.blocks)


def base(entry: Entry) -> str:
    """Return what tells, when a unit comes back, whether its translation has changed since.

    A digest of the translation, with ``~`` after it when that is stale.
    """
    return digest(entry.string) + ("~" if entry.fuzzy else "")


def digest(string: str) -> str:
    """Return 16 hexadecimal digits that stand for a translation."""
    return hashlib.blake2s(string.encode(errors="replace"), digest_size=8).hexdigest()


def document(units: Sequence[Unit], original: str, source_lang: str, lang: str) -> bytes:
    """Return an XLIFF file of one document, whose path is ``original``; the languages are BCP 47.

    The same messages and translations give the same bytes.
    """
    file = Element(
        "file", {"id": "document", "original": original}, tuple(_unit(unit) for unit in units)
    )
    attributes = {
        "xmlns": NAMESPACE,
        "xmlns:hexapla": OWN_NAMESPACE,
        "version": "2.1",
        "srcLang": source_lang,
        "trgLang": lang,
    }
    return written(Element("xliff", attributes, (file,)), _MIXED)


def _unit(unit: Unit) -> Element:
    codes = _Codes()
    is_plain = unit.wanted.context in PLAIN_KINDS
    source = codes.content(_pieces(unit.wanted.id, is_plain), is_target=False)
    children = [Element("source", {}, source)]
    if unit.entry.string:
        target = codes.content(_pieces(unit.entry.string, is_plain), is_target=True)
        children.append(Element("target", {}, target))
    notes = tuple(_notes(unit))
    return Element(
        "unit",
        {
            "id": unit.id,
            "type": PREFIX + unit.wanted.context,
            "hexapla:base": base(unit.entry),
            "xml:space": "preserve",
        },
        (
            *((Element("notes", {}, notes),) if notes else ()),
            *codes.original_data(),
            Element("segment", _state(unit.entry), tuple(children)),
        ),
    )


def _state(entry: Entry) -> dict[str, str]:
    """Return a segment's state (section 4.3.1, ``state``): a stale one is to be done again."""
    if entry.string and entry.fuzzy:
        return {"state": "initial", "subState": f"{PREFIX}stale"}
    return {"state": "translated" if entry.string else "initial"}


def _notes(unit: Unit) -> Iterator[Element]:
    entry, through = unit.entry, unit.through
    stale = f"stale (through {through}): its source text is stale, mend the {through} first"
    for category, lines in (
        ("context", entry.context_lines),
        ("comment", entry.comments),
        ("previous-source", (entry.previous,)),
        ("stale", (stale,) if through else ()),
    ):
        for line in filter(None, lines):
            yield Element("note", {"category": category}, (line,))


def _pieces(text: str, is_plain: bool) -> tuple[Piece, ...]:
    return (text,) if is_plain else pieces(text)


@dataclass
class _Codes:
    """The inline codes of one unit: their ids, and the Markdown they stand for.

    A code of the target has the id of the source's that it repeats, and another where it repeats
    none (section 4.3.1, ``id``).
    """

    count: int = 0
    data: dict[str, str] = field(default_factory=dict)
    free: dict[tuple[str, ...], list[str]] = field(default_factory=lambda: defaultdict(list))

    def content(self, found: Iterable[Piece], *, is_target: bool) -> tuple[Element | str, ...]:
        """Return the content of a source, or of its target, the source first."""
        return tuple(
            piece if isinstance(piece, str) else self._code(piece, is_target) for piece in found
        )

    def original_data(self) -> tuple[Element, ...]:
        """Return the element that has what the codes stand for, if there are codes."""
        data = tuple(Element("data", {"id": one}, (text,)) for text, one in self.data.items())
        return (Element("originalData", {}, data),) if data else ()

    def _code(self, piece: Placeholder | Pair, is_target: bool) -> Element:
        may = "no" if piece.kind in _PROTECTED else "yes"
        common = {
            "canCopy": may,
            "canDelete": may,
            "type": _TYPES.get(piece.kind, "other"),
            "subType": f"{PREFIX}{piece.kind}",
        }
        if isinstance(piece, Placeholder):
            refs = {"dataRef": self._ref(piece.data), "disp": piece.data}
            return Element("ph", {"id": self._id((piece.data,), is_target), **refs, **common})
        refs = {
            "dataRefStart": self._ref(piece.start),
            "dataRefEnd": self._ref(piece.end),
            "dispStart": piece.start,
            "dispEnd": piece.end,
        }
        identifier = self._id((piece.start, piece.end), is_target)
        inside = self.content(piece.children, is_target=is_target)
        return Element("pc", {"id": identifier, **refs, **common}, inside)

    def _ref(self, data: str) -> str:
        return self.data.setdefault(data, f"d{len(self.data) + 1}")

    def _id(self, data: tuple[str, ...], is_target: bool) -> str:
        if is_target and self.free[data]:
            return self.free[data].pop(0)
        self.count += 1
        if not is_target:
            self.free[data].append(str(self.count))
        return str(self.count)
