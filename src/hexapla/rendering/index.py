"""What stands where: the lists a site's pages are made from, each computed once."""

from collections.abc import Mapping
from dataclasses import dataclass

from hexapla.model.document import Document
from hexapla.model.mentions import mentions
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
        for edition in site.public_editions(document.path):
            for mention in mentions(edition):
                if mention.kind in {"person", "outlet"}:
                    found.setdefault((mention.kind, mention.id), set()).add(document.path)
    return {key: frozenset(paths) for key, paths in found.items()}
