"""Typography: what a keyboard has no key for, put into texts as each language's printers have it.

Editors type straight quotes, hyphens and plain spaces; readers get quotation marks, dashes and
spaces at which no line ends. Only the words of a page are set, never code, addresses or
attributes, and what is set already stays as it is: to set a text twice is to set it once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.characters import NOT_MAINLAND
from hexapla.model.inline import Foreign, HardBreak, Inline, Text, children_of
from hexapla.rendering.typography import chinese, english, russian
from hexapla.rendering.typography.messages import around_places
from hexapla.rendering.typography.pieces import Rule, typeset_pieces
from hexapla.rendering.typography.web import OPAQUE, around_addresses

_RULES: Mapping[str, Sequence[Rule]] = MappingProxyType(
    {"en": english.RULES, "ru": russian.RULES, "zh": chinese.RULES}
)


class Typography(Struct, frozen=True):
    """How a site's words reach readers: as printers set them, or as they were typed."""

    is_wanted: bool

    def text(self, text: str, lang: str) -> str:
        """Return a text without marks, in a language given as its BCP 47 tag."""
        return _once(text, lang) if self.is_wanted else text

    def message(self, text: str, lang: str) -> str:
        """Return what ``text`` does, for a message whose places are yet to be filled."""
        return _message(text, lang) if self.is_wanted else text

    def block(self, text: str, lang: str) -> str:
        """Return what ``text`` does, for one that stands on the pages of a single document."""
        return _passage(text, lang) if self.is_wanted else text

    def nodes(self, nodes: tuple[Inline, ...], lang: str) -> tuple[Inline, ...]:
        """Return inline trees, in a language given as its BCP 47 tag."""
        return _marked_passage(nodes, lang) if self.is_wanted else nodes


PRINTED = Typography(is_wanted=True)
AS_TYPED = Typography(is_wanted=False)


def is_set(lang: str) -> bool:
    """Whether there are rules for a language, a BCP 47 tag."""
    return bool(_rules(lang))


def typeset(text: str, lang: str) -> str:
    """Return a text without marks as it is printed in its language, a BCP 47 tag.

    A text in a language without rules is returned as it is.
    """
    return _typeset([text], lang)[0]


@lru_cache(maxsize=10_000)
def _once(text: str, lang: str) -> str:
    """Return a text as it is printed: titles and names stand on many pages."""
    return typeset(text, lang)


@lru_cache(maxsize=10_000)
def _message(text: str, lang: str) -> str:
    """Return a message of the theme as it is printed: each stands on many pages."""
    return typeset_message(text, lang)


@lru_cache(maxsize=1_000)
def _passage(text: str, lang: str) -> str:
    """Return a text as it is printed.

    A document's pages are made one after the other, and a passage stands on many of them: beside
    each other language, and under its translations.
    """
    return typeset(text, lang)


@lru_cache(maxsize=1_000)
def _marked_passage(nodes: tuple[Inline, ...], lang: str) -> tuple[Inline, ...]:
    """Return inline trees as they are printed, for the same reason."""
    return typeset_nodes(nodes, lang)


def typeset_message(text: str, lang: str) -> str:
    """Return a message of the theme as it is printed, its places and its tags as they are."""
    return around_places(lambda pieces: _typeset(pieces, lang), text)


def typeset_nodes(nodes: tuple[Inline, ...], lang: str) -> tuple[Inline, ...]:
    """Return inline trees with their words as they are printed.

    Marks do not interrupt a sentence: quotation marks match across them. Words in another language
    follow its own rules.
    """
    found = iter(_typeset(list(_pieces(nodes)), lang))
    return _with_pieces(nodes, lambda: next(found))


def _typeset(pieces: Sequence[str], lang: str) -> list[str]:
    rules = _rules(lang)
    return around_addresses(partial(typeset_pieces, rules), pieces) if rules else list(pieces)


@lru_cache(maxsize=100)
def _rules(lang: str) -> Sequence[Rule]:
    language, *subtags = lang.split("-")
    return () if NOT_MAINLAND.intersection(subtags) else _RULES.get(language, ())


def _pieces(nodes: tuple[Inline, ...]) -> Iterator[str]:
    """Yield the texts of nodes in reading order, and a stand-in for each node that is no text."""
    for node in nodes:
        match node:
            case Text(text):
                yield text
            case HardBreak():
                yield "\n"
            case Foreign():
                yield OPAQUE
            case _:
                children = children_of(node)
                yield from _pieces(children) if children else (OPAQUE,)


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
