"""The catalogs read, and the editions they make.

Each function notes what it finds wrong in the list ``problems`` it is handed.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from hexapla.model.document import Document
from hexapla.model.problem import Code, Findings, Problem
from hexapla.model.site import Language
from hexapla.reading.inline import tree_of
from hexapla.reading.text import decode
from hexapla.site.content import DOCUMENT_FOLDERS, Paths, read
from hexapla.site.files import files, inside
from hexapla.site.settings.configuration import Configuration
from hexapla.translating import po
from hexapla.translating.catalog import Catalog
from hexapla.translating.scan import scan_bytes
from hexapla.translating.translate import translate

Catalogs = Mapping[str, Catalog | None]
"""A document's catalogs by language; None for one that is there but cannot be used."""

CatalogPaths = Mapping[str, str]
"""The full paths of a document's catalogs, by language."""


def list_catalogs(
    paths: Paths, config: Configuration, problems: list[Problem]
) -> Mapping[str, CatalogPaths]:
    """Return where the catalogs are, by the path of their document."""
    by_locale = {language.locale: language for language in config.languages}
    found: dict[str, dict[str, str]] = {}
    for path in (file.path for file in files(config.translations)):
        parts = inside(config.translations, path).split("/")
        if not parts[-1].endswith(".po") or parts[1:] == ["LC_MESSAGES", "theme.po"]:
            continue
        if len(parts) < 4 or parts[1] != "LC_MESSAGES" or parts[2] not in DOCUMENT_FOLDERS:
            message = "no document can have its catalog here, and nothing reads it"
            remedy = "move it to translations/<locale>/LC_MESSAGES/articles/…, or delete it"
            problems.append(Problem(config.shown(path), 1, Code.UNKNOWN_FILE, message, remedy))
            continue
        name = "/".join(parts[2:]).removesuffix(".po") + ".md"
        language = by_locale.get(parts[0])
        misplaced = _misplaced(parts[0], name, language, name in paths)
        if misplaced:
            problems.append(Problem(config.shown(path), 1, *misplaced))
        elif language is not None:
            found.setdefault(name, {})[language.tag] = path
    return found


def read_catalogs(
    document: Document, places: CatalogPaths, config: Configuration, problems: list[Problem]
) -> Catalogs:
    """Return a document's catalogs."""
    problems.extend(_folders(document, places, config))
    found: dict[str, Catalog | None] = {}
    for language in config.languages:
        path = places.get(language.tag)
        if path is not None and language.tag == document.lang:
            message = f"the document is written in {language.tag} and needs no catalog for it"
            remedy = "delete the catalog, or correct lang: in the document"
            code = Code.CATALOG_LANGUAGE
            problems.append(Problem(config.shown(path), 1, code, message, remedy))
        elif path is not None:
            found[language.tag] = _catalog(path, language, document, config, problems)
    return found


def _folders(document: Document, places: CatalogPaths, config: Configuration) -> Iterator[Problem]:
    """Yield a problem for each folder that stands where a document's catalog should be."""
    for language in config.languages:
        if language.tag in places:
            continue
        path = catalog_path(config, document, language)
        if path.is_dir():
            message = "a folder stands where the catalog should be"
            remedy = "move it away, and run hexapla update"
            yield Problem(config.shown(path), 1, Code.UNREADABLE, message, remedy)


def catalog_path(config: Configuration, document: Document, language: Language) -> Path:
    """Return the file that carries a document into a language."""
    name = document.path.removesuffix(".md") + ".po"
    return config.translations.joinpath(language.locale, "LC_MESSAGES", name)


def _misplaced(
    folder: str, name: str, language: Language | None, exists: bool
) -> tuple[Code, str, str] | None:
    """Return what is wrong with a catalog's place, if anything is."""
    if language is None:
        message = f"the folder {folder} is of no language of this site"
        remedy = "use a locale that LANGUAGES in pelicanconf.py names"
        return Code.CATALOG_LANGUAGE, message, remedy
    if not exists:
        message = f"the catalog's document {name} does not exist"
        remedy = "move the catalog with its document, or delete it if the document is gone"
        return Code.ORPHAN_CATALOG, message, remedy
    return None


def _catalog(
    path: str,
    language: Language,
    document: Document,
    config: Configuration,
    problems: list[Problem],
) -> Catalog | None:
    data = read(path, config, problems)
    if data is None:
        return None
    shown = config.shown(path)
    findings = Findings(shown)
    scan_bytes(data, findings)
    text = decode(data, findings)
    problems.extend(findings.problems)
    if text is None:
        return None
    tags = {one.locale: one.tag for one in config.languages}
    catalog, faults = po.read(text, shown, language.tag, language.locale, document.lang, tags=tags)
    problems.extend(faults)
    return catalog


def editions_of(
    document: Document, catalogs: Catalogs, problems: list[Problem]
) -> dict[str, Document]:
    """Return a document's editions by language: the original, then each whose pivot is there."""
    editions = {document.lang: document}
    if not document.meta.usable:
        return editions  # its own problems come first
    waiting = {lang: catalog for lang, catalog in catalogs.items() if catalog is not None}
    while ready := [lang for lang in waiting if waiting[lang].source_lang in editions]:
        for lang in ready:
            catalog = waiting.pop(lang)
            findings = Findings(catalog.path)
            parse = partial(tree_of, findings=findings)
            editions[lang] = translate(editions[catalog.source_lang], catalog, parse)
            problems.extend(findings.problems)
    for catalog in waiting.values():
        if catalogs.get(catalog.source_lang, catalog) is None:
            continue  # that catalog's own problem says what is wrong
        message = f"the catalog translates from {catalog.source_lang}, which has no catalog itself"
        if catalog.source_lang in waiting:
            message = f"the catalog translates from {catalog.source_lang}, and that one from this"
        remedy = f"let X-Source-Language name {document.lang}, or a language that comes from it"
        problems.append(Problem(catalog.path, catalog.line, Code.PIVOT, message, remedy))
    return editions
