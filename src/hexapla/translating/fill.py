"""Filling a catalog with guesses, each marked for review; what has a translation is left alone."""

from collections.abc import Mapping

from msgspec import Struct
from translate.storage import pypo

ALIGNED_COMMENT = "aligned"
"""The translator comment of a guess from an aligned text, before its confidence in percent."""


class Guess(Struct, frozen=True):
    """A translation that aligning found, with its confidence in percent."""

    text: str
    confidence: int


class Filled(Struct, frozen=True):
    """A catalog's new bytes; the messages, by context and id, now filled and filled before.

    ``says_method`` is whether its header tells how the translation was made.
    """

    data: bytes
    filled: frozenset[tuple[str, str]]
    before: frozenset[tuple[str, str]]
    says_method: bool = True


def fill(data: bytes, guesses: Mapping[tuple[str, str], Guess], method: str = "") -> Filled:
    """Return a catalog whose untranslated messages have their guesses, fuzzy.

    ``method`` is written as X-Method of a header that has none. Bytes with nothing to fill come
    back as they are.
    """
    crlf = b"\r\n" in data
    store = pypo.pofile.parsestring(data.replace(b"\r\n", b"\n"))
    filled: set[tuple[str, str]] = set()
    before: set[tuple[str, str]] = set()
    for unit in store.units:
        if unit.isheader() or unit.isblank() or unit.isobsolete():
            continue
        key = (str(unit.getcontext()), str(unit.source))
        if unit.target:
            before.add(key)
        elif key in guesses:
            unit.target = guesses[key].text
            unit.markfuzzy(True)
            note = f"{ALIGNED_COMMENT} {guesses[key].confidence}%"
            unit.addnote(note, origin="translator")
            filled.add(key)
    if not filled:
        return Filled(data, frozenset(), frozenset(before))
    if method and not store.parseheader().get("X-Method"):
        store.updateheader(add=True, X_Method=method)
    written = bytes(store)
    written = written.replace(b"\n", b"\r\n") if crlf else written
    says = bool(store.parseheader().get("X-Method"))
    return Filled(written, frozenset(filled), frozenset(before), says)
