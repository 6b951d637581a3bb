"""Views: all that a template may read, as small frozen values.

Addresses in links are from the site's root; a template puts ``page.frame.root`` before them, so
that the site works under any path. ``docs/theming.md`` describes the fields.
"""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; ``lang`` when they are not in the page's language."""

    text: str
    href: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """The page in one of its languages, for the switcher; ``current`` for the page itself."""

    tag: str
    segment: str
    autonym: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Alternate:
    """One ``hreflang`` link; ``href`` is absolute where SITEURL is."""

    hreflang: str
    href: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed the page announces in its head."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Date:
    """A date for machines and in words."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class SiteName:
    """The site's name in one language, for the masthead in three scripts."""

    tag: str
    segment: str
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has: its place, its language and what leads elsewhere.

    ``root`` is the way from the page to the site's root. ``kind`` names the sort of page. A preview
    has ``robots`` noindex and no canonical address.
    """

    kind: str
    tag: str
    segment: str
    root: str
    href: str
    title: str
    description: str
    site_name: str
    site_names: tuple[SiteName, ...]
    home: str
    archive: str
    categories: tuple[Link, ...]
    pages: tuple[Link, ...]
    versions: tuple[Version, ...]
    canonical: str
    robots: str
    alternates: tuple[Alternate, ...]
    feeds: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article in a list. ``disclosure`` says how the text was translated, '' for an original."""

    href: str
    title: str
    lang: str
    kicker: str
    category: Link
    summary: str
    summary_lang: str
    byline: Markup
    date: Date
    disclosure: str


@dataclass(frozen=True, slots=True)
class Station:
    """A work of the chain, or an edition of this site, as a stop on the way to this page."""

    tag: str
    segment: str
    place: Markup
    language: str
    date: str
    date_iso: str
    people: tuple[Markup, ...]
    method: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry of the source list; ``uses`` are the ids of the places that cite it."""

    id: str
    number: int
    outlet: Markup
    title: str
    lang: str
    language: str
    date: Date | None
    href: str
    archived: str
    accessed: Date | None
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article."""

    frame: Frame
    title: str
    title_lang: str
    kicker: str
    summary: str
    summary_lang: str
    byline: Markup
    date: Date
    modified: Date | None
    notice: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    body: Markup
    sources: tuple[SourceEntry, ...]
    chain_sentence: Markup
    chain: tuple[Station, ...]
    category: Link
    tags: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A page of the site's own, such as the one about it."""

    frame: Frame
    title: str
    title_lang: str
    summary: str
    summary_lang: str
    notice: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    body: Markup
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Articles under a heading, which leads to all of its kind."""

    heading: Link
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page: one lead, two seconds, then a column for each category."""

    frame: Frame
    lead: Teaser | None
    seconds: tuple[Teaser, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """The articles of a category or with a tag; ``label`` says which it is."""

    frame: Frame
    label: str
    heading: str
    heading_lang: str
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """All articles, by year; and all tags."""

    frame: Frame
    years: tuple[tuple[str, tuple[Teaser, ...]], ...]
    tags: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """A person or an outlet: its names, what is known of it, and the articles that name it."""

    frame: Frame
    label: str
    heading: str
    heading_lang: str
    role: str
    note: str
    terms: str
    url: str
    country: str
    names: tuple[tuple[str, str, str], ...]
    other_forms: tuple[str, ...]
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class RootView:
    """The page at the site's root, which offers the languages."""

    frame: Frame
    invitations: tuple[tuple[Version, str, str], ...]


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


View = (
    ArticleView
    | DocumentView
    | FrontView
    | ListView
    | ArchiveView
    | EntryView
    | RootView
    | FeedView
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is rendered: the file it goes to, its template, and all it shows.

    ``origin`` is the content file to name when rendering fails.
    """

    path: str
    template: str
    view: View
    origin: str = ""
