"""Names that a page must show in another language, because the registry lacks its own."""

from collections.abc import Iterable, Iterator

from hexapla.model.document import Document
from hexapla.model.mentions import SECTIONS
from hexapla.model.problem import Code, Problem
from hexapla.model.registry import Entry
from hexapla.model.site import Site


def check_names(edition: Document, site: Site) -> Iterable[Problem]:
    """Note each entry the edition's page names without having its name in that language."""
    if edition.lang not in {language.tag for language in site.languages}:
        return  # its own problem says so
    for entry in _shown(edition, site):
        if edition.lang not in entry.names and not entry.as_given:
            name = entry.name(edition.lang)
            message = f"{entry.id} has no name in {edition.lang}; {name.text} is shown instead"
            remedy = f"add {edition.lang}: under its names:"
            remedy += ", or as-given: true if the original spelling is not known"
            yield Problem(entry.path, entry.line, Code.MISSING_NAME, message, remedy)


def _shown(edition: Document, site: Site) -> Iterator[Entry]:
    publications = site.registry.publications
    if site.publication in publications:
        yield publications[site.publication]
    for mention in edition.outline.mentions:
        section = site.registry.section(SECTIONS[mention.kind])
        if mention.id in section:
            yield section[mention.id]
