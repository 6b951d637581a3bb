"""Credits and speakers: people whom the registry knows."""

from collections.abc import Iterable

from hexapla.model.document import Document
from hexapla.model.mentions import Relation
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_people(edition: Document, site: Site) -> Iterable[Problem]:
    """Note credits, speakers and photographers whom the registry does not know.

    An edition answers for its own catalog alone: the others are its document's and its pivot's.
    """
    catalog = edition.translations[-1].catalog if edition.translations else ""
    people = site.registry.people
    for mention in edition.outline.mentions:
        if mention.kind != "person" or mention.how is Relation.MENTIONED:
            continue  # those in the text are check_links'
        if mention.catalog == catalog and mention.id not in people:
            file = catalog or site.shown(edition.path)
            message = f"the registry has no person {mention.id}"
            remedy = "add it to registry/people.yaml, or correct the id"
            yield Problem(file, mention.line, Code.UNKNOWN_PERSON, message, remedy)
