"""Which of an article's versions stand beside one another, and where."""

from hexapla.model.document import Document
from hexapla.model.site import Site
from hexapla.rendering.addresses import parallel
from hexapla.rendering.frames import Frames
from hexapla.rendering.index import Index
from hexapla.rendering.versions import versions
from hexapla.rendering.views import Version


def partners(site: Site, index: Index, edition: Document) -> tuple[Document, ...]:
    """Return the public editions that an article is shown beside, in the order of languages.

    A page of the site's own is shown beside none.
    """
    if edition.is_page or not site.has_parallel:
        return ()
    return tuple(
        one
        for one in index.public[edition.path]
        if site.is_parallel(edition.lang, one.lang, edition.source_lang)
    )


def parallel_links(frames: Frames, edition: Document, current: str = "") -> tuple[Version, ...]:
    """Return where an article stands beside each of its other versions.

    ``current`` is the tag of the one that is beside it now.
    """
    site = frames.site
    shown = partners(site, frames.index, edition)
    hrefs = {one.lang: parallel(site, edition, one.lang) for one in shown}
    return versions(site, hrefs, current)


def parallel_versions(frames: Frames, edition: Document, other: Document) -> dict[str, str]:
    """Return the address of the page with two editions in each language that there is one in.

    It is beside the same other, or, in the other's own language, the same two swapped.
    """
    site = frames.site
    found = {}
    for one in frames.index.public[edition.path]:
        partner = edition.lang if one.lang == other.lang else other.lang
        if site.is_parallel(one.lang, partner, edition.source_lang):
            found[one.lang] = parallel(site, one, partner)
    return found
