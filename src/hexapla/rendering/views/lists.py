"""Pages that list articles, and the pages of people and outlets."""

from dataclasses import dataclass

from markupsafe import Markup

from hexapla.rendering.views.frame import Date, Frame, Link, Version


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
