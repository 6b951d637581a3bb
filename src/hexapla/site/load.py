"""Everything read: content, registry and catalogs become one Site, with all its problems."""

from hexapla.checking import check
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site
from hexapla.site.catalogs import editions_of, read_catalogs
from hexapla.site.configuration import Configuration
from hexapla.site.content import (
    list_content,
    read_documents,
    read_pictures,
    read_registry,
    report_unused,
    unread_slugs,
)
from hexapla.site.ledger import read_ledger


def load(config: Configuration) -> tuple[Site, tuple[Problem, ...]]:
    """Return the site and every problem in it, waived ones left out."""
    problems: list[Problem] = []
    paths = list_content(config, problems)
    documents = read_documents(paths, config, problems)
    report_unused(paths, documents, config, problems)
    catalogs = read_catalogs(paths, documents, config, problems)
    registry = read_registry(paths, config, problems)
    if config.publication not in registry.publications:
        message = f"PUBLICATION is {config.publication!r}, which the registry does not know"
        remedy = "name the site itself, an id of registry/publications.yaml"
        problems.append(Problem("pelicanconf.py", 1, Code.SETTING, message, remedy))
    ledger, faults = read_ledger(config.ledger, config.shown(config.ledger))
    problems.extend(faults)
    site = Site(
        languages=config.languages,
        registry=registry,
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
        published=frozenset((line.path, line.lang) for line in ledger),
        preview=config.preview,
        stale=config.stale,
        extras=config.extras,
        pictures=read_pictures(paths, documents, config, problems),
        unread=unread_slugs(paths, documents),
    )
    return site, check(site, problems)
