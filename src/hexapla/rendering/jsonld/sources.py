"""The source list: what a text cites."""

from hexapla.model.document import Document
from hexapla.model.work import Source
from hexapla.rendering.jsonld.entities import outlet
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.jsonld.node import Node, node


def citations(ids: Ids, edition: Document) -> tuple[Node, ...]:
    """Return what an edition cites, in the order of its front matter."""
    return tuple(_source(ids, edition, source) for source in edition.meta.sources)


def _source(ids: Ids, edition: Document, source: Source) -> Node:
    return node(
        "CreativeWork",
        ids.source(edition, source),
        name=source.title,
        url=source.url,
        inLanguage=source.lang,
        datePublished=str(source.date or ""),
        publisher=outlet(ids, source.outlet) if source.outlet else None,
        archivedAt=source.archived,
    )
