"""A law of the parser: what makes it faster than markdown-it's own changes nothing it finds."""

import json
from functools import cache
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.parser_inline import ParserInline

from hexapla.reading.markdown import parser

COMMONMARK = Path(__file__).parents[1] / "data" / "commonmark-0.31.json"
LINES = ("\n", "\n\n", "\n \n", " ", "  ", "    ", "\t", "  \n", "\\\n")
BEGINNINGS = ("- ", "-\t", "1. ", "2) ", "> ", ">", "# ", "```", ":::{note}\n", ":::", "(id)=\n")
CONTINUATIONS = ("\n---\n", "\n===\n", "\n|---|\n", "|", "[a]: b", "- - ")
MARKS = (
    "*",
    "**",
    "_",
    "`",
    "[",
    "]",
    "![",
    "(",
    ")",
    "[^a]",
    "[a](b)",
    "{lang=ru}",
    "\\",
    "<a:b>",
)
SIGNS = ("~~", "^", "$", "%", "@", "#", "+", "=", "{", "}", '"', "'", "!", "&amp;", "&", "<", ">")
WORDS = ("word", "a", "«Слово»", "字", "\u00a0x", "\u3000", "é", "7", "http://a.b/c")
texts = st.lists(
    st.sampled_from(LINES + BEGINNINGS + CONTINUATIONS + MARKS + SIGNS + WORDS), max_size=24
).map("".join)


@cache
def thorough() -> MarkdownIt:
    """Return a parser that asks every rule, stops at every sign and parses every address."""
    md = parser.__wrapped__().disable("prose")
    md.inline.terminator_re = ParserInline().terminator_re
    md.normalizeLink = normalizeLink
    return md


@given(texts)
def test_any_text_has_the_same_tokens(text: str) -> None:
    assert parser().parse(text) == thorough().parse(text)


def test_commonmark_s_examples_have_the_same_tokens() -> None:
    for one in json.loads(COMMONMARK.read_text(encoding="utf-8")):
        assert parser().parse(one["markdown"]) == thorough().parse(one["markdown"]), one


HOSTS = st.from_regex(r"[a-z0-9-]{1,9}(\.[a-z0-9-]{1,9}){0,3}", fullmatch=True)
PATHS = st.from_regex(r"(/[A-Za-z0-9._~%/?#&=@:-]{0,20})?", fullmatch=True)


@given(st.sampled_from(["http://", "https://", "person:", "article:", "//"]), HOSTS, PATHS)
@example("https://", "xn--", "")
def test_an_address_has_the_same_normal_form(scheme: str, host: str, path: str) -> None:
    address = scheme + host + path
    assert parser().normalizeLink(address) == normalizeLink(address)
