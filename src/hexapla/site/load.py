"""Everything read: content, registry and catalogs become one Site, with all its problems."""

from collections.abc import Iterator, Mapping

from hexapla.checking import check
from hexapla.model.document import Document
from hexapla.model.fates import still_published
from hexapla.model.problem import Code, Problem
from hexapla.model.registry import Registry
from hexapla.model.site import Site
from hexapla.site.catalogs import CatalogPaths, editions_of, list_catalogs, read_catalogs
from hexapla.site.content import (
    Paths,
    is_document,
    list_content,
    read_document,
    read_registry,
    report_unused,
    unread_slugs,
)
from hexapla.site.images.pictures import Read, read_pictures
from hexapla.site.ledger import read_ledger
from hexapla.site.lost import lost_addresses
from hexapla.site.settings.configuration import Configuration

Editions = Mapping[str, Document]
"""A document's editions by language, the original first."""


def load(config: Configuration) -> tuple[Site, tuple[Problem, ...]]:
    """Return the site and every problem in it, waived ones left out."""
    problems: list[Problem] = []
    paths = list_content(config, problems)
    catalogs = list_catalogs(paths, config, problems)
    units: dict[str, Editions] = {}
    for name in filter(is_document, paths):
        units[name], faults = read_unit(name, paths, catalogs.get(name, {}), config)
        problems.extend(faults)
    site, faults = assembled(units, paths, config)
    return site, check(site, (*problems, *faults))


def read_unit(
    name: str, paths: Paths, catalogs: CatalogPaths, config: Configuration
) -> tuple[Editions, tuple[Problem, ...]]:
    """Return all editions of a document, none when it cannot be read, and what is wrong there."""
    problems: list[Problem] = []
    document = read_document(name, paths[name], config, problems)
    if document is None:
        return {}, tuple(problems)
    found = read_catalogs(document, catalogs, config, problems)
    return editions_of(document, found, problems), tuple(problems)


def assembled(
    units: Mapping[str, Editions],
    paths: Paths,
    config: Configuration,
    pictures: Read = read_pictures,
) -> tuple[Site, tuple[Problem, ...]]:
    """Return the site that documents make with all else there is, and what is wrong with the rest.

    ``units`` has each document that is there, by path, without editions if it could not be read;
    ``pictures`` reads those that they show.
    """
    problems: list[Problem] = []
    documents = tuple(next(iter(editions.values())) for editions in units.values() if editions)
    report_unused(paths, documents, config, problems)
    registry = read_registry(paths, config, problems)
    problems.extend(_unknown_publication(config, registry))
    ledger, faults = read_ledger(config.ledger, config.shown(config.ledger))
    problems.extend(faults)
    site = Site(
        languages=config.languages,
        registry=registry,
        documents=documents,
        editions={path: editions for path, editions in units.items() if editions},
        publication=config.publication,
        at=config.at,
        content=config.shown(config.content),
        files=frozenset(paths),
        translated=config.translated,
        published=still_published(ledger),
        preview=config.preview,
        stale=config.stale,
        parallel=config.parallel,
        extras=config.extras,
        pictures=pictures(paths, documents, config, problems),
        unread=unread_slugs(paths, documents),
        ledger=ledger,
    )
    problems.extend(lost_addresses(site, config))
    return site, tuple(problems)


def _unknown_publication(config: Configuration, registry: Registry) -> Iterator[Problem]:
    """Yield what is wrong with the setting that names the site itself, if anything is."""
    if config.publication not in registry.publications:
        message = f"PUBLICATION is {config.publication!r}, which the registry does not know"
        remedy = "name the site itself, an id of registry/publications.yaml"
        yield Problem(config.name, 1, Code.SETTING, message, remedy)
