"""Blocks: what a document consists of, as a tree."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.dates import PartialDate
from hexapla.model.inline import Inline, Mark, Text, marks, plain_text


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
    return first if _RANK[first] > _RANK[second] else second


class Block(Struct, frozen=True, tag=True, array_like=True):
    """The unit of translation, of anchoring and of the parallel view.

    ``text`` is the message: normalised inline Markdown in the language ``lang``, plain text for
    the kinds in PLAIN_KINDS. ``marked`` is that text parsed, None where it has no mark: most have
    none, and need not be kept twice. ``id`` is the same in every edition.
    """

    kind: Kind
    id: str
    text: str
    lang: str
    line: int
    state: State = State.SOURCE
    catalog_line: int = 0
    level: int = 0
    marked: tuple[Inline, ...] | None = None

    @property
    def inline(self) -> tuple[Inline, ...]:
        """The text parsed."""
        if self.marked is not None:
            return self.marked
        return (Text(self.text),) if self.text else ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The links, references and citations in the text, in reading order."""
        return marks(self.marked) if self.marked else ()

    @property
    def words(self) -> str:
        """The words alone: no marks, no citations, a space for a line break."""
        return self.text if self.marked is None else plain_text(self.marked)


class Listing(Struct, frozen=True, tag=True, array_like=True):
    """A bulleted list, or a numbered one beginning with ``start``; its children are items."""

    children: tuple["Node", ...]
    start: int | None = None
    tight: bool = True


class Item(Struct, frozen=True, tag=True, array_like=True):
    """One entry of a list."""

    children: tuple["Node", ...]


class BlockQuote(Struct, frozen=True, tag=True, array_like=True):
    """A passage set off with ``>``; words of a named speaker stand in a Quotation."""

    children: tuple["Node", ...]


class EmptyCell(Struct, frozen=True, tag=True, array_like=True):
    """A cell of a table with nothing in it: no message, but a place in its row."""


class Row(Struct, frozen=True, tag=True, array_like=True):
    """A row of a table; its children are cells, in the order of the columns."""

    children: tuple["Node", ...]


class Table(Struct, frozen=True, tag=True, array_like=True):
    """A table; its first child is the row of headings. ``align`` has a CSS value or ''."""

    children: tuple["Node", ...]
    align: tuple[str, ...] = ()


class Figure(Struct, frozen=True, tag=True, array_like=True):
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


class Quotation(Struct, frozen=True, tag=True, array_like=True):
    """The words of a speaker (a registry id), with the source they are taken from.

    ``lang`` is the language the original has them in when it is not the document's. ``unsourced``
    says openly that no source is given, ``date_unknown`` that nobody can tell when it was said.
    """

    children: tuple["Node", ...]
    line: int
    speaker: str = ""
    source: str = ""
    date: PartialDate | None = None
    lang: str = ""
    unsourced: bool = False
    date_unknown: bool = False


class Note(Struct, frozen=True, tag=True, array_like=True):
    """An editor's note."""

    children: tuple["Node", ...]
    line: int


class Correction(Struct, frozen=True, tag=True, array_like=True):
    """A dated correction."""

    children: tuple["Node", ...]
    line: int
    date: PartialDate | None = None


class Literal(Struct, frozen=True, tag=True, array_like=True):
    """Lines shown as they are, in every language alike: code, or anything preformatted."""

    text: str
    id: str
    line: int
    info: str = ""


class Rule(Struct, frozen=True, tag=True, array_like=True):
    """A thematic break."""


Group = Listing | Item | BlockQuote | Row | Table | Figure | Quotation | Note | Correction
Leaf = Literal | Rule | EmptyCell
Node = Block | Group | Leaf


def blocks_in(nodes: Iterable[Node]) -> Iterator[Block]:
    """Yield the blocks of nodes, in order, however deep they lie."""
    for node in nodes:
        if isinstance(node, Block):
            yield node
        elif not isinstance(node, Literal | Rule | EmptyCell):
            yield from blocks_in(node.children)


def is_block(node: Node, kind: Kind) -> bool:
    """Whether a node is a block of a kind."""
    return isinstance(node, Block) and node.kind is kind


def with_blocks(node: Node, change: Callable[[Block], Block]) -> Node:
    """Return a node with every block in it passed through a function, in document order."""
    match node:
        case Block():
            return change(node)
        case Literal() | Rule() | EmptyCell():
            return node
        case _:
            return replace(node, children=tuple(with_blocks(one, change) for one in node.children))


def anchor(node: Node) -> str:
    """Return the id that a link to a node leads to: its first block's; '' where it has none.

    The text that stands for an image has no place of its own on a page.
    """
    match node:
        case Block():
            return "" if node.kind is Kind.ALT else node.id
        case Literal():
            return node.id
        case Rule() | EmptyCell():
            return ""
        case _:
            return next(filter(None, map(anchor, node.children)), "")
