"""Which articles are near one another: those that share what few others have.

What two articles share weighs the more, the fewer have it: inverse document frequency (Spärck
Jones, «A statistical interpretation of term specificity and its application in retrieval», 1972).
"""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.mentions import MentionKind

KINDS: tuple[MentionKind, ...] = ("topic", "person", "outlet")
"""What makes articles related when they share it; of equally rare ones the first is named first."""

Feature = tuple[MentionKind, str]
"""Something an article has: one of KINDS, and an id of the registry."""

MOST = 3
"""The most articles that are named as related to one."""
REASONS = 3
"""The most that is said of what they share."""
_CANDIDATES = 60
"""How many articles are compared with one, as long as rarer features bring no more."""
_NEWEST = 40
"""How many articles with one feature are considered, the newest."""


class Related(Struct, frozen=True):
    """An article near another, and what both have, the rarest first."""

    article: Document
    shared: tuple[Feature, ...]


def related(
    articles: Sequence[Document], features: Mapping[str, AbstractSet[Feature]]
) -> dict[str, tuple[Related, ...]]:
    """Return up to MOST related articles for each article, by path, the nearest first.

    ``articles`` are those of one language, the newest first; ``features`` what each has, by path.
    What all have is no reason. Among equally near ones the newest come first, then by path.

    Only articles from the lists of a shared feature are compared, beginning with the rarest and no
    more than _CANDIDATES and a list's _NEWEST, so that the work grows with the articles and not
    with their square.
    """
    listed: dict[Feature, list[int]] = {}
    for place, article in enumerate(articles):
        for feature in features[article.path]:
            listed.setdefault(feature, []).append(place)
    weights = _weights(listed, len(articles))
    telling = [frozenset(features[article.path]) & weights.keys() for article in articles]
    return {
        article.path: _nearest(place, articles, telling, listed, weights)
        for place, article in enumerate(articles)
    }


def _weights(listed: Mapping[Feature, Sequence[int]], articles: int) -> dict[Feature, float]:
    """Return how much each feature says of an article; what all have says nothing."""
    return {
        feature: math.log(articles / len(places))
        for feature, places in listed.items()
        if len(places) < articles
    }


def _nearest(
    place: int,
    articles: Sequence[Document],
    telling: Sequence[AbstractSet[Feature]],
    listed: Mapping[Feature, Sequence[int]],
    weights: Mapping[Feature, float],
) -> tuple[Related, ...]:
    """Return the articles nearest to the one at a place, ``telling`` being what each has."""
    mine = sorted(telling[place], key=lambda one: (-weights[one], KINDS.index(one[0]), one[1]))
    scored = (
        (-math.fsum(map(weights.__getitem__, telling[place] & telling[other])), other)
        for other in _candidates(place, mine, listed)
    )
    return tuple(
        Related(articles[other], tuple(one for one in mine if one in telling[other]))
        for _, other in heapq.nsmallest(MOST, scored)
    )


def _candidates(
    place: int, features: Sequence[Feature], listed: Mapping[Feature, Sequence[int]]
) -> Iterator[int]:
    """Yield the places of other articles that share a feature, each once."""
    seen = {place}
    for feature in features:
        for other in listed[feature][:_NEWEST]:
            if other not in seen:
                seen.add(other)
                yield other
        if len(seen) > _CANDIDATES:
            return
