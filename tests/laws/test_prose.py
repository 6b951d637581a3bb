"""A law of reading: the rule for prose finds no block that the other rules would not have found."""

import json
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hexapla.reading.markdown import parser

COMMONMARK = Path(__file__).parents[1] / "data" / "commonmark-0.31.json"
LINES = ("\n", "\n\n", "\n \n", " ", "  ", "    ", "\t")
BEGINNINGS = ("- ", "-\t", "1. ", "2) ", "> ", ">", "# ", "```", ":::{note}\n", ":::", "(id)=\n")
CONTINUATIONS = ("\n---\n", "\n===\n", "\n|---|\n", "|", "[a]: b", "- - ")
WORDS = ("word", "a", "«Слово»", "字", "\u00a0x", "\u3000", "é", "7", "*", "(")
texts = st.lists(st.sampled_from(LINES + BEGINNINGS + CONTINUATIONS + WORDS), max_size=24)


@cache
def without_prose() -> MarkdownIt:
    return parser.__wrapped__().disable("prose")


def tokens(md: MarkdownIt, text: str) -> list[Token]:
    found: list[Token] = []
    md.block.parse(text, md, {}, found)
    return found


@given(texts.map("".join))
def test_any_text_has_the_same_blocks_with_and_without_it(text: str) -> None:
    assert tokens(parser(), text) == tokens(without_prose(), text)


def test_commonmark_s_examples_have_the_same_blocks_with_and_without_it() -> None:
    for example in json.loads(COMMONMARK.read_text(encoding="utf-8")):
        text = example["markdown"]
        assert tokens(parser(), text) == tokens(without_prose(), text), text
