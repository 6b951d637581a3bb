"""The words of a passage: of a quotation, a caption or a correction, without their marks."""

import re
from collections.abc import Iterable

from hexapla.model.block import Block, Kind, Node, blocks_in


def within(children: Iterable[Node]) -> tuple[Block, ...]:
    """Return the blocks of a passage that have words, those of lists and tables included."""
    return tuple(block for block in blocks_in(children) if block.kind is not Kind.ALT)


def text_of(passage: Iterable[Block]) -> str:
    """Return the words of a passage, a line for each block, with one space for a line break."""
    return "\n".join(re.sub(" +", " ", block.words) for block in passage)
