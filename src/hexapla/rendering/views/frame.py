"""What every page has: its place, its language, and what leads elsewhere.

What stands on all pages keeps its hash: ``cached`` asks for it on every one.
"""

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

NOTHING = Markup("")

ATOM_TYPE = "application/atom+xml"
JSON_FEED_TYPE = "application/feed+json"


class Link(Struct, frozen=True, cache_hash=True):
    """Words that lead somewhere; ``lang`` when they are not in the page's language."""

    text: str
    href: str
    lang: str = ""


class Version(Struct, frozen=True):
    """The page in one of its languages, for the switcher; ``current`` for the page itself."""

    tag: str
    segment: str
    autonym: str
    href: str
    current: bool


class Alternate(Struct, frozen=True):
    """One ``hreflang`` link; ``href`` is absolute where SITEURL is."""

    hreflang: str
    href: str


class FeedLink(Struct, frozen=True, cache_hash=True):
    """A feed the page announces in its head; ``name`` is the title as it was typed.

    ``type`` is its media type.
    """

    title: str
    href: str
    name: str
    type: str = ATOM_TYPE


class StateMark(Struct, frozen=True):
    """The old Hexapla's mark of a stale or untranslated text, and its meaning in words."""

    mark: str
    meaning: str


class SourceWords(Struct, frozen=True):
    """The source of a stale title or summary as it is now, in its own language."""

    text: str
    lang: str


class Date(Struct, frozen=True):
    """A date for machines and in words."""

    iso: str
    text: str


class SiteName(Struct, frozen=True, cache_hash=True):
    """The site's name in one language, for the masthead in three scripts."""

    tag: str
    segment: str
    text: str


class Term(Struct, frozen=True):
    """A Dublin Core term in words; ``lang`` when they are not in the page's language."""

    name: str
    content: str
    lang: str = ""


class HeadLink(Struct, frozen=True):
    """A link in the page's head, to what a machine may want beside the page.

    ``href`` is complete.
    """

    rel: str
    href: str
    hreflang: str = ""
    type: str = ""


class Policies(Struct, frozen=True, cache_hash=True):
    """The pages that say how the site works, None for one that is not there in the language."""

    standards: Link | None = None
    corrections: Link | None = None
    translations: Link | None = None
    masthead: Link | None = None

    @property
    def links(self) -> tuple[Link, ...]:
        """Those that are there."""
        found = (self.standards, self.corrections, self.translations, self.masthead)
        return tuple(link for link in found if link)


class Navigation(Struct, frozen=True, cache_hash=True):
    """What leads through a language site: the same on all its pages, but for ``current``.

    ``menu`` are the pages of the site's own that the masthead names, ``pages`` all of them but the
    ``policies``. ``records`` lead to the pages on which the site gives account of itself.
    ``search`` is the address of the search page, '' on a site without. ``current`` is that of the
    page itself where one of these links leads to it, else ''.
    """

    archive: str = ""
    categories: tuple[Link, ...] = ()
    menu: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()
    policies: Policies = Policies()
    records: tuple[Link, ...] = ()
    search: str = ""
    current: str = ""

    def on(self, href: str) -> "Navigation":
        """Return it as the page at an address has it."""
        links = (*self.categories, *self.menu, *self.pages, *self.policies.links, *self.records)
        leads_here = href in {self.archive, self.search, *(link.href for link in links)}
        return replace(self, current=href) if leads_here else self


class Frame(Struct, frozen=True):
    """What every page has: its place, its language and what leads elsewhere.

    ``root`` is the way from the page to the site's root. ``kind`` names the sort of page. ``name``
    is the title as it was typed, for machines and attributes. A preview
    has ``robots`` noindex and no canonical address. The last four are for machines:
    ``graph`` is JSON-LD, safe inside a script element, ``properties`` are OpenGraph's, ``terms``
    Dublin Core's.
    """

    kind: str
    tag: str
    segment: str
    root: str
    href: str
    title: str
    name: str
    description: str
    site_name: str
    site_names: tuple[SiteName, ...]
    home: str
    navigation: Navigation
    versions: tuple[Version, ...]
    canonical: str
    robots: str
    alternates: tuple[Alternate, ...]
    feeds: tuple[FeedLink, ...]
    graph: Markup = NOTHING
    properties: tuple[tuple[str, str], ...] = ()
    terms: tuple[Term, ...] = ()
    links: tuple[HeadLink, ...] = ()
