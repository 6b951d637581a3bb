"""Whom and what a document names: every entry of the registry that its page shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hexapla.model.block import Figure, Quotation
from hexapla.model.document import Document, blocks, nodes
from hexapla.model.inline import Reference, walk
from hexapla.model.work import Credit

MentionKind = Literal["person", "outlet", "publication", "topic"]


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry of the registry, by id, and the line that names it.

    The line is of the file ``catalog``, of the document where that is empty.
    """

    kind: MentionKind
    id: str
    line: int
    catalog: str = ""


def mentions(document: Document) -> Iterator[Mention]:
    """Yield all that a document or edition names, in no order and as often as it is named."""
    yield from credited(document)
    yield from _attributed(document)
    yield from _listed(document)
    yield from _linked(document)


def credited(document: Document) -> Iterator[Mention]:
    """Yield the people whom credits, quotations and figures name, and not those in the text."""
    meta = document.meta
    for credit in (*meta.credits, *(credit for work in meta.chain for credit in work.credits)):
        yield _person(credit)
    for step in document.translations:
        for credit in step.credits:
            yield _person(credit, step.catalog)
    for node in nodes(document):
        if isinstance(node, Figure) and node.photographer:
            yield Mention("person", node.photographer, node.line)
        if isinstance(node, Quotation) and node.speaker:
            yield Mention("person", node.speaker, node.line)


def _person(credit: Credit, catalog: str = "") -> Mention:
    return Mention("person", credit.who, credit.line, catalog)


def _attributed(document: Document) -> Iterator[Mention]:
    """Yield the outlets of sources, figures and quotations; a citation's id comes before one."""
    outlets = {source.id: source.outlet for source in document.meta.sources}
    for source in document.meta.sources:
        yield Mention("outlet", source.outlet, source.line)
    for node in nodes(document):
        if isinstance(node, Figure | Quotation) and node.source:
            yield Mention("outlet", outlets.get(node.source, node.source), node.line)


def _listed(document: Document) -> Iterator[Mention]:
    meta = document.meta
    topics = [("category", meta.category), ("kicker", meta.kicker)]
    for key, topic in (*topics, *(("tags", tag) for tag in meta.tags)):
        if topic:
            yield Mention("topic", topic, meta.lines.get(key, 1))
    for work in meta.chain:
        if work.publication:
            yield Mention("publication", work.publication, work.line)


def _linked(document: Document) -> Iterator[Mention]:
    for block in blocks(document):
        catalog = document.translations[-1].catalog if block.catalog_line else ""
        for mark in walk(block.inline):
            if isinstance(mark, Reference) and mark.kind != "article":
                yield Mention(mark.kind, mark.id, block.catalog_line or block.line, catalog)
