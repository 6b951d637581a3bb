"""What an article of the benchmark consists of: values, each text in three languages."""

import datetime
from dataclasses import dataclass
from typing import Literal

from benchmarks.prose import Text


@dataclass(frozen=True, slots=True)
class Prosaic:
    """A heading, a paragraph or a quotation without a speaker: inline Markdown."""

    kind: Literal["heading", "paragraph", "quote"]
    text: Text


@dataclass(frozen=True, slots=True)
class Listed:
    """A list."""

    items: tuple[Text, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table, its first row the headings."""

    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that are the same in every language."""

    lines: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; without an image its rights are not cleared. ``source`` is an outlet's id."""

    image: str
    source: str
    date: datetime.date
    alt: Text
    caption: Text


@dataclass(frozen=True, slots=True)
class Quotation:
    """A speaker's words, from one of the article's sources."""

    speaker: str
    source: str
    text: Text


Part = Prosaic | Listed | Tabled | Code | Figure | Quotation


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of an article's source list."""

    id: str
    outlet: str
    title: str
    lang: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who made an article, from which sources, and the issue it was first printed in, if any."""

    author: str
    translator: str
    sources: tuple[Source, ...]
    publication: str = ""
    issue: int = 0
    printed_in: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article in three languages; ``lang`` is the one it was written in."""

    number: int
    lang: str
    slug: str
    date: datetime.datetime
    category: str
    tags: tuple[str, ...]
    title: Text
    summary: Text
    body: tuple[Part, ...]
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """An entry of the registry: an id, and what it is called in each language."""

    id: str
    names: Text
