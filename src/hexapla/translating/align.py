"""Aligning: which passage of a finished translation renders which block of a document.

A dynamic programme in the sense of Gale & Church 1993, «A Program for Aligning Sentences in
Bilingual Corpora» (Computational Linguistics 19:1): beads of one or two blocks with one or two
passages, or of a block or passage alone, priced by how likely each kind of bead is and how well the
lengths agree. To that price comes the evidence of kinds and of anchors.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from hexapla.translating.anchors import Anchor
from hexapla.translating.evidence import (
    ENOUGH_FOR_RATIO,
    Evidence,
    Passage,
    compare,
    length_ratios,
)

BEADS = {
    (1, 1): 0.89,
    (1, 0): 0.0099,
    (0, 1): 0.0099,
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
}
"""How likely each bead is, blocks and passages (Gale & Church 1993, table 5)."""
VARIANCE = 6.8
"""Squared deviation of a translation's length for each character (Gale & Church 1993, 3.3)."""
LEAST_VARIANCE = 12.0
"""Added to it, in characters squared: titles and cells of a few characters vary more than that."""
WORST_LENGTH = 12.0
"""The most that lengths can speak against a bead: a shortened paragraph is still its own."""
FULL_TABLE = 250_000
"""Cells up to which the whole table is computed; in a greater one, a band about its diagonal."""

ONE_LINE = frozenset({"title", "heading", "cell", "alt"})
"""Kinds whose text stands alone, never run together with another's."""
_JOIN = 4.0
"""The price of a bead that joins two blocks of which one stands alone, or of unlike kinds. Prices
are logarithms of likelihoods; these are ours, tried on our own articles."""
_UNLIKE = 4.0
_UNMARKED = 2.0
_ALIKE = -2.0
_SAME = -6.0
"""The price of one text with the very same, as a figure in a cell or a name often is."""


class Bead(Struct, frozen=True):
    """Blocks and the passages that render them, as places in their lists; either may be none.

    ``confidence`` in percent says how much better they fit than nothing would; it is no measured
    probability.
    """

    blocks: tuple[int, ...]
    passages: tuple[int, ...]
    confidence: int = 0


def align(blocks: Sequence[Passage], passages: Sequence[Passage]) -> tuple[Bead, ...]:
    """Return the beads, in order: each block and each passage is in just one, and none cross.

    Where anchors do not tell how long the translation is for its source, that is taken from a
    first alignment.
    """
    evidence = compare(blocks, passages)
    found = _align(blocks, passages, evidence)
    if evidence.is_ratio_sure:
        return found
    ones = [bead for bead in found if len(bead.blocks) == len(bead.passages) == 1]
    pairs = [(bead.blocks[0], bead.passages[0]) for bead in ones]
    ratios = length_ratios(blocks, passages, pairs)
    if len(ratios) < ENOUGH_FOR_RATIO:
        return found
    return _align(blocks, passages, replace(evidence, ratio=median(ratios)))


def _align(
    blocks: Sequence[Passage], passages: Sequence[Passage], evidence: Evidence
) -> tuple[Bead, ...]:
    here = _units(blocks, evidence, [one.gone for one in evidence.worth])
    there = _units(passages, evidence, [one.new for one in evidence.worth])
    steps = _cheapest_steps(here, there, evidence)
    found: list[Bead] = []
    i, j = len(blocks), len(passages)
    while i or j:
        many, few = steps[i, j]
        first, second = tuple(range(i - many, i)), tuple(range(j - few, j))
        i, j = i - many, j - few
        confidence = _confidence(here[many][i], there[few][j], evidence) if many and few else 0
        found.append(Bead(first, second, confidence))
    return tuple(reversed(found))


class _Unit(Struct, frozen=True):
    """One passage, or two neighbours as one; its anchors are the bits of ``mask``.

    ``alone`` is what its anchors cost when the other side has none of them; ``words`` are those
    of a single passage.
    """

    mask: int
    length: float
    alone: float
    kind: str
    join: float
    words: str


