"""Which pages a language site has: where each lies, what makes it, and what it shows."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.indexing import indexing_rule
from hexapla.model.mentions import MentionKind
from hexapla.model.site import Extra
from hexapla.rendering import articles, lists
from hexapla.rendering.addresses import Targets
from hexapla.rendering.corrections import corrected, corrections_view, has_feed
from hexapla.rendering.corrections_feed import corrections_feed
from hexapla.rendering.coverage import coverage_view
from hexapla.rendering.csl import csl_view
from hexapla.rendering.entries import entry_view, made_by, named_entries
from hexapla.rendering.feeds import main_feed, main_json_feed, person_feed, topic_feed
from hexapla.rendering.frames import Frames
from hexapla.rendering.moved import gone_view, moved_view
from hexapla.rendering.not_found import not_found_view
from hexapla.rendering.publications import (
    Published,
    issue_view,
    named_publications,
    publication_view,
)
from hexapla.rendering.search import search_view
from hexapla.rendering.sources_index import sources_view
from hexapla.rendering.topics import topic_address
from hexapla.rendering.views import View

FEED_TEMPLATE = "feed.atom"
JSON_FEED_TEMPLATE = "feed.json"
CSL_TEMPLATE = "citation.json"


class Planned(Struct, frozen=True):
    """A page, or a file for machines: its address, its template, and what makes its view.

    ``origin`` is the content file it comes from. ``shows`` returns the editions that it shows, if
    search engines are to list it; it is None if they are not.
    """

    address: str
    template: str
    view: Callable[[], View]
    origin: str = ""
    shows: Callable[[], Iterable[Document]] | None = None


def planned(frames: Frames, targets: Targets) -> Iterator[Planned]:
    """Yield every page and file of a language site, but for the sitemaps of its pages."""
    extras = frames.site.extras
    yield from pages(frames, targets)
    if Extra.SEARCH in extras:
        yield Planned(frames.here.search, "search.html", partial(search_view, frames))
    if Extra.CITATIONS in extras:
        yield from _citations(frames)
    yield from _feeds(frames)
    if Extra.HOSTING in extras:
        yield from _signposts(frames)


def pages(frames: Frames, targets: Targets) -> Iterator[Planned]:
    """Yield the pages of a language site that show its editions."""
    yield from _documents(frames, targets)
    yield from _lists(frames, targets)
    yield from _entries(frames, targets)
    yield from _publications(frames, targets)
    if Extra.RECORDS in frames.site.extras:
        yield from _records(frames, targets)


def _documents(frames: Frames, targets: Targets) -> Iterator[Planned]:
    tag = frames.wording.tag
    for edition in frames.index.articles[tag]:
        view = partial(articles.article_view, frames, edition, targets)
        yield _document(frames, edition, "article", view)
    for edition in frames.index.pages[tag]:
        page = partial(articles.document_view, frames, edition, targets)
        yield _document(frames, edition, "page", page)


def _document(
    frames: Frames, edition: Document, template: str, view: Callable[[], View]
) -> Planned:
    return Planned(
        frames.here.document(edition.slug),
        f"{edition.meta.template or template}.html",
        view,
        frames.site.shown(edition.path),
        partial(iter, (edition,)) if indexing_rule(edition).is_listed else None,
    )


def _lists(frames: Frames, targets: Targets) -> Iterator[Planned]:
    here, tag = frames.here, frames.wording.tag
    everything = partial(iter, frames.index.articles[tag])
    front = partial(lists.front_view, frames, targets)
    yield Planned(here.home, "index.html", front, shows=everything)
    archive = partial(lists.archive_view, frames, targets)
    yield Planned(here.archive, "archive.html", archive, shows=everything)
    for (kind, topic), by_tag in frames.index.topics.items():
        if tag in by_tag:
            page = topic_address(here, kind, topic)
            view = partial(lists.topic_view, frames, kind, topic, targets)
            shows = partial(iter, by_tag[tag])
            yield Planned(page, f"{lists.page_kind(kind)}.html", view, shows=shows)


def _entries(frames: Frames, targets: Targets) -> Iterator[Planned]:
    for kind, identifier in named_entries(frames):
        view = partial(entry_view, frames, kind, identifier, targets)
        shows = partial(_naming, frames, kind, identifier)
        yield Planned(targets[kind, identifier].address, f"{kind}.html", view, shows=shows)


def _naming(frames: Frames, kind: MentionKind, identifier: str) -> Iterator[Document]:
    """Yield what names an entry, as it is shown."""
    paths = (place.edition.path for place in frames.index.mentions[kind, identifier])
    return _as_shown(frames, paths)


def _publications(frames: Frames, targets: Targets) -> Iterator[Planned]:
    here = frames.here
    for identifier, works, issues in named_publications(frames):
        view = partial(publication_view, frames, identifier, targets)
        address, shows = here.publication(identifier), partial(_articles, works)
        yield Planned(address, "publication.html", view, shows=shows)
        for issue, printed in issues.items():
            page = partial(issue_view, frames, identifier, issue, targets)
            address, shows = here.issue(identifier, issue), partial(_articles, printed)
            yield Planned(address, "issue.html", page, shows=shows)


def _articles(works: Iterable[Published]) -> Iterator[Document]:
    return (one.article for one in works)


def _records(frames: Frames, targets: Targets) -> Iterator[Planned]:
    """Yield the pages that the foot of every page leads to."""
    here, everything = frames.here, partial(_as_shown, frames, frames.index.public)
    sources = partial(sources_view, frames, targets)
    yield Planned(here.sources, "sources.html", sources, shows=everything)
    view, shows = partial(corrections_view, frames, targets), partial(_corrected, frames)
    yield Planned(here.corrections, "corrections.html", view, shows=shows)
    coverage = partial(coverage_view, frames)
    yield Planned(here.coverage, "coverage.html", coverage, shows=everything)


def _corrected(frames: Frames) -> Iterator[Document]:
    return (one.edition for one in corrected(frames))


def _as_shown(frames: Frames, paths: Iterable[str]) -> Iterator[Document]:
    return (frames.index.edition(path, frames.wording.tag) for path in dict.fromkeys(paths))


def _citations(frames: Frames) -> Iterator[Planned]:
    for edition in frames.index.articles[frames.wording.tag]:
        address, origin = frames.here.citation(edition.slug), frames.site.shown(edition.path)
        yield Planned(address, CSL_TEMPLATE, partial(csl_view, frames, edition), origin)


def _feeds(frames: Frames) -> Iterator[Planned]:
    extras, here, tag = frames.site.extras, frames.here, frames.wording.tag
    if frames.index.articles[tag]:
        yield Planned(here.feed, FEED_TEMPLATE, partial(main_feed, frames))
        if Extra.JSON_FEED in extras:
            yield Planned(here.json_feed, JSON_FEED_TEMPLATE, partial(main_json_feed, frames))
    for (kind, topic), by_tag in frames.index.topics.items():
        href = lists.topic_feed(frames, kind, topic)
        if tag in by_tag and href:
            yield Planned(href, FEED_TEMPLATE, partial(topic_feed, frames, kind, topic))
    if Extra.RECORDS in extras and has_feed(frames):
        yield Planned(here.corrections_feed, FEED_TEMPLATE, partial(corrections_feed, frames))
    if Extra.TOPIC_FEEDS not in extras:
        return
    for entry_kind, who in named_entries(frames):
        if entry_kind == "person" and made_by(frames, who):
            yield Planned(here.person_feed(who), FEED_TEMPLATE, partial(person_feed, frames, who))


def _signposts(frames: Frames) -> Iterator[Planned]:
    """Yield the pages that stand where a reader looked for another one."""
    tag = frames.wording.tag
    yield Planned(frames.here.not_found, "404.html", partial(not_found_view, frames))
    for address in frames.index.moved[tag]:
        yield Planned(address, "moved.html", partial(moved_view, frames, address))
    for address in frames.index.gone[tag]:
        yield Planned(address, "gone.html", partial(gone_view, frames, address))
