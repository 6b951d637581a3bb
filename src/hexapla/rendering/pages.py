"""All pages of a language site, as values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from hexapla.model.site import Extra, Site
from hexapla.rendering import articles, lists
from hexapla.rendering.addresses import ROOT_LOST, SITEMAPS, Targets, file_of, parallel
from hexapla.rendering.beside import beside
from hexapla.rendering.corrections import corrections_view, has_feed
from hexapla.rendering.corrections_feed import corrections_feed
from hexapla.rendering.coverage import coverage_view
from hexapla.rendering.csl import csl_view
from hexapla.rendering.entries import entry_view, made_by, named_entries
from hexapla.rendering.feeds import main_feed, main_json_feed, person_feed, topic_feed
from hexapla.rendering.frames import Frames
from hexapla.rendering.index import Index, Watch, unwatched
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.lost import lost_view, root_lost_view
from hexapla.rendering.machines import Machines, told_at_root
from hexapla.rendering.moved import gone_view, moved_view
from hexapla.rendering.once import Once, each_time
from hexapla.rendering.parallel import Side, parallel_view
from hexapla.rendering.publications import issue_view, named_publications, publication_view
from hexapla.rendering.search import search_view
from hexapla.rendering.sitemaps import (
    has_sitemaps,
    sitemap_addresses,
    sitemap_index_view,
    sitemap_view,
)
from hexapla.rendering.sources_index import sources_view
from hexapla.rendering.targets import targets_of
from hexapla.rendering.views import Page, Plan, RootView, View
from hexapla.rendering.wording import Wording

FEED_TEMPLATE = "feed.atom"
JSON_FEED_TEMPLATE = "feed.json"
CSL_TEMPLATE = "citation.json"
SITEMAP_TEMPLATE = "sitemap.xml"
SITEMAPS_TEMPLATE = "sitemap-index.xml"


class LanguageSite(Struct, frozen=True):
    """One language site, and what all its pages share."""

    frames: Frames
    targets: Targets
    machines: Machines | None

    @classmethod
    def of(
        cls,
        site: Site,
        index: Index,
        wording: Wording,
        siteurl: str,
        watch: Watch = unwatched,
        *,
        once: Once = each_time,
    ) -> "LanguageSite":
        """Return a language site; ``siteurl`` is the whole site's, without a last slash.

        ``watch`` is given the mappings that are made here, each with a name, and returns them in a
        form that may note who reads them; ``once`` makes what several pages have.
        """
        frames = Frames.of(site, index, wording, siteurl, once)
        targets = watch(f"targets {wording.tag}", targets_of(site, index, wording.tag))
        return cls(frames, targets, Machines.of(frames, targets, watch))

    def plans(self) -> Iterator[Plan]:
        """Yield every page of the language site, still to be made."""
        for found in _KINDS:
            for path, template, view, origin in found(self.frames, self.targets):
                told = partial(_told, self.machines, view) if self.machines else view
                yield Plan(path, template, told, origin)


def plans_of(site: LanguageSite, sites: Iterable[LanguageSite]) -> Iterator[Plan]:
    """Yield every page of a language site, also those that it has with others of ``sites``."""
    yield from site.plans()
    others = {one.frames.wording.tag: one for one in sites}
    frames = site.frames
    for edition in frames.index.articles[frames.wording.tag]:
        origin = frames.site.shown(edition.path)
        side = Side(frames, edition, site.targets)
        for other in beside(frames, edition):
            there = others.get(other.lang)
            if there is None:
                continue
            view = partial(parallel_view, side, Side(there.frames, other, there.targets))
            path = file_of(parallel(frames.site, edition, other.lang))
            yield Plan(path, "parallel.html", view, origin, other.lang)


def _told(machines: Machines, view: Callable[[], View]) -> View:
    return machines.told(view())


def site_pages(
    site: Site, index: Index, wordings: Iterable[Wording], siteurl: str
) -> Iterator[tuple[Wording, Page]]:
    """Yield every page of all language sites, made, with the words of its language."""
    sites = [LanguageSite.of(site, index, wording, siteurl) for wording in wordings]
    for one in sites:
        for plan in plans_of(one, sites):
            yield one.frames.wording, plan.page()


def root_pages(site: Site, wordings: tuple[Wording, ...], siteurl: str) -> tuple[Page, ...]:
    """Return the pages that speak all languages."""
    return tuple(plan.page() for plan in root_plans(site, wordings, siteurl))


def root_plans(site: Site, wordings: tuple[Wording, ...], siteurl: str) -> Iterator[Plan]:
    """Yield the pages that speak all languages, still to be made: first the choice of one."""
    yield Plan(file_of(""), "root.html", partial(_root, site, wordings, siteurl))
    if Extra.HOSTING in site.extras:
        view = partial(root_lost_view, site, wordings, siteurl)
        yield Plan(ROOT_LOST, "404-root.html", view)


def sitemap_plans(sites: Sequence[LanguageSite]) -> Iterator[Plan]:
    """Yield the list of the sitemaps of all language sites, still to be made, if they have any."""
    if has_sitemaps(sites[0].frames.site, sites[0].frames.siteurl):
        pairs = tuple((one.frames, one.targets) for one in sites)
        yield Plan(SITEMAPS, SITEMAPS_TEMPLATE, partial(sitemap_index_view, pairs))


def _root(site: Site, wordings: tuple[Wording, ...], siteurl: str) -> RootView:
    return told_at_root(lists.root_view(site, wordings, siteurl), Ids(site, siteurl))


_Planned = tuple[str, str, Callable[[], View], str]
"""A page's file, its template, what makes its view, and the content file it comes from."""


