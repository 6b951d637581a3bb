"""Feeds as views (Atom, RFC 4287)."""

from collections.abc import Iterable, Iterator
from functools import partial

from hexapla.model.block import Block, Correction
from hexapla.model.document import Document, changed, corrections
from hexapla.model.registry import Name
from hexapla.model.work import Role
from hexapla.rendering.addresses import feed_beside, of_edition, urn
from hexapla.rendering.articles import summary_of
from hexapla.rendering.disclosure import disclosure, with_disclosure
from hexapla.rendering.dublin_core import sources_of
from hexapla.rendering.entries import made_by
from hexapla.rendering.frames import Frames
from hexapla.rendering.index import TopicKind
from hexapla.rendering.json_feed import json_feed
from hexapla.rendering.jsonld.passage import text_of, within
from hexapla.rendering.jsonld.rights import of_edition as rights_of
from hexapla.rendering.topics import topic_address, topic_name
from hexapla.rendering.views import FeedCorrection, FeedEntry, FeedView, JsonFeedView, Via
from hexapla.rendering.wording import Wording

LONGEST = 100
"""The most entries a feed has, the newest ones."""

_PLACE = "\0"
"""Stands in a message for words that are put there later; no text has it."""


def main_feed(frames: Frames) -> FeedView:
    """Return the feed of all articles of a language."""
    here = frames.here
    listed = frames.index.articles[frames.wording.tag]
    return feed_view(frames, listed, here.feed, here.home, frames.site_name)


def main_json_feed(frames: Frames) -> JsonFeedView:
    """Return the same feed as JSON."""
    return json_feed(main_feed(frames), f"{frames.siteurl}/{frames.here.json_feed}")


def topic_feed(frames: Frames, kind: TopicKind, topic: str) -> FeedView:
    """Return the feed of a topic."""
    tag = frames.wording.tag
    page, name = topic_address(frames.here, kind, topic), topic_name(frames.site, topic, tag)
    articles, title = frames.index.topics[kind, topic][tag], _title(frames, name)
    return feed_view(frames, articles, feed_beside(page), page, title)


def person_feed(frames: Frames, identifier: str) -> FeedView:
    """Return the feed of what a person wrote or translated."""
    here = frames.here
    name = frames.site.registry.people[identifier].name(frames.wording.tag)
    href, page = here.person_feed(identifier), here.person(identifier)
    return feed_view(frames, made_by(frames, identifier), href, page, _title(frames, name))


def _title(frames: Frames, name: Name) -> str:
    return f"{frames.site_name} · {frames.wording.set(name.text, name.lang)}"


def feed_view(
    frames: Frames, articles: tuple[Document, ...], href: str, page: str, title: str
) -> FeedView:
    """Return the feed at an address, of the articles that a page lists."""
    newest = articles[:LONGEST]
    return FeedView(
        id=urn(frames.site, href),
        tag=frames.wording.tag,
        title=title,
        href=f"{frames.siteurl}/{page}",
        self_href=f"{frames.siteurl}/{href}",
        updated=max(map(changed, newest)).isoformat(),
        entries=tuple(_entry(frames, article) for article in newest),
    )


def _entry(frames: Frames, edition: Document) -> FeedEntry:
    """Return an article as it stands in every feed that has it."""
    key = ("entry", edition.path, edition.lang)
    found: FeedEntry = frames.once(key, partial(_made, frames, edition))
    return found


def _made(frames: Frames, edition: Document) -> FeedEntry:
    meta = edition.meta
    topics = (meta.category, *meta.tags)
    return FeedEntry(
        id=urn(frames.site, f"{edition.path}#{edition.lang}"),
        href=f"{frames.siteurl}/{frames.here.document(edition.slug)}",
        title=frames.wording.set(edition.title.text, edition.title.lang),
        summary=summary_of(edition, frames.wording.typography),
        summary_lang=edition.summary.lang if edition.summary else "",
        told=with_disclosure(
            summary_of(edition, frames.wording.typography), edition, frames.wording
        ),
        published=meta.date.isoformat(),
        updated=changed(edition).isoformat(),
        authors=_people(frames, edition, authors=True),
        contributors=_people(frames, edition, authors=False),
        categories=tuple(
            (topic, topic_name(frames.site, topic, edition.lang).text) for topic in topics
        ),
        disclosure=disclosure(edition, frames.wording),
        via=tuple(_via(frames, edition)),
        corrections=tuple(_correction(one, frames.wording) for one in corrections(edition)),
        rights=_terms(frames, edition),
        license=rights_of(frames.site, edition).license,
    )


def _via(frames: Frames, edition: Document) -> Iterator[Via]:
    """Yield where an article comes from: the edition in its first language, and earlier works.

    They are sources of what the entry tells (RFC 4287, 4.2.7.2).
    """
    site = frames.site
    for lang in dict.fromkeys(step.source_lang for step in reversed(edition.translations)):
        source = site.editions[edition.path][lang]
        if frames.index.is_public(source):
            yield Via(f"{frames.siteurl}/{of_edition(site, source)}", lang)
    for work in sources_of(edition):
        if work.url:
            yield Via(work.url, work.lang)


def _correction(correction: Correction, wording: Wording) -> FeedCorrection:
    said = within(correction.children)
    lang = said[0].lang if said else wording.tag
    date = wording.date(correction.date) if correction.date else ""
    # Translators: in a feed, the date of a correction to an article and its text
    message = wording.gettext("Correction of %(date)s: %(text)s")
    before, _, after = (message % {"date": date, "text": _PLACE}).partition(_PLACE)
    return FeedCorrection(
        before, printed(said, wording), after, "" if lang == wording.tag else lang
    )


def printed(passage: Iterable[Block], wording: Wording) -> str:
    """Return the words of a passage as readers get them, a line for each block."""
    return "\n".join(wording.set(text_of([block]), block.lang) for block in passage)


def _terms(frames: Frames, edition: Document) -> str:
    """Return in words what may be done with a text, '' where nothing is said in its language."""
    return frames.wording.set(rights_of(frames.site, edition).terms.get(edition.lang, ""))


def _people(frames: Frames, edition: Document, *, authors: bool) -> tuple[str, ...]:
    credits = [*edition.meta.credits]
    for step in edition.translations:
        credits += step.credits
    people = frames.site.registry.people
    names = (
        people[credit.who].name(edition.lang).text if credit.who in people else credit.who
        for credit in credits
        if (credit.role is Role.AUTHOR) == authors
    )
    return tuple(dict.fromkeys(names)) or ((frames.site_name,) if authors else ())
