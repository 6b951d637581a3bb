"""Nodes of a JSON-LD graph (JSON-LD 1.1, W3C 2020), and how they are written into a page."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, Union

import msgspec
from markupsafe import Markup

Value: TypeAlias = Union[str, int, "Node", Sequence["Value"]]
Node: TypeAlias = Mapping[str, Value]

CONTEXT = "https://schema.org"

_ESCAPED = tuple((character, f"\\u{ord(character):04x}") for character in "&<>\u2028\u2029")
"""What could end a script element or a comment in it (HTML, 4.12.1.3), or a line of JavaScript;
inside JSON they stand in strings alone, where an escape means the same."""


def node(kind: str, identifier: str = "", **facts: Value | None) -> Node:
    """Return a node with the facts that are known, in the order given, without what is empty."""
    found = {"@type": kind, "@id": identifier, **facts}
    return {key: one for key, one in found.items() if one or one not in (None, "", ())}


def ref(identifier: str) -> Node:
    """Return a reference to the node with an identifier."""
    return {"@id": identifier}


def refs(identifiers: Iterable[str]) -> tuple[Node, ...]:
    """Return a reference to each, once."""
    return tuple(ref(identifier) for identifier in dict.fromkeys(identifiers))


def referred(value: Value) -> list[str]:
    """Return the identifiers that nodes refer to, in order and as often as they do."""
    if isinstance(value, str | int):
        return []
    if isinstance(value, Mapping):
        if len(value) == 1 and "@id" in value:
            return [str(value["@id"])]
        value = tuple(value.values())
    return [one for inner in value if type(inner) is not str for one in referred(inner)]


def script(nodes: Sequence[Node]) -> Markup:
    """Return a graph as JSON that is safe inside a script element, the same bytes each time."""
    graph = {"@context": CONTEXT, "@graph": nodes}
    text = msgspec.json.encode(graph, enc_hook=str).decode()
    for character, escape in _ESCAPED:
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704
