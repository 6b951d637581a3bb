"""Quotation marks: which of a language's four a straight quote stands for."""

from collections.abc import Iterator

from msgspec import Struct

STRAIGHT = '"'
_OPENING = "“„«‘‹「『"
_BEFORE_WORDS = "([{—–-/¡¿（【《〈"
"""What stands before a word and can stand before its quotation mark."""


class Marks(Struct, frozen=True):
    """The quotation marks of a language: those outside, and those inside other quotations.

    A language that ``has_spaces`` shows by them which quote opens; in another every second closes.
    """

    outer: tuple[str, str]
    inner: tuple[str, str]
    has_spaces: bool = True


def quoted(text: str, marks: Marks) -> str:
    """Return a text with quotation marks in the place of straight quotes.

    A quote opens before a word and closes behind one. One that could do neither, and one that would
    close what was never opened (the inches of 5"), stays as it is.
    """
    if STRAIGHT not in text:
        return text
    return "".join(_characters(text, marks))


def _characters(text: str, marks: Marks) -> Iterator[str]:
    opened: list[str] = []
    for place, character in enumerate(text):
        if character == STRAIGHT:
            yield _mark(text, place, marks, opened)
            continue
        if character in (marks.outer[0], marks.inner[0]):
            opened.append(marks.outer[1] if character == marks.outer[0] else marks.inner[1])
        elif opened and character == opened[-1]:
            opened.pop()
        yield character


def _mark(text: str, place: int, marks: Marks, opened: list[str]) -> str:
    """Return the mark for the straight quote at a place, given the closing marks that are due."""
    if _opens(text, place, marks) if marks.has_spaces else not opened:
        first, last = marks.inner if opened and opened[-1] == marks.outer[1] else marks.outer
        opened.append(last)
        return first
    return opened.pop() if opened and _closes(text, place) else STRAIGHT


def _opens(text: str, place: int, marks: Marks) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    is_opened = before in _OPENING and before not in (marks.outer[1], marks.inner[1])
    is_free = not before or before.isspace() or before in _BEFORE_WORDS or is_opened
    return is_free and bool(after) and not after.isspace()


def _closes(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return bool(before) and not before.isspace()
