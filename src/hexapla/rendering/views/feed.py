"""Feeds."""

from markupsafe import Markup
from msgspec import Struct


class Via(Struct, frozen=True):
    """Where an article comes from; ``lang`` is the language of what is there, '' if unknown."""

    href: str
    lang: str


class FeedCorrection(Struct, frozen=True):
    """A correction; ``lang`` when it is not in the feed's language.

    ``before`` and ``after`` are what tells that it is one, and of which date.
    """

    before: str
    text: str
    after: str
    lang: str


class FeedEntry(Struct, frozen=True):
    """An article in a feed; the addresses are absolute where SITEURL is.

    ``told`` is the summary and how the text was translated, ``disclosure`` the latter alone.
    ``rights`` say in words what may be done with the text, ``license`` is an address; either may
    be empty. ``hreflang`` is what the entry leads to, where that is not in the feed's language.
    """

    id: str
    href: str
    title: str
    summary: str
    summary_lang: str
    told: str
    published: str
    updated: str
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]
    disclosure: str
    via: tuple[Via, ...]
    corrections: tuple[FeedCorrection, ...]
    rights: str
    license: str
    hreflang: str = ""


class FeedView(Struct, frozen=True):
    """An Atom feed (RFC 4287)."""

    id: str
    tag: str
    title: str
    href: str
    self_href: str
    updated: str
    entries: tuple[FeedEntry, ...]


class JsonFeedView(Struct, frozen=True):
    """A file with a feed, as JSON Feed 1.1."""

    json: Markup
