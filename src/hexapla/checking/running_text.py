"""The words that readers see of a block, each language's apart."""

from collections.abc import Iterable, Iterator, Mapping

from hexapla.model.block import Block, State
from hexapla.model.document import Document, blocks
from hexapla.model.inline import (
    Code,
    Foreign,
    HardBreak,
    Inline,
    Link,
    Reference,
    Text,
    children_of,
)

BREAK = "\n"
"""Stands where words of one language are parted by others or by code: no name goes across it."""

_Piece = tuple[str, str]
"""Words and their language, a BCP 47 tag; no language for code."""


def own_blocks(edition: Document) -> Iterator[Block]:
    """Yield the blocks whose words are the edition's own, and not those of its source."""
    for block in blocks(edition):
        if block.state is not State.UNTRANSLATED:
            yield block


def running_text(inline: Iterable[Inline], lang: str) -> Mapping[str, str]:
    """Return the words of some nodes by language; ``lang`` is that of what no other is named for.

    Marks and citations leave no trace, code and words in another language a BREAK.
    """
    pieces = list(_pieces(inline, lang))
    return {
        tag: "".join(text if own == tag else BREAK for text, own in pieces)
        for tag in dict.fromkeys(own for _, own in pieces if own)
    }


def references(inline: Iterable[Inline], lang: str) -> Iterator[tuple[Reference, str]]:
    """Yield the links into the registry and to articles, each with the language around it."""
    for node in inline:
        if isinstance(node, Reference):
            yield node, lang
        inside = node.lang if isinstance(node, Foreign) else lang
        yield from references(children_of(node), inside)


def without_links(inline: Iterable[Inline]) -> Iterator[Inline]:
    """Yield the nodes with code, which breaks a text, in the place of links."""
    for node in inline:
        yield Code("") if isinstance(node, Link | Reference) else node


def _pieces(inline: Iterable[Inline], lang: str) -> Iterator[_Piece]:
    for node in inline:
        match node:
            case Text(text):
                yield text, lang
            case HardBreak():
                yield " ", lang
            case Code():
                yield BREAK, ""
            case Foreign(tag, children):
                yield from _pieces(children, tag)
            case _:
                yield from _pieces(children_of(node), lang)
