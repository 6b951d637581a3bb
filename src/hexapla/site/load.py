"""Everything read: content, registry and catalogs become one Site, with all its problems."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from hexapla.checking import check
from hexapla.model.document import Document, Figure, nodes
from hexapla.model.problem import Code, Findings, Problem
from hexapla.model.registry import Entry, Registry, Section
from hexapla.model.site import Language, Site
from hexapla.reading import document as document_reader
from hexapla.reading import registry as registry_reader
from hexapla.reading.inline import parse_document
from hexapla.reading.text import decode
from hexapla.site.configuration import Configuration
from hexapla.site.files import files, read_bytes
from hexapla.translating import po
from hexapla.translating.catalog import Catalog
from hexapla.translating.translate import translate

DOCUMENT_FOLDERS = ("articles", "pages")
"""The folders of the content that hold documents."""


def load(config: Configuration) -> tuple[Site, tuple[Problem, ...]]:
    """Return the site and every problem in it, waived ones left out."""
    loader = _Loader(config)
    site = loader.site()
    return site, check(site, loader.problems)


@dataclass
class _Loader:
    config: Configuration
    problems: list[Problem] = field(default_factory=list)

    def site(self) -> Site:
        config = self.config
        paths = {
            path.relative_to(config.content).as_posix(): path for path in files(config.content)
        }
        registry = Registry(**{section.value: self._section(section) for section in Section})
        documents = self._documents(paths)
        self._report_unused(paths, documents)
        catalogs = self._catalogs(documents, paths)
        editions = {
            document.path: self._editions(document, catalogs.get(document.path, {}))
            for document in documents
        }
        return Site(
            languages=config.languages,
            registry=registry,
            documents=documents,
            editions=editions,
            publication=config.publication,
            at=config.at,
            content=config.shown(config.content),
            files=frozenset(name for name, path in paths.items() if not path.is_symlink()),
            translated=config.translated,
        )

    def _bytes(self, path: Path) -> bytes | None:
        data, problems = read_bytes(path, self.config)
        self.problems.extend(problems)
        return data

    def _section(self, section: Section) -> Mapping[str, Entry]:
        path = self.config.content / "registry" / f"{section}.yaml"
        data = self._bytes(path) if path.exists() else None
        if data is None:
            return {}
        entries, problems = registry_reader.read(data, self.config.shown(path), section)
        self.problems.extend(problems)
        return entries

    def _documents(self, paths: Mapping[str, Path]) -> tuple[Document, ...]:
        found: list[Document] = []
        for name, path in paths.items():
            if not name.endswith(".md") or name.partition("/")[0] not in DOCUMENT_FOLDERS:
                continue
            data = self._bytes(path)
            if data is None:
                continue
            document, problems = document_reader.read(data, name, self.config.shown(path))
            self.problems.extend(problems)
            if document is not None:
                found.append(self._in_a_known_language(document))
        return tuple(found)

    def _in_a_known_language(self, document: Document) -> Document:
        if document.lang not in (tags := [language.tag for language in self.config.languages]):
            self.problems.append(
                Problem(
                    self.config.shown(self.config.content / document.path),
                    document.meta.lines.get("lang", 1),
                    Code.BAD_VALUE,
                    f"lang is {document.lang}, which is not a language of this site",
                    f"write one of: {', '.join(tags)}, or add it to LANGUAGES",
                )
            )
        return document

    def _report_unused(self, paths: Mapping[str, Path], documents: Iterable[Document]) -> None:
        used = {
            node.image
            for document in documents
            for node in nodes(document)
            if isinstance(node, Figure)
        }
        registry = {f"registry/{section}.yaml" for section in Section}
        for name, path in paths.items():
            folder = name.partition("/")[0]
            if folder not in {*DOCUMENT_FOLDERS, "registry"} or name in used | registry:
                continue
            if not (name.endswith(".md") and folder in DOCUMENT_FOLDERS):
                message = "nothing uses this file, and no page will show it"
                remedy = "name it in a figure, move it out of the folder, or delete it"
                shown = self.config.shown(path)
                self.problems.append(Problem(shown, 1, Code.UNKNOWN_FILE, message, remedy))

    def _catalogs(
        self, documents: Iterable[Document], paths: Mapping[str, Path]
    ) -> dict[str, dict[str, Catalog | None]]:
        """Return the catalogs by document path and language; None for one that cannot be used."""
        by_path = {document.path: document for document in documents}
        by_locale = {language.locale: language for language in self.config.languages}
        found: dict[str, dict[str, Catalog | None]] = {}
        for path in files(self.config.translations):
            parts = path.relative_to(self.config.translations).parts
            if path.suffix != ".po" or len(parts) < 4 or parts[2] not in DOCUMENT_FOLDERS:
                continue
            name = PurePosixPath(*parts[2:]).with_suffix(".md").as_posix()
            language = by_locale.get(parts[0])
            if self._is_misplaced(path, name, language, by_path, paths) or language is None:
                continue
            catalog = self._catalog(path, language, by_path.get(name))
            found.setdefault(name, {})[language.tag] = catalog
        return found

    def _is_misplaced(
        self,
        path: Path,
        name: str,
        language: Language | None,
        documents: Mapping[str, Document],
        paths: Mapping[str, Path],
    ) -> bool:
        if language is None:
            code = Code.CATALOG_LANGUAGE
            message = f"the folder {path.relative_to(self.config.translations).parts[0]} is of no "
            message += "language of this site"
            remedy = "use the locale that LANGUAGES in pelicanconf.py names"
        elif name not in paths:
            code = Code.ORPHAN_CATALOG
            message = f"the catalog's document {name} does not exist"
            remedy = "move the catalog with its document, or delete it if the document is gone"
        elif name in documents and documents[name].lang == language.tag:
            code = Code.CATALOG_LANGUAGE
            message = f"the document is written in {language.tag} and needs no catalog for it"
            remedy = "delete the catalog, or correct lang: in the document"
        else:
            return False
        self.problems.append(Problem(self.config.shown(path), 1, code, message, remedy))
        return True

    def _catalog(self, path: Path, language: Language, document: Document | None) -> Catalog | None:
        data = self._bytes(path)
        if data is None or document is None:
            return None
        shown = self.config.shown(path)
        findings = Findings(shown)
        text = decode(data, findings)
        self.problems.extend(findings.problems)
        if text is None:
            return None
        catalog, problems = po.read(text, shown, language.tag, language.locale, document.lang)
        self.problems.extend(problems)
        return catalog

    def _editions(
        self, document: Document, catalogs: Mapping[str, Catalog | None]
    ) -> dict[str, Document]:
        """Return every edition: the original, then each catalog's once its pivot is there."""
        editions = {document.lang: document}
        waiting = {lang: catalog for lang, catalog in catalogs.items() if catalog is not None}
        while ready := [lang for lang in waiting if waiting[lang].source_lang in editions]:
            for lang in ready:
                catalog = waiting.pop(lang)
                edition = translate(editions[catalog.source_lang], catalog)
                shown = self.config.shown(self.config.content / document.path)
                editions[lang], problems = parse_document(edition, shown)
                self.problems.extend(problems)
        for catalog in waiting.values():
            if catalog.source_lang in catalogs and catalog.source_lang not in waiting:
                continue
            message = f"the catalog translates from {catalog.source_lang}, which is not there"
            remedy = "correct X-Source-Language, or add that catalog"
            self.problems.append(Problem(catalog.path, 1, Code.PIVOT, message, remedy))
        return editions
