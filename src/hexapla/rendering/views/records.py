"""The pages on which the site gives account of itself: sources, corrections, coverage."""

from dataclasses import dataclass

from markupsafe import Markup

from hexapla.rendering.views.entries import ArticleLink
from hexapla.rendering.views.frame import Date, Frame


@dataclass(frozen=True, slots=True)
class UsedSource:
    """A source, once, and the articles that cite it; ``lang`` is the source's own language."""

    title: str
    lang: str
    language: str
    date: Date | None
    href: str
    archived: str
    articles: tuple[ArticleLink, ...]


@dataclass(frozen=True, slots=True)
class OutletSources:
    """The sources of one outlet; ``count`` is their number as it is written."""

    id: str
    outlet: Markup
    count: str
    sources: tuple[UsedSource, ...]


@dataclass(frozen=True, slots=True)
class SourcesView:
    """Every source that the site has used, by outlet."""

    frame: Frame
    count: str
    outlets: tuple[OutletSources, ...]


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """A correction, and how its text came into its language.

    On the article's own page, which says so itself, its link has no title and leads to the place.
    """

    date: Date
    article: ArticleLink
    text: Markup
    disclosure: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """Every correction, the newest first, and the state marks that they show."""

    frame: Frame
    count: str
    corrections: tuple[CorrectionEntry, ...]
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """An article in one language: how it came into it, and what is missing from it.

    Without an edition there is no ``href``. ``missing`` has marks, each with its words.
    """

    tag: str
    language: str
    href: str
    made: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """An article in every language of the site."""

    article: ArticleLink
    date: Date
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What there is in which language; ``languages`` are tags with names."""

    frame: Frame
    caption: str
    languages: tuple[tuple[str, str], ...]
    rows: tuple[CoverageRow, ...]
    legend: tuple[tuple[str, str], ...]