def _units(
    side: Sequence[Passage], evidence: Evidence, alone: Sequence[float]
) -> dict[int, list[_Unit]]:
    """Return the units of one passage by place, and those of two by the place of the first."""
    ones = [_unit((one,), evidence, alone) for one in side]
    twos = [_unit(pair, evidence, alone) for pair in pairwise(side)]
    return {1: ones, 2: twos}


def _unit(parts: Sequence[Passage], evidence: Evidence, alone: Sequence[float]) -> _Unit:
    held = frozenset[Anchor]().union(*(evidence.found[id(one)] for one in parts))
    places = sorted(evidence.bits[anchor] for anchor in held)
    kinds = {one.kind for one in parts}
    joins = len(parts) > 1 and (len(kinds) > 1 or bool(kinds & ONE_LINE))
    return _Unit(
        mask=sum(1 << place for place in places),
        length=sum(len(one.words) for one in parts),
        alone=sum(alone[place] for place in places),
        kind=parts[0].kind,
        join=_JOIN if joins else 0.0,
        words=parts[0].words if len(parts) == 1 else "",
    )


def _cost(block: _Unit, passage: _Unit, evidence: Evidence) -> float:
    """Return the price of a bead but for how likely its form is: less is better."""
    shared = block.alone + passage.alone
    common = block.mask & passage.mask
    while common:
        place = common.bit_length() - 1
        shared += evidence.worth[place].both
        common ^= 1 << place
    length = passage.length / evidence.ratio
    spread = math.sqrt(VARIANCE * (block.length + length) / 2 + LEAST_VARIANCE)
    chance = math.erfc(abs(length - block.length) / spread / math.sqrt(2))
    by_length = min(WORST_LENGTH, -math.log(max(chance, 1e-9)))
    by_kind = _kind_cost(block.kind, passage.kind, evidence.kinds)
    same = _SAME if block.words and block.words == passage.words else 0.0
    return same + by_length + by_kind + block.join + passage.join - shared


def _kind_cost(kind: str, other: str, marked: frozenset[str]) -> float:
    """Return the price of two kinds in one bead.

    A paragraph may be anything in a text that marks nothing, but a heading is no paragraph where
    other headings are marked.
    """
    if kind == other:
        return 0.0 if kind == "paragraph" else _ALIKE
    if other == "paragraph":
        return _UNMARKED if kind in marked else 0.0
    return _UNLIKE


_Steps = dict[tuple[int, int], tuple[int, int]]


def _cheapest_steps(
    here: dict[int, list[_Unit]], there: dict[int, list[_Unit]], evidence: Evidence
) -> _Steps:
    """Return, for each pair of places, the bead that ends there on the cheapest way to it."""
    rows, columns = len(here[1]), len(there[1])
    prices = {form: -math.log(chance) for form, chance in BEADS.items()}
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    steps: _Steps = {}
    for i in range(rows + 1):
        for j in band(i, rows, columns):
            for (many, few), price in prices.items():
                before = best.get((i - many, j - few))
                if before is None:
                    continue
                total = before + price
                if many and few:
                    total += _cost(here[many][i - many], there[few][j - few], evidence)
                if (i, j) not in best or total < best[i, j]:
                    best[i, j] = total
                    steps[i, j] = (many, few)
    return steps


def band(row: int, rows: int, columns: int) -> range:
    """Return the places worth looking at in a row: a quarter of the table to each side.

    That is as far as any one stretch that is missing can lead from the diagonal; and each row's
    places reach those of the row before.
    """
    if rows * columns <= FULL_TABLE:
        return range(columns + 1)
    middle = row * columns // rows
    width = max(rows, columns) // 4 + columns // rows + 50
    return range(max(0, middle - width), min(columns, middle + width) + 1)


def _confidence(block: _Unit, passage: _Unit, evidence: Evidence) -> int:
    gain = -2 * math.log(BEADS[1, 0]) - _cost(block, passage, evidence)
    return round(100 / (1 + math.exp(-max(-8.0, min(20.0, gain - 6)) / 4)))
