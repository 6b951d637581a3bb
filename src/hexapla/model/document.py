"""Documents and editions: one article in one language, as an ordered tree of blocks."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hexapla.model.dates import PartialDate
from hexapla.model.inline import Inline
from hexapla.model.work import Credit, Source, Work


class Kind(StrEnum):
    """What a block is; also the ``msgctxt`` of its message."""

    TITLE = "title"
    SUMMARY = "summary"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"
    CAPTION = "caption"
    ALT = "alt"
    NOTE = "note"
    CORRECTION = "correction"


PLAIN_KINDS = frozenset({Kind.TITLE, Kind.SUMMARY, Kind.ALT})
"""Kinds whose message is plain text: Markdown in it means nothing."""


class State(StrEnum):
    """How a block came into its language, from best to worst."""

    SOURCE = "source"
    TRANSLATED = "translated"
    STALE = "stale"
    UNTRANSLATED = "untranslated"


_RANK = {state: rank for rank, state in enumerate(State)}


def worst(first: State, second: State) -> State:
    """Return the worse of two states: a block is as good as its weakest step."""
    return max(first, second, key=_RANK.__getitem__)


@dataclass(frozen=True, slots=True)
class Block:
    """The unit of translation, of anchoring and of the parallel view.

    ``text`` is the message: normalised inline Markdown in the language ``lang``, plain text for
    the kinds in PLAIN_KINDS. ``inline`` is that text parsed. ``id`` is the same in every edition.
    """

    kind: Kind
    id: str
    text: str
    lang: str
    line: int
    state: State = State.SOURCE
    original: str = ""
    catalog_line: int = 0
    level: int = 0
    inline: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A bulleted list, or a numbered one beginning with ``start``; its children are items."""

    children: tuple["Node", ...]
    start: int | None = None
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """A passage set off with ``>``; words of a named speaker stand in a Quotation."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """A cell of a table with nothing in it: no message, but a place in its row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; its children are cells, in the order of the columns."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first child is the row of headings. ``align`` has a CSS value or ''."""

    children: tuple["Node", ...]
    align: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or a table with its caption and credit.

    ``image`` is a path relative to the content folder, empty when the picture may not be shown.
    ``source`` is the id of a citation or of an outlet; ``photographer`` of a person. ``lang`` is
    the language of the original's blocks when it is not the document's.
    """

    children: tuple["Node", ...]
    line: int
    image: str = ""
    source: str = ""
    photographer: str = ""
    date: PartialDate | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a speaker (a registry id), with the source they are taken from.

    ``lang`` is the language the original has them in when it is not the document's.
    """

    children: tuple["Node", ...]
    line: int
    speaker: str = ""
    source: str = ""
    date: PartialDate | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note."""

    children: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated correction."""

    children: tuple["Node", ...]
    line: int
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Literal:
    """Lines shown as they are, in every language alike: code, or anything preformatted."""

    text: str
    id: str
    line: int
    info: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


Group = Listing | Item | BlockQuote | Row | Table | Figure | Quotation | Note | Correction
Leaf = Literal | Rule | EmptyCell
Node = Block | Group | Leaf


class Method(StrEnum):
    """How a translation was made, from strongest to weakest."""

    HUMAN = "human"
    MACHINE_REVIEWED = "machine-reviewed"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Translation:
    """One step from a language into another: what a catalog says of itself.

    ``method`` is the weakest present in the catalog; ``catalog`` is its path.
    """

    source_lang: str
    lang: str
    method: Method
    catalog: str
    credits: tuple[Credit, ...] = ()


class Status(StrEnum):
    """Whether a document is for the public."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that this document is allowed to break, and why."""

    code: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """The front matter, but for the texts that are translated. Topics and people are ids."""

    slug: str
    date: datetime.datetime
    modified: datetime.datetime | None = None
    status: Status = Status.PUBLISHED
    kicker: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    template: str = ""
    slugs: Mapping[str, str] = field(default_factory=dict)
    credits: tuple[Credit, ...] = ()
    chain: tuple[Work, ...] = ()
    sources: tuple[Source, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    pelican: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """One article or page in one language.

    ``path`` is relative to the content folder, with slashes. ``translations`` are the steps from
    the language it was written in to ``lang``, in order: empty for the original, two through a
    pivot.
    """

    path: str
    lang: str
    meta: Metadata
    title: Block
    summary: Block | None
    body: tuple[Node, ...]
    translations: tuple[Translation, ...] = ()

    @property
    def source_lang(self) -> str:
        """The language the document was written in."""
        return self.translations[0].source_lang if self.translations else self.lang

    @property
    def slug(self) -> str:
        """The document's part of its address in this language."""
        return self.meta.slugs.get(self.lang, self.meta.slug)

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the site's own, outside the lists of articles."""
        return self.path.startswith("pages/")


def transform(document: Document, change: Callable[[Block], Block]) -> Document:
    """Return the document with every block passed through a function, in document order.

    The one walk over a document's messages: extraction and translation both use it, so what one
    writes is what the other looks up.
    """
    return replace(
        document,
        title=change(document.title),
        summary=change(document.summary) if document.summary else None,
        body=tuple(_transform_node(node, change) for node in document.body),
    )


def _transform_node(node: Node, change: Callable[[Block], Block]) -> Node:
    match node:
        case Block():
            return change(node)
        case Literal() | Rule() | EmptyCell():
            return node
        case _:
            return replace(
                node, children=tuple(_transform_node(child, change) for child in node.children)
            )


def blocks(document: Document) -> tuple[Block, ...]:
    """Return a document's blocks in order: title, summary, then the body's."""
    found: list[Block] = []

    def collect(block: Block) -> Block:
        found.append(block)
        return block

    transform(document, collect)
    return tuple(found)


def nodes(document: Document) -> Iterator[Node]:
    """Yield every node of the body, parents before children."""
    yield from _walk(document.body)


def _walk(found: tuple[Node, ...]) -> Iterator[Node]:
    for node in found:
        yield node
        if not isinstance(node, Block | Leaf):
            yield from _walk(node.children)
