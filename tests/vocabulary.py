"""schema.org's domains and ranges as a check of graphs, from its own lists."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "schema-org"
VOCABULARY = "https://schema.org/"

_DATE = r"\d{4}(-\d\d(-\d\d)?)?"
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"
FORMS = {
    "Text": re.compile(r"(?s).*\S.*"),
    "URL": re.compile(r"(https?://|/)\S*"),
    "Date": re.compile(_DATE),
    "DateTime": re.compile(_TIME),
}
"""What a value of each data type looks like; a time has its zone."""


def names(cell: str) -> frozenset[str]:
    return frozenset(one.removeprefix(VOCABULARY) for one in cell.split(", ") if one)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class Vocabulary:
    """The types with their parents, the members of enumerations, and each property's two sides."""

    parents: dict[str, frozenset[str]] = field(default_factory=dict)
    members: dict[str, frozenset[str]] = field(default_factory=dict)
    properties: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)

    def kinds(self, name: str) -> frozenset[str]:
        """Return a type and all that it is a kind of."""
        return frozenset({name}).union(*(self.kinds(one) for one in self.parents[name]))


@cache
def vocabulary() -> Vocabulary:
    found = Vocabulary()
    for row in rows("types.csv"):
        name = row["id"].removeprefix(VOCABULARY)
        if row["enumerationtype"]:
            found.members[row["id"]] = names(row["enumerationtype"])
        else:
            found.parents[name] = names(row["subTypeOf"])
    for row in rows("properties.csv"):
        name = row["id"].removeprefix(VOCABULARY)
        found.properties[name] = names(row["domainIncludes"]), names(row["rangeIncludes"])
    return found


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node in a graph, references left out."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            if list(one) != ["@id"]:
                yield one
            for inner in one.values():
                yield from walk(inner)


def faults(document: dict[str, Any]) -> list[str]:
    """Return what is wrong with a page's JSON-LD; nothing when all of it is in the vocabulary."""
    if list(document) != ["@context", "@graph"] or document["@context"] != "https://schema.org":
        return ["not a graph in schema.org's context"]
    nodes = list(walk(document["@graph"]))
    types: dict[str, set[str]] = {}
    for node in nodes:
        if "@id" in node:
            types.setdefault(node["@id"], set()).add(node.get("@type", ""))
    found = [f"{one} is two things: {sorted(two)}" for one, two in types.items() if len(two) > 1]
    flat = {identifier: min(kinds) for identifier, kinds in types.items()}
    return found + [fault for node in nodes for fault in _faults(node, flat)]


def _faults(node: dict[str, Any], types: dict[str, str]) -> Iterator[str]:
    known, kind = vocabulary(), node.get("@type", "")
    if kind not in known.parents:
        yield f"no such type: {kind!r}"
        return
    if "@id" in node and not FORMS["URL"].fullmatch(node["@id"]):
        yield f"no address: {node['@id']!r}"
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in known.properties:
            yield f"no such property: {kind}.{name}"
            continue
        domain, reach = known.properties[name]
        if not domain & known.kinds(kind):
            yield f"{name} is no property of {kind}"
        values = value if isinstance(value, list) else [value]
        if not values:
            yield f"{kind}.{name} is empty"
        for one in values:
            if not _fits(one, reach, types):
                yield f"{kind}.{name} cannot be {one!r}"


def _fits(value: Any, reach: frozenset[str], types: dict[str, str]) -> bool:
    """Whether a value is of one of the types that a property takes."""
    known = vocabulary()
    if isinstance(value, dict):
        kind = value.get("@type") or types.get(value.get("@id", ""), "")
        return kind in known.parents and bool(reach & known.kinds(kind))
    if isinstance(value, int) and not isinstance(value, bool):
        return bool(reach & {"Integer", "Number"})
    if isinstance(value, str):
        fits = any(FORMS[form].fullmatch(value) for form in reach if form in FORMS)
        return fits or bool(reach & known.members.get(value, frozenset()))
    return False
