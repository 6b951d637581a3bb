"""What two texts, one the translation of the other, say of each other before they are aligned.

Which of their anchors tell passages apart, how often a translation keeps each sort of them, and how
long it is for its source: all taken from the two texts themselves.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from statistics import median

from msgspec import Struct

from hexapla.translating.anchors import HAN_RUN, Anchor, anchors

ENOUGH_FOR_RATIO = 5
"""Pairs of texts that a ratio of lengths is taken from, at least."""
LONG_ENOUGH = 20
"""Characters of a block whose length says something of that ratio."""
HAN = 3.0
"""Letters that a Han character stands for, until the texts themselves say it better: as it
does in our own first article (9,578 and 10,949 characters in Russian and English, 3,621 in
Chinese)."""
SURE = 0.9
"""The greatest share of anchors that a translation is trusted to keep."""


class Passage(Struct, frozen=True):
    """A block of the document, or of its translation, as plain values.

    ``text`` is a message, ``words`` what a reader sees of it; ``kind`` is a block's kind;
    ``line`` counts from 1. ``marks`` are what it links to and cites, and ``names`` whom and what
    of the registry it names: ids, the same in all languages.
    """

    kind: str
    text: str
    words: str
    line: int
    marks: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


class Worth(Struct, frozen=True):
    """What an anchor says for a bead.

    ``gone`` and ``new`` (below nought) are for one in the blocks alone, in the passages alone;
    ``both`` is what one in both adds to their sum.
    """

    both: float
    gone: float
    new: float


class Evidence(Struct, frozen=True):
    """What two texts say of each other as wholes.

    ``bits`` numbers their anchors, and ``worth`` is by such a number what one says; ``found`` are
    the anchors of each passage, by its identity. ``ratio`` is the length of the translation for
    one character, ``kinds`` those it marks.
    """

    bits: Mapping[Anchor, int]
    worth: Sequence[Worth]
    ratio: float
    is_ratio_sure: bool
    kinds: frozenset[str]
    found: Mapping[int, frozenset[Anchor]]


def _anchors(passage: Passage) -> frozenset[Anchor]:
    marks = {("mark", mark) for mark in passage.marks - passage.names}
    return anchors(passage.words) | marks | {("name", name) for name in passage.names}


def compare(blocks: Sequence[Passage], passages: Sequence[Passage]) -> Evidence:
    """Return what the blocks of a document and the passages of its translation say as wholes."""
    here = [_anchors(one) for one in blocks]
    there = [_anchors(one) for one in passages]
    counts, others = Counter(chain(*here)), Counter(chain(*there))
    kept, brought = _kept(counts, others), _kept(others, counts)
    bits = {anchor: place for place, anchor in enumerate(sorted(counts.keys() | others.keys()))}
    worth = [
        _worth(
            (counts[anchor] / max(1, len(here)), others[anchor] / max(1, len(there))),
            (kept.get(anchor[0], 0.0), brought.get(anchor[0], 0.0)),
        )
        for anchor in bits
    ]
    found = {id(one): held for one, held in zip([*blocks, *passages], [*here, *there], strict=True)}
    kinds = frozenset(one.kind for one in passages)
    ratio, sure = _ratio(blocks, passages, here, there)
    return Evidence(bits, worth, ratio, sure, kinds, found)


def _kept(counts: Counter[Anchor], others: Counter[Anchor]) -> dict[str, float]:
    """Return by sort the share of one text's anchors that the other has anywhere."""
    known, found = Counter(sort for sort, _ in counts), Counter[str]()
    found.update(anchor[0] for anchor in counts.keys() & others.keys())
    return {sort: min(SURE, found[sort] / known[sort]) for sort in known}


def _worth(chances: tuple[float, float], rates: tuple[float, float]) -> Worth:
    """Return what an anchor says, as logarithms of likelihood ratios.

    ``chances`` are the shares of blocks, and of passages, that have it; ``rates`` the shares of
    anchors of its sort that the other side keeps. An anchor that is everywhere says nothing.
    """
    (here, there), (kept, brought) = chances, rates
    gone = math.log((1 - kept) / (1 - there)) if there < kept else 0.0
    new = math.log((1 - brought) / (1 - here)) if here < brought else 0.0
    both = 0.0
    if gone and new and here and there:
        both = min(math.log(kept / there), math.log(brought / here))
    return Worth(both - gone - new, gone, new)


def _ratio(
    blocks: Sequence[Passage],
    passages: Sequence[Passage],
    here: Sequence[frozenset[Anchor]],
    there: Sequence[frozenset[Anchor]],
) -> tuple[float, bool]:
    """Return the length of a translation for one character of its source, and if that is sure.

    It is the median of the pairs that alone have some anchor, so that paragraphs missing from one
    side do not change it; where such pairs are too few, what the scripts let expect.
    """
    first, second = _owners(here), _owners(there)
    pairs = {(first[anchor], second[anchor]) for anchor in first.keys() & second.keys()}
    ratios = length_ratios(blocks, passages, sorted(pairs))
    if len(ratios) >= ENOUGH_FOR_RATIO:
        return median(ratios), True
    return _letters(blocks) / _letters(passages), False


def length_ratios(
    blocks: Sequence[Passage], passages: Sequence[Passage], pairs: Sequence[tuple[int, int]]
) -> list[float]:
    """Return, for pairs of places, the length of the passage for one character of its block."""
    return [
        len(passages[there].words) / len(blocks[here].words)
        for here, there in pairs
        if len(blocks[here].words) > LONG_ENOUGH and passages[there].words
    ]


def _letters(side: Sequence[Passage]) -> float:
    """Return how many letters a character of a text stands for."""
    text = "".join(one.words for one in side)
    han = sum(len(run) for run in HAN_RUN.findall(text))
    return 1 + (HAN - 1) * han / len(text) if text else 1.0


def _owners(held: Sequence[frozenset[Anchor]]) -> dict[Anchor, int]:
    """Return the anchors that stand in one place alone, with that place."""
    counts = Counter(chain(*held))
    return {
        anchor: place for place, found in enumerate(held) for anchor in found if counts[anchor] == 1
    }
