"""The works of a chain before this site's, each with what is known of it."""

from collections.abc import Iterable

from markupsafe import Markup

from hexapla.model.document import Document
from hexapla.model.work import Work
from hexapla.rendering.jsonld import rights
from hexapla.rendering.jsonld.credits import credited
from hexapla.rendering.jsonld.entities import SERIES
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.jsonld.method import digital_source_type
from hexapla.rendering.jsonld.node import Node, Value, node, ref, refs
from hexapla.rendering.naming import Naming


def works(ids: Ids, edition: Document, naming: Naming) -> tuple[Node, ...]:
    """Return the works of an edition's chain, the last left out: that one is the original."""
    return tuple(_work(ids, edition, work, naming) for work in edition.meta.chain[:-1])


def origin(ids: Ids, edition: Document, work: Work) -> dict[str, Value | None]:
    """Return what a work of a chain was made from."""
    there = {one.id: one for one in edition.meta.chain}
    translated, base = there.get(work.translation_of), there.get(work.based_on)
    return {
        "translationOfWork": ref(ids.work(edition, translated)) if translated else None,
        "isBasedOn": ref(ids.work(edition, base)) if base else None,
    }


def _work(ids: Ids, edition: Document, work: Work, naming: Naming) -> Node:
    found = (one for one in edition.meta.chain if one.translation_of == work.id)
    return node(
        "Article",
        ids.work(edition, work),
        url=work.url,
        inLanguage=work.lang,
        datePublished=str(work.date or ""),
        pagination=work.page,
        **credited(ids, work.credits),
        creditText=_text(naming.credits(work.credits)),
        digitalSourceType=digital_source_type(work.method),
        **_place(ids, work),
        **origin(ids, edition, work),
        workTranslation=refs(ids.work(edition, one) for one in found),
        **rights.said(ids.site.registry.rights_of(work), naming.wording.tag),
    )


def _text(lines: Iterable[Markup]) -> str:
    return " · ".join(line.striptags() for line in lines)


def _place(ids: Ids, work: Work) -> dict[str, Value | None]:
    """Return where a work was published: in an issue, in a series, or by somebody."""
    entry = ids.site.registry.publications.get(work.publication)
    if entry is None:
        named = node("CreativeWork", name=work.publication) if work.publication else None
        return {"isPartOf": named}
    publication = ref(ids.entry("publication", entry.id))
    is_series = entry.kind in SERIES and entry.id != ids.site.publication
    within = publication if is_series else None
    if work.issue:
        issue = ids.issue(entry.id, work.issue)
        within = node("PublicationIssue", issue, issueNumber=work.issue, isPartOf=within)
    if is_series:
        return {"isPartOf": within}
    return {
        "isPartOf": within,
        "publication": node(
            "PublicationEvent",
            publishedBy=publication,
            startDate=str(work.date or ""),
            url=work.url,
        ),
    }
