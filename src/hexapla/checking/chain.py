"""The chain of works: every id in it leads somewhere."""

from collections.abc import Iterable

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_chain(edition: Document, site: Site) -> Iterable[Problem]:
    """Note works that are named twice or nowhere, and unknown publications."""
    if edition.translations:
        return
    path = site.shown(edition.path)
    seen: set[str] = set()
    for work in edition.meta.chain:
        if work.id and work.id in seen:
            message = f"two works of the chain have the id {work.id}"
            yield Problem(path, work.line, Code.DUPLICATE_ID, message, "give one another id")
        for earlier in (work.translation_of, work.based_on):
            if earlier and earlier not in seen:
                message = f"the work {work.id} comes from {earlier}, which is not before it"
                remedy = "list that work above this one, or correct the id"
                yield Problem(path, work.line, Code.UNKNOWN_WORK, message, remedy)
        if work.publication and work.publication not in site.registry.publications:
            message = f"the registry has no publication {work.publication}"
            remedy = "add it to registry/publications.yaml, or correct the id"
            yield Problem(path, work.line, Code.UNKNOWN_PUBLICATION, message, remedy)
        seen.add(work.id)
