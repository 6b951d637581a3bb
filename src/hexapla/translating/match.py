"""Which translation a message keeps when its document has changed.

Exact first, then the same words under another kind, then the text a stale translation was made
from, then near ones: best pairs first, the same kind before others, each old message once. What is
left over is looked for in pieces: a paragraph split in two gives its translation to both heirs, two
joined give both theirs to the one. Only the first three are still translations; everything else is
stale and says what it was made from.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz import fuzz

from hexapla.translating.translate import Wanted

NEAR = 60.0
"""The least likeness, of 100, at which a message is near another: msgmerge's own threshold
(GNU gettext, FUZZY_THRESHOLD 0.6)."""
INSIDE = 88.0
"""The least likeness, of 100, of a piece to the best place of the text it should stand in."""
ONLY_ONE = frozenset({"title", "summary"})
"""Kinds of which a document has one block."""
SHORTEST_PIECE = 20
"""Characters below which a piece may stand anywhere by chance."""
CANDIDATES = 6
"""How many old messages a new one is compared with in full."""

_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|\w+")


class How(Enum):
    """How a message came to its translation."""

    KEPT = auto()
    RETYPED = auto()
    COPIED = auto()
    RESTORED = auto()
    NEAR = auto()
    HEIR = auto()
    JOINED = auto()
    NEW = auto()


class Old(Struct, frozen=True):
    """A message as it stands in a catalog; ``previous`` is the text its ``#| msgid`` keeps."""

    context: str
    id: str
    string: str
    fuzzy: bool = False
    obsolete: bool = False
    previous: str = ""

    @property
    def made_from(self) -> str:
        """The text the translation was made from."""
        return self.previous if self.fuzzy and self.previous else self.id


class Match(Struct, frozen=True):
    """A wanted message and the places, in the list of old ones, of those it takes from."""

    wanted: Wanted
    how: How
    old: tuple[int, ...] = ()


def match(wanted: Sequence[Wanted], old: Sequence[Old]) -> tuple[Match, ...]:
    """Return, for each wanted message in order, where its translation comes from."""
    found = _exact(wanted, old)
    _copy_what_is_taken(found)
    gone = _gone(found, old)
    open_ = [place for place, one in enumerate(found) if one is None]
    _near(wanted, old, found, open_, gone)
    return tuple(one or Match(wanted[place], How.NEW) for place, one in enumerate(found))


_Found = list[Match | None]


def _exact(wanted: Sequence[Wanted], old: Sequence[Old]) -> _Found:
    by_key: dict[tuple[str, str], int] = {}
    by_id: dict[str, int] = {}
    by_origin: dict[tuple[str, str], int] = {}
    best_first = sorted(
        enumerate(old), key=lambda pair: (not pair[1].string, pair[1].fuzzy, pair[1].obsolete)
    )
    for place, one in best_first:
        by_key.setdefault((one.context, one.id), place)
        if one.string:
            by_id.setdefault(one.id, place)
            if one.fuzzy and one.previous:
                by_origin.setdefault((one.context, one.previous), place)
                by_origin.setdefault(("", one.previous), place)
    found: _Found = []
    for message in wanted:
        key = (message.context, message.id)
        if key in by_key:
            found.append(Match(message, How.KEPT, (by_key[key],)))
        elif message.id in by_id:
            found.append(Match(message, How.RETYPED, (by_id[message.id],)))
        elif key in by_origin or ("", message.id) in by_origin:
            place = by_origin.get(key, by_origin.get(("", message.id), 0))
            found.append(Match(message, How.RESTORED, (place,)))
        else:
            found.append(None)
    return found


def _copy_what_is_taken(found: _Found) -> None:
    """Let one message alone take an old one over; the others with its words copy it."""
    taken = {one.old[0] for one in found if one and one.how is How.KEPT}
    for place, one in enumerate(found):
        if one and one.how in {How.RETYPED, How.RESTORED}:
            if one.old[0] in taken:
                found[place] = replace(one, how=How.COPIED)
            taken.add(one.old[0])


def _gone(found: _Found, old: Sequence[Old]) -> list[int]:
    """Return the old messages with a translation that no message has kept."""
    kept = {one.old[0] for one in found if one}
    return [place for place, one in enumerate(old) if one.string and place not in kept]


