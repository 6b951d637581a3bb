"""What machines are told in JSON-LD is written and counted as the plain way of doing it would."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from hexapla.rendering.html import Html
from hexapla.rendering.jsonld.node import CONTEXT, Node, Value, referred, script
from hexapla.rendering.jsonld.words import count

HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LETTERS = r"[\w\u0300-\u036f]+"
WORD = re.compile(rf"{LETTERS}(?:[-\u2010\u2011'’.,]{LETTERS})*")

TEXTS = st.one_of(
    st.text(), st.text("ab1_ я中〇國\u0301\uf900\U00020001-‐'’., \n\u3000ª²\u30a2\uac00«—»…")
)
ESCAPED = "".join(map(chr, range(0x20))) + '\x7f"\\/&<>\u2028\u2029'
LEAVES = st.one_of(st.text(), st.text(ESCAPED), st.text().map(Html), st.integers(0, 10**9))
VALUES: st.SearchStrategy[Value] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.sampled_from(["@id", "@type", "name", "text"]), inner, max_size=3),
    ),
    max_leaves=12,
)
NODES = st.lists(st.dictionaries(st.sampled_from(["@id", "name"]), VALUES, max_size=2), max_size=3)


@given(TEXTS)
def test_words_are_counted_as_one_pattern_finds_them(text: str) -> None:
    others, characters = HAN.subn(" ", text)
    assert count(text) == characters + len(WORD.findall(others))


@given(NODES)
def test_a_script_is_the_json_that_python_writes(nodes: list[Node]) -> None:
    text = json.dumps(
        {"@context": CONTEXT, "@graph": nodes}, ensure_ascii=False, separators=(",", ":")
    )
    for character in "&<>\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    assert script(nodes) == text


@given(NODES)
def test_what_nodes_refer_to_are_those_that_are_nothing_but_an_identifier(
    nodes: list[Node],
) -> None:
    def inside(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [str(value["@id"])] if list(value) == ["@id"] else []
            return [*own, *(one for inner in value.values() for one in inside(inner))]
        return [one for inner in value for one in inside(inner)] if isinstance(value, tuple) else []

    plain = [one for one in nodes if not isinstance(one.get("@id"), dict | tuple)]
    assert referred(plain) == [one for node in plain for one in inside(node)]
