"""Citations and the source list: neither without the other."""

from collections.abc import Iterable, Iterator

from hexapla.checking.places import answerable, place
from hexapla.model.block import Figure, Quotation
from hexapla.model.document import Document
from hexapla.model.inline import Citation
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_citations(edition: Document, site: Site) -> Iterable[Problem]:
    """Note citations of no source, sources never cited, and ids that mean two things."""
    known = {source.id for source in edition.meta.sources}
    used: set[str] = set()
    for block, mark in answerable(edition):
        if isinstance(mark, Citation):
            used.add(mark.id)
            if mark.id not in known:
                where = place(block, edition, site)
                message = f"[^{mark.id}] is not in the article's list of sources"
                remedy = "add it under sources: in the front matter, or correct the id"
                yield Problem(*where, Code.UNKNOWN_SOURCE, message, remedy)
    if not edition.translations:
        yield from _attributions(edition, site, known, used)
        yield from _sources(edition, site, used)


def _attributions(
    edition: Document, site: Site, known: set[str], used: set[str]
) -> Iterator[Problem]:
    path = site.shown(edition.path)
    for node in edition.groups:
        if not isinstance(node, Figure | Quotation) or not node.source:
            continue
        used.add(node.source)
        if node.source in known and node.source in site.registry.outlets:
            message = f"{node.source} is both a source of this article and an outlet"
            remedy = "give the source another id"
            yield Problem(path, node.line, Code.AMBIGUOUS_SOURCE, message, remedy)
        elif node.source not in known and node.source not in site.registry.outlets:
            message = f"{node.source} is neither a source of this article nor an outlet"
            remedy = "add it under sources: in the front matter, or correct the id"
            yield Problem(path, node.line, Code.UNKNOWN_SOURCE, message, remedy)


def _sources(edition: Document, site: Site, used: set[str]) -> Iterator[Problem]:
    path = site.shown(edition.path)
    seen: set[str] = set()
    for source in edition.meta.sources:
        if not source.id:
            pass  # its own problem says so
        elif source.id in seen:
            message = f"two sources have the id {source.id}"
            yield Problem(path, source.line, Code.DUPLICATE_ID, message, "give one another id")
        elif source.id not in used:
            message = f"nothing cites the source {source.id}"
            remedy = f"write [^{source.id}] after what it supports, or delete it"
            yield Problem(path, source.line, Code.UNUSED_SOURCE, message, remedy)
        if source.outlet and source.outlet not in site.registry.outlets:
            message = f"the registry has no outlet {source.outlet}"
            remedy = "add it to registry/outlets.yaml, or correct the id"
            yield Problem(path, source.line, Code.UNKNOWN_OUTLET, message, remedy)
        seen.add(source.id)
