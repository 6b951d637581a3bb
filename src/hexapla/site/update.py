"""The verb ``update``: catalogs brought in step with the documents they translate."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Language, Site
from hexapla.site.configuration import Configuration
from hexapla.site.files import write_atomically
from hexapla.translating import po
from hexapla.translating.translate import translate
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

    A new catalog translates from ``pivot`` when that is given, else from the document's own
    language. Returns what was done, and the catalogs that were left alone, each with the reason.
    """
    done: list[Refreshed] = []
    problems: list[Problem] = []
    for document in site.documents:
        editions = dict(site.editions[document.path])
        for language in _in_pivot_order(document, site):
            if only and language.tag not in only:
                continue
            path = catalog_path(config, document, language)
            source = _source(editions, document, language, pivot)
            result = _refreshed(path, source, language, config, site)
            if isinstance(result, Problem):
                problems.append(result)
            elif result is not None:
                done.append(result)
                edition = _edition(source, result, language)
                editions.update({language.tag: edition} if edition else {})
    return tuple(done), tuple(problems)


def _in_pivot_order(document: Document, site: Site) -> Iterator[Language]:
    """Yield the languages to carry a document into, a pivot before what is made from it."""
    editions = site.editions[document.path]

    def steps(language: Language) -> int:
        edition = editions.get(language.tag)
        return len(edition.translations) if edition else len(site.languages)

    others = (language for language in site.languages if language.tag != document.lang)
    yield from sorted(others, key=steps)


def _source(
    editions: Mapping[str, Document], document: Document, language: Language, pivot: str
) -> Document | None:
    """Return what a catalog translates: the document or an edition; None when that is missing."""
    if edition := editions.get(language.tag):
        return editions[edition.translations[-1].source_lang]
    if not pivot or pivot in {document.lang, language.tag}:
        return document
    return editions.get(pivot)


def _refreshed(
    path: Path,
    source: Document | None,
    language: Language,
    config: Configuration,
    site: Site,
) -> Refreshed | Problem | None:
    """Bring one catalog in step; None where there is nothing to translate yet."""
    shown = config.shown(path)
    if source is None:
        message = "there is no edition in the pivot language to translate from"
        return Problem(shown, 1, Code.PIVOT, message, "translate into the pivot first")
    data = path.read_bytes() if path.exists() else None
    updated = update(source, data, language.locale, site.language(source.lang).locale)
    if data is None and not updated.added:
        message = f"nothing of the {source.lang} edition is translated yet"
        return Problem(shown, 1, Code.PIVOT, message, "translate into the pivot first")
    if updated.data != data:
        if data is not None and not survives_rewriting(data):
            message = "rewriting this catalog would change what a tool wrote in it"
            remedy = "open it in Poedit and save it, or run msgcat on it"
            return Problem(shown, 1, Code.CATALOG_LOSSY, message, remedy)
        write_atomically(path, updated.data)
    return Refreshed(shown, updated)


def _edition(source: Document | None, refreshed: Refreshed, language: Language) -> Document | None:
    """Return the edition that a catalog makes as it stands now."""
    if source is None:
        return None
    text = refreshed.updated.data.decode()
    catalog, _ = po.read(text, refreshed.path, language.tag, language.locale, source.lang)
    return translate(source, catalog) if catalog else None
