"""The words that readers see of a block, each language's apart."""

from collections.abc import Iterable, Iterator, Mapping

from hexapla.model.block import Block, State
from hexapla.model.document import Document
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
"""Words and their language, a BCP 47 tag; a BREAK has none."""


def own_blocks(edition: Document) -> Iterator[Block]:
    """Yield the blocks whose words are the edition's own, and not those of its source."""
    for block in edition.blocks:
        if block.state is not State.UNTRANSLATED:
            yield block


def running_text(
    inline: Iterable[Inline], lang: str, *, with_links: bool = True
) -> Mapping[str, str]:
    """Return the words of some nodes by language; ``lang`` is that of what no other is named for.

    Marks and citations leave no trace; a BREAK stands for code, for words in another language
    and, without ``with_links``, for links.
    """
    pieces = list(_pieces(inline, lang, with_links=with_links))
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


def _pieces(inline: Iterable[Inline], lang: str, *, with_links: bool) -> Iterator[_Piece]:
    for node in inline:
        match node:
            case Text(text):
                yield text, lang
            case HardBreak():
                yield " ", lang
            case Code():
                yield BREAK, ""
            case Link() | Reference() if not with_links:
                yield BREAK, ""
            case _:
                inside = node.lang if isinstance(node, Foreign) else lang
                yield from _pieces(children_of(node), inside, with_links=with_links)
