"""The articles that every site of a benchmark publishes, as values.

An article depends on its number and the seed alone: the first hundred of a corpus of a thousand are
a corpus of a hundred. Its three languages say the same, block by block.
"""

import datetime
from collections.abc import Iterator
from functools import cache
from typing import Literal

from benchmarks.parts import Article, Code, Listed, Name, Part, Prosaic, Tabled
from benchmarks.prose import TAGS, Chance, Prose, Text, around, joined, phrases, read_lists
from benchmarks.provenance import made_traceable

MARKUP = 8
"""One paragraph in so many has markup."""
SECTION = 4
"""Paragraphs under a heading, the first ones under none."""
FIRST_DAY = datetime.datetime(2016, 1, 4, 6, tzinfo=datetime.UTC)
DAYS = 8 * 365
SITE = "https://bench.example"
"""A name that nobody can own (RFC 2606)."""


def corpus(count: int, *, full: bool = False, seed: int = 1) -> tuple[Article, ...]:
    """Return so many articles; ``full`` ones name people, outlets, sources and issues too."""
    return tuple(article(number, full=full, seed=seed) for number in range(count))


@cache
def topics(kind: Literal["category", "tag"]) -> tuple[Name, ...]:
    """Return all categories or tags."""
    rows = read_lists("topics.txt")[kind]
    return tuple(Name(identifier, (en, ru, zh)) for identifier, en, ru, zh in rows)


def article(number: int, *, full: bool = False, seed: int = 1) -> Article:
    """Return one article."""
    chance = Chance(f"{seed} article {number}")
    prose = Prose(chance)
    slug = _slug(chance, number)
    minutes = chance.below(DAYS) * 24 * 60 + chance.below(12 * 60)
    plain = Article(
        number=number,
        lang=TAGS[number % len(TAGS)],
        slug=slug,
        date=FIRST_DAY + datetime.timedelta(minutes=minutes),
        category=chance.one(topics("category")).id,
        tags=tuple(topic.id for topic in chance.some(topics("tag"), 3)),
        title=prose.sentence("title"),
        summary=joined([prose.sentence() for _ in range(chance.between(1, 2))]),
        body=tuple(_body(prose, number, seed)),
    )
    return made_traceable(plain, Prose(Chance(f"{seed} sources {number}"))) if full else plain


def _slug(chance: Chance, number: int) -> str:
    place, _, _ = chance.one(phrases()["place"])
    return f"{place.lower()}-{chance.one(topics('tag')).id}-{number}"


def _body(prose: Prose, number: int, seed: int) -> Iterator[Part]:
    for place in range(prose.chance.between(12, 18)):
        if place and place % SECTION == 0:
            yield Prosaic("heading", prose.sentence("heading"))
        if prose.chance.is_one_in(MARKUP):
            yield _marked(prose, number, seed)
        else:
            yield Prosaic("paragraph", prose.paragraph())


def _marked(prose: Prose, number: int, seed: int) -> Part:
    """Return a paragraph's worth of markup; a link to an article leads to an earlier one."""
    chance = prose.chance
    match chance.below(8):
        case 0:
            return _with(prose, around("*", prose.phrase("emphasis"), "*"))
        case 1:
            return _with(prose, around("**", prose.phrase("emphasis"), "**"))
        case 2:
            address = f"{SITE}/files/{chance.below(10_000)}.html"
            return _with(prose, around("[", prose.phrase("link"), f"]({address})"))
        case 3:
            earlier = chance.below(number or 1)
            slug = _slug(Chance(f"{seed} article {earlier}"), earlier)
            return _with(prose, around("[", prose.phrase("link"), f"](article:{slug})"))
        case 4:
            items = tuple(prose.sentence("item") for _ in range(chance.between(3, 5)))
            return Listed(items, numbered=chance.is_one_in(2))
        case 5:
            return Tabled(tuple(_rows(prose)))
        case 6:
            return Code(_code(chance))
        case _:
            sentences = [prose.sentence("passage") for _ in range(chance.between(1, 3))]
            return Prosaic("quote", joined(sentences))


def _with(prose: Prose, mark: Text) -> Prosaic:
    return Prosaic("paragraph", prose.paragraph(mark))


def _rows(prose: Prose) -> Iterator[tuple[Text, ...]]:
    chance = prose.chance
    first, *others = phrases()["column"]
    columns = chance.between(2, 3)
    yield (first, *chance.some(others, columns))
    for _ in range(chance.between(3, 5)):
        figures = [str(chance.between(2, 40) * 25) for _ in range(columns)]
        yield (prose.phrase("place"), *((one, one, one) for one in figures))


def _code(chance: Chance) -> str:
    figures = ", ".join(str(chance.between(5, 99)) for _ in range(chance.between(3, 8)))
    return (
        f"waiting = [{figures}]\n"
        "longest = max(waiting)\n"
        f"if longest > {chance.between(50, 99)}:\n"
        '    print("the gate stays open", longest)'
    )
