"""A message's Markdown cut into words and the inline codes that a translator's tool protects.

Cutting loses nothing: the pieces joined are the message. It is a translator's aid and no second
parser of Markdown; whether a translation kept its marks is judged on parsed messages alone.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class CodeKind(StrEnum):
    """What an inline code is in the message."""

    CITATION = "citation"
    CODE = "code"
    LINK = "link"
    FOREIGN = "foreign"


class Placeholder(Struct, frozen=True):
    """A mark without words of its own; XLIFF's ``ph``."""

    kind: CodeKind
    data: str


class Pair(Struct, frozen=True):
    """A mark around words; XLIFF's ``pc``."""

    kind: CodeKind
    start: str
    end: str
    children: "tuple[Piece, ...]"


Piece = str | Placeholder | Pair

_DEEPEST = 30
"""Brackets in brackets that become codes; no article has near as many (reading.markdown)."""
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_TICKS = re.compile(r"`+")
_CITATION = re.compile(r"\[\^[^\s\[\]^]+\]")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*|[^<>\s@]+@[^<>\s@]+)>")
"""CommonMark 0.31.2, section 6.5, with looser mail addresses."""
_PLAIN = re.compile(r"[^\\`<\[\]]+")
_DESTINATION = (
    r"(?:<(?:[^<>\\\n]|\\.)*+>|(?!<)(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*+\))*+\))++)"
)
_TITLE = r"(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))"
_TARGET = re.compile(rf"\(\s*+{_DESTINATION}?+(?:\s++{_TITLE})?+\s*+\)", re.DOTALL)
"""The end of an inline link, CommonMark 0.31.2, section 6.3."""
_ATTRIBUTES = re.compile(r"\{[^{}\n]*+\}")


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the words and codes of a message's Markdown."""
    return _Cutter(text).cut()


def joined(found: Iterable[Piece]) -> str:
    """Return the Markdown that pieces are."""
    return "".join(_data(piece) for piece in found)


def _data(piece: Piece) -> str:
    match piece:
        case Placeholder():
            return piece.data
        case Pair():
            return piece.start + joined(piece.children) + piece.end
        case _:
            return piece


class _Cutter:
    """Goes through one text from its start to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._found: list[Piece] = []
        self._brackets: list[int] = []
        self._unclosed: set[int] = set()

    def cut(self) -> tuple[Piece, ...]:
        """Return the pieces."""
        while self._place < len(self._text):
            self._step()
        return _merged(self._found)

    def _step(self) -> None:
        if plain := _PLAIN.match(self._text, self._place) or _ESCAPED.match(
            self._text, self._place
        ):
            self._take(plain.group())
        elif ticks := _TICKS.match(self._text, self._place):
            self._code(ticks.group())
        elif cited := _CITATION.match(self._text, self._place):
            self._take(Placeholder(CodeKind.CITATION, cited.group()))
        elif link := _AUTOLINK.match(self._text, self._place):
            self._take(Placeholder(CodeKind.LINK, link.group()))
        elif self._text[self._place] == "[" and len(self._brackets) < _DEEPEST:
            self._brackets.append(len(self._found))
            self._take("[")
        elif self._text[self._place] == "]" and self._brackets:
            self._close(self._brackets.pop())
        else:
            self._take(self._text[self._place])

    def _take(self, piece: Piece) -> None:
        self._found.append(piece)
        self._place += len(_data(piece))

    def _code(self, ticks: str) -> None:
        """Take a code span: up to a run of as many backticks (CommonMark 0.31.2, section 6.1)."""
        closing = None
        if len(ticks) not in self._unclosed:
            same = re.compile(rf"(?<!`)`{{{len(ticks)}}}(?!`)")
            closing = same.search(self._text, self._place + len(ticks))
        if closing is None:
            self._unclosed.add(len(ticks))
            self._take(ticks)
        else:
            self._take(Placeholder(CodeKind.CODE, self._text[self._place : closing.end()]))

    def _close(self, opened: int) -> None:
        """Take a closing bracket, which makes a pair when a link's or a language's end follows."""
        after = self._place + 1
        kind = CodeKind.LINK
        tail = _TARGET.match(self._text, after)
        if tail is None:
            kind, tail = CodeKind.FOREIGN, _ATTRIBUTES.match(self._text, after)
        if tail is None:
            self._take("]")
            return
        children = _merged(self._found[opened + 1 :])
        self._found[opened:] = [Pair(kind, "[", f"]{tail.group()}", children)]
        self._place = tail.end()


def _merged(found: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return pieces with neighbouring words made one."""
    merged: list[Piece] = []
    for piece in found:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        else:
            merged.append(piece)
    return tuple(merged)
