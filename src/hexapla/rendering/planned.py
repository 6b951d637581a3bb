"""Which pages a language site has: where each lies, and what makes it."""

from collections.abc import Callable, Iterator
from functools import partial

from hexapla.model.site import Extra
from hexapla.rendering import articles, lists
from hexapla.rendering.addresses import Targets, file_of
from hexapla.rendering.corrections import corrections_view, has_feed
from hexapla.rendering.corrections_feed import corrections_feed
from hexapla.rendering.coverage import coverage_view
from hexapla.rendering.csl import csl_view
from hexapla.rendering.entries import entry_view, made_by, named_entries
from hexapla.rendering.feeds import main_feed, main_json_feed, person_feed, topic_feed
from hexapla.rendering.frames import Frames
from hexapla.rendering.moved import gone_view, moved_view
from hexapla.rendering.not_found import not_found_view
from hexapla.rendering.publications import issue_view, named_publications, publication_view
from hexapla.rendering.search import search_view
from hexapla.rendering.sitemaps import (
    has_sitemaps,
    sitemap_addresses,
    sitemap_view,
)
from hexapla.rendering.sources_index import sources_view
from hexapla.rendering.views import View

FEED_TEMPLATE = "feed.atom"
JSON_FEED_TEMPLATE = "feed.json"
CSL_TEMPLATE = "citation.json"
SITEMAP_TEMPLATE = "sitemap.xml"

Planned = tuple[str, str, Callable[[], View], str]
"""A page's file, its template, what makes its view, and the content file it comes from."""


def _documents(frames: Frames, targets: Targets) -> Iterator[Planned]:
    tag, here = frames.wording.tag, frames.here
    for edition in frames.index.articles[tag]:
        origin = frames.site.shown(edition.path)
        template = f"{edition.meta.template or 'article'}.html"
        view = partial(articles.article_view, frames, edition, targets)
        yield file_of(here.document(edition.slug)), template, view, origin
        if Extra.CITATIONS in frames.site.extras:
            record = partial(csl_view, frames, edition)
            yield here.citation(edition.slug), CSL_TEMPLATE, record, origin
    for edition in frames.index.pages[tag]:
        origin = frames.site.shown(edition.path)
        template = f"{edition.meta.template or 'page'}.html"
        page = partial(articles.document_view, frames, edition, targets)
        yield file_of(here.document(edition.slug)), template, page, origin


def _lists(frames: Frames, targets: Targets) -> Iterator[Planned]:
    here = frames.here
    yield file_of(here.home), "index.html", partial(lists.front_view, frames, targets), ""
    for (kind, topic), by_tag in frames.index.topics.items():
        if frames.wording.tag in by_tag:
            page, _ = lists.topic_addresses(here, kind, topic)
            view = partial(lists.topic_view, frames, kind, topic, targets)
            yield file_of(page), f"{lists.page_kind(kind)}.html", view, ""
    yield file_of(here.archive), "archive.html", partial(lists.archive_view, frames, targets), ""


def _entries(frames: Frames, targets: Targets) -> Iterator[Planned]:
    for kind, identifier in named_entries(frames):
        view = partial(entry_view, frames, kind, identifier, targets)
        yield file_of(targets[kind, identifier].address), f"{kind}.html", view, ""


def _publications(frames: Frames, targets: Targets) -> Iterator[Planned]:
    here = frames.here
    for identifier, issues in named_publications(frames):
        view = partial(publication_view, frames, identifier, targets)
        yield file_of(here.publication(identifier)), "publication.html", view, ""
        for issue in issues:
            page = partial(issue_view, frames, identifier, issue, targets)
            yield file_of(here.issue(identifier, issue)), "issue.html", page, ""


def _records(frames: Frames, targets: Targets) -> Iterator[Planned]:
    """Yield the pages that the foot of every page leads to."""
    if Extra.RECORDS not in frames.site.extras:
        return
    here = frames.here
    yield file_of(here.sources), "sources.html", partial(sources_view, frames, targets), ""
    view = partial(corrections_view, frames, targets)
    yield file_of(here.corrections), "corrections.html", view, ""
    yield file_of(here.coverage), "coverage.html", partial(coverage_view, frames), ""
    if has_feed(frames):
        feed = partial(corrections_feed, frames)
        yield here.corrections_feed, FEED_TEMPLATE, feed, ""


def _search(frames: Frames, targets: Targets) -> Iterator[Planned]:
    del targets
    if Extra.SEARCH in frames.site.extras:
        yield file_of(frames.here.search), "search.html", partial(search_view, frames), ""


def _feeds(frames: Frames, targets: Targets) -> Iterator[Planned]:
    del targets
    here, tag = frames.here, frames.wording.tag
    if frames.index.articles[tag]:
        yield here.feed, FEED_TEMPLATE, partial(main_feed, frames), ""
        if Extra.JSON_FEED in frames.site.extras:
            yield here.json_feed, JSON_FEED_TEMPLATE, partial(main_json_feed, frames), ""
    for (kind, topic), by_tag in frames.index.topics.items():
        href = lists.topic_feed(frames, kind, topic)
        if tag in by_tag and href:
            yield href, FEED_TEMPLATE, partial(topic_feed, frames, kind, topic), ""
    if Extra.TOPIC_FEEDS not in frames.site.extras:
        return
    for entry_kind, who in named_entries(frames):
        if entry_kind == "person" and made_by(frames, who):
            yield here.person_feed(who), FEED_TEMPLATE, partial(person_feed, frames, who), ""


def _sitemaps(frames: Frames, targets: Targets) -> Iterator[Planned]:
    if has_sitemaps(frames.site, frames.siteurl):
        for number, address in enumerate(sitemap_addresses(frames, targets)):
            view = partial(sitemap_view, frames, targets, number)
            yield address, SITEMAP_TEMPLATE, view, ""


def _signposts(frames: Frames, targets: Targets) -> Iterator[Planned]:
    """Yield the pages that stand where a reader looked for another one."""
    del targets
    if Extra.HOSTING not in frames.site.extras:
        return
    tag = frames.wording.tag
    yield frames.here.not_found, "404.html", partial(not_found_view, frames), ""
    for address in frames.index.moved[tag]:
        yield file_of(address), "moved.html", partial(moved_view, frames, address), ""
    for address in frames.index.gone[tag]:
        yield file_of(address), "gone.html", partial(gone_view, frames, address), ""


_KINDS: tuple[Callable[[Frames, Targets], Iterator[Planned]], ...] = (
    _lists,
    _documents,
    _entries,
    _publications,
    _records,
    _search,
    _feeds,
    _sitemaps,
    _signposts,
)
"""What yields the pages of each kind."""


def planned(frames: Frames, targets: Targets) -> Iterator[Planned]:
    """Yield every page of a language site."""
    for kind in _KINDS:
        yield from kind(frames, targets)
