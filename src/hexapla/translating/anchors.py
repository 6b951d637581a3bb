"""Anchors: what a text and its translation have in common, whatever their languages.

Numbers, names of the registry, addresses and ids, and words written alike («cognates» in the sense
of Simard, Foster & Isabelle 1992, «Using Cognates to Align Sentences in Bilingual Corpora»).
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

Anchor = tuple[str, str]
"""Its sort and its value. Of one sort are those that translations keep equally often."""

_SPACES = " \u00a0\u2009\u202f"
_NUMBER = re.compile(rf"\d{{1,3}}(?:[{_SPACES}'’]\d{{3}}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"([1-9]\d{0,2}([.,])\d{3}(?:\2\d{3})*)(?:[.,](\d+))?")
_SEPARATORS = re.compile(rf"[{_SPACES}'’]")
_POWERS = (
    (12, ("trillion", "трлн", "триллион", "万亿", "兆")),
    (9, ("billion", "bn", "млрд", "миллиард", "十亿")),
    (8, ("亿", "億")),
    (7, ("千万",)),
    (6, ("million", "mln", "млн", "миллион", "百万")),
    (4, ("万", "萬")),
    (3, ("thousand", "тыс", "千")),
)
"""Words for powers of ten after a figure, the longer before those that they begin with."""
_POWER = re.compile(
    rf"[{_SPACES}]?(?:" + "|".join(f"(?:{'|'.join(words)})" for _, words in _POWERS) + ")",
    re.IGNORECASE,
)
_EXPONENT = {word: exponent for exponent, words in _POWERS for word in words}
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"»”，。；]+")
HAN_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff\uf900-\ufaff]+")


def anchors(words: str) -> frozenset[Anchor]:
    """Return the anchors of a text without marks."""
    found: set[Anchor] = set()
    rest = _ADDRESS.sub(" ", words)
    found.update(("mark", address.rstrip(".,;:!?/")) for address in _ADDRESS.findall(words))
    found.update(("number", number) for number in numbers(rest))
    for word in _WORD.findall(rest):
        found.add((_script(word), word.casefold()))
    for run in HAN_RUN.findall(rest):
        found.update(("han", first + second) for first, second in pairwise(run))
    return frozenset(found)


def numbers(text: str) -> Iterator[str]:
    """Yield the numbers of a text in one spelling: 1.6 million, 1,6 млн and 160万 are 1600000.

    A separator before groups of three digits alone is one of thousands, any other a decimal point;
    ``0.200`` begins with nought and is a decimal.
    """
    for found in _NUMBER.finditer(text):
        power = _POWER.match(text, found.end())
        exponent = _EXPONENT[power[0].strip(_SPACES).lower()] if power else 0
        yield from _values(_SEPARATORS.sub("", found[0]), exponent)


def _values(figure: str, exponent: int) -> Iterator[str]:
    """Yield the value of a figure without spaces, or of each part of one such as 21.09.2022."""
    if grouped := _GROUPED.fullmatch(figure):
        parts = [re.sub(r"\D", "", grouped[1]), *filter(None, [grouped[3]])]
    else:
        parts = re.split("[.,]", figure)
    wholes = [".".join(parts)] if len(parts) < 3 else parts
    for whole in wholes:
        yield format(Decimal(whole).scaleb(exponent).normalize(), "f")


def _script(word: str) -> str:
    first = ord(word[0])
    if first < 0x0250:
        return "latin"
    return "cyrillic" if 0x0400 <= first < 0x0530 else "other"
