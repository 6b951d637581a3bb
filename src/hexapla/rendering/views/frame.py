"""What every page has: its place, its language, and what leads elsewhere."""

from dataclasses import dataclass

from markupsafe import Markup

NOTHING = Markup("")


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
class StateMark:
    """The old Hexapla's mark of a stale or untranslated text, and its meaning in words."""

    mark: str
    meaning: str


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
class Term:
    """A Dublin Core term in words; ``lang`` when they are not in the page's language."""

    name: str
    content: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A link in the page's head, to what a machine may want beside the page.

    ``href`` is complete.
    """

    rel: str
    href: str
    hreflang: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has: its place, its language and what leads elsewhere.

    ``root`` is the way from the page to the site's root. ``kind`` names the sort of page. A preview
    has ``robots`` noindex and no canonical address. ``records`` lead to the pages on which the site
    gives account of itself. The last four are for machines: ``graph`` is JSON-LD, safe inside a
    script element, ``properties`` are OpenGraph's, ``terms`` Dublin Core's.
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
    records: tuple[Link, ...]
    versions: tuple[Version, ...]
    canonical: str
    robots: str
    alternates: tuple[Alternate, ...]
    feeds: tuple[FeedLink, ...]
    graph: Markup = NOTHING
    properties: tuple[tuple[str, str], ...] = ()
    terms: tuple[Term, ...] = ()
    links: tuple[HeadLink, ...] = ()
