"""Law 7: a build's output depends on its inputs alone, after any sequence of edits.

The golden site, which has everything a page can show, is edited at random and built on the store
that earlier builds have left, by one process or by three; a build from nothing is the judge.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from translate.storage import pypo

from hexapla.model.problem import Problem
from hexapla.site import making
from hexapla.site.build import build
from hexapla.site.memory import Memory
from hexapla.site.runs import read_settings
from hexapla.site.store import units
from images import image
from sites import ARTICLE, tree, write

GOLDEN = Path(__file__).parent.parent / "golden" / "site"
THEME = Path(__file__).parent.parent.parent / "theme"

Edit = Callable[[Path], None]


def replacing(name: str, old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / name
        if path.exists():
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    return edit


def writing(name: str, text: str | bytes) -> Edit:
    return lambda folder: (write(folder, {name: text}), None)[1]


def deleting(name: str) -> Edit:
    return lambda folder: (folder / name).unlink(missing_ok=True)


def moving(name: str, other: str) -> Edit:
    def edit(folder: Path) -> None:
        if (folder / name).exists():
            (folder / name).replace(folder / other)

    return edit


def translating(name: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / name
        if path.exists():
            store = pypo.pofile.parsefile(str(path))
            for unit in store.units[1:]:
                unit.target = f"{unit.target}!"
            store.save()

    return edit


def setting(line: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / "pelicanconf.py"
        path.write_text(f"{path.read_text('utf-8')}{line}\n", "utf-8")

    return edit


def restoring(folder: Path) -> None:
    shutil.copytree(GOLDEN / "content", folder / "content", dirs_exist_ok=True)
    shutil.copytree(GOLDEN / "translations", folder / "translations", dirs_exist_ok=True)
    shutil.copytree(THEME, folder / "theme", dirs_exist_ok=True)
    settings_ = (GOLDEN / "pelicanconf.py").read_text("utf-8")
    (folder / "pelicanconf.py").write_text(settings_.replace("str(find_theme())", '"theme"'))


CROSSING, ROAD = "content/articles/2023/crossing.md", "content/articles/2023/road.md"
CROSSING_EN = "translations/en/LC_MESSAGES/articles/2023/crossing.po"
ROAD_RU = "translations/ru/LC_MESSAGES/articles/2023/road.po"
ABOUT = "content/pages/about.md"
POLICY = """---
title: How we correct
slug: how-we-correct
policy: corrections
date: 2023-05-01T10:00:00+00:00
lang: en
---
Words.
"""
WORDS = "translations/ru/LC_MESSAGES/theme.po"
OWN_WORDS = THEME.parent / WORDS
EDITS: dict[str, Edit] = {
    "text": replacing(CROSSING, ".\n", "!\n"),
    "title": replacing(ROAD, "title: ", "title: New "),
    "tag": replacing(ROAD, "category:", "tags: [rivers]\ncategory:"),
    "name": replacing("content/registry/people.yaml", "ru: ", "ru: Новое "),
    "outlet": replacing("content/registry/outlets.yaml", "en: ", "en: New "),
    "names in another order": replacing(
        "content/registry/outlets.yaml",
        "    en: Old Archive\n    ru: Старый архив\n",
        "    ru: Старый архив\n    en: Old Archive\n",
    ),
    "topic": replacing("content/registry/topics.yaml", "en: ", "en: New "),
    "template": replacing("theme/templates/article.html", "<h1", "<h1 data-new"),
    "partial": replacing("theme/templates/_chain.html", "<ol", "<ol data-new"),
    "new template": writing("theme/templates/_new.html", "new"),
    "computed template": replacing(
        "theme/templates/page.html", "{% extends", '{% set name = "_new.html" %}{% extends'
    ),
    "style": replacing("theme/static/css/style.css", "}", "} "),
    "words": writing(WORDS, OWN_WORDS.read_bytes().replace("Архив".encode(), "Архивы".encode())),
    "setting": replacing("pelicanconf.py", "https://ferry.example", "https://other.example"),
    "languages": replacing("pelicanconf.py", '"segment": "zh"', '"segment": "cn"'),
    "path": setting('SITEURL = "https://ferry.example/a/b"'),
    "pairs": setting('PARALLEL = [("en", "ru"), ("zh-Hans", "en")]'),
    "no pairs": setting("PARALLEL = []"),
    "few parts": setting('EXTRAS = ["hosting", "images", "typography"]'),
    "other parts": setting('EXTRAS = ["search", "originals", "sitemaps"]'),
    "copies": setting("COMPRESS = True"),
    "no copies": setting("COMPRESS = False"),
    "host": setting('HOST = "cloudflare"\nCNAME = "ferry.example"'),
    "preview": setting("PREVIEW = True"),
    "time": replacing("pelicanconf.py", "2024-06-01", "2023-05-05"),
    "message": translating(CROSSING_EN),
    "machine": replacing(ROAD_RU, "X-Method: machine-reviewed", "X-Method: machine"),
    "delete": deleting(ROAD),
    "untranslate": deleting(ROAD_RU),
    "rename": replacing(CROSSING, "slug: ", "slug: new-"),
    "move": moving(ROAD, "content/articles/2023/way.md"),
    "unpublish": replacing(CROSSING, "lang: ", "status: draft\nlang: "),
    "withdraw": replacing(ROAD, "lang: ", "status: withdrawn\nlang: "),
    "publish": replacing("content/articles/2023/draft.md", "status: draft\n", ""),
    "policy": replacing(ABOUT, "slug: about", "policy: translations\nslug: about"),
    "no menu": replacing(ABOUT, "menu: true", "menu: false"),
    "new policy": writing("content/pages/corrections-policy.md", POLICY),
    "image": writing("content/articles/2023/landing.png", image(size=(7, 5))),
    "wide image": writing("content/articles/2023/landing.png", image(size=(700, 40))),
    "broken image": writing("content/articles/2023/swans.png", b"no picture"),
    "no image": deleting("content/articles/2023/landing.png"),
    "static": writing("content/extra/robots.txt", "User-agent: *\n"),
    "ledger": writing("published.tsv", "en/road/\tarticles/2023/road.md\ten\n"),
    "fates": writing(
        "published.tsv",
        "en/far/\tarticles/far.md\ten\n"
        "en/old-road/\tarticles/2023/road.md\ten\n"
        "gone\tarticles/2023/road.md\t*\t2024-01-01\n"
        "gone\tarticles/far.md\t*\t2024-01-01\n",
    ),
    "moves": writing(
        "published.tsv",
        "en/far/\tarticles/far.md\ten\n"
        "ru/older/\tarticles/2023/crossing.md\tru\n"
        "moved\tarticles/far.md\tarticles/2023/road.md\t2024-01-01\n",
    ),
    "add": writing(
        "content/articles/three.md",
        ARTICLE.format(slug="three", body="See [the crossing](article:crossing)."),
    ),
    "restore": restoring,
}


@dataclass(frozen=True)
class Slip:
    """An edit that nobody meant: something happens to a line of one of the input files."""

    file: int
    line: int
    what: str

    def __call__(self, folder: Path) -> None:
        found = [
            path
            for top in ("content", "translations", "theme/templates")
            for path in sorted((folder / top).rglob("*"))
            if path.is_file() and path.suffix != ".png"
        ]
        path = found[self.file % len(found)]
        lines = path.read_text("utf-8").split("\n")
        place = self.line % len(lines)
        match self.what:
            case "delete":
                del lines[place]
            case "double":
                lines.insert(place, lines[place])
            case "swap":
                lines[place - 1], lines[place] = lines[place], lines[place - 1]
            case "cut":
                lines[place] = lines[place][: len(lines[place]) // 2]
        path.write_text("\n".join(lines), "utf-8")


slips = st.builds(
    Slip, st.integers(0, 200), st.integers(0, 500), st.sampled_from(["delete", "double", "swap"])
)
steps = st.tuples(
    st.one_of(st.sampled_from(sorted(EDITS)), slips), st.sampled_from([1, 3]), st.booleans()
)


@dataclass(frozen=True)
class Outcome:
    """What came of a build: its problems, whether it published, and the status of its files."""

    problems: tuple[Problem, ...]
    is_published: bool
    files: dict[str, bytes]
    written: dict[str, tuple[int, int]]


def outcome(
    folder: Path,
    output: str,
    *,
    jobs: int = 1,
    keep: bool = True,
    memory: Memory | None = None,
) -> Outcome:
    settings = read_settings(str(folder / "pelicanconf.py"), {"OUTPUT_PATH": str(folder / output)})
    found = build(settings, jobs=jobs, keep=keep, memory=memory)
    paths = [path for path in (folder / output).rglob("*") if path.is_file()]
    names = {path.relative_to(folder / output).as_posix(): path for path in paths}
    return Outcome(
        found.problems,
        found.published is not None,
        {name: path.read_bytes() for name, path in names.items()},
        {name: (path.stat().st_ino, path.stat().st_mtime_ns) for name, path in names.items()},
    )


@pytest.fixture(autouse=True)
def workers_pay_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_LEAST", 1)
    monkeypatch.setattr(units, "_LEAST", 1)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, min_size=1, max_size=5))
@example([("names in another order", 1, False)])
@example([("new policy", 1, False), ("policy", 3, False), ("no menu", 1, False)])
def test_the_output_is_that_of_a_build_from_nothing(
    tmp_path: Path, found: list[tuple[str | Slip, int, bool]]
) -> None:
    folder = tmp_path / "site"
    shutil.rmtree(folder, ignore_errors=True)
    restoring(folder)
    memory = Memory()
    last = outcome(folder, "old", memory=memory)
    for edit, jobs, is_together in found:
        (EDITS[edit] if isinstance(edit, str) else edit)(folder)
        if is_together:  # with the next edit
            continue
        resident = memory if jobs == 1 else None  # as the server builds
        now = outcome(folder, "old", jobs=jobs, memory=resident)
        shutil.rmtree(folder / "new", ignore_errors=True)
        clean = outcome(folder, "new", keep=False)
        assert (now.problems, now.is_published) == (clean.problems, clean.is_published)
        assert now.files == (clean.files if now.is_published else last.files)
        unchanged = {name for name in now.files if now.files[name] == last.files.get(name)}
        assert {name: now.written[name] for name in unchanged} == {
            name: last.written[name] for name in unchanged
        }
        last = now


@pytest.mark.parametrize("name", sorted(EDITS.keys() - {"restore"}))
def test_no_edit_of_the_law_is_idle(tmp_path: Path, name: str) -> None:
    restoring(tmp_path)
    before = tree(tmp_path)
    EDITS[name](tmp_path)
    assert before != tree(tmp_path)


def test_an_edit_within_the_clocks_grain_is_seen(tmp_path: Path) -> None:
    restoring(tmp_path)
    path = tmp_path / ROAD
    outcome(tmp_path, "old")
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"a", b"e", 1))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    now, clean = outcome(tmp_path, "old"), outcome(tmp_path, "new", keep=False)
    assert now.files == clean.files
