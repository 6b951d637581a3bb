"""Pages that list articles."""

from markupsafe import Markup
from msgspec import Struct

from hexapla.rendering.views.frame import Date, Frame, Link, StateMark, Version


class Teaser(Struct, frozen=True):
    """An article in a list. ``disclosure`` says how the text was translated, '' for an original.

    ``name`` is the title as it was typed, for machines.
    """

    href: str
    title: str
    name: str
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


class Section(Struct, frozen=True):
    """Articles under a heading, which leads to all of its kind."""

    heading: Link
    teasers: tuple[Teaser, ...]


class FrontView(Struct, frozen=True):
    """The front page: one lead, two seconds, then a column for each category.

    ``opening`` are the first paragraphs of the lead, ``legend`` is what their marks mean.
    """

    frame: Frame
    lead: Teaser | None
    opening: Markup
    legend: tuple[tuple[str, str], ...]
    seconds: tuple[Teaser, ...]
    sections: tuple[Section, ...]


class ListView(Struct, frozen=True):
    """The articles on a topic; ``label`` says of which kind it is, ``count`` how many there are."""

    frame: Frame
    label: str
    heading: str
    heading_lang: str
    count: str
    teasers: tuple[Teaser, ...]


class ArchiveView(Struct, frozen=True):
    """All articles, by year; and all tags."""

    frame: Frame
    years: tuple[tuple[str, tuple[Teaser, ...]], ...]
    tags: tuple[Link, ...]


class RootView(Struct, frozen=True):
    """The page at the site's root, which offers the languages."""

    frame: Frame
    invitations: tuple[tuple[Version, str, str], ...]