def _documents(frames: Frames, targets: Targets) -> Iterator[_Planned]:
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


def _lists(frames: Frames, targets: Targets) -> Iterator[_Planned]:
    here = frames.here
    yield file_of(here.home), "index.html", partial(lists.front_view, frames, targets), ""
    for (kind, topic), by_tag in frames.index.topics.items():
        if frames.wording.tag in by_tag:
            page, _ = lists.topic_addresses(here, kind, topic)
            view = partial(lists.topic_view, frames, kind, topic, targets)
            yield file_of(page), f"{lists.page_kind(kind)}.html", view, ""
    yield file_of(here.archive), "archive.html", partial(lists.archive_view, frames, targets), ""


def _entries(frames: Frames, targets: Targets) -> Iterator[_Planned]:
    for kind, identifier in named_entries(frames):
        view = partial(entry_view, frames, kind, identifier, targets)
        yield file_of(targets[kind, identifier].address), f"{kind}.html", view, ""


def _publications(frames: Frames, targets: Targets) -> Iterator[_Planned]:
    here = frames.here
    for identifier, issues in named_publications(frames):
        view = partial(publication_view, frames, identifier, targets)
        yield file_of(here.publication(identifier)), "publication.html", view, ""
        for issue in issues:
            page = partial(issue_view, frames, identifier, issue, targets)
            yield file_of(here.issue(identifier, issue)), "issue.html", page, ""


def _records(frames: Frames, targets: Targets) -> Iterator[_Planned]:
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


def _search(frames: Frames, targets: Targets) -> Iterator[_Planned]:
    del targets
    if Extra.SEARCH in frames.site.extras:
        yield file_of(frames.here.search), "search.html", partial(search_view, frames), ""


def _feeds(frames: Frames, targets: Targets) -> Iterator[_Planned]:
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


def _sitemaps(frames: Frames, targets: Targets) -> Iterator[_Planned]:
    if has_sitemaps(frames.site, frames.siteurl):
        for number, address in enumerate(sitemap_addresses(frames, targets)):
            view = partial(sitemap_view, frames, targets, number)
            yield address, SITEMAP_TEMPLATE, view, ""


def _signposts(frames: Frames, targets: Targets) -> Iterator[_Planned]:
    """Yield the pages that stand where a reader looked for another one."""
    del targets
    if Extra.HOSTING not in frames.site.extras:
        return
    tag = frames.wording.tag
    yield frames.here.lost, "404.html", partial(lost_view, frames), ""
    for address in frames.index.moved[tag]:
        yield file_of(address), "moved.html", partial(moved_view, frames, address), ""
    for address in frames.index.gone[tag]:
        yield file_of(address), "gone.html", partial(gone_view, frames, address), ""


_KINDS = (
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
