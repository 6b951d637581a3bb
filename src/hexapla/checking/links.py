"""Links to the registry, to other articles and to blocks of the same page."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from hexapla.checking.places import answerable, place
from hexapla.model.block import Block, Kind, Literal
from hexapla.model.document import Document
from hexapla.model.inline import Link, Mark, Reference
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site, link_name

Finding = tuple[Code, str, str]


def check_links(edition: Document, site: Site) -> Iterable[Problem]:
    """Note links to people, outlets, articles and blocks that do not exist or cannot be seen."""
    links = tuple(answerable(edition))
    anchors = _anchors(edition) if links else set()
    for block, mark in links:
        if isinstance(mark, Reference) and mark.kind == "article":
            findings = _article(mark.id, _last(site.by_name.get(mark.id, ())), site)
        else:
            findings = _findings(mark, anchors, site)
        for code, message, remedy in findings:
            yield Problem(*place(block, edition, site), code, message, remedy)


def _anchors(edition: Document) -> set[str]:
    """Return the ids that the page's blocks have; an alt text is no block of the page."""
    return {
        node.id
        for node in edition.nodes
        if isinstance(node, Literal) or (isinstance(node, Block) and node.kind is not Kind.ALT)
    }


def _findings(mark: Mark, anchors: set[str], site: Site) -> Iterator[Finding]:
    match mark:
        case Reference("person", identifier) if identifier not in site.registry.people:
            yield _unknown(Code.UNKNOWN_PERSON, "person", identifier, site.registry.people)
        case Reference("outlet", identifier) if identifier not in site.registry.outlets:
            yield _unknown(Code.UNKNOWN_OUTLET, "outlet", identifier, site.registry.outlets)
        case Link(href) if href.startswith("#") and href[1:] not in anchors:
            remedy = f"write ({href[1:]})= on the line above the block it should lead to"
            yield Code.BROKEN_LINK, f"no block of this page has the id {href[1:]}", remedy
        case _:
            pass


def _article(slug: str, document: Document | None, site: Site) -> Iterator[Finding]:
    """Note a link to an article; of one that cannot be used, its own problem speaks."""
    if document is None and slug in site.unread:
        return
    if document is None:
        slugs = (link_name(document) for document in site.documents)
        remedy = (
            _did_you_mean(slug, slugs)
            or "write the slug of an article of this site, or take the link out"
        )
        yield Code.BROKEN_LINK, f"there is no article with the slug {slug}", remedy
    elif document.meta.usable and not site.public_editions(document.path):
        message = f"the article {slug} is not published, so readers see the words without a link"
        yield Code.UNPUBLISHED_LINK, message, "publish that article first, or take the link out"


def _last(documents: tuple[Document, ...]) -> Document | None:
    return documents[-1] if documents else None


def _unknown(code: Code, what: str, identifier: str, known: Iterable[str]) -> Finding:
    folder = {"person": "people", "outlet": "outlets"}[what]
    remedy = _did_you_mean(identifier, known)
    remedy = remedy or f"add it to registry/{folder}.yaml, or correct the id"
    return code, f"the registry has no {what} {identifier}", remedy


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, sorted(known), 1)
    return f"did you mean {near[0]}?" if near else ""
