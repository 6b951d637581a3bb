"""Accepting: the source changed, but not its meaning, so a stale translation is valid again."""

import re
from collections.abc import Callable

from msgspec import Struct
from rapidfuzz.distance import Levenshtein
from translate.storage import pypo

TYPO = 2
"""The most letters by which a corrected word differs (Levenshtein)."""
SHORTEST = 5
"""Letters a word needs for a change in it to be taken for a correction: «had» for «has» is none."""

_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"[^\W\d\u3400-\u9fff]+")
_TURNS = frozenset(["no", "not", "never", "без", "не", "нет", "ни", "никогда"])


class Settled(Struct, frozen=True):
    """A source text whose translation is valid again; ``before`` is the one it was made from."""

    text: str
    before: str


class Accepted(Struct, frozen=True):
    """A catalog's new bytes and the texts that were settled."""

    data: bytes
    settled: tuple[Settled, ...]


def accept(data: bytes, wanted: frozenset[tuple[str, str]]) -> Accepted:
    """Return a catalog with the stale translations of some messages accepted, by context and id."""
    return _accepted(data, lambda unit: (str(unit.getcontext()), str(unit.source)) in wanted)


def accept_typos(data: bytes) -> Accepted:
    """Return a catalog with those stale translations accepted whose source changed by a typo.

    A typo is in punctuation, or within long words that stay as many; a figure is never one.
    """
    return _accepted(data, _is_typo)


def _accepted(data: bytes, chosen: Callable[[pypo.pounit], bool]) -> Accepted:
    crlf = b"\r\n" in data
    store = pypo.pofile.parsestring(data.replace(b"\r\n", b"\n"))
    settled: list[Settled] = []
    for unit in store.units:
        if unit.isheader() or unit.isobsolete() or not unit.isfuzzy() or not unit.target:
            continue
        if chosen(unit):
            settled.append(Settled(str(unit.source), str(unit.prev_source or "")))
            unit.markfuzzy(False)
            unit.prev_source, unit.prev_context = "", ""
    if not settled:
        return Accepted(data, ())
    written = bytes(store)
    return Accepted(written.replace(b"\n", b"\r\n") if crlf else written, tuple(settled))


def _is_typo(unit: pypo.pounit) -> bool:
    """Whether a source changed in its punctuation, or in the spelling of long words, alone."""
    before, after = (_WORD.findall(str(text or "")) for text in (unit.prev_source, unit.source))
    if not before or len(before) != len(after):
        return False
    pairs = zip(before, after, strict=True)
    return all(old == new or _is_corrected(old, new) for old, new in pairs)


def _is_corrected(old: str, new: str) -> bool:
    """Whether a word is another's correction: never a figure, a negation or anything in Han."""
    if {old.casefold(), new.casefold()} & _TURNS:
        return False
    if not (_PLAIN.fullmatch(old) and _PLAIN.fullmatch(new)):
        return False
    return min(len(old), len(new)) >= SHORTEST and Levenshtein.distance(old, new) <= TYPO
