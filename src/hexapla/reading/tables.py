"""What the parser's tokens tell of a table beside its rows."""

from collections.abc import Iterable, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from hexapla.model.problem import Code, Findings


def alignments(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return how each column of a table is aligned, '' where it does not say."""
    heads = (one for one in tokens if one.type == "th_open")
    return tuple(str(head.attrs.get("style", "")).partition(":")[2] for head in heads)


def report_lost_cells(
    tokens: Sequence[Token], source: Sequence[str], first_line: int, findings: Findings
) -> None:
    """Note rows longer than their table: the parser drops what is too much (GFM 4.10).

    ``source`` are the lines that the tokens were made from, the first of which is ``first_line``
    in the file.
    """
    columns = sum(one.type == "th_open" for one in tokens)
    _, *rows = [one for one in tokens if one.type == "tr_open"]
    for row in rows:
        place = row.map[0] if row.map else 0
        written = _cells(source[place].strip().lstrip("> \t").strip())
        if written > columns:
            message = f"this row has {written} cells, and its table has {columns}"
            remedy = "take a cell out, add a column, or write \\| for a line that is no border"
            findings.add(Code.LOST_CELL, place + first_line, message, remedy)


def _cells(line: str) -> int:
    cells = escapedSplit(line) if "\\" in line else line.split("|")
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")
