"""Pages that list articles."""

from dataclasses import dataclass

from markupsafe import Markup

from hexapla.rendering.views.frame import Date, Frame, Link, StateMark, Version


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article in a list. ``disclosure`` says how the text was translated, '' for an original."""

    href: str
    title: str
    lang: str
    state: StateMark | None
    kicker: Link | None
    category: Link
    summary: str
    summary_lang: str
    summary_state: StateMark | None
    byline: Markup
    date: Date
    disclosure: str


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
    """The articles on a topic; ``label`` says of which kind it is, ``count`` how many there are."""

    frame: Frame
    label: str
    heading: str
    heading_lang: str
    count: str
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """All articles, by year; and all tags."""

    frame: Frame
    years: tuple[tuple[str, tuple[Teaser, ...]], ...]
    tags: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RootView:
    """The page at the site's root, which offers the languages."""

    frame: Frame
    invitations: tuple[tuple[Version, str, str], ...]
