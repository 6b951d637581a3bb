"""Feeds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed; the addresses are absolute where SITEURL is."""

    id: str
    href: str
    title: str
    summary: str
    summary_lang: str
    published: str
    updated: str
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]
    disclosure: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """An Atom feed (RFC 4287)."""

    id: str
    tag: str
    title: str
    href: str
    self_href: str
    updated: str
    entries: tuple[FeedEntry, ...]
