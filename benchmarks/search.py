"""What the search index costs: builds of the full corpus with and without it.

.venv/bin/python -m benchmarks.search --articles 60 1000
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.corpus import corpus
from benchmarks.layouts.hexapla import FULL, Hexapla
from benchmarks.site import Site

PROGRAM = Path(sys.executable).parent / "hexapla"
WITH = FULL.replace('"records"', '"records", "search"')


def seconds(folder: Path) -> float:
    """Return the processor seconds that a build of a site takes, Pagefind's among them."""
    start = os.times()
    subprocess.run([PROGRAM, "build"], cwd=folder, check=True, capture_output=True)
    end = os.times()
    return end.children_user + end.children_system - start.children_user - start.children_system


def cases(folder: Path, edit: Callable[[], None]) -> Iterator[tuple[str, float]]:
    """Yield the builds of a site, each with its seconds."""
    yield "from nothing", seconds(folder)
    yield "unchanged", seconds(folder)
    edit()
    yield "an article edited", seconds(folder)


def measured(articles: int, extras: str, folder: Path) -> dict[str, float]:
    """Write a site and return the seconds of its builds."""
    found = list(corpus(articles, full=True))
    Site(folder, Hexapla(), found).write()
    settings = folder / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + extras, "utf-8")
    text = folder / Hexapla().text(found[0], "en")[0]

    def edit() -> None:
        text.write_text(text.read_text("utf-8") + "\nA last word.\n", "utf-8")

    return dict(cases(folder, edit))


def main(words: Sequence[str] | None = None) -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[60, 1000])
    options = parser.parse_args(words)
    print("| articles × 3 | build | CPU s without | with search | index, MB |")
    print("|---|---|---|---|---|")
    for articles in options.articles:
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            without = measured(articles, FULL, Path(one))
            index = measured(articles, WITH, Path(other))
            files = Path(other, "output/pagefind").rglob("*.*")
            size = sum(file.stat().st_size for file in files) / 1e6
        for name, time_taken in without.items():
            print(f"| {articles} | {name} | {time_taken:.2f} | {index[name]:.2f} | {size:.1f} |")


if __name__ == "__main__":
    main()
