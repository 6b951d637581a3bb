"""Feeds."""

from msgspec import Struct


class Via(Struct, frozen=True):
    """Where an article comes from; ``lang`` is the language of what is there, '' if unknown."""

    href: str
    lang: str


class FeedCorrection(Struct, frozen=True):
    """A correction, with its date in words; ``lang`` when it is not in the feed's language."""

    date: str
    text: str
    lang: str


class FeedEntry(Struct, frozen=True):
    """An article in a feed; the addresses are absolute where SITEURL is.

    ``rights`` say in words what may be done with the text, ``license`` is an address; either may
    be empty. ``hreflang`` is what the entry leads to, where that is not in the feed's language.
    """

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
