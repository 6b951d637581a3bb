"""The answer to an address that the site does not have: 404 (RFC 9110, 15.5.5), in words."""

from msgspec.structs import replace

from hexapla.model.site import Extra, Site
from hexapla.rendering.addresses import base_of
from hexapla.rendering.frames import Frames
from hexapla.rendering.lists import root_view
from hexapla.rendering.versions import versions
from hexapla.rendering.views import Frame, Invitation, Link, NotFoundView, RootNotFoundView
from hexapla.rendering.wording import Wording, marked

_HEADING = marked("Page not found")
_WORDS = marked(
    "There is no page at this address. The address may contain a mistake, "
    "or the page may no longer exist."
)
# Translators: a link to the site’s front page
_HOME = marked("Front page")


def not_found_view(frames: Frames) -> NotFoundView:
    """Return what a language site answers to an address that it does not have."""
    here, wording = frames.here, frames.wording
    frame = frames.frame("lost", frames.everywhere(here.not_found), wording.title(_HEADING))
    homes = frames.everywhere(here.home)
    shown = replace(frame, versions=versions(frames.site, homes, wording.tag))
    return NotFoundView(anywhere(shown, frames.siteurl), wording.gettext(_WORDS), ways_on(frames))


def ways_on(frames: Frames) -> tuple[Link, ...]:
    """Return where a reader may look who has not found a page."""
    here, wording = frames.here, frames.wording
    search = (
        [Link(wording.gettext("Search"), here.search)] if Extra.SEARCH in frames.site.extras else []
    )
    return (
        Link(wording.gettext(_HOME), here.home),
        *search,
        Link(wording.gettext("Archive"), here.archive),
    )


def root_not_found_view(
    site: Site, wordings: tuple[Wording, ...], siteurl: str
) -> RootNotFoundView:
    """Return what the site answers to an address outside its language sites."""
    frame = replace(root_view(site, wordings, siteurl).frame, kind="lost")
    invitations = tuple(
        Invitation(
            version=version,
            heading=wording.gettext(_HEADING),
            words=wording.gettext(_WORDS),
            home=wording.gettext(_HOME),
        )
        for version, wording in zip(frame.versions, wordings, strict=True)
    )
    return RootNotFoundView(anywhere(frame, siteurl), invitations)


def anywhere(frame: Frame, siteurl: str) -> Frame:
    """Return the frame of a page that may be served at any address, and is the page of none."""
    return replace(frame, root=base_of(siteurl), canonical="", robots="noindex", alternates=())
