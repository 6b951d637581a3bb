"""Accepting: the source changed, but not its meaning, so a stale translation is valid again."""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import Indel
from translate.storage import pypo

TYPO = 6
"""The most characters, inserted or deleted, by which a correction of spelling changes a message."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A catalog's new bytes and the source texts whose translations are valid again."""

    data: bytes
    texts: tuple[str, ...]


def accept(data: bytes, wanted: frozenset[tuple[str, str]]) -> Accepted:
    """Return a catalog with the stale translations of some messages accepted, by context and id."""
    return _accepted(data, lambda unit: (str(unit.getcontext()), str(unit.source)) in wanted)


def accept_typos(data: bytes) -> Accepted:
    """Return a catalog with those stale translations accepted whose source changed by a typo.

    A message in which a digit changed is never one: figures drift that way.
    """
    return _accepted(data, _is_typo)


def _accepted(data: bytes, chosen: Callable[[pypo.pounit], bool]) -> Accepted:
    crlf = b"\r\n" in data
    store = pypo.pofile.parsestring(data.replace(b"\r\n", b"\n"))
    texts: list[str] = []
    for unit in store.units:
        if unit.isheader() or unit.isobsolete() or not unit.isfuzzy() or not unit.target:
            continue
        if chosen(unit):
            unit.markfuzzy(False)
            unit.prev_source, unit.prev_context = "", ""
            texts.append(str(unit.source))
    if not texts:
        return Accepted(data, ())
    written = bytes(store)
    return Accepted(written.replace(b"\n", b"\r\n") if crlf else written, tuple(texts))


def _is_typo(unit: pypo.pounit) -> bool:
    before, after = str(unit.prev_source or ""), str(unit.source)
    if not before or _digits(before) != _digits(after):
        return False
    return Indel.distance(before, after) <= TYPO


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
