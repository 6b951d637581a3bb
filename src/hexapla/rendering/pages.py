"""All pages of a language site, as values."""

from collections.abc import Iterator

from msgspec.structs import replace

from hexapla.model.document import Document
from hexapla.model.site import Extra, Site
from hexapla.rendering import articles, lists
from hexapla.rendering.addresses import Target, Targets, addresses, file_of, issue_id, of_edition
from hexapla.rendering.corrections import corrections_view, has_feed
from hexapla.rendering.corrections_feed import corrections_feed
from hexapla.rendering.coverage import coverage_view
from hexapla.rendering.csl import csl_view
from hexapla.rendering.entries import entry_views, made_by
from hexapla.rendering.feeds import feed_view
from hexapla.rendering.frames import Frames
from hexapla.rendering.index import Index
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.machines import Machines, told_at_root
from hexapla.rendering.publications import publication_views
from hexapla.rendering.sources_index import sources_view
from hexapla.rendering.views import Page
from hexapla.rendering.wording import Wording

FEED_TEMPLATE = "feed.atom"
CSL_TEMPLATE = "citation.json"


def language_pages(site: Site, index: Index, wording: Wording, siteurl: str) -> Iterator[Page]:
    """Yield every page of one language site; ``siteurl`` is the site's, without a last slash."""
    frames = Frames.of(site, index, wording, siteurl)
    targets = targets_of(site, index, wording.tag)
    machines = Machines.of(frames, targets)
    for page in _pages(frames, targets):
        yield replace(page, view=machines.told(page.view))


def _pages(frames: Frames, targets: Targets) -> Iterator[Page]:
    home = lists.front_view(frames, targets)
    yield Page(file_of(frames.here.home), "index.html", home)
    yield from _documents(frames, targets)
    yield from _topics(frames, targets)
    archive = lists.archive_view(frames, targets)
    yield Page(file_of(frames.here.archive), "archive.html", archive)
    yield from _entries(frames, targets)
    yield from _publications(frames, targets)
    yield from _records(frames, targets)
    found = frames.index.articles[frames.wording.tag]
    if found:
        yield _feed(frames, found, frames.here.feed, frames.here.home, "")


def root_page(site: Site, wordings: tuple[Wording, ...], siteurl: str) -> Page:
    """Return the page that offers the languages."""
    view = lists.root_view(site, wordings, siteurl)
    return Page(file_of(""), "root.html", told_at_root(view, Ids(site, siteurl)))


def targets_of(site: Site, index: Index, tag: str) -> Targets:
    """Return the address of everything a text can refer to, in one language."""
    here, registry = addresses(site, tag), site.registry
    found: dict[tuple[str, str], Target] = {}
    for (kind, identifier), places in index.mentions.items():
        if kind == "person" and identifier in registry.people:
            found[kind, identifier] = Target(here.person(identifier), tag)
        elif kind == "outlet" and identifier in registry.outlets:
            found[kind, identifier] = Target(here.outlet(identifier), tag)
        elif kind == "publication" and identifier in registry.publications:
            found[kind, identifier] = Target(here.publication(identifier), tag)
            for place in places:
                for work in place.edition.meta.chain:
                    if work.publication == identifier and work.issue:
                        address = here.issue(identifier, work.issue)
                        found["issue", issue_id(identifier, work.issue)] = Target(address, tag)
    for slug, path in index.slugs.items():
        if path in index.public:
            edition = index.shown(path, tag)
            found["article", slug] = Target(of_edition(site, edition), edition.lang)
    return found


def _documents(frames: Frames, targets: Targets) -> Iterator[Page]:
    tag = frames.wording.tag
    for edition in frames.index.articles[tag]:
        view = articles.article_view(frames, edition, targets)
        template = f"{edition.meta.template or 'article'}.html"
        origin = frames.site.shown(edition.path)
        yield Page(file_of(view.frame.href), template, view, origin)
        if view.cited_as:
            yield Page(view.cited_as.href, CSL_TEMPLATE, csl_view(frames, edition), origin)
    for edition in frames.index.pages[tag]:
        page = articles.document_view(frames, edition, targets)
        template = f"{edition.meta.template or 'page'}.html"
        origin = frames.site.shown(edition.path)
        yield Page(file_of(page.frame.href), template, page, origin)


def _topics(frames: Frames, targets: Targets) -> Iterator[Page]:
    for (kind, topic), by_tag in frames.index.topics.items():
        if frames.wording.tag in by_tag:
            view = lists.topic_view(frames, kind, topic, targets)
            yield Page(file_of(view.frame.href), f"{view.frame.kind}.html", view)
            feed = lists.topic_feed(frames, kind, topic)
            if feed:
                listed = by_tag[frames.wording.tag]
                yield _feed(frames, listed, feed, view.frame.href, view.heading)


def _entries(frames: Frames, targets: Targets) -> Iterator[Page]:
    for kind, entry, view in entry_views(frames, targets):
        yield Page(file_of(view.frame.href), f"{kind}.html", view)
        made = made_by(frames, entry.id) if kind == "person" else ()
        if made and Extra.TOPIC_FEEDS in frames.site.extras:
            href = frames.here.person_feed(entry.id)
            yield _feed(frames, made, href, view.frame.href, view.heading)


def _publications(frames: Frames, targets: Targets) -> Iterator[Page]:
    for view in publication_views(frames, targets):
        yield Page(file_of(view.frame.href), f"{view.frame.kind}.html", view)


def _records(frames: Frames, targets: Targets) -> Iterator[Page]:
    """Yield the pages that the foot of every page leads to."""
    if Extra.RECORDS not in frames.site.extras:
        return
    here = frames.here
    yield Page(file_of(here.sources), "sources.html", sources_view(frames, targets))
    yield Page(file_of(here.corrections), "corrections.html", corrections_view(frames, targets))
    yield Page(file_of(here.coverage), "coverage.html", coverage_view(frames))
    if has_feed(frames):
        yield Page(here.corrections_feed, FEED_TEMPLATE, corrections_feed(frames))


def _feed(frames: Frames, listed: tuple[Document, ...], href: str, page: str, heading: str) -> Page:
    """Return the feed of what a page lists under a heading; the front page's has none."""
    title = f"{frames.site_name} · {heading}" if heading else frames.site_name
    return Page(href, FEED_TEMPLATE, feed_view(frames, listed, href, page, title))