def _near(
    wanted: Sequence[Wanted],
    old: Sequence[Old],
    found: _Found,
    open_: list[int],
    gone: list[int],
) -> None:
    index = _Index({place: old[place].made_from for place in gone})
    candidates = {place: index.candidates(wanted[place].id) for place in open_}
    pairs = [*_only_ones(wanted, old, open_, gone), *sorted(_pairs(wanted, old, candidates))]
    taken: set[int] = set()
    for _, _, _, place, other in pairs:
        if found[place] is None and other not in taken:
            found[place] = Match(wanted[place], How.NEAR, (other,))
            taken.add(other)
    for place in open_:
        near = found[place]
        pieces = _pieces(wanted[place].id, old, candidates[place], taken)
        if near and len(pieces) > 0:
            own = near.old[0]
            order = sorted([(_position(wanted[place].id, old[own].made_from), own), *pieces])
            found[place] = Match(wanted[place], How.JOINED, tuple(one for _, one in order))
        elif near is None and len(pieces) > 1:
            order = sorted(pieces)
            found[place] = Match(wanted[place], How.JOINED, tuple(one for _, one in order))
        elif (
            near is None and (whole := _whole(wanted[place].id, old, candidates[place])) is not None
        ):
            found[place] = Match(wanted[place], How.HEIR, (whole,))


def _only_ones(
    wanted: Sequence[Wanted], old: Sequence[Old], open_: Sequence[int], gone: Sequence[int]
) -> Iterable[tuple[bool, float, int, int, int]]:
    """Yield the title and the summary: a document has one, whatever it says now."""
    for place in open_:
        if wanted[place].context in ONLY_ONE:
            for other in gone:
                if old[other].context == wanted[place].context and not old[other].obsolete:
                    yield False, 0.0, 0, place, other


def _pairs(
    wanted: Sequence[Wanted], old: Sequence[Old], candidates: Mapping[int, Sequence[int]]
) -> Iterable[tuple[bool, float, int, int, int]]:
    """Yield near pairs as sort keys: the same kind first, then the likeliest, then the closest."""
    for place, others in candidates.items():
        for other in others:
            likeness = fuzz.ratio(wanted[place].id, old[other].made_from, score_cutoff=NEAR)
            if likeness:
                unlike = wanted[place].context != old[other].context
                yield unlike, -likeness, abs(place - other), place, other


def _pieces(
    text: str, old: Sequence[Old], candidates: Sequence[int], taken: set[int]
) -> list[tuple[int, int]]:
    """Return the old messages, untaken, that stand inside a text, with their places in it."""
    return [
        (_position(text, old[other].made_from), other)
        for other in candidates
        if other not in taken and _is_inside(old[other].made_from, text)
    ]


def _whole(text: str, old: Sequence[Old], candidates: Sequence[int]) -> int | None:
    """Return the old message that a text is a piece of."""
    return next((other for other in candidates if _is_inside(text, old[other].made_from)), None)


def _is_inside(piece: str, text: str) -> bool:
    if len(piece) < SHORTEST_PIECE or len(piece) >= len(text):
        return False
    return fuzz.partial_ratio(piece, text, score_cutoff=INSIDE) > 0


def _position(text: str, piece: str) -> int:
    found = fuzz.partial_ratio_alignment(piece, text)
    return found.dest_start if found else 0


class _Index:
    """Finds the few texts that share the rarest words with another, in time near to linear."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, text in texts.items():
            for token in set(_tokens(text)):
                self._places[token].append(place)

    def candidates(self, text: str) -> tuple[int, ...]:
        """Return the places of the likeliest texts, the likeliest first."""
        weights: Counter[int] = Counter()
        known = (token for token in set(_tokens(text)) if token in self._places)
        rarest = sorted(known, key=lambda token: (len(self._places[token]), token))
        looked = 0
        for token in rarest[:_RAREST]:
            if looked >= _MOST_LOOKED:
                break
            looked += min(len(self._places[token]), _MOST_PLACES)
            places = self._places[token]
            for place in places[:_MOST_PLACES]:
                weights[place] += 1_000_000 // len(places)
        likeliest = sorted(weights, key=lambda place: (-weights[place], place))
        return tuple(likeliest[:CANDIDATES])


_RAREST = 48
"""Tokens of a text that are looked up; the others are too common to tell texts apart."""
_MOST_PLACES = 64
"""Texts looked at for one token."""
_MOST_LOOKED = 128
"""Texts looked at for all tokens of one text, so that a long document costs each text no more."""


def _tokens(text: str) -> list[str]:
    """Return the words of a text; of Han text, its pairs of characters."""
    found = [token.casefold() for token in _TOKEN.findall(text)]
    pairs = [first + second for first, second in pairwise(found) if len(first) == len(second) == 1]
    return [token for token in found if len(token) > 1] + pairs or found
