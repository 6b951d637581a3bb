"""Related articles: nearness is mutual, depends on nothing but what is shared, and has a reason."""

import datetime
import math
from collections.abc import Mapping
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hexapla.model.block import Block, Kind
from hexapla.model.document import Document, Metadata
from hexapla.rendering.related import KINDS, MOST, Feature, RelatedArticles

FEATURES = st.sets(st.tuples(st.sampled_from(KINDS), st.sampled_from("abcdef")), max_size=6)


def article(number: int) -> Document:
    date = datetime.datetime(2023, 5, 28 - number // 2, tzinfo=datetime.UTC)  # some on one day
    title = Block(Kind.TITLE, "title", "x", "en", 1)
    meta = Metadata(slug=f"n{number}", date=date)
    return Document(f"articles/{number:02}.md", "en", meta, title, None, ())


ARTICLES = tuple(article(number) for number in range(40))


def sites(most: int = 12) -> st.SearchStrategy[dict[str, set[Feature]]]:
    """Return what each of some articles has, by path, the newest first."""
    return st.lists(FEATURES, max_size=most).map(
        lambda found: {ARTICLES[number].path: one for number, one in enumerate(found)}
    )


def nearness(
    one: str, other: str, features: Mapping[str, set[Feature]]
) -> tuple[float, set[Feature]]:
    shared = features[one] & features[other]
    common = {each: sum(each in found for found in features.values()) for each in shared}
    weights = {each: math.log(len(features) / count) for each, count in common.items()}
    return math.fsum(weights.values()), {each for each in shared if weights[each] > 0}


@given(sites())
def test_it_is_what_comparing_every_pair_would_find(features: dict[str, set[Feature]]) -> None:
    articles = ARTICLES[: len(features)]
    found = RelatedArticles(articles, features)
    for place, one in enumerate(articles):
        scored = [
            (-nearness(one.path, other.path, features)[0], number)
            for number, other in enumerate(articles)
            if number != place and nearness(one.path, other.path, features)[1]
        ]
        wanted = [articles[number].path for _, number in sorted(scored)[:MOST]]
        assert [each.article.path for each in found[one.path]] == wanted
        for each in found[one.path]:
            assert set(each.shared) == nearness(one.path, each.article.path, features)[1]


@given(sites())
def test_what_two_articles_share_is_the_same_from_either_side(
    features: dict[str, set[Feature]],
) -> None:
    found = RelatedArticles(ARTICLES[: len(features)], features)
    shared = {
        (path, each.article.path): each.shared for path, listed in found.items() for each in listed
    }
    for (one, other), features_of_both in shared.items():
        assert shared.get((other, one), features_of_both) == features_of_both


@given(sites(), st.randoms(use_true_random=False))
def test_the_order_in_which_features_are_met_does_not_matter(
    features: dict[str, set[Feature]], random: Random
) -> None:
    shuffled = {}
    for path, found in features.items():
        listed = sorted(found)
        random.shuffle(listed)
        shuffled[path] = set(listed)
    articles = ARTICLES[: len(features)]
    assert dict(RelatedArticles(articles, shuffled)) == RelatedArticles(articles, features)


def test_what_all_articles_share_relates_none() -> None:
    every: set[Feature] = {("topic", "news")}
    assert RelatedArticles(ARTICLES, {one.path: every for one in ARTICLES}) == {
        one.path: () for one in ARTICLES
    }


def test_the_rarer_reason_wins_and_the_newer_article_among_equals() -> None:
    rare: set[Feature] = {("person", "anna")}
    common: set[Feature] = {("topic", "roads")}
    features: dict[str, set[Feature]] = {one.path: set() for one in ARTICLES[:9]}
    for place in (0, 3, 4, 5, 6):
        features[ARTICLES[place].path] |= common
    for place in (0, 7):
        features[ARTICLES[place].path] |= rare
    found = RelatedArticles(ARTICLES[:9], features)[ARTICLES[0].path]
    assert [one.article.path for one in found] == [ARTICLES[place].path for place in (7, 3, 4)]
    assert [one.shared for one in found] == [tuple(rare), tuple(common), tuple(common)]


def test_a_feature_of_thousands_does_not_take_the_square_of_them() -> None:
    hashed = 0

    class Counted(tuple[str, str]):
        __slots__ = ()

        def __hash__(self) -> int:
            nonlocal hashed
            hashed += 1
            return super().__hash__()

    one = ARTICLES[0]
    articles = [replace(one, path=f"articles/{number:05}.md") for number in range(2000)]
    features = {each.path: {Counted(("topic", "news"))} for each in articles[1:]}
    features[articles[0].path] = set()
    found = RelatedArticles(articles, features)
    assert {len(found[each.path]) for each in articles[1:]} == {MOST}
    assert hashed < 200 * len(articles)
