"""Credits and speakers: people whom the registry knows."""

from collections.abc import Iterable

from hexapla.model.document import Document
from hexapla.model.mentions import credited
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_people(edition: Document, site: Site) -> Iterable[Problem]:
    """Note credits, speakers and photographers whom the registry does not know.

    An edition answers for its own catalog alone: the others are its document's and its pivot's.
    """
    catalog = edition.translations[-1].catalog if edition.translations else ""
    for mention in credited(edition):
        if mention.catalog == catalog and mention.id not in site.registry.people:
            file = catalog or site.shown(edition.path)
            message = f"the registry has no person {mention.id}"
            remedy = "add it to registry/people.yaml, or correct the id"
            yield Problem(file, mention.line, Code.UNKNOWN_PERSON, message, remedy)
