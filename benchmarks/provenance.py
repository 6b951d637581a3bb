"""What the full corpus adds to the plain one: who made an article, and from what."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from benchmarks.parts import (
    Article,
    Figure,
    Name,
    Part,
    Prosaic,
    Provenance,
    Quotation,
    Source,
)
from benchmarks.prose import TAGS, Chance, Prose, Text, around, capitalised, joined, phrases

OUTLETS = 24
ISSUES = 40
"""Issues of each publication."""
_PICTURED = 10
"""One figure in so many may show its picture."""


@cache
def people() -> tuple[Name, ...]:
    """Return everybody there is."""
    families = list(enumerate(phrases()["family"]))
    return tuple(
        Name(f"person-{number}-{place}", _named(given, family))
        for number, given in enumerate(phrases()["given"])
        for place, family in families
    )


def _named(given: Text, family: Text) -> Text:
    return f"{given[0]} {family[0]}", f"{given[1]} {family[1]}", f"{given[2]}·{family[2]}"


@cache
def outlets() -> tuple[Name, ...]:
    """Return the outlets that sources and pictures come from."""
    return tuple(_papers("outlet", OUTLETS))


@cache
def publications() -> tuple[Name, ...]:
    """Return the publications that articles were first printed in."""
    return tuple(_papers("paper", len(TAGS)))


def _papers(kind: str, count: int) -> Iterator[Name]:
    prose = Prose(Chance(kind))
    for number in range(count):
        yield Name(f"{kind}-{number}", prose.phrase("paper"))


def made_traceable(plain: Article, prose: Prose) -> Article:
    """Return an article with its makers, its sources cited, people named, figures and words."""
    chance = prose.chance
    sources = tuple(_source(prose, number) for number in range(chance.between(2, 6)))
    facts = Provenance(chance.one(people()).id, chance.one(people()).id, sources)
    if chance.is_one_in(3):
        printed_in = chance.one(TAGS)
        paper = publications()[TAGS.index(printed_in)].id
        issue = 1 + chance.below(ISSUES)
        facts = replace(facts, publication=paper, issue=issue, printed_in=printed_in)
    return replace(plain, body=tuple(_body(plain, sources, prose)), provenance=facts)


def _source(prose: Prose, number: int) -> Source:
    chance = prose.chance
    lang = chance.one(TAGS)
    title = capitalised(prose.phrase("record")[TAGS.index(lang)])
    day = datetime.date(2014, 1, 1) + datetime.timedelta(days=chance.below(9 * 365))
    return Source(f"s{number}", chance.one(outlets()).id, title, lang, day)


def _body(plain: Article, sources: tuple[Source, ...], prose: Prose) -> Iterator[Part]:
    """Yield the article's parts with all of its sources cited, the first ones more often."""
    chance = prose.chance
    waiting = [source.id for source in sources]
    for part in plain.body:
        if isinstance(part, Prosaic) and part.kind == "paragraph":
            source = waiting.pop() if waiting else chance.one(sources).id
            yield replace(part, text=_cited(part.text, source, prose))
        else:
            yield part
        if chance.is_one_in(20):
            yield _figure(plain, prose)
        if chance.is_one_in(20):
            text = joined([prose.sentence("passage")])
            yield Quotation(chance.one(people()).id, sources[0].id, text)


def _cited(text: Text, source: str, prose: Prose) -> Text:
    """Return a paragraph with its source, and now and then somebody it names."""
    chance = prose.chance
    said = [around("", text, f"[^{source}]")]
    if chance.is_one_in(4):
        named = chance.one(people())
        mark = around("[", named.names, f"](person:{named.id})")
        said.append(prose.sentence("around", mark))
    if chance.is_one_in(8):
        named = chance.one(outlets())
        mark = around("[", named.names, f"](outlet:{named.id})")
        said.append(prose.sentence("around", mark))
    return joined(said)


def _figure(plain: Article, prose: Prose) -> Figure:
    chance = prose.chance
    image = f"{plain.slug}.png" if chance.is_one_in(_PICTURED) else ""
    day = plain.date.date() - datetime.timedelta(days=chance.below(300))
    alt, caption = prose.sentence("item"), prose.sentence("caption")
    return Figure(image, chance.one(outlets()).id, day, alt, caption)
