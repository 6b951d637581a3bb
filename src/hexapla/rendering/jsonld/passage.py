"""The words of a passage: of a quotation, a caption or a correction, without their marks."""

import re
from collections.abc import Iterable, Iterator

from hexapla.model.block import Block, Kind, Leaf, Node
from hexapla.model.inline import plain_text


def within(children: Iterable[Node]) -> tuple[Block, ...]:
    """Return the blocks of a passage that have words, those of lists and tables included."""
    return tuple(_within(children))


def _within(children: Iterable[Node]) -> Iterator[Block]:
    for child in children:
        if isinstance(child, Block):
            if child.kind is not Kind.ALT:
                yield child
        elif not isinstance(child, Leaf):
            yield from _within(child.children)


def text_of(passage: Iterable[Block]) -> str:
    """Return the words of a passage, a line for each block, with one space for a line break."""
    return "\n".join(re.sub(" +", " ", plain_text(block.inline)) for block in passage)
