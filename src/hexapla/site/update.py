"""The verb ``update``: catalogs brought in step with the documents they translate."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from hexapla.model.block import State
from hexapla.model.document import Document
from hexapla.model.problem import Code, Findings, Problem
from hexapla.model.site import Language, Site
from hexapla.model.work import Method
from hexapla.reading.text import decode
from hexapla.site.catalogs import catalog_path
from hexapla.site.choice import Choice
from hexapla.site.files import write_atomically
from hexapla.site.rewriting import lossy, taking_turns
from hexapla.site.settings.configuration import Configuration
from hexapla.translating import po
from hexapla.translating.context import context_for
from hexapla.translating.stores import survives_rewriting
from hexapla.translating.translate import messages, translate
from hexapla.translating.update import Memory, Remembered, Updated, update

LOSS_SHARE = 0.2
LOSS_COUNT = 3
"""An update that would put more than this share, and more than this many, of a catalog's
translations out of use is refused unless it is allowed."""


class Wish(Struct, frozen=True):
    """What to update, and how.

    ``pivot`` is the language new catalogs translate from; without ``write`` nothing is written.
    """

    choice: Choice = field(default_factory=Choice)
    pivot: str = ""
    write: bool = True
    allow_loss: bool = False


class Refreshed(Struct, frozen=True):
    """What became of one catalog, or would; ``behind`` when its bytes are not those there were.

    ``note`` says which part of the wish was not for it.
    """

    path: str
    updated: Updated
    behind: bool
    note: str = ""


class _Desk(Struct, frozen=True):
    """What every catalog's update needs at hand."""

    config: Configuration
    site: Site
    wish: Wish
    memories: Mapping[tuple[str, str], Memory]


def update_catalogs(
    config: Configuration, site: Site, wish: Wish
) -> tuple[tuple[Refreshed, ...], tuple[Problem, ...]]:
    """Write every catalog that is behind its document.

    A new catalog translates from the pivot when one is wished for, else from the document's own
    language. Returns what was done, and the catalogs that were left alone, each with the reason.
    Two updates at once take turns.
    """
    desk = _Desk(config, site, wish, memories(site))
    done: list[Refreshed] = []
    problems: list[Problem] = []
    with taking_turns(config):
        for document in site.documents:
            for result in _updates(document, desk):
                if isinstance(result, Problem):
                    problems.append(result)
                else:
                    done.append(result)
    return tuple(done), tuple(problems)


def memories(site: Site) -> dict[tuple[str, str], dict[str, Remembered]]:
    """Return, for each two languages, what the site's editions have for each source text.

    Only what is translated now counts, not what is stale.
    """
    found: dict[tuple[str, str], dict[str, Remembered]] = {}
    for editions in site.editions.values():
        for edition in editions.values():
            if not edition.translations:
                continue
            step = edition.translations[-1]
            source = editions[step.source_lang]
            known = found.setdefault((step.source_lang, step.lang), {})
            by_machine = step.method is Method.MACHINE
            for origin, block in zip(source.blocks, edition.blocks, strict=True):
                if block.state is State.TRANSLATED:
                    known.setdefault(origin.text, Remembered(block.text, by_machine))
    return found


def _updates(document: Document, desk: _Desk) -> Iterator[Refreshed | Problem]:
    """Yield what becomes of a document's catalogs, a pivot before what is made from it."""
    editions = dict(desk.site.editions[document.path])
    is_as_read = True
    refused: set[str] = set()
    for language in _in_pivot_order(document, desk.site):
        if not desk.wish.choice.has(document, language.tag):
            continue
        source = _source(editions, document, language, desk.wish.pivot)
        if source is not None and source.lang in refused:
            refused.add(language.tag)  # it waits until its pivot is in step
            continue
        result = _refreshed(document, source, language, desk)
        yield result
        if isinstance(result, Problem):
            refused.add(language.tag)
        is_as_read = is_as_read and not (isinstance(result, Refreshed) and result.behind)
        if source is not None and isinstance(result, Refreshed) and not is_as_read:
            edition = _edition(source, result, language)
            editions.update({language.tag: edition} if edition else {})


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
    document: Document, source: Document | None, language: Language, desk: _Desk
) -> Refreshed | Problem:
    """Bring one catalog in step, or say why not."""
    path = catalog_path(desk.config, document, language)
    shown = desk.config.shown(path)
    data = path.read_bytes() if path.exists() else None
    if source is None or (data is None and not messages(source)):
        message = "there is no edition in the pivot language to translate from"
        return Problem(shown, 1, Code.PIVOT, message, "translate into the pivot first")
    updated = update(
        source,
        data,
        language.locale,
        desk.site.language(source.lang).locale,
        context=context_for(source, desk.site.registry, language.tag),
        memory=desk.memories.get((source.lang, language.tag)),
    )
    note = _other_pivot(source, language, desk.wish.pivot) if data is not None else ""
    if updated.data == data:
        return Refreshed(shown, updated, behind=False, note=note)
    if data is not None and not survives_rewriting(data):
        return lossy(shown)
    if not desk.wish.allow_loss and _loses_much(updated):
        return _loss(shown, updated)
    if desk.wish.write:
        write_atomically(path, updated.data)
    return Refreshed(shown, updated, behind=True, note=note)


def _other_pivot(source: Document, language: Language, pivot: str) -> str:
    """Say of a catalog that is there already that it translates from another language."""
    if not pivot or pivot in {source.lang, language.tag}:
        return ""
    return (
        f"it translates from {source.lang} (X-Source-Language), and --pivot is for new catalogs "
        f"alone; to begin one from {pivot}, move it away first"
    )


def _loses_much(updated: Updated) -> bool:
    unused = len(updated.unused)
    return unused > LOSS_COUNT and unused > LOSS_SHARE * updated.translated


def _loss(shown: str, updated: Updated) -> Problem:
    texts = "; ".join(f"«{text[:60]}»" for text in updated.unused)
    message = (
        f"updating would put {len(updated.unused)} of {updated.translated} translations "
        f"out of use: {texts}"
    )
    remedy = "restore those paragraphs, or allow it with --allow-loss (they stay as obsolete)"
    return Problem(shown, 1, Code.CATALOG_LOSS, message, remedy)


def _edition(source: Document, refreshed: Refreshed, language: Language) -> Document | None:
    """Return the edition that a catalog makes as it stands now."""
    text = decode(refreshed.updated.data, Findings(refreshed.path))
    if text is None:
        return None
    catalog, _ = po.read(text, refreshed.path, language.tag, language.locale, source.lang)
    return translate(source, catalog) if catalog else None
