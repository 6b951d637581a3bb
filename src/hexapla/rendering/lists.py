"""Front page, category, tag and archive, and the root page, as views."""

from collections.abc import Mapping
from itertools import groupby, islice, takewhile

from hexapla.model.block import Kind, is_block
from hexapla.model.document import Document
from hexapla.model.site import Extra, Site
from hexapla.rendering import passages
from hexapla.rendering.addresses import Targets, addresses, feed_beside
from hexapla.rendering.articles import teaser
from hexapla.rendering.body import naming_for
from hexapla.rendering.frames import Frames, site_name
from hexapla.rendering.index import TopicKind
from hexapla.rendering.passages import Passage
from hexapla.rendering.topics import categories, topic_address, topic_name
from hexapla.rendering.versions import alternates, versions
from hexapla.rendering.views import (
    ArchiveView,
    Frame,
    FrontView,
    ListView,
    Navigation,
    RootView,
    Section,
    SiteName,
    Teaser,
)
from hexapla.rendering.wording import Wording, marked

SECONDS = 2
"""Articles beside the lead of the front page."""
OPENING = 2
"""Paragraphs of the lead that stand on the front page, where there is room for them."""
IN_SECTION = 5
"""Articles under each category of the front page."""

_LABELS: Mapping[TopicKind, str] = {
    "category": marked("Category"),
    "tag": marked("Tag"),
    # Translators: over the name of a kind of article, such as “Special report”
    "kicker": marked("Kind of article"),
}


def front_view(frames: Frames, targets: Targets) -> FrontView:
    """Return the front page: the newest article leads."""
    frame = frames.frame("front", frames.everywhere(frames.here.home), frames.site_name)
    articles = frames.index.articles[frames.wording.tag]
    newest = teasers(frames, articles[: 1 + SECONDS], frame, targets)
    opening = _opening(frames, articles[0], frame, targets) if articles else passages.NONE
    rest = articles[1 + SECONDS :]
    return FrontView(
        frame=frame,
        lead=newest[0] if newest else None,
        opening=opening.html,
        legend=passages.legend([opening], frames.wording),
        seconds=newest[1:],
        sections=tuple(
            Section(
                frames.topic("category", category),
                teasers(frames, _in_category(rest, category), frame, targets),
            )
            for category in categories(frames.site, rest)
        ),
    )


def _opening(frames: Frames, edition: Document, frame: Frame, targets: Targets) -> Passage:
    """Return the first paragraphs of an article, to which its teaser leads, without crossheads."""
    body = (node for node in edition.body if not is_block(node, Kind.HEADING))
    shown = takewhile(lambda node: is_block(node, Kind.PARAGRAPH), body)
    article = frame.root + frames.here.document(edition.slug)
    naming = naming_for(frames, targets, frame.root)
    return passages.passage(frames, edition, tuple(islice(shown, OPENING)), naming, article)


def topic_view(frames: Frames, kind: TopicKind, topic: str, targets: Targets) -> ListView:
    """Return the page of a category, a tag or a kicker."""
    tag, wording = frames.wording.tag, frames.wording
    name, heading = topic_name(frames.site, topic, tag), frames.topic(kind, topic)
    hrefs, feed = frames.where_used(heading.href, kind, topic), topic_feed(frames, kind, topic)
    feeds = (frames.feed(name, feed),) if feed else ()
    frame = frames.frame(page_kind(kind), hrefs, name, feeds=feeds)
    articles = frames.index.topics[kind, topic][tag]
    return ListView(
        frame=frame,
        label=wording.gettext(_LABELS[kind]),
        heading=heading.text,
        heading_lang=heading.lang,
        count=wording.ngettext("{count} article", "{count} articles", len(articles)),
        teasers=teasers(frames, articles, frame, targets),
    )


def page_kind(kind: TopicKind) -> str:
    """Return what sort of page a topic has, also a class of it, and there kicker is a line's."""
    return "topic" if kind == "kicker" else kind


def topic_feed(frames: Frames, kind: TopicKind, topic: str) -> str:
    """Return the address of a topic's feed; '' without one, which no category is."""
    if kind != "category" and Extra.TOPIC_FEEDS not in frames.site.extras:
        return ""
    return feed_beside(topic_address(frames.here, kind, topic))


def archive_view(frames: Frames, targets: Targets) -> ArchiveView:
    """Return the page of all articles, and of all tags by their names."""
    title = frames.wording.title(marked("Archive"))
    frame = frames.frame("archive", frames.everywhere(frames.here.archive), title)
    articles = frames.index.articles[frames.wording.tag]
    by_year = groupby(articles, lambda article: str(article.meta.date.year))
    return ArchiveView(
        frame=frame,
        years=tuple(
            (year, teasers(frames, tuple(found), frame, targets)) for year, found in by_year
        ),
        tags=frames.tags(),
    )


def root_view(site: Site, wordings: tuple[Wording, ...], siteurl: str) -> RootView:
    """Return the page at the root: every language's name and invitation, each in its own."""
    hrefs = {language.tag: addresses(site, language.tag).home for language in site.languages}
    names = tuple(
        SiteName(language.tag, language.segment, site_name(site, language.tag))
        for language in site.languages
    )
    first = wordings[0]
    entries = versions(site, hrefs, "")
    frame = Frame(
        kind="root",
        tag=first.tag,
        segment=first.language.segment,
        root="",
        href="",
        title=" · ".join(name.text for name in names),
        name=" · ".join(name.text for name in names),
        description="",
        site_name=names[0].text,
        site_names=names,
        home="",
        navigation=Navigation(),
        versions=entries,
        canonical="" if site.preview else f"{siteurl}/",
        robots="noindex" if site.preview else "",
        alternates=alternates(site, hrefs, siteurl),
        feeds=(),
    )
    invitations = tuple(
        (version, name.text, wording.gettext("Read in English"))
        for version, name, wording in zip(entries, names, wordings, strict=True)
    )
    return RootView(frame, invitations)


def _in_category(articles: tuple[Document, ...], category: str) -> tuple[Document, ...]:
    found = (article for article in articles if article.meta.category == category)
    return tuple(islice(found, IN_SECTION))


def teasers(
    frames: Frames, articles: tuple[Document, ...], frame: Frame, targets: Targets
) -> tuple[Teaser, ...]:
    """Return articles as they stand in the lists of a page."""
    naming = naming_for(frames, targets, frame.root)
    return tuple(teaser(frames, article, naming) for article in articles)
