"""Feeds as views (Atom, RFC 4287)."""

import datetime

from hexapla.model.document import Document, last_change
from hexapla.model.work import Role
from hexapla.rendering.addresses import urn
from hexapla.rendering.articles import summary_of
from hexapla.rendering.disclosure import disclosure
from hexapla.rendering.frames import Frames, topic_link
from hexapla.rendering.views import FeedEntry, FeedView

LONGEST = 100
"""The most entries a feed has, the newest ones."""


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
        updated=max(map(_updated, newest)).isoformat(),
        entries=tuple(_entry(frames, article) for article in newest),
    )


def _entry(frames: Frames, edition: Document) -> FeedEntry:
    meta = edition.meta
    topics = (meta.category, *meta.tags)
    return FeedEntry(
        id=urn(frames.site, f"{edition.path}#{edition.lang}"),
        href=f"{frames.siteurl}/{frames.here.document(edition.slug)}",
        title=edition.title.text,
        summary=summary_of(edition),
        summary_lang=edition.summary.lang if edition.summary else "",
        published=meta.date.isoformat(),
        updated=_updated(edition).isoformat(),
        authors=_people(frames, edition, authors=True),
        contributors=_people(frames, edition, authors=False),
        categories=tuple(
            (topic, topic_link(frames.site, topic, edition.lang, "").text) for topic in topics
        ),
        disclosure=disclosure(edition, frames.wording),
    )


def _people(frames: Frames, edition: Document, *, authors: bool) -> tuple[str, ...]:
    credits = [*edition.meta.credits]
    for step in edition.translations:
        credits += step.credits
    people = frames.site.registry.people
    names = (
        people[credit.who].name(edition.lang).text
        for credit in credits
        if (credit.role is Role.AUTHOR) == authors and credit.who in people
    )
    return tuple(dict.fromkeys(names)) or ((frames.site_name,) if authors else ())


def _updated(edition: Document) -> datetime.datetime:
    return last_change(edition) or edition.meta.date
