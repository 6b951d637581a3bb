"""Dublin Core in a page's head: words in meta elements, addresses in links.

As DCMI has it in «Expressing Dublin Core metadata using HTML/XHTML meta and link elements»
(2008-08-04).
"""

from collections.abc import Iterator

from hexapla.model.document import Document, last_change
from hexapla.model.registry import Registry
from hexapla.model.work import Credit, Role, Work
from hexapla.rendering.addresses import of_edition
from hexapla.rendering.frames import Frames
from hexapla.rendering.jsonld.credits import credits_of
from hexapla.rendering.jsonld.rights import of_edition as rights_of
from hexapla.rendering.views import Frame, HeadLink, Term


def page_terms(frame: Frame, title_lang: str = "") -> Iterator[Term]:
    """Yield what is true of every page."""
    yield Term("title", frame.name, title_lang)
    yield Term("language", frame.tag)
    yield Term("publisher", frame.site_name)


def article_terms(frames: Frames, edition: Document) -> Iterator[Term]:
    """Yield who made an article, and when.

    Whoever the page credits without saying for what is a contributor here, which claims no more
    than that they had a part in it (DCMI Metadata Terms: contributor).
    """
    registry, tag = frames.site.registry, edition.lang
    yield from dict.fromkeys(_credit(one, registry, tag) for one in credits_of(edition))
    changed = last_change(edition)
    yield Term("issued", edition.meta.date.isoformat())
    if changed:
        yield Term("modified", changed.isoformat())


def article_links(frames: Frames, edition: Document, public: frozenset[str]) -> Iterator[HeadLink]:
    """Yield the addresses of what an article was made from, translated from, and cites.

    ``public`` are the languages that readers have it in.
    """
    for work in sources_of(edition):
        if work.url:
            yield HeadLink("dcterms.source", work.url, hreflang=work.lang)
    if edition.translations:
        step = edition.translations[-1]
        source = frames.site.editions[edition.path][step.source_lang]
        if source.lang in public:
            href = f"{frames.siteurl}/{of_edition(frames.site, source)}"
            yield HeadLink("dcterms.isVersionOf", href, source.lang)
    rights = rights_of(frames.site, edition)
    if rights.license:
        yield HeadLink("dcterms.license", rights.license)
    for cited in edition.meta.sources:
        if cited.url:
            yield HeadLink("dcterms.references", cited.url, cited.lang)


def sources_of(edition: Document) -> tuple[Work, ...]:
    """Return the works of the chain that came before this site's, the nearest first."""
    return tuple(reversed(edition.meta.chain[:-1]))


def _credit(credit: Credit, registry: Registry, tag: str) -> Term:
    term = "creator" if credit.role is Role.AUTHOR else "contributor"
    entry = registry.people.get(credit.who)
    if entry is None:
        return Term(term, credit.who)
    name = entry.name(tag)
    return Term(term, name.text, "" if name.lang == tag else name.lang)
