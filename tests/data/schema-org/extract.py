"""Cut out of a release of schema.org the terms that Hexapla uses, as the two CSV files here.

Run as ``python extract.py schemaorg-current-https.jsonld``, with the file of that name from a
release's folder, after a change of terms.txt. The rows are those of the release's own CSV files,
with fewer columns.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
VOCABULARY = "https://schema.org/"
DOMAIN_AND_RANGE = ["domainIncludes", "rangeIncludes"]


def identifiers(value: object) -> list[str]:
    """Return the full addresses of schema.org's terms in a value, sorted as in the CSV files."""
    found = value if isinstance(value, list) else [value] if value else []
    names = (one["@id"] for one in found)
    return sorted(one.replace("schema:", VOCABULARY) for one in names if one.startswith("schema:"))


def with_parents(terms: dict[str, dict[str, object]], names: Iterable[str]) -> Iterator[str]:
    """Yield types and all that they are kinds of."""
    for name in names:
        yield name
        parents = identifiers(terms[name].get("rdfs:subClassOf"))
        yield from with_parents(terms, (one.removeprefix(VOCABULARY) for one in parents))


def write(name: str, columns: list[str], rows: Iterable[list[str]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def main(path: str) -> None:
    graph = json.loads(Path(path).read_text("utf-8"))["@graph"]
    terms = {one["@id"].removeprefix("schema:"): one for one in graph}
    wanted = (HERE / "terms.txt").read_text("utf-8").split()
    properties = sorted(name for name in wanted if name[0].islower())
    types = with_parents(terms, (name for name in wanted if name[0].isupper()))
    write(
        "properties.csv",
        ["id", "domainIncludes", "rangeIncludes"],
        (
            [VOCABULARY + name, *joined(terms[name], "schema:", DOMAIN_AND_RANGE)]
            for name in properties
        ),
    )
    write(
        "types.csv",
        ["id", "subTypeOf", "enumerationtype"],
        (
            [VOCABULARY + name, *joined(terms[name], "rdfs:", ["subClassOf"]), kind(terms[name])]
            for name in sorted(set(types))
        ),
    )


def joined(term: dict[str, object], prefix: str, names: list[str]) -> list[str]:
    """Return the cells of a row."""
    return [", ".join(identifiers(term.get(prefix + name))) for name in names]


def kind(term: dict[str, object]) -> str:
    """Return the enumeration that a term is a member of, '' for a class."""
    name = str(term["@type"])
    return name.replace("schema:", VOCABULARY) if name.startswith("schema:") else ""


if __name__ == "__main__":
    main(sys.argv[1])
