"""docs/performance.md: each benchmark has its place there, between two marks."""

from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs/performance.md"


def marks(name: str) -> tuple[str, str]:
    """Return the marks before and behind the results of a benchmark."""
    return f"<!-- benchmarks.{name}: begin -->", f"<!-- benchmarks.{name}: end -->"


def put(name: str, text: str) -> None:
    """Put the results of a benchmark in the place of those that stand there."""
    begin, end = marks(name)
    before, _, rest = PAGE.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(end)
    PAGE.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", "utf-8")
