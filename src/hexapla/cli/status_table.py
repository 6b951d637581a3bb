"""What ``status`` prints for people: a table, the messages that need work, and the sums."""

from collections.abc import Iterator, Sequence

from hexapla.cli.difference import difference
from hexapla.model.block import State
from hexapla.translating.status import Progress, Unfinished

_GAP = "  "
_NUMBERS = range(3, 6)
"""The columns with numbers, which are aligned at their end."""
_LEAST = 24
"""Columns of a terminal that are left for a document's name, however narrow it is."""


def table(rows: Sequence[Progress], room: int = 0) -> Iterator[str]:
    """Yield the lines of the table, columns aligned by the width of what a terminal shows.

    ``room`` is the terminal's width in columns, 0 where there is none: documents are shortened at
    their start, where folders are alike, to fit.
    """
    from rich.cells import cell_len

    if not rows:
        return
    head = ("document", "lang", "from", "translated", "stale", "untranslated")
    lines = [(*head, "method", "reviewers", "last change"), *map(_cells, rows)]
    widths = [max(cell_len(cell) for cell in column) for column in zip(*lines, strict=True)]
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - room if room else 0
    widths[0] = min(widths[0], max(widths[0] - excess, _LEAST))
    for document, *rest in lines:
        cells = [_cut(document, widths[0]), *rest]
        spaces = (" " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True))
        yield _GAP.join(
            space + cell if place in _NUMBERS else cell + space
            for place, (cell, space) in enumerate(zip(cells, spaces, strict=True))
        ).rstrip()


def _cut(text: str, width: int) -> str:
    """Return a text cut at its start so that it takes no more than some columns."""
    from rich.cells import cell_len

    if cell_len(text) <= width:
        return text
    while cell_len(text) >= width:
        text = text[1:]
    return f"…{text}"


def _cells(row: Progress) -> tuple[str, ...]:
    return (
        row.document,
        row.lang,
        row.source_lang or "no catalog",
        str(row.translated),
        str(row.stale),
        str(row.untranslated),
        row.method or "-",
        " ".join(row.reviewers) or "-",
        row.revised.date().isoformat() if row.revised else "-",
    )


def listing(rows: Sequence[Progress]) -> Iterator[str]:
    """Yield stale and untranslated messages by place and text, and what changed in their source."""
    for row in rows:
        if row.messages:
            yield ""
        for one in row.messages:
            what = f"{one.state} {one.kind}{_note(one)}"
            yield f"{one.path}:{one.line}: {row.lang}: {what}: {one.text}"
            if one.previous and one.previous != one.text:
                yield f"    changed: {difference(one.previous, one.text)}"


def _note(one: Unfinished) -> str:
    if one.through:
        return f" ({'through' if one.state is State.STALE else 'waits for'} {one.through})"
    return "" if one.in_catalog else " (not in the catalog yet)"


def summary(rows: Sequence[Progress]) -> Iterator[str]:
    """Yield what the rows come to, and what to do where catalogs are behind."""
    total = sum(row.total for row in rows)
    done, stale = sum(row.translated for row in rows), sum(row.stale for row in rows)
    yield ""
    rest = total - done - stale
    yield f"{done} of {total} messages translated, {stale} stale, {rest} untranslated"
    if behind := sum(row.behind for row in rows):
        yield f"{behind} of them are in no catalog yet: hexapla update writes them"
