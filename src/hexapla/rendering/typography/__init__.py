"""Typography: what a keyboard has no key for, put into texts as each language's printers have it.

Editors type straight quotes, hyphens and plain spaces; readers get quotation marks, dashes and
spaces at which no line ends. Only the words of a page are set, never code, addresses or
attributes, and what is set already stays as it is: to set a text twice is to set it once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from hexapla.model.inline import Foreign, HardBreak, Inline, Text, children_of
from hexapla.rendering.typography import chinese, english, russian
from hexapla.rendering.typography.pieces import Rule, typeset_pieces

_RULES: Mapping[str, Sequence[Rule]] = MappingProxyType(
    {"en": english.RULES, "ru": russian.RULES, "zh": chinese.RULES}
)
_OPAQUE = "\ufffc"
"""Stands for what is no text, as in Unicode's own use of OBJECT REPLACEMENT CHARACTER."""


def is_set(lang: str) -> bool:
    """Whether there are rules for a language, a BCP 47 tag."""
    return _language(lang) in _RULES


def typeset(text: str, lang: str) -> str:
    """Return a text without marks as it is printed in its language, a BCP 47 tag.

    A text in a language without rules is returned as it is.
    """
    return typeset_pieces(_RULES.get(_language(lang), ()), [text])[0]


def typeset_nodes(nodes: tuple[Inline, ...], lang: str) -> tuple[Inline, ...]:
    """Return inline trees with their words as they are printed.

    Marks do not interrupt a sentence: quotation marks match across them. Words in another language
    follow its own rules.
    """
    pieces = list(_pieces(nodes))
    found = iter(typeset_pieces(_RULES.get(_language(lang), ()), pieces))
    return _with_pieces(nodes, lambda: next(found))


def _language(lang: str) -> str:
    return lang.partition("-")[0]


def _pieces(nodes: tuple[Inline, ...]) -> Iterator[str]:
    """Yield the texts of nodes in reading order, and a stand-in for each node that is no text."""
    for node in nodes:
        match node:
            case Text(text):
                yield text
            case HardBreak():
                yield "\n"
            case Foreign():
                yield _OPAQUE
            case _:
                children = children_of(node)
                yield from _pieces(children) if children else (_OPAQUE,)


def _with_pieces(nodes: tuple[Inline, ...], take: Callable[[], str]) -> tuple[Inline, ...]:
    """Return nodes with other texts, which ``take`` returns in the order of ``_pieces``."""
    return tuple(_with_piece(node, take) for node in nodes)


def _with_piece(node: Inline, take: Callable[[], str]) -> Inline:
    if isinstance(node, Text):
        return Text(take())
    if isinstance(node, Foreign):
        take()
        return replace(node, children=typeset_nodes(node.children, node.lang))
    children = children_of(node)
    if not children:
        take()
        return node
    return replace(node, children=_with_pieces(children, take))
