"""Typography: nothing but what printers add is changed, and what is set stays as it is."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.model.inline import Citation, Code, Emphasis, Foreign, Inline, Link, Text, plain_text
from hexapla.rendering.typography import is_set, typeset, typeset_message, typeset_nodes

CASES = Path(__file__).parent.parent / "cases" / "typography"
LANGS = ("en", "ru", "zh-Hans")
SIGNS = "\"'«»„“”‘’-–—….,;:!?()（），。；：！？ \u00a0\n%№°"
WORDS = (
    *("'90s", "J. Smith", "5 km", "1990-1995", "-5 °C", "5 x 3", "p. 5", "www.a-b.org/a--b"),
    *("...", " - ", "--", "т.е.", "сказал бы", "А. С. Пушкин", "22 мая", "10-15 %", "汉 字", "汉,"),
)
TEXTS = st.lists(st.sampled_from([*SIGNS, *"aIгАтвxхs汉字019", *WORDS]), max_size=25).map("".join)
PLACES = re.compile(r"\{\w*\}|%\(\w+\)s|%%|</?\w[^<>]*>")
MESSAGES = st.lists(
    st.sampled_from([*WORDS, *SIGNS, "с", "на", "{a}", "%(b)s", "%%", '<a href="...">', "</a>"]),
    max_size=15,
).map(" ".join)
SET = re.compile(r"[\"'«»„“”‘’–—….,;:!?()（），。；：！？×xх−\s\u00a0-]")
"""What typography may change; all else must be as it was."""


def cases(lang: str) -> list[tuple[str, str]]:
    lines = (CASES / f"{lang}.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return [(typed, printed.replace("~", "\u00a0")) for typed, printed in pairs]


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [(lang, *case) for lang in ("en", "ru", "zh") for case in cases(lang)],
)
def test_what_is_typed_is_printed_so(lang: str, typed: str, printed: str) -> None:
    assert typeset(typed, lang) == printed
    assert typeset(printed, lang) == printed


@pytest.mark.parametrize("lang", LANGS)
@given(TEXTS)
def test_to_set_twice_is_to_set_once(lang: str, text: str) -> None:
    once = typeset(text, lang)
    assert typeset(once, lang) == once


@pytest.mark.parametrize("lang", LANGS)
@given(TEXTS)
def test_words_and_figures_stay(lang: str, text: str) -> None:
    assert SET.sub("", typeset(text, lang)) == SET.sub("", text)


@given(TEXTS)
def test_a_language_without_rules_is_left_alone(text: str) -> None:
    assert not is_set("kk")
    assert typeset(text, "kk") == text


@pytest.mark.parametrize("lang", LANGS)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_marks_do_not_interrupt_a_sentence(lang: str, texts: list[str]) -> None:
    """What stands in emphasis is set as if it stood in the sentence, piece by piece."""
    nodes = tuple(
        Emphasis((Text(text),)) if odd % 2 else Text(text) for odd, text in enumerate(texts)
    )
    found = typeset_nodes(nodes, lang)
    assert [type(node) for node in found] == [type(node) for node in nodes]
    twice = typeset_nodes(found, lang)
    assert plain_text(twice) == plain_text(found)


def test_code_addresses_and_other_languages_are_not_set() -> None:
    nodes: tuple[Inline, ...] = (
        Text('"See '),
        Code('"x" -- y'),
        Text(" and "),
        Link("https://example.org/a--b", '"t"', (Text("the 'page'"),)),
        Foreign("ru", (Text('"слово"'),)),
        Citation("a"),
        Text('"'),
    )
    assert typeset_nodes(nodes, "en") == (
        Text("“See "),
        Code('"x" -- y'),
        Text(" and "),
        Link("https://example.org/a--b", '"t"', (Text("the ‘page’"),)),
        Foreign("ru", (Text("«слово»"),)),
        Citation("a"),
        Text("”"),
    )


@pytest.mark.parametrize("lang", LANGS)
@given(MESSAGES)
def test_places_and_tags_of_a_message_stay(lang: str, message: str) -> None:
    once = typeset_message(message, lang)
    assert PLACES.findall(once) == PLACES.findall(message)
    assert typeset_message(once, lang) == once
    assert SET.sub("", once) == SET.sub("", message)


@pytest.mark.parametrize("lang", LANGS)
@given(TEXTS.filter(lambda text: not PLACES.search(text)))
def test_a_message_without_places_is_set_as_any_text(lang: str, text: str) -> None:
    assert typeset_message(text, lang) == typeset(text, lang)


@pytest.mark.parametrize(
    ("message", "printed"),
    [
        ("с китайского", "с~китайского"),
        ("с языка: {language}, в {place}", "с~языка: {language}, в~{place}"),
        ("Исправление от %(date)s", "Исправление от~%(date)s"),
        ('на <a href="a - b">"языке"</a>', 'на~<a href="a - b">«языке»</a>'),
        ("{a} - {b}", "{a}~— {b}"),
    ],
)
def test_a_message_of_the_theme_is_printed_so(message: str, printed: str) -> None:
    assert typeset_message(message, "ru") == printed.replace("~", "\u00a0")
