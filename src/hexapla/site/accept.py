"""The verb ``accept``: a document's stale translations declared valid, in all its catalogs."""

from collections.abc import Iterable

from msgspec import Struct

from hexapla.model.block import State
from hexapla.model.document import Document
from hexapla.model.problem import Problem
from hexapla.model.site import Site
from hexapla.site.catalogs import catalog_path
from hexapla.site.choice import Choice
from hexapla.site.files import write_atomically
from hexapla.site.rewriting import lossy, taking_turns
from hexapla.site.settings.configuration import Configuration
from hexapla.translating.accept import Accepted, Settled, accept, accept_typos
from hexapla.translating.entries import entries
from hexapla.translating.pivot import unfinished_in
from hexapla.translating.stores import survives_rewriting
from hexapla.translating.translate import key


class AcceptedIn(Struct, frozen=True):
    """What was accepted in one catalog; ``shared`` are the block ids that share its messages."""

    path: str
    settled: tuple[Settled, ...]
    shared: tuple[str, ...]


class Left(Struct, frozen=True):
    """Blocks that could not be accepted yet in a catalog; ``reason`` says what is to do first."""

    path: str
    blocks: tuple[str, ...]
    reason: str


def accept_in_catalogs(
    config: Configuration,
    site: Site,
    document: Document,
    identifiers: frozenset[str],
    choice: Choice,
) -> tuple[tuple[AcceptedIn, ...], tuple[Problem, ...]]:
    """Accept the stale translations of some blocks, or with no ids of all that are typos.

    Blocks with equal kind and text share one message, so accepting one accepts them all. Returns
    what was accepted, and the catalogs that were left alone, each with the reason.
    """
    done: list[AcceptedIn] = []
    problems: list[Problem] = []
    with taking_turns(config):
        for tag, edition in site.editions[document.path].items():
            if not choice.has(document, tag):
                continue
            source = site.source_of(edition)
            path = catalog_path(config, document, site.language(tag))
            data = path.read_bytes()
            found = _accept(data, source, identifiers)
            if found.settled and not survives_rewriting(data):
                problems.append(lossy(config.shown(path)))
            elif found.settled:
                write_atomically(path, found.data)
                texts = {one.text for one in found.settled}
                shared = tuple(one.id for one in source.blocks if one.text in texts)
                done.append(AcceptedIn(config.shown(path), found.settled, shared))
    return tuple(done), tuple(problems)


def _accept(data: bytes, source: Document, identifiers: frozenset[str]) -> Accepted:
    if not identifiers:
        return accept_typos(data)
    wanted = frozenset(key(block) for block in source.blocks if block.id in identifiers)
    return accept(data, wanted)


def left(
    config: Configuration,
    site: Site,
    document: Document,
    identifiers: frozenset[str],
    choice: Choice,
) -> tuple[Left, ...]:
    """Return which of some blocks, or with no ids of all, cannot be accepted yet.

    A catalog may be behind its document, or a block stale in a pivot that was not chosen.
    """
    found: dict[tuple[str, str], dict[str, None]] = {}
    editions = site.editions[document.path]
    chosen = [edition for tag, edition in editions.items() if choice.has(document, tag)]
    lacking = {lang: _lacking(config, site, editions[lang]) for lang in _steps(chosen)}
    for edition in chosen:
        for block, (state, lang) in unfinished_in(editions, edition).items():
            if identifiers and block not in identifiers:
                continue
            if state is State.UNTRANSLATED and block in lacking[lang]:
                why = (lang, "not in this catalog yet: run hexapla update first")
            elif state is State.STALE and not choice.has(document, lang):
                pivot = config.shown(catalog_path(config, document, site.language(lang)))
                why = (edition.lang, f"stale through {pivot}: accept there first (-l {lang})")
            else:
                continue
            found.setdefault(why, {})[block] = None
    return tuple(
        Left(config.shown(catalog_path(config, document, site.language(lang))), tuple(ids), reason)
        for (lang, reason), ids in found.items()
    )


def _steps(editions: Iterable[Document]) -> set[str]:
    """Return the languages that lie on the way of some editions, their own included."""
    return {step.lang for edition in editions for step in edition.translations}


def _lacking(config: Configuration, site: Site, edition: Document) -> frozenset[str]:
    """Return the ids of the blocks whose message an edition's catalog does not have yet."""
    source = site.source_of(edition)
    path = catalog_path(config, edition, site.language(edition.lang))
    held = entries(path.read_bytes()).by_key
    return frozenset(
        block.id
        for block in source.blocks
        if block.state is not State.UNTRANSLATED and key(block) not in held
    )
