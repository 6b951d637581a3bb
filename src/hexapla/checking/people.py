"""Credits and speakers: people whom the registry knows."""

from collections.abc import Iterable, Iterator

from hexapla.model.block import Figure, Quotation
from hexapla.model.document import Document, nodes
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site

Mention = tuple[str, str, int]


def check_people(edition: Document, site: Site) -> Iterable[Problem]:
    """Note credits, speakers and photographers whom the registry does not know."""
    path = site.shown(edition.path)
    mentions = _by_catalog(edition) if edition.translations else _by_document(edition, path)
    for file, who, line in mentions:
        if who not in site.registry.people:
            message = f"the registry has no person {who}"
            remedy = "add it to registry/people.yaml, or correct the id"
            yield Problem(file, line, Code.UNKNOWN_PERSON, message, remedy)


def _by_catalog(edition: Document) -> Iterator[Mention]:
    last = edition.translations[-1]
    for credit in last.credits:
        yield last.catalog, credit.who, credit.line


def _by_document(edition: Document, path: str) -> Iterator[Mention]:
    works = (credit for work in edition.meta.chain for credit in work.credits)
    for credit in (*edition.meta.credits, *works):
        yield path, credit.who, credit.line
    for node in nodes(edition):
        if isinstance(node, Figure) and node.photographer:
            yield path, node.photographer, node.line
        if isinstance(node, Quotation) and node.speaker:
            yield path, node.speaker, node.line
