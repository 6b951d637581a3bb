"""Sitemaps."""

from msgspec import Struct


class SitemapEntry(Struct, frozen=True):
    """An address, and when what is there was last changed; '' where no date is known."""

    href: str
    changed: str


class SitemapView(Struct, frozen=True):
    """A sitemap: pages of one language."""

    entries: tuple[SitemapEntry, ...]


class SitemapIndexView(Struct, frozen=True):
    """The list of the site's sitemaps."""

    entries: tuple[SitemapEntry, ...]
