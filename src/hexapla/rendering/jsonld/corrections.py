"""Corrections, with their dates."""

from hexapla.model.block import Correction
from hexapla.model.document import Document
from hexapla.model.document import corrections as found_in
from hexapla.rendering.addresses import of_edition
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.jsonld.node import Node, node
from hexapla.rendering.jsonld.passage import text_of, within


def corrections(ids: Ids, edition: Document) -> tuple[Node, ...]:
    """Return the dated corrections of an edition, the newest first."""
    return tuple(_correction(ids, edition, one) for one in found_in(edition))


def _correction(ids: Ids, edition: Document, correction: Correction) -> Node:
    said = within(correction.children)
    page = ids.page(of_edition(ids.site, edition))
    return node(
        "CorrectionComment",
        url=f"{page}#{said[0].id}" if said else "",
        datePublished=str(correction.date or ""),
        text=text_of(said),
        inLanguage=said[0].lang if said else "",
    )
