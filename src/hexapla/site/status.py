"""The verb ``status``: every document in every language, read from the site and its catalogs."""

from collections.abc import Iterable
from pathlib import Path

from hexapla.model.document import Document
from hexapla.model.problem import Code, Findings, Problem, Severity
from hexapla.model.site import Language, Site
from hexapla.reading.text import decode
from hexapla.site.catalogs import catalog_path
from hexapla.site.choice import Choice
from hexapla.site.content import DOCUMENT_FOLDERS
from hexapla.site.files import read_bytes
from hexapla.site.settings.configuration import Configuration
from hexapla.translating.status import Notes, Progress, missing, progress, read_notes, worst_first


def progress_of(
    config: Configuration, site: Site, choice: Choice | None = None
) -> tuple[Progress, ...]:
    """Return how far each chosen document is in each language, the worst document first.

    A catalog that cannot be read is left out: `unread` names what is wrong with it.
    """
    found = (
        _progress(document, language, config, site)
        for document, language in (choice or Choice()).of(site)
    )
    return worst_first(one for one in found if one is not None)


def _progress(
    document: Document, language: Language, config: Configuration, site: Site
) -> Progress | None:
    path = catalog_path(config, document, language)
    shown = site.shown(document.path)
    editions = site.editions[document.path]
    edition = editions.get(language.tag)
    if edition is None:
        is_there = path.is_symlink() or path.exists()
        return None if is_there else missing(document, language.tag, shown, config.shown(path))
    source = site.source_of(edition)
    return progress(source, edition, _notes(path, config), shown)


def _notes(path: Path, config: Configuration) -> Notes:
    """Return what a catalog's file says; nothing when it has gone since the site was read."""
    data, _ = read_bytes(path, config)
    findings = Findings(config.shown(path))
    text = decode(data, findings) if data is not None else None
    return read_notes(text) if text is not None else Notes()


def unread(config: Configuration, site: Site, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the errors that keep documents or catalogs from being read and counted.

    What is wrong inside one that can be read, such as a lost link, is not among them.
    """
    read = {site.shown(document.path) for document in site.documents}
    for editions in site.editions.values():
        read |= {step.catalog for edition in editions.values() for step in edition.translations}
    folders = tuple(f"{site.content}/{folder}/" for folder in DOCUMENT_FOLDERS)
    catalogs = f"{config.shown(config.translations)}/"

    def is_unread(path: str) -> bool:
        is_document = path.startswith(folders) and path.endswith(".md")
        is_catalog = path.startswith(catalogs) and path.endswith(".po")
        return (is_document or is_catalog) and path not in read

    return tuple(
        problem
        for problem in problems
        if problem.severity is Severity.ERROR
        and (problem.code is Code.SETTING or is_unread(problem.path))
    )
