"""Sitemaps: the pages that search engines are to list, and when each was last changed.

The Sitemaps protocol 0.9 (https://www.sitemaps.org/protocol.html). A page is as new as the newest
edition that it shows. There is no hreflang here: it stands in every page's head.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from hexapla.model.document import Document, changed
from hexapla.model.site import Extra, Site
from hexapla.rendering.addresses import Targets, in_url
from hexapla.rendering.frames import Frames
from hexapla.rendering.planned import Planned, pages
from hexapla.rendering.views import SitemapEntry, SitemapIndexView, SitemapView

LONGEST = 50_000
"""The most addresses a sitemap may have, by the protocol."""
SITEMAP_TEMPLATE = "sitemap.xml"


def has_sitemaps(site: Site, siteurl: str) -> bool:
    """Whether the site has sitemaps: they need its whole address, and a preview is not listed."""
    return Extra.SITEMAPS in site.extras and bool(siteurl) and not site.preview


def planned_sitemaps(frames: Frames, targets: Targets) -> Iterator[Planned]:
    """Yield the sitemaps of a language site: one, unless it has very many pages."""
    if has_sitemaps(frames.site, frames.siteurl):
        count = sum(1 for one in pages(frames, targets) if one.shows)
        for number in range(-(-count // LONGEST)):
            view = partial(sitemap_view, frames, targets, number)
            yield Planned(frames.here.sitemap(number), SITEMAP_TEMPLATE, view)


def sitemap_view(frames: Frames, targets: Targets, number: int) -> SitemapView:
    """Return a sitemap of a language site by its number, the first being 0."""
    return _views(frames, targets)[number]


def sitemap_index_view(sites: Sequence[tuple[Frames, Targets]]) -> SitemapIndexView:
    """Return the list of the sitemaps of all language sites."""
    return SitemapIndexView(
        tuple(
            _entry(frames, frames.here.sitemap(number), _times(found))
            for frames, targets in sites
            for number, found in enumerate(_views(frames, targets))
        )
    )


def _times(sitemap: SitemapView) -> Iterator[datetime.datetime]:
    """Yield when the pages of a sitemap were changed, those that show something."""
    for one in sitemap.entries:
        if one.changed:
            yield datetime.datetime.fromisoformat(one.changed)


def _views(frames: Frames, targets: Targets) -> tuple[SitemapView, ...]:
    found: tuple[SitemapView, ...] = frames.once(
        ("sitemaps", frames.wording.tag), partial(_made, frames, targets)
    )
    return found


def _made(frames: Frames, targets: Targets) -> tuple[SitemapView, ...]:
    times: dict[tuple[str, str], datetime.datetime] = {}

    def time(edition: Document) -> datetime.datetime:
        key = edition.path, edition.lang
        if key not in times:
            times[key] = changed(edition)
        return times[key]

    entries = tuple(
        _entry(frames, one.address, map(time, one.shows()))
        for one in pages(frames, targets)
        if one.shows
    )
    starts = range(0, len(entries), LONGEST)
    return tuple(SitemapView(entries[start : start + LONGEST]) for start in starts)


def _entry(frames: Frames, address: str, times: Iterable[datetime.datetime]) -> SitemapEntry:
    """Return an address with the latest of some times."""
    latest = max(times, default=None)
    told = latest.isoformat() if latest else ""
    return SitemapEntry(f"{frames.siteurl}/{in_url(address)}", told)
