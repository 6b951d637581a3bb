"""Links to the registry, to other articles and to blocks of the same page."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from hexapla.checking.places import answerable, place
from hexapla.model.block import Block, Literal
from hexapla.model.document import Document, blocks, nodes
from hexapla.model.inline import Inline, Link, Reference, walk
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site

Finding = tuple[Code, str, str]


def check_links(edition: Document, site: Site) -> Iterable[Problem]:
    """Note links to people, outlets, articles and blocks that do not exist."""
    anchors = _anchors(edition)
    for block in answerable(edition):
        for node in walk(block.inline):
            for code, message, remedy in _findings(node, anchors, site):
                yield Problem(*place(block, edition, site), code, message, remedy)


def _anchors(edition: Document) -> set[str]:
    found = {block.id for block in blocks(edition)}
    return found | {node.id for node in nodes(edition) if isinstance(node, Block | Literal)}


def _findings(node: Inline, anchors: set[str], site: Site) -> Iterator[Finding]:
    match node:
        case Reference("person", identifier) if identifier not in site.registry.people:
            yield _unknown(Code.UNKNOWN_PERSON, "person", identifier, site.registry.people)
        case Reference("outlet", identifier) if identifier not in site.registry.outlets:
            yield _unknown(Code.UNKNOWN_OUTLET, "outlet", identifier, site.registry.outlets)
        case Reference("article", slug) if slug not in (slugs := _slugs(site)):
            remedy = _did_you_mean(slug, slugs) or "write the slug of an article of this site"
            yield Code.BROKEN_LINK, f"there is no article with the slug {slug}", remedy
        case Link(href) if href.startswith("#") and href[1:] not in anchors:
            remedy = f"write ({href[1:]})= on the line above the block it should lead to"
            yield Code.BROKEN_LINK, f"no block of this page has the id {href[1:]}", remedy
        case _:
            pass


def _slugs(site: Site) -> set[str]:
    return {document.meta.slug for document in site.documents}


def _unknown(code: Code, what: str, identifier: str, known: Iterable[str]) -> Finding:
    folder = {"person": "people", "outlet": "outlets"}[what]
    remedy = _did_you_mean(identifier, known)
    remedy = remedy or f"add it to registry/{folder}.yaml, or correct the id"
    return code, f"the registry has no {what} {identifier}", remedy


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, sorted(known), 1)
    return f"did you mean {near[0]}?" if near else ""
