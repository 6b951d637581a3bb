"""The verb ``accept``: a document's stale translations declared valid, in all its catalogs."""

from dataclasses import dataclass

from hexapla.model.document import Document, blocks
from hexapla.model.problem import Problem
from hexapla.model.site import Site
from hexapla.site.choice import Choice
from hexapla.site.configuration import Configuration
from hexapla.site.files import write_atomically
from hexapla.site.update import catalog_path, lossy, taking_turns
from hexapla.translating.accept import Accepted, accept, accept_typos
from hexapla.translating.translate import key
from hexapla.translating.update import survives_rewriting


@dataclass(frozen=True, slots=True)
class AcceptedIn:
    """What was accepted in one catalog; ``shared`` are the block ids that share its messages."""

    path: str
    texts: tuple[str, ...]
    shared: tuple[str, ...]


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
            source = site.editions[document.path][edition.translations[-1].source_lang]
            path = catalog_path(config, document, site.language(tag))
            data = path.read_bytes()
            found = _accept(data, source, identifiers)
            if found.texts and not survives_rewriting(data):
                problems.append(lossy(config.shown(path)))
            elif found.texts:
                write_atomically(path, found.data)
                shared = tuple(one.id for one in blocks(source) if one.text in found.texts)
                done.append(AcceptedIn(config.shown(path), found.texts, shared))
    return tuple(done), tuple(problems)


def _accept(data: bytes, source: Document, identifiers: frozenset[str]) -> Accepted:
    if not identifiers:
        return accept_typos(data)
    wanted = frozenset(key(block) for block in blocks(source) if block.id in identifiers)
    return accept(data, wanted)
