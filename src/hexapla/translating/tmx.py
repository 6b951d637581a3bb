"""A translation memory: what a newsroom's translators have done, for their other tools.

TMX 1.4b (LISA OSCAR, 26 April 2005), level 1: the segments are the messages' Markdown as plain
text, so nothing is lost and nothing needs another tool's markup.
"""

from collections.abc import Iterable

from msgspec import Struct

from hexapla.model.work import Method
from hexapla.translating.entries import Entries
from hexapla.translating.translate import Wanted
from hexapla.translating.xml_tree import Element, written

_ALL_LANGUAGES = "*all*"
"""What ``srclang`` of the header says where any language may be the source (TMX 1.4b, attributes,
``srclang``); each ``tu`` names its own."""


class Remembered(Struct, frozen=True):
    """A source text with its translation: BCP 47 tags, where it is from, and how it was made."""

    source_lang: str
    lang: str
    source: str
    string: str
    document: str
    blocks: tuple[str, ...]
    kind: str
    method: Method


def remembered(
    messages: Iterable[Wanted], found: Entries, document: str, source_lang: str, lang: str
) -> tuple[Remembered, ...]:
    """Return what a catalog has translated of a document's messages; what is stale is left out.

    ``document`` is the document's path.
    """
    known = ((one, found.by_key.get((one.context, one.id))) for one in messages)
    return tuple(
        Remembered(
            source_lang=source_lang,
            lang=lang,
            source=one.id,
            string=entry.string,
            document=document,
            blocks=one.blocks,
            kind=one.context,
            method=_method(found.method, by_machine=entry.by_machine),
        )
        for one, entry in known
        if entry is not None and entry.string and not entry.fuzzy
    )


def _method(claimed: str, *, by_machine: bool) -> Method:
    """Return how a message was translated: what it says itself, else what the header claims."""
    if by_machine or claimed not in set(Method):
        return Method.MACHINE
    return Method(claimed)


def memory(units: Iterable[Remembered], version: str) -> bytes:
    """Return a TMX file of one ``tu`` a message; ``version`` is Hexapla's own.

    It has no dates, so the same translations give the same bytes.
    """
    found = tuple(units)
    sources = {unit.source_lang for unit in found}
    header = {
        "creationtool": "hexapla",
        "creationtoolversion": version,
        "segtype": "block",
        "o-tmf": "PO",
        "adminlang": "en",
        "srclang": sources.pop() if len(sources) == 1 else _ALL_LANGUAGES,
        "datatype": "plaintext",
    }
    body = Element("body", {}, tuple(_unit(unit) for unit in found))
    root = Element("tmx", {"version": "1.4"}, (Element("header", header), body))
    return written(root, frozenset({"prop", "seg"}))


def _unit(unit: Remembered) -> Element:
    """Return a ``tu``, its properties before its texts as the DTD has them."""
    props = {
        "x-document": unit.document,
        "x-blocks": " ".join(unit.blocks),
        "x-kind": unit.kind,
        "x-method": unit.method.value,
    }
    texts = ((unit.source_lang, unit.source), (unit.lang, unit.string))
    return Element(
        "tu",
        {"srclang": unit.source_lang},
        (
            *(Element("prop", {"type": name}, (value,)) for name, value in props.items()),
            *(
                Element("tuv", {"xml:lang": lang}, (Element("seg", {}, (text,)),))
                for lang, text in texts
            ),
        ),
    )
