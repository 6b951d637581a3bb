"""The content folder read: documents, registry, and the files that nothing uses.

Each function notes what it finds wrong in the list ``problems`` it is handed.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.registry import Entry, Registry, Section
from hexapla.reading import document as document_reader
from hexapla.reading import registry as registry_reader
from hexapla.site.files import files, inside, read_bytes
from hexapla.site.settings.configuration import Configuration

DOCUMENT_FOLDERS = ("articles", "pages")
"""The folders of the content that hold documents."""

_SLUG = re.compile(rb"^slug:[ \t]*[\"']?([A-Za-z0-9-]+)", re.MULTILINE)

Paths = Mapping[str, str]
"""The full paths of the content folder's files, by their path in it with slashes."""


def list_content(config: Configuration, problems: list[Problem]) -> Paths:
    """Return the files there are; a symbolic link is a problem and none of them.

    Nor is a file whose name is no text, which has no address.
    """
    found: dict[str, str] = {}
    for file in files(config.content):
        name = inside(config.content, file.path)
        if file.is_symlink():
            problems.extend(read_bytes(file.path, config)[1])
        elif not _is_text(name):
            shown = config.shown(file.path).encode("utf-8", "backslashreplace").decode()
            message = "the file's name is not text in UTF-8, and no address can be made of it"
            remedy = "give it a name of letters and digits"
            problems.append(Problem(shown, 1, Code.UNREADABLE, message, remedy))
        else:
            found[name] = file.path
    return found


def _is_text(name: str) -> bool:
    """Whether a name is without the surrogates that stand for bytes (PEP 383)."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def read_registry(paths: Paths, config: Configuration, problems: list[Problem]) -> Registry:
    """Return the registry; a file that is not there has no entries."""

    def section(kind: Section) -> Mapping[str, Entry]:
        path = paths.get(_registry_file(kind))
        data = read(path, config, problems) if path else None
        if path is None or data is None:
            return {}
        entries, found = registry_reader.read(data, config.shown(path), kind)
        problems.extend(found)
        return entries

    return Registry(**{kind.value: section(kind) for kind in Section})


def read_document(
    name: str, path: str, config: Configuration, problems: list[Problem]
) -> Document | None:
    """Return the document that a file of the content is, if it can be read."""
    data = read(path, config, problems)
    if data is None:
        return None
    document, faults = document_reader.read(data, name, config.shown(path))
    problems.extend(faults)
    tags = [language.tag for language in config.languages]
    if document is not None and document.lang not in (*tags, "und"):
        # for "und" its own problem says what is wrong
        message = f"lang is {document.lang}, which is not a language of this site"
        remedy = f"write one of: {', '.join(tags)}, or add it to LANGUAGES"
        line = document.meta.lines.get("lang", 1)
        problems.append(Problem(config.shown(path), line, Code.BAD_VALUE, message, remedy))
    return document


def unread_slugs(paths: Paths, documents: Iterable[Document]) -> frozenset[str]:
    """Return what links may call the documents that are there but could not be read.

    That is the file's name, and a slug that one of its lines seems to give.
    """
    read_ones = {document.path for document in documents}
    found: set[str] = set()
    for name, path in paths.items():
        if is_document(name) and name not in read_ones and Path(path).is_file():
            found.add(Path(path).stem)
            found.update(slug.decode() for slug in _SLUG.findall(Path(path).read_bytes()))
    return frozenset(found)


def report_unused(
    paths: Paths, documents: Iterable[Document], config: Configuration, problems: list[Problem]
) -> None:
    """Note the files beside documents and registry that no page will show."""
    used = {image for document in documents for image in document.outline.images}
    used |= {_registry_file(kind) for kind in Section}
    for name, path in paths.items():
        folder = name.partition("/")[0]
        if is_document(name) or name in used:
            continue
        if name.endswith(".md"):
            message = "this is no article: it lies outside the folders articles/ and pages/"
            remedy = "move it into one of them, or out of the content"
            problems.append(Problem(config.shown(path), 1, Code.UNKNOWN_FILE, message, remedy))
        elif folder in {*DOCUMENT_FOLDERS, "registry"}:
            message = "nothing uses this file, and no page will show it"
            remedy = "name it in a figure, move it out of the folder, or delete it"
            if folder == "registry":
                message = "the registry has no file of this name, and nothing reads it"
                remedy = f"its files are {', '.join(f'{kind}.yaml' for kind in Section)}"
            problems.append(Problem(config.shown(path), 1, Code.UNKNOWN_FILE, message, remedy))


def read(path: str, config: Configuration, problems: list[Problem]) -> bytes | None:
    """Return a file's bytes; None after noting why they cannot be read."""
    data, faults = read_bytes(path, config)
    problems.extend(faults)
    return data


def is_document(name: str) -> bool:
    """Whether a file of the content is a document, by its path there."""
    return name.endswith(".md") and name.partition("/")[0] in DOCUMENT_FOLDERS


def _registry_file(kind: Section) -> str:
    return f"registry/{kind}.yaml"
