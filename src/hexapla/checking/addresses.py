"""Slugs: one document each, and languages that the site has."""

from collections.abc import Iterable, Iterator

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_addresses(edition: Document, site: Site) -> Iterable[Problem]:
    """Note a slug that an earlier document has too, and slugs in languages of no use.

    Two documents may not share the slug that ``article:`` links name, whatever their languages,
    nor an address in one language.
    """
    if edition.translations:
        return
    yield from _languages(edition, site)
    meta = edition.meta
    for document in site.namesakes.get(edition.path, ()):
        other = document.meta
        if meta.slug == other.slug:
            if meta.slug:
                yield _taken(meta.slug, "slug", edition, document, site)
        elif meta.slugs or other.slugs:
            yield from _addresses(edition, document, site)


def _addresses(edition: Document, document: Document, site: Site) -> Iterator[Problem]:
    """Note the languages in which two documents have one address."""
    mine, others = site.editions[edition.path], site.editions[document.path]
    for lang in mine:
        slug = mine[lang].slug
        if slug and lang in others and others[lang].slug == slug:
            key = f"slugs.{lang}" if lang in edition.meta.slugs else "slug"
            yield _taken(slug, key, edition, document, site)


def _taken(slug: str, key: str, edition: Document, document: Document, site: Site) -> Problem:
    return Problem(
        site.shown(edition.path),
        edition.meta.lines.get(key, 1),
        Code.DUPLICATE_SLUG,
        f"the slug {slug} is that of {site.shown(document.path)} too",
        "choose another slug for the newer of the two",
    )


def _languages(edition: Document, site: Site) -> Iterator[Problem]:
    tags = [language.tag for language in site.languages]
    for tag in edition.meta.slugs:
        if tag not in tags:
            message = f"slugs has {tag}, which is not a language of this site"
            remedy = f"write one of: {', '.join(tags)}"
            line = edition.meta.lines.get(f"slugs.{tag}", 1)
            yield Problem(site.shown(edition.path), line, Code.BAD_VALUE, message, remedy)
