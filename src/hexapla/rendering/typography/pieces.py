"""A sentence in pieces, set by rules that look across them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, pairwise

from msgspec import Struct


class Pieces(Struct, frozen=True):
    """A text, and where each of its pieces ends."""

    text: str
    ends: tuple[int, ...]


class Rule(Struct, frozen=True):
    """Puts other characters into a text; only one that has one of ``signs`` can change.

    ``on_text`` sets a text in one piece, ``on_pieces`` one in several.
    """

    signs: tuple[str, ...]
    on_text: Callable[[str], str]
    on_pieces: Callable[[Pieces], Pieces]


def typeset_pieces(rules: Sequence[Rule], pieces: Sequence[str]) -> list[str]:
    """Return pieces of a text as rules set them, one after the other."""
    text = "".join(pieces)
    if len(pieces) == 1:
        for rule in rules:
            if _has_sign(text, rule):
                text = rule.on_text(text)
        return [text]
    found = Pieces(text, tuple(accumulate(map(len, pieces))))
    for rule in rules:
        if _has_sign(found.text, rule):
            found = rule.on_pieces(found)
    return [found.text[start:end] for start, end in pairwise((0, *found.ends))]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern compiled: when it is first used, since most builds use few of them.

    One with all Chinese characters takes a millisecond.
    """
    return re.compile(pattern)


def _has_sign(text: str, rule: Rule) -> bool:
    for sign in rule.signs:  # noqa: SIM110 - any() would cost twice as much
        if sign in text:
            return True
    return False


def substitution(
    signs: str | tuple[str, ...],
    pattern: str,
    put: str | Callable[[re.Match[str]], str],
    quick: str = "",
) -> Rule:
    """Return the rule that puts something in the place of a pattern, as ``re.sub`` does.

    A text without any of ``signs``, the characters of a string, is not searched, nor one without
    ``quick``, a pattern that begins with a character and so is found sooner.
    The pattern's lookarounds look into other pieces; what would be replaced lies in one piece, or
    stays.
    """

    def on_text(text: str) -> str:
        if quick and not compiled(quick).search(text):
            return text
        return compiled(pattern).sub(put, text)

    def on_pieces(pieces: Pieces) -> Pieces:
        text, ends = pieces.text, pieces.ends
        if quick and not compiled(quick).search(text):
            return pieces
        parts: list[str] = []
        changes: list[tuple[int, int]] = []
        done = 0
        for match in compiled(pattern).finditer(text):
            start, end = match.span()
            if _is_cut(ends, start, end):
                continue
            new = match.expand(put) if isinstance(put, str) else put(match)
            parts += (text[done:start], new)
            done = end
            if len(new) != end - start:
                changes.append((end, len(new) - (end - start)))
        if not parts:
            return pieces
        return Pieces("".join([*parts, text[done:]]), _moved(ends, changes))

    return Rule(tuple(signs), on_text, on_pieces)


def same_length(signs: str, put: Callable[[str], str]) -> Rule:
    """Return the rule that puts characters in the place of as many others."""

    def on_pieces(pieces: Pieces) -> Pieces:
        return Pieces(put(pieces.text), pieces.ends)

    return Rule(tuple(signs), put, on_pieces)


def no_breaks(*places: str) -> Rule:
    """Return the rule that lets no line end at a space, by patterns of lookarounds from behind it.

    The first that holds is enough; each is tried at every space, so the likeliest to fail at once
    are those that look at one character.
    """
    pattern = f" (?:{'|'.join(places)})"
    return same_length(" ", lambda text: compiled(pattern).sub("\u00a0", text))


def after_any(words: Sequence[str]) -> str:
    """Return the pattern for a space that stands behind one of some words, each an expression."""
    return f"(?:{'|'.join(rf'(?<={word} )' for word in words)})"


def _is_cut(ends: Sequence[int], start: int, end: int) -> bool:
    """Whether a piece ends between two places."""
    after = bisect_right(ends, start)
    return after < len(ends) and ends[after] < end


def _moved(ends: Sequence[int], changes: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return where pieces end after changes of length: the place behind each, and by how much."""
    if not changes:
        return tuple(ends)
    places = [place for place, _ in changes]
    shifts = [0, *accumulate(shift for _, shift in changes)]
    return tuple(end + shifts[bisect_right(places, end)] for end in ends)
