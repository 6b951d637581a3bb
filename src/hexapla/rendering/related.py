"""Which articles are near one another: those that share what few others have.

What two articles share weighs the more, the fewer have it: inverse document frequency (Spärck
Jones, «A statistical interpretation of term specificity and its application in retrieval», 1972).
"""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

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


class RelatedArticles(Mapping[str, tuple[Related, ...]]):
    """Up to MOST related articles for each article, by path, the nearest first.

    ``articles`` are those of one language, the newest first; ``features`` what each has, by path.
    What all have is no reason. Among equally near ones the newest come first, then by path.

    Only articles from the lists of a shared feature are compared, beginning with the rarest and no
    more than _CANDIDATES and a list's _NEWEST, so that the work grows with the articles and not
    with their square. It is done for an article when it is asked for: most builds make few pages.
    """

    def __init__(
        self, articles: Sequence[Document], features: Mapping[str, AbstractSet[Feature]]
    ) -> None:
        self._articles, self._features = articles, features
        self._places = {article.path: place for place, article in enumerate(articles)}
        self._found: dict[str, tuple[Related, ...]] = {}

    def __getitem__(self, path: str) -> tuple[Related, ...]:
        if path not in self._found:
            self._found[path] = self._nearest(self._places[path])
        return self._found[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    @cached_property
    def _listed(self) -> Mapping[Feature, Sequence[int]]:
        """The places of the articles that have a feature."""
        listed: dict[Feature, list[int]] = {}
        for place, article in enumerate(self._articles):
            for feature in self._features[article.path]:
                listed.setdefault(feature, []).append(place)
        return listed

    @cached_property
    def _weights(self) -> Mapping[Feature, float]:
        """How much each feature says of an article; what all have says nothing."""
        most = len(self._articles)
        return {
            feature: math.log(most / len(places))
            for feature, places in self._listed.items()
            if len(places) < most
        }

    @cached_property
    def _telling(self) -> Sequence[AbstractSet[Feature]]:
        """What each article has that says something of it."""
        said = self._weights.keys()
        return [frozenset(self._features[article.path]) & said for article in self._articles]

    def _nearest(self, place: int) -> tuple[Related, ...]:
        """Return the articles nearest to the one at a place."""
        telling, weights = self._telling, self._weights
        mine = sorted(telling[place], key=lambda one: (-weights[one], KINDS.index(one[0]), one[1]))
        scored = (
            (-math.fsum(map(weights.__getitem__, telling[place] & telling[other])), other)
            for other in _candidates(place, mine, self._listed)
        )
        return tuple(
            Related(self._articles[other], tuple(one for one in mine if one in telling[other]))
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
