"""What stands where: the lists a site's pages are made from, each computed once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hexapla.model.block import Figure, Quotation
from hexapla.model.document import Document, blocks, nodes
from hexapla.model.inline import Reference, walk
from hexapla.model.site import Site

Mentions = Mapping[tuple[str, str], frozenset[str]]
"""The paths of the documents that name a person or an outlet, by kind and id."""


@dataclass(frozen=True, slots=True)
class Index:
    """``articles`` are the public editions by language, the newest first, pages left out."""

    articles: Mapping[str, tuple[Document, ...]]
    pages: Mapping[str, tuple[Document, ...]]
    mentions: Mentions
    slugs: Mapping[str, str]


def index(site: Site) -> Index:
    """Return the lists of a site."""
    public = {language.tag: site.public(language.tag) for language in site.languages}
    return Index(
        articles={tag: tuple(one for one in public[tag] if not one.is_page) for tag in public},
        pages={tag: tuple(one for one in public[tag] if one.is_page) for tag in public},
        mentions=_mentions(site),
        slugs={document.meta.slug: document.path for document in site.documents},
    )


def _mentions(site: Site) -> Mentions:
    found: dict[tuple[str, str], set[str]] = {}
    for document in site.documents:
        if not site.public_editions(document.path):
            continue
        for key in _named(document):
            found.setdefault(key, set()).add(document.path)
    return {key: frozenset(paths) for key, paths in found.items()}


def _named(document: Document) -> Iterator[tuple[str, str]]:
    for block in blocks(document):
        for mark in walk(block.inline):
            if isinstance(mark, Reference) and mark.kind != "article":
                yield mark.kind, mark.id
    works = (credit for work in document.meta.chain for credit in work.credits)
    for credit in (*document.meta.credits, *works):
        yield "person", credit.who
    outlets = {source.id: source.outlet for source in document.meta.sources}
    for outlet in outlets.values():
        yield "outlet", outlet
    for node in nodes(document):
        if isinstance(node, Figure | Quotation) and node.source:
            yield "outlet", outlets.get(node.source, node.source)
        if isinstance(node, Figure) and node.photographer:
            yield "person", node.photographer
        if isinstance(node, Quotation) and node.speaker:
            yield "person", node.speaker
