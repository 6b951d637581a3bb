"""All pages of a language site, as values."""

from collections.abc import Iterator
from dataclasses import replace

from hexapla.model.site import Site
from hexapla.rendering import articles, lists
from hexapla.rendering.addresses import Target, Targets, addresses, file_of, of_edition
from hexapla.rendering.csl import csl_view
from hexapla.rendering.entries import entry_views
from hexapla.rendering.feeds import feed_view
from hexapla.rendering.frames import Frames, topics
from hexapla.rendering.index import Index
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.machines import Machines, told_at_root
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
    for kind, _, view in entry_views(frames, targets):
        yield Page(file_of(view.frame.href), f"{kind}.html", view)
    found = frames.index.articles[frames.wording.tag]
    if found:
        feed = feed_view(frames, found, frames.here.feed, frames.here.home, frames.site_name)
        yield Page(frames.here.feed, FEED_TEMPLATE, feed)


def root_page(site: Site, wordings: tuple[Wording, ...], siteurl: str) -> Page:
    """Return the page that offers the languages."""
    view = lists.root_view(site, wordings, siteurl)
    return Page(file_of(""), "root.html", told_at_root(view, Ids(site, siteurl)))


def targets_of(site: Site, index: Index, tag: str) -> Targets:
    """Return the address of everything a text can refer to, in one language."""
    here = addresses(site, tag)
    found: dict[tuple[str, str], Target] = {}
    for kind, identifier in index.mentions:
        is_person = kind == "person"
        entries = site.registry.people if is_person else site.registry.outlets
        if identifier in entries:
            address = here.person(identifier) if is_person else here.outlet(identifier)
            found[kind, identifier] = Target(address, tag)
    for slug, path in index.slugs.items():
        editions = {edition.lang: edition for edition in site.public_editions(path)}
        if editions:
            edition = editions.get(tag) or next(iter(editions.values()))
            found["article", slug] = Target(of_edition(site, edition), edition.lang)
    return found


def _documents(frames: Frames, targets: Targets) -> Iterator[Page]:
    tag = frames.wording.tag
    for edition in frames.index.articles[tag]:
        view = articles.article_view(frames, edition, targets)
        template = f"{edition.meta.template or 'article'}.html"
        origin = frames.site.shown(edition.path)
        yield Page(file_of(view.frame.href), template, view, origin)
        yield Page(view.cited_as.href, CSL_TEMPLATE, csl_view(frames, edition), origin)
    for edition in frames.index.pages[tag]:
        page = articles.document_view(frames, edition, targets)
        template = f"{edition.meta.template or 'page'}.html"
        origin = frames.site.shown(edition.path)
        yield Page(file_of(page.frame.href), template, page, origin)


def _topics(frames: Frames, targets: Targets) -> Iterator[Page]:
    found = frames.index.articles[frames.wording.tag]
    for category in topics(found, "category"):
        view = lists.topic_view(frames, "category", category, targets)
        yield Page(file_of(view.frame.href), "category.html", view)
        href = frames.here.category_feed(category)
        listed = lists.on_topic(frames, "category", category)
        title = f"{frames.site_name} · {view.heading}"
        yield Page(href, FEED_TEMPLATE, feed_view(frames, listed, href, view.frame.href, title))
    for tag in topics(found, "tag"):
        view = lists.topic_view(frames, "tag", tag, targets)
        yield Page(file_of(view.frame.href), "tag.html", view)
