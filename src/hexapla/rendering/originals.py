"""The original of a passage: what it was translated from, for a reader to unfold."""

from collections.abc import Mapping

from msgspec.structs import replace

from hexapla.model.block import (
    Block,
    Correction,
    EmptyCell,
    Figure,
    Kind,
    Literal,
    Node,
    Note,
    Quotation,
    Rule,
    State,
    blocks_in,
    is_block,
    with_blocks,
)
from hexapla.model.inline import unlinked
from hexapla.rendering.wording import Wording, marked

# Translators: over a passage in the language it was written in; {in_language} is «in Chinese»
_LABEL = marked("Original {in_language}")


def states_of(node: Node) -> frozenset[State]:
    """Return the states of what a node says; of a sound heading none, since it is a signpost."""
    found = frozenset(block.state for block in blocks_in((node,)) if block.kind is not Kind.ALT)
    return found - {State.TRANSLATED} if is_block(node, Kind.HEADING) else found


def words_of(node: Node) -> tuple[Node, ...]:
    """Return what a node says, without its frame: of a figure the caption, not the picture."""
    if isinstance(node, Block | Literal | Rule | EmptyCell):
        return () if is_block(node, Kind.ALT) else (node,)
    words = tuple(one for child in node.children for one in words_of(child))
    if isinstance(node, Figure | Quotation | Note | Correction):
        return words
    return (replace(node, children=words),)


def original_of(node: Node, sources: Mapping[str, Block]) -> tuple[Node, ...]:
    """Return the nodes of the original that a node was translated from, without their frame.

    ``sources`` are the original's blocks by id. Credits, labels, links and citations stand beside
    it in the translation already: of a figure or a quotation there are the words alone.
    """

    def source(block: Block) -> Block:
        found = sources.get(block.id, block)
        return replace(found, marked=unlinked(found.marked) if found.marked else None)

    return tuple(with_blocks(one, source) for one in words_of(node))


def label_of(node: Node, lang: str, wording: Wording) -> str:
    """Return what is written where the original of a node, in a language, can be unfolded."""
    if State.STALE in states_of(node):
        return str(wording.gettext("The source as it is now"))
    return str(wording.gettext(_LABEL).format(in_language=wording.in_language(lang)))


def language_of(nodes: tuple[Node, ...], general: str) -> str:
    """Return the language of most that nodes say: their first block's, else a general one."""
    return next((block.lang for block in blocks_in(nodes)), general)
