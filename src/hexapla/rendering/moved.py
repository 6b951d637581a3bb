"""Pages at addresses that were published: where the page is now, or that it was withdrawn."""

from msgspec.structs import replace

from hexapla.rendering.addresses import of_edition
from hexapla.rendering.frames import Frames, article_link
from hexapla.rendering.not_found import anywhere, ways_on
from hexapla.rendering.versions import versions
from hexapla.rendering.views import GoneView, MovedView
from hexapla.rendering.wording import marked

_MOVED = marked("This page has moved")
_GONE = marked("This page has been withdrawn")
# Translators: on a page that was withdrawn; {site} is the site’s name
_ASK = marked(
    "What was published at this address has been withdrawn and can no longer be read here. "
    "Please address questions about it to the editors of {site}."
)


def moved_view(frames: Frames, address: str) -> MovedView:
    """Return what stands at an address whose page has another one now."""
    tag = frames.wording.tag
    path = frames.index.moved[tag][address]
    edition = frames.index.edition(path, tag)
    frame = frames.frame("moved", {tag: address}, frames.wording.title(_MOVED))
    now = "" if frames.site.preview else f"{frames.siteurl}/{of_edition(frames.site, edition)}"
    shown = replace(
        frame,
        canonical=now,
        robots="noindex",
        alternates=(),
        versions=versions(frames.site, frames.of_document(edition), tag),
    )
    return MovedView(shown, article_link(frames, edition))


def gone_view(frames: Frames, address: str) -> GoneView:
    """Return what stands at the address of a page that was withdrawn."""
    tag = frames.wording.tag
    frame = frames.frame("gone", {tag: address}, frames.wording.title(_GONE))
    homes = frames.everywhere(frames.here.home)
    shown = replace(frame, versions=versions(frames.site, homes, tag))
    words = frames.wording.fill(_ASK, site=frames.site_name)
    ways = (*frames.navigation.pages, *ways_on(frames))
    return GoneView(anywhere(shown, frames.siteurl), words, ways)
