"""Which articles are near one another: those that share what few others have.

What two articles share weighs the more, the fewer have it: inverse document frequency (Spärck
Jones, «A statistical interpretation of term specificity and its application in retrieval», 1972).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from hexapla.model.document import Document

KINDS = ("topic", "person", "outlet")
"""What makes articles related when they share it; of equally rare ones the first is named first."""

Feature = tuple[str, str]
"""Something an article has: one of KINDS, and an id of the registry."""

MOST = 3
"""The most articles that are named as related to one."""
REASONS = 3
"""The most that is said of what they share."""
_CANDIDATES = 60
"""How many articles are compared with one, as long as rarer features bring no more."""
_NEWEST = 40
"""How many articles with one feature are considered, the newest."""


@dataclass(frozen=True, slots=True)
class Related:
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
    weights = {
        feature: math.log(len(articles) / len(places))
        for feature, places in listed.items()
        if len(places) < len(articles)
    }
    telling = [
        sorted(
            (one for one in features[article.path] if one in weights),
            key=lambda one: (-weights[one], KINDS.index(one[0]), one[1]),
        )
        for article in articles
    ]
    return {
        article.path: _nearest(place, articles, telling, listed, weights)
        for place, article in enumerate(articles)
    }


def _nearest(
    place: int,
    articles: Sequence[Document],
    telling: Sequence[Sequence[Feature]],
    listed: Mapping[Feature, Sequence[int]],
    weights: Mapping[Feature, float],
) -> tuple[Related, ...]:
    """Return the articles nearest to the one at a place, ``telling`` being what each has."""
    scored: list[tuple[float, int, list[Feature]]] = []
    for other in _candidates(place, telling[place], listed):
        others = frozenset(telling[other])
        shared = [feature for feature in telling[place] if feature in others]
        scored.append((-math.fsum(weights[feature] for feature in shared), other, shared))
    return tuple(
        Related(articles[other], tuple(shared)) for _, other, shared in sorted(scored)[:MOST]
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
