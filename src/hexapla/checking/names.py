"""Names that a page must show in another language, because the registry lacks its own."""

from collections.abc import Iterable, Iterator

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.registry import Entry, Section
from hexapla.model.site import Site


def check_names(edition: Document, site: Site) -> Iterable[Problem]:
    """Note each entry the edition's page names without having its name in that language."""
    for entry in _shown(edition, site):
        if edition.lang not in entry.names and not entry.as_given:
            name = entry.name(edition.lang)
            message = f"{entry.id} has no name in {edition.lang}; {name.text} is shown instead"
            remedy = f"add {edition.lang}: under its names:"
            if entry.section is Section.PEOPLE:
                remedy += ", or as-given: true if the original spelling is not known"
            yield Problem(entry.path, entry.line, Code.MISSING_NAME, message, remedy)


def _shown(edition: Document, site: Site) -> Iterator[Entry]:
    registry, meta = site.registry, edition.meta
    people = [credit.who for credit in meta.credits]
    people += [credit.who for work in meta.chain for credit in work.credits]
    topics = (meta.kicker, meta.category, *meta.tags)
    publications = (site.publication, *(work.publication for work in meta.chain))
    for section, identifiers in (
        (registry.people, people),
        (registry.topics, topics),
        (registry.publications, publications),
        (registry.outlets, (source.outlet for source in meta.sources)),
    ):
        for identifier in identifiers:
            if identifier in section:
                yield section[identifier]
