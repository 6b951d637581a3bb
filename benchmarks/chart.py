"""The results as a picture: bars in an SVG that is readable on light and on dark pages."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from benchmarks.cases import Case
from benchmarks.peers import PEERS
from benchmarks.results import Results

PICTURE = Path(__file__).resolve().parents[1] / "docs/images/performance.svg"
SHOWN = (Case.NOTHING, Case.PARAGRAPH, Case.UNCHANGED)
WIDTH, LABEL, ROW, HEAD = 720, 230, 22, 40
"""In pixels: the picture, the names, a bar with its space, the heading over a group of bars."""
STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #1c1a17 }
.head { font-weight: 600 }
.bar { fill: #8a8478 }
.ours { fill: #a2322d }
@media (prefers-color-scheme: dark) {
  text { fill: #ece7dc }
  .bar { fill: #857f74 }
  .ours { fill: #e0756d }
}"""


def write(one: Results, ours: str) -> None:
    """Write the picture beside the page that shows it."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(svg(one, ours), "utf-8")


def svg(one: Results, ours: str) -> str:
    """Return the CPU seconds of some cases as bars, a group for each case."""
    cases = [case for case in SHOWN if any(found is case for _, found in one.costs)]
    height = sum(HEAD + ROW * len(_bars(one, case)) for case in cases) + ROW
    title = f"CPU seconds of a build, {one.articles:,} articles in 3 languages"
    rows: list[str] = []
    top = 0
    for case in cases:
        rows += _group(one, case, top, ours)
        top += HEAD + ROW * len(_bars(one, case))
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}\n</style>\n{body}\n</svg>\n"
    )


def _bars(one: Results, case: Case) -> list[tuple[float, str]]:
    found = ((one.cpu(name, case), name) for name in one.built)
    return sorted((cpu, name) for cpu, name in found if cpu is not None)


def _group(one: Results, case: Case, top: int, ours: str) -> Iterator[str]:
    bars = _bars(one, case)
    longest = max(cpu for cpu, _ in bars)
    yield f'<text class="head" x="0" y="{top + 26}">{escape(case)}, CPU seconds</text>'
    for place, (cpu, name) in enumerate(bars):
        y = top + HEAD + ROW * place
        width = max(1, (WIDTH - LABEL - 70) * cpu / longest)
        kind = "ours" if name.startswith(ours) else "bar"
        title = escape(PEERS[name].title)
        yield f'<text x="{LABEL - 10}" y="{y + 13}" text-anchor="end">{title}</text>'
        yield f'<rect class="{kind}" x="{LABEL}" y="{y}" width="{width:.1f}" height="{ROW - 5}"/>'
        yield f'<text x="{LABEL + width + 6:.1f}" y="{y + 13}">{cpu:.2f}</text>'
