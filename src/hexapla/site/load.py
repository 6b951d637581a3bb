"""Everything read: content, registry and catalogs become one Site, with all its problems."""

from hexapla.checking import check
from hexapla.model.problem import Problem
from hexapla.model.site import Site
from hexapla.site.catalogs import editions_of, read_catalogs
from hexapla.site.configuration import Configuration
from hexapla.site.content import list_content, read_documents, read_registry, report_unused


def load(config: Configuration) -> tuple[Site, tuple[Problem, ...]]:
    """Return the site and every problem in it, waived ones left out."""
    problems: list[Problem] = []
    paths = list_content(config, problems)
    documents = read_documents(paths, config, problems)
    report_unused(paths, documents, config, problems)
    catalogs = read_catalogs(paths, documents, config, problems)
    site = Site(
        languages=config.languages,
        registry=read_registry(paths, config, problems),
        documents=documents,
        editions={
            document.path: editions_of(document, catalogs.get(document.path, {}), config, problems)
            for document in documents
        },
        publication=config.publication,
        at=config.at,
        content=config.shown(config.content),
        files=frozenset(paths),
        translated=config.translated,
    )
    return site, check(site, problems)
