"""Articles and the site's own pages, and what stands on them."""

from markupsafe import Markup
from msgspec import Struct

from hexapla.rendering.views.citation import CitedAs
from hexapla.rendering.views.entries import ArticleLink
from hexapla.rendering.views.frame import Date, Frame, Link, StateMark, Version
from hexapla.rendering.views.records import CorrectionEntry


class Station(Struct, frozen=True):
    """A work of the chain, or an edition of this site, as a stop on the way to this page.

    ``rights`` are a sentence, a link to a licence, both or nothing. ``tag`` is empty where the
    language of a work is not stated.
    """

    tag: str
    segment: str
    place: Markup
    language: str
    date: str
    date_iso: str
    people: tuple[Markup, ...]
    method: str
    rights: tuple[Markup, ...]
    href: str
    current: bool


class SourceEntry(Struct, frozen=True):
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


class RelatedArticle(Struct, frozen=True):
    """What to read after an article, and what both have in common."""

    article: ArticleLink
    date: Date
    shared: Markup


class ArticleView(Struct, frozen=True):
    """An article. ``corrections`` are those in its text, listed again at its foot.

    ``parallel`` leads to the pages on which it stands beside its other versions.
    """

    frame: Frame
    title: str
    title_lang: str
    title_state: StateMark | None
    kicker: Link | None
    summary: str
    summary_lang: str
    summary_state: StateMark | None
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
    corrections: tuple[CorrectionEntry, ...]
    related: tuple[RelatedArticle, ...]
    cited_as: CitedAs | None
    parallel: tuple[Version, ...] = ()


class DocumentView(Struct, frozen=True):
    """A page of the site's own, such as the one about it."""

    frame: Frame
    title: str
    title_lang: str
    title_state: StateMark | None
    summary: str
    summary_lang: str
    summary_state: StateMark | None
    notice: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    body: Markup
    sources: tuple[SourceEntry, ...]
    corrections: tuple[CorrectionEntry, ...]
