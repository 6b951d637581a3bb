"""An article in two languages side by side."""

from markupsafe import Markup
from msgspec import Struct

from hexapla.rendering.views.article import SourceEntry
from hexapla.rendering.views.frame import Date, Frame, StateMark, Version


class Column(Struct, frozen=True):
    """One of the two editions: ``tag`` is its language, in which its ``byline`` and ``date`` are.

    ``autonym`` is what that language calls itself. ``disclosure`` tells in the page's language how
    the text came into the column's. ``href`` leads to the edition by itself.
    """

    tag: str
    autonym: str
    href: str
    title: str
    title_lang: str
    title_state: StateMark | None
    summary: str
    summary_lang: str
    summary_state: StateMark | None
    byline: Markup
    date: Date
    disclosure: tuple[str, ...]


class Pair(Struct, frozen=True):
    """A passage in both languages; ``recto`` is empty where both would be the same."""

    verso: Markup
    recto: Markup


class ParallelView(Struct, frozen=True):
    """An article beside its version in another language; ``verso`` is the page's.

    ``choices`` are the languages that can stand beside it, ``swapped`` is the address of the same
    two in the other order, '' where there is none.
    """

    frame: Frame
    verso: Column
    recto: Column
    pairs: tuple[Pair, ...]
    legend: tuple[tuple[str, str], ...]
    sources: tuple[SourceEntry, ...]
    choices: tuple[Version, ...]
    swapped: str
