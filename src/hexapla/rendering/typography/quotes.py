"""Quotation marks: which of a language's four a straight quote stands for."""

from collections.abc import Iterator

from msgspec import Struct

STRAIGHT = '"'
_OPENING = "“„«‘‹「『"
_DEEPEST = 4
"""Quotations within quotations that are followed; nobody writes more."""
_BEFORE_WORDS = "([{—–-/¡¿（【《〈⟦"
"""What stands before a word and can stand before its quotation mark."""


class Marks(Struct, frozen=True):
    """The quotation marks of a language: those outside, and those inside other quotations.

    A language that ``has_spaces`` shows by them which quote opens; in another every second closes.
    """

    outer: tuple[str, str]
    inner: tuple[str, str]
    has_spaces: bool = True


class _Due(Struct, frozen=True):
    """A closing mark that is due, and whether its opening one was there before."""

    mark: str
    is_set: bool


def quoted(text: str, marks: Marks) -> str:
    """Return a text with quotation marks in the place of straight quotes.

    A quote opens before a word and closes behind one. One that could do neither, and one that would
    close what was never opened (the inches of 5"), stays as it is. All stay where they do not pair:
    in a text without spaces, and where inches stand inside a quotation.
    """
    if not marks.has_spaces and text.count(STRAIGHT) % 2:
        return text
    try:
        return "".join(_characters(text, marks))
    except _UnsureError:
        return text


class _UnsureError(Exception):
    """A quote may close a quotation, or be a measure."""


def _characters(text: str, marks: Marks) -> Iterator[str]:
    opened: list[_Due] = []
    for place, character in enumerate(text):
        if character == STRAIGHT:
            yield _mark(text, place, marks, opened)
            continue
        if character in (marks.outer[0], marks.inner[0]):
            pair = marks.outer if character == marks.outer[0] else marks.inner
            opened.append(_Due(pair[1], is_set=True))
        elif opened and opened[-1] == _Due(character, is_set=True):
            opened.pop()
        yield character


def _mark(text: str, place: int, marks: Marks, opened: list[_Due]) -> str:
    """Return the mark for the straight quote at a place, given the closing marks that are due."""
    if _opens(text, place, marks) if marks.has_spaces else not opened:
        is_inside = bool(opened) and opened[-1].mark == marks.outer[1]
        first, last = marks.inner if is_inside else marks.outer
        opened.append(_Due(last, is_set=False))
        return first
    if not opened or not _closes(text, place):
        return STRAIGHT
    if (
        marks.has_spaces
        and text[place - 1].isdigit()
        and _may_be_inches(text, place, marks, opened)
    ):
        raise _UnsureError
    return opened.pop().mark


def _opens(text: str, place: int, marks: Marks) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    is_opened = before in _OPENING and before not in (marks.outer[1], marks.inner[1])
    is_free = not before or before.isspace() or before in _BEFORE_WORDS or is_opened
    return is_free and bool(after) and not after.isspace()


def _closes(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return bool(before) and not before.isspace()


def _may_be_inches(text: str, place: int, marks: Marks, opened: list[_Due]) -> bool:
    """Whether more quotes close from a place on, until one opens, than are due."""
    due = len(opened)
    if due > _DEEPEST:
        return True
    for later in range(place, len(text)):
        if text[later] == STRAIGHT:
            if later > place and _opens(text, later, marks):
                break
            due -= 1
            if due < 0:
                return True
    return False
