"""The pages on which the site gives account of itself: sources, corrections, coverage."""

from markupsafe import Markup
from msgspec import Struct

from hexapla.rendering.views.entries import ArticleLink
from hexapla.rendering.views.frame import Date, Frame


class UsedSource(Struct, frozen=True):
    """A source, once, and the articles that cite it; ``lang`` is the source's own language."""

    title: str
    lang: str
    language: str
    date: Date | None
    href: str
    archived: str
    articles: tuple[ArticleLink, ...]


class OutletSources(Struct, frozen=True):
    """The sources of one outlet; ``count`` is their number as it is written."""

    id: str
    outlet: Markup
    count: str
    sources: tuple[UsedSource, ...]


class SourcesView(Struct, frozen=True):
    """Every source that the site has used, by outlet."""

    frame: Frame
    count: str
    outlets: tuple[OutletSources, ...]


class CorrectionEntry(Struct, frozen=True):
    """A correction, and how its text came into its language.

    On the article's own page, which says so itself, its link has no title and leads to the place.
    """

    date: Date
    article: ArticleLink
    text: Markup
    disclosure: str = ""


class CorrectionsView(Struct, frozen=True):
    """Every correction, the newest first, and the state marks that they show."""

    frame: Frame
    count: str
    corrections: tuple[CorrectionEntry, ...]
    legend: tuple[tuple[str, str], ...]


class CoverageCell(Struct, frozen=True):
    """An article in one language: how it came into it, and what is missing from it.

    Without an edition there is no ``href``. ``missing`` has marks, each with its words.
    """

    tag: str
    language: str
    href: str
    made: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]


class CoverageRow(Struct, frozen=True):
    """An article in every language of the site."""

    article: ArticleLink
    date: Date
    cells: tuple[CoverageCell, ...]


class CoverageView(Struct, frozen=True):
    """What there is in which language; ``languages`` are tags with names."""

    frame: Frame
    caption: str
    languages: tuple[tuple[str, str], ...]
    rows: tuple[CoverageRow, ...]
    legend: tuple[tuple[str, str], ...]
