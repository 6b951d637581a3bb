"""Nodes of a JSON-LD graph (JSON-LD 1.1, W3C 2020), and how they are written into a page."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, Union

from markupsafe import Markup

Value: TypeAlias = Union[str, int, "Node", Sequence["Value"]]
Node: TypeAlias = Mapping[str, Value]

CONTEXT = "https://schema.org"

_ESCAPED = tuple((character, f"\\u{ord(character):04x}") for character in "&<>\u2028\u2029")
"""What could end a script element or a comment in it (HTML, 4.12.1.3), or a line of JavaScript;
inside JSON they stand in strings alone, where an escape means the same."""


def node(kind: str, identifier: str = "", **facts: Value | None) -> Node:
    """Return a node with the facts that are known, in the order given, without what is empty."""
    start = {"@type": kind, "@id": identifier}
    return {key: value for key, value in {**start, **facts}.items() if value not in (None, "", ())}


def ref(identifier: str) -> Node:
    """Return a reference to the node with an identifier."""
    return {"@id": identifier}


def refs(identifiers: Iterable[str]) -> tuple[Node, ...]:
    """Return a reference to each, once."""
    return tuple(ref(identifier) for identifier in dict.fromkeys(identifiers))


def walk(value: Value) -> Iterator[Node]:
    """Yield every node in a value, parents before what is inside them."""
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif not isinstance(value, str | int):
        for inner in value:
            yield from walk(inner)


def referred(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the identifiers that nodes refer to, in order and as often as they do."""
    for one in nodes:
        for inner in walk(one):
            if list(inner) == ["@id"]:
                yield str(inner["@id"])


def script(nodes: Sequence[Node]) -> Markup:
    """Return a graph as JSON that is safe inside a script element, the same bytes each time."""
    graph = {"@context": CONTEXT, "@graph": nodes}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPED:
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704
