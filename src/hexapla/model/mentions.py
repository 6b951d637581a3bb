"""Whom and what a document names: every entry of the registry that its page shows."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from hexapla.model.block import Block, Figure, Kind, Quotation, anchor
from hexapla.model.dates import PartialDate
from hexapla.model.inline import Reference
from hexapla.model.registry import Section
from hexapla.model.work import Credit, Role

if TYPE_CHECKING:
    from hexapla.model.document import Document

MentionKind = Literal["person", "outlet", "publication", "topic"]

SECTIONS: Mapping[MentionKind, Section] = {
    "person": Section.PEOPLE,
    "outlet": Section.OUTLETS,
    "publication": Section.PUBLICATIONS,
    "topic": Section.TOPICS,
}
"""The section of the registry that each kind of mention names an entry of."""


class Relation(StrEnum):
    """How a document names an entry that it does not credit."""

    QUOTED = "quoted"
    CITED = "cited"
    PICTURED = "pictured"
    REPUBLISHED = "republished"
    MENTIONED = "mentioned"
    PUBLISHED = "published"
    FILED = "filed"


How = Role | Relation

_BEGINNING = 100
"""How much of a caption's words is told, in characters."""


class Mention(Struct, frozen=True, omit_defaults=True):
    """An entry of the registry, by id, and the line that names it.

    The line is of the file ``catalog``, of the document where that is empty. The entry is a person
    in a ``role``, or stands to the document in a ``relation``. The rest are ids of what names it,
    where that is not the document as a whole: a block, a source, a work of the chain; ``lang`` is
    the language of the edition that a credit is for. Of what a figure or a quotation names, enough
    is told for others not to read the text for it: the beginning of the caption, whose language is
    ``caption_lang``, or the ``speaker`` and the ``date`` of the words.
    """

    kind: MentionKind
    id: str
    line: int
    catalog: str = ""
    role: Role | None = None
    relation: Relation = Relation.MENTIONED
    block: str = ""
    source: str = ""
    work: str = ""
    lang: str = ""
    caption: str = ""
    caption_lang: str = ""
    speaker: str = ""
    date: PartialDate | None = None

    @property
    def how(self) -> How:
        """How the document names the entry."""
        return self.role or self.relation


def mentions(document: "Document") -> Iterator[Mention]:
    """Yield all that a document or edition names, in no order and as often as it is named."""
    yield from _credited(document)
    yield from _attributed(document)
    yield from _listed(document)
    yield from _linked(document)


def _credited(document: "Document") -> Iterator[Mention]:
    """Yield the people whom credits, quotations and figures name, and not those in the text."""
    for credit in document.meta.credits:
        yield _person(credit)
    for work in document.meta.chain:
        for credit in work.credits:
            yield _person(credit, work=work.id)
    for step in document.translations:
        for credit in step.credits:
            yield _person(credit, catalog=step.catalog, lang=step.lang)
    for node in document.groups:
        if isinstance(node, Figure) and node.photographer:
            yield _pictured("person", node.photographer, node, Role.PHOTOGRAPHER)
        if isinstance(node, Quotation) and node.speaker:
            quoted = Relation.QUOTED
            yield Mention("person", node.speaker, node.line, relation=quoted, block=anchor(node))


def _person(credit: Credit, *, catalog: str = "", work: str = "", lang: str = "") -> Mention:
    return Mention(
        "person", credit.who, credit.line, catalog, role=credit.role, work=work, lang=lang
    )


def _attributed(document: "Document") -> Iterator[Mention]:
    """Yield the outlets of sources, figures and quotations; a citation's id comes before one."""
    outlets = {source.id: source.outlet for source in document.meta.sources}
    for source in document.meta.sources:
        yield Mention(
            "outlet", source.outlet, source.line, relation=Relation.CITED, source=source.id
        )
    for node in document.groups:
        if isinstance(node, Figure) and node.source:
            outlet = outlets.get(node.source, node.source)
            yield _pictured("outlet", outlet, node, None)
        if isinstance(node, Quotation) and node.source:
            yield Mention(
                "outlet",
                outlets.get(node.source, node.source),
                node.line,
                relation=Relation.QUOTED,
                block=anchor(node),
                speaker=node.speaker,
                date=node.date,
            )


def _pictured(kind: MentionKind, identifier: str, figure: Figure, role: Role | None) -> Mention:
    """Return what a figure names: its photographer, or the outlet it is from."""
    captions = (one for one in figure.children if isinstance(one, Block))
    caption = next((one for one in captions if one.kind is Kind.CAPTION), None)
    return Mention(
        kind,
        identifier,
        figure.line,
        role=role,
        relation=Relation.MENTIONED if role else Relation.PICTURED,
        block=anchor(figure),
        caption=caption.words[:_BEGINNING] if caption else "",
        caption_lang=caption.lang if caption else "",
    )


def _listed(document: "Document") -> Iterator[Mention]:
    meta = document.meta
    topics = [("category", meta.category), ("kicker", meta.kicker)]
    for key, topic in (*topics, *(("tags", tag) for tag in meta.tags)):
        if topic:
            yield Mention("topic", topic, meta.lines.get(key, 1), relation=Relation.FILED)
    for work in meta.chain:
        if work.publication:
            published = Relation.PUBLISHED
            yield Mention(
                "publication", work.publication, work.line, relation=published, work=work.id
            )


def _linked(document: "Document") -> Iterator[Mention]:
    for block in document.blocks:
        for mark in block.marks:
            if isinstance(mark, Reference) and mark.kind != "article":
                catalog = document.translations[-1].catalog if block.catalog_line else ""
                line = block.catalog_line or block.line
                yield Mention(mark.kind, mark.id, line, catalog, block=block.id)
