"""Quotations, each with its speaker and the source its words are taken from."""

from hexapla.model.block import Quotation
from hexapla.model.document import Document
from hexapla.rendering.addresses import of_edition
from hexapla.rendering.jsonld import node as graph
from hexapla.rendering.jsonld.entities import outlet, who
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.jsonld.passage import text_of, within


def quotations(ids: Ids, edition: Document) -> tuple[graph.Node, ...]:
    """Return the quotations of an edition in their order."""
    found = (one for one in edition.nodes if isinstance(one, Quotation))
    return tuple(_quotation(ids, edition, quotation) for quotation in found)


def _quotation(ids: Ids, edition: Document, quotation: Quotation) -> graph.Node:
    said = within(quotation.children)
    first = said[0] if said else None
    page = ids.page(of_edition(ids.site, edition))
    return graph.node(
        "Quotation",
        url=f"{page}#{first.id}" if first else "",
        text=text_of(said),
        inLanguage=first.lang if first else "",
        spokenByCharacter=who(ids, quotation.speaker) if quotation.speaker else None,
        dateCreated=str(quotation.date or ""),
        isBasedOn=_source(ids, edition, quotation.source),
    )


def _source(ids: Ids, edition: Document, identifier: str) -> graph.Node | None:
    """Return where the words are recorded: something cited, else something of an outlet's."""
    if not identifier:
        return None
    for source in edition.meta.sources:
        if source.id == identifier:
            return graph.ref(ids.source(edition, source))
    return graph.node("CreativeWork", publisher=outlet(ids, identifier))
