"""Sitemaps: the pages that search engines are to list, and when each was last changed.

The Sitemaps protocol 0.9 (https://www.sitemaps.org/protocol.html). A page is as new as the newest
edition that it shows. There is no hreflang here: it stands in every page's head.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from hexapla.model.document import Document, changed
from hexapla.model.indexing import indexing_rule
from hexapla.model.site import Extra, Site
from hexapla.rendering.addresses import Targets, in_url
from hexapla.rendering.corrections import corrected
from hexapla.rendering.entries import named_entries
from hexapla.rendering.frames import Frames
from hexapla.rendering.lists import topic_addresses
from hexapla.rendering.publications import named_publications, published
from hexapla.rendering.views import SitemapEntry, SitemapIndexView, SitemapView

LONGEST = 50_000
"""The most addresses a sitemap may have, by the protocol."""


class Shown(Struct, frozen=True):
    """A page by its address, and the editions that it shows."""

    address: str
    editions: tuple[Document, ...]


def has_sitemaps(site: Site, siteurl: str) -> bool:
    """Whether the site has sitemaps: they need its whole address, and a preview is not listed."""
    return Extra.SITEMAPS in site.extras and bool(siteurl) and not site.preview


def sitemap_addresses(frames: Frames, targets: Targets) -> tuple[str, ...]:
    """Return the addresses of a language site's sitemaps: one, unless it has very many pages."""
    count = sum(1 for _ in shown(frames, targets))
    return tuple(frames.here.sitemap(number) for number in range(-(-count // LONGEST)))


def sitemap_view(frames: Frames, targets: Targets, number: int) -> SitemapView:
    """Return a sitemap of a language site by its number, the first being 0."""
    return _sitemaps(frames, targets)[number]


def sitemap_index_view(sites: Sequence[tuple[Frames, Targets]]) -> SitemapIndexView:
    """Return the list of the sitemaps of all language sites."""
    return SitemapIndexView(
        tuple(
            _entry(frames, frames.here.sitemap(number), _times(found))
            for frames, targets in sites
            for number, found in enumerate(_sitemaps(frames, targets))
        )
    )


def _times(sitemap: SitemapView) -> Iterator[datetime.datetime]:
    """Yield when the pages of a sitemap were changed, those that show something."""
    for one in sitemap.entries:
        if one.changed:
            yield datetime.datetime.fromisoformat(one.changed)


def shown(frames: Frames, targets: Targets) -> Iterator[Shown]:
    """Yield every page of a language site that is to be listed."""
    for found in (_documents, _lists, _entries, _records):
        yield from found(frames, targets)


def _documents(frames: Frames, targets: Targets) -> Iterator[Shown]:
    del targets
    index, tag = frames.index, frames.wording.tag
    for edition in (*index.articles[tag], *index.pages[tag]):
        if indexing_rule(edition).is_listed:
            yield Shown(frames.here.document(edition.slug), (edition,))


def _lists(frames: Frames, targets: Targets) -> Iterator[Shown]:
    del targets
    here, tag = frames.here, frames.wording.tag
    articles = frames.index.articles[tag]
    yield Shown(here.home, articles)
    yield Shown(here.archive, articles)
    for (kind, topic), by_tag in frames.index.topics.items():
        if tag in by_tag:
            yield Shown(topic_addresses(here, kind, topic)[0], by_tag[tag])


def _entries(frames: Frames, targets: Targets) -> Iterator[Shown]:
    for kind, identifier in named_entries(frames):
        paths = (place.edition.path for place in frames.index.mentions[kind, identifier])
        yield Shown(targets[kind, identifier].address, _as_shown(frames, paths))
    for identifier, issues in named_publications(frames):
        found = tuple(published(frames, identifier))
        everything = tuple(one.article for one in found)
        yield Shown(frames.here.publication(identifier), everything)
        for issue in issues:
            printed = tuple(one.article for one in found if one.work.issue == issue)
            yield Shown(frames.here.issue(identifier, issue), printed)


def _records(frames: Frames, targets: Targets) -> Iterator[Shown]:
    del targets
    if Extra.RECORDS in frames.site.extras:
        everything = _as_shown(frames, frames.index.public)
        yield Shown(frames.here.sources, everything)
        yield Shown(frames.here.corrections, tuple(one.edition for one in corrected(frames)))
        yield Shown(frames.here.coverage, everything)


def _as_shown(frames: Frames, paths: Iterable[str]) -> tuple[Document, ...]:
    tag = frames.wording.tag
    return tuple(frames.index.edition(path, tag) for path in dict.fromkeys(paths))


def _sitemaps(frames: Frames, targets: Targets) -> tuple[SitemapView, ...]:
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
        _entry(frames, one.address, map(time, one.editions)) for one in shown(frames, targets)
    )
    starts = range(0, len(entries), LONGEST)
    return tuple(SitemapView(entries[start : start + LONGEST]) for start in starts)


def _entry(frames: Frames, address: str, times: Iterable[datetime.datetime]) -> SitemapEntry:
    """Return an address with the latest of some times."""
    latest = max(times, default=None)
    told = latest.isoformat() if latest else ""
    return SitemapEntry(f"{frames.siteurl}/{in_url(address)}", told)
