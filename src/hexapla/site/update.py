"""The verb ``update``: catalogs brought in step with the documents they translate."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Language, Site
from hexapla.site.configuration import Configuration
from hexapla.site.files import write_atomically
from hexapla.translating.update import Updated, survives_rewriting, update


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one catalog; ``path`` is as problems name it."""

    path: str
    updated: Updated


def catalog_path(config: Configuration, document: Document, language: Language) -> Path:
    """Return the file that carries a document into a language."""
    name = PurePosixPath(document.path).with_suffix(".po")
    return config.translations / language.locale / "LC_MESSAGES" / name


def update_catalogs(
    config: Configuration, site: Site, only: frozenset[str], pivot: str = ""
) -> tuple[tuple[Refreshed, ...], tuple[Problem, ...]]:
    """Write every catalog that is behind its document, in the languages ``only``, all if empty.

    A new catalog translates from ``pivot`` when that is given and the edition exists, else from
    the document's own language. Returns what was done, and the catalogs that were left alone
    because rewriting would lose something.
    """
    done: list[Refreshed] = []
    problems: list[Problem] = []
    for document, language in _pairs(site, only):
        path = catalog_path(config, document, language)
        shown = config.shown(path)
        data = path.read_bytes() if path.exists() else None
        if data is not None and not survives_rewriting(data):
            message = "rewriting this catalog would change what a tool wrote in it"
            remedy = "open it in Poedit and save it, or run msgcat on it"
            problems.append(Problem(shown, 1, Code.CATALOG_LOSSY, message, remedy))
            continue
        source = _source(site, document, language, pivot if data is None else "")
        updated = update(source, data, language.locale)
        if data is None and not updated.added:
            continue  # nothing can be translated yet: the pivot is empty
        if updated.data != data:
            write_atomically(path, updated.data)
        done.append(Refreshed(shown, updated))
    return tuple(done), tuple(problems)


def _pairs(site: Site, only: frozenset[str]) -> Iterator[tuple[Document, Language]]:
    for document in site.documents:
        for language in site.languages:
            if language.tag != document.lang and (not only or language.tag in only):
                yield document, language


def _source(site: Site, document: Document, language: Language, pivot: str) -> Document:
    """Return the document, or the edition in the pivot, that a catalog translates from."""
    editions = site.editions[document.path]
    if edition := editions.get(language.tag):
        return editions[edition.translations[-1].source_lang]
    return editions.get(pivot, document)
