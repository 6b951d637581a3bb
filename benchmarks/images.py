"""What resizing pictures costs: a site of photographs built from nothing, edited, and unchanged.

The photographs are made from their number alone: soft shapes with the grain of a sensor.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from benchmarks.layouts.hexapla import SETTINGS
from benchmarks.measure import Cost, measured
from hexapla.site.theme import find_theme

WIDTH, HEIGHT = 3000, 2000
_SHAPES, _GRAIN = 12, 500
"""Pixels across the shapes and the grain before they are made as large as the picture."""
_ANOTHER = 10**6
"""The number of a picture that no article has."""
_ARTICLE = """\
---
title: Picture {number}
date: 2023-05-01T10:00:00+00:00
lang: en
slug: picture-{number}
category: news
---
:::{{figure}} {number}.jpg
:alt: Soft shapes
:source: bench

Shapes, number {number}.
:::
"""
_REGISTRY = {
    "publications": "bench:\n  kind: website\n  names: {en: Bench, ru: Верстак, zh-Hans: 工作台}\n",
    "outlets": "bench:\n  names: {en: Bench, ru: Верстак, zh-Hans: 工作台}\n",
    "topics": "news:\n  kind: category\n  names: {en: News, ru: Новости, zh-Hans: 新闻}\n",
}


def photograph(number: int) -> Image.Image:
    """Return a picture, the same for the same number."""
    made = random.Random(number)  # noqa: S311
    shapes = Image.frombytes("RGB", (_SHAPES, _SHAPES), made.randbytes(3 * _SHAPES**2))
    grain = Image.frombytes("RGB", (_GRAIN, _GRAIN), made.randbytes(3 * _GRAIN**2))
    soft = shapes.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    fine = grain.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return ImageChops.overlay(soft, fine.filter(ImageFilter.GaussianBlur(1)))


def write(folder: Path, pictures: int) -> None:
    """Write a site of so many articles with a picture each."""
    articles, registry = folder / "content/articles", folder / "content/registry"
    articles.mkdir(parents=True)
    registry.mkdir()
    theme = f"THEME = {str(find_theme())!r}\n"
    (folder / "pelicanconf.py").write_text(SETTINGS + theme, "utf-8")
    for name, text in _REGISTRY.items():
        (registry / f"{name}.yaml").write_text(text, "utf-8")
    for number in range(pictures):
        photograph(number).save(articles / f"{number}.jpg", quality=90)
        (articles / f"{number}.md").write_text(_ARTICLE.format(number=number), "utf-8")


def measure(folder: Path, program: Sequence[str]) -> dict[str, Cost]:
    """Return what the builds of a site cost, by what was done to it before."""
    found = {"from nothing": measured(program, folder)}
    article = folder / "content/articles/0.md"
    article.write_text(article.read_text("utf-8") + "\nMore.\n", "utf-8")
    found["an article edited"] = measured(program, folder)
    photograph(_ANOTHER).save(folder / "content/articles/0.jpg", quality=90)
    found["a picture changed"] = measured(program, folder)
    found["unchanged"] = measured(program, folder)
    (folder / ".hexapla/store.sqlite").unlink()
    found["without the store, with the pictures kept"] = measured(program, folder)
    return found


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=20, help="how many (20)")
    parser.add_argument("--jobs", default="0", help="the most processes, 0 for all cores")
    asked = parser.parse_args()
    program = [str(Path(sys.executable).parent / "hexapla"), "build", "--jobs", asked.jobs]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        write(folder, asked.pictures)
        costs = measure(folder, program)
        media = [one.stat().st_size for one in (folder / "output/media").rglob("*.*")]
    print(f"{asked.pictures} pictures of {WIDTH} × {HEIGHT}; {len(media)} files are made of them,")
    print(f"{sum(media) / 1000 / asked.pictures:.0f} kB a picture.\n")
    print("| build | CPU, s | wall, s | CPU a picture, s |\n|---|---|---|---|")
    for what, cost in costs.items():
        share = cost.cpu / asked.pictures
        print(f"| {what} | {cost.cpu:.2f} | {cost.wall:.2f} | {share:.3f} |")


if __name__ == "__main__":
    main()
