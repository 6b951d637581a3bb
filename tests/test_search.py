"""The search page, and when its index is made."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.model.problem import Code
from hexapla.site.build import Built, Order, build, build_setup
from hexapla.site.runs import read_settings
from hexapla.site.search import pagefind
from hexapla.site.settings.setup import setup_of
from hexapla.site.store.values import fingerprint_or_none
from sites import ARTICLE, BASIS, site, translated, tree

BODY = "The dry port changes trains.\n\nA second paragraph.\n"
PORT = "content/articles/port.md"
OTHER = "content/articles/other.md"
FILES: dict[str, str | bytes] = {
    "pelicanconf.py": f'{BASIS["pelicanconf.py"]}\nEXTRAS = ["search"]\n',
    PORT: ARTICLE.format(slug="port", body=BODY),
    OTHER: ARTICLE.format(slug="other", body="Nothing of the kind.\n"),
    **{
        f"content/articles/{number}.md": ARTICLE.format(
            slug=f"n{number}", body=f"Number {number}.\n"
        )
        .replace("category: news", f"category: {category}")
        .replace("2023-05", f"{year}-05")
        for number, (category, year) in enumerate(
            [("war", 2019), ("peace", 2020), ("trade", 2021), ("war", 2022), ("weather", 2018)]
        )
    },
    "content/registry/topics.yaml": "".join(
        f"{name}:\n  kind: category\n  names: {{en: {name}, ru: {name}, zh-Hans: {name}}}\n"
        for name in ("news", "war", "peace", "trade", "weather")
    ),
}
RUSSIAN = "translations/ru/LC_MESSAGES/articles/port.po"

Make = Callable[..., Built]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = str(FILES[PORT])
    return site(tmp_path, {**FILES, RUSSIAN: translated(text, "articles/port.md", "ru")})


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note each run of Pagefind."""
    noted: list[Path] = []
    run = pagefind.run

    def noting(program: Path, pages: Path, into: Path) -> None:
        noted.append(pages)
        run(program, pages, into)

    monkeypatch.setattr(pagefind, "run", noting)
    return noted


def made(folder: Path, **changes: object) -> Built:
    return build(read_settings(str(folder / "pelicanconf.py"), dict(changes)))


def index(folder: Path) -> dict[str, bytes]:
    found = tree(folder / "output")
    return {name: data for name, data in found.items() if name.startswith("pagefind/")}


def test_the_index_has_what_a_search_reads_and_no_more(folder: Path) -> None:
    assert made(folder).problems == ()
    found = index(folder)
    kinds = {name.split("/")[1].split(".")[0].split("_")[0] for name in found}
    assert kinds == {"pagefind", "pagefind-entry", "wasm", "fragment", "index", "filter"}
    assert not [name for name in found if name.endswith(".css") or "ui" in name]
    entry = json.loads(found["pagefind/pagefind-entry.json"])
    assert {tag: one["page_count"] for tag, one in entry["languages"].items()} == {"en": 7, "ru": 1}
    assert list(entry["languages"]) == sorted(entry["languages"])


def test_two_builds_from_nothing_make_the_same_index(folder: Path, tmp_path: Path) -> None:
    made(folder)
    other = site(tmp_path / "other", dict(reversed(FILES.items())))
    other.joinpath(RUSSIAN).parent.mkdir(parents=True)
    other.joinpath(RUSSIAN).write_bytes(folder.joinpath(RUSSIAN).read_bytes())
    made(other)
    assert index(folder) == index(other)


def test_the_index_is_made_again_only_when_a_page_of_it_is_another(
    folder: Path, runs: list[Path]
) -> None:
    made(folder)
    first = index(folder)
    made(folder)
    topics = folder / "content/registry/people.yaml"
    topics.write_text("nobody:\n  names: {en: Nobody}\n", "utf-8")
    made(folder)
    assert (len(runs), index(folder)) == (1, first)
    folder.joinpath(PORT).write_text(str(FILES[PORT]).replace("trains", "wagons"), "utf-8")
    made(folder)
    assert len(runs) == 2
    changed = index(folder)
    assert changed != first
    folder.joinpath(PORT).write_text(str(FILES[PORT]), "utf-8")
    made(folder)
    assert index(folder) == first


def test_an_index_that_was_damaged_is_made_anew(folder: Path) -> None:
    made(folder)
    first = index(folder)
    folder.joinpath("output/pagefind/pagefind-entry.json").unlink()
    next(folder.joinpath("output/pagefind/fragment").iterdir()).write_bytes(b"")
    made(folder)
    assert index(folder) == first


def test_the_index_of_a_site_that_is_being_edited_waits(folder: Path, runs: list[Path]) -> None:
    made(folder)
    first = index(folder)
    folder.joinpath(PORT).write_text(str(FILES[PORT]).replace("trains", "wagons"), "utf-8")
    settings = read_settings(str(folder / "pelicanconf.py"), {})

    def again(*, search: bool) -> None:
        mark = fingerprint_or_none(settings) or b""
        build_setup(setup_of(settings), lambda: settings, mark, Order(jobs=1, search=search))

    again(search=False)
    assert (len(runs), index(folder)) == (1, first)
    again(search=True)
    assert len(runs) == 2
    changed = index(folder)
    made(folder, OUTPUT_PATH=str(folder / "elsewhere"))
    elsewhere = tree(folder / "elsewhere")
    assert changed == {name: elsewhere[name] for name in elsewhere if name in changed}


def test_workers_make_the_same_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(folder)
    monkeypatch.setattr("hexapla.site.making._LEAST", 1)
    settings = read_settings(
        str(folder / "pelicanconf.py"), {"OUTPUT_PATH": str(folder / "shared")}
    )
    assert build(settings, jobs=3).problems == ()
    assert tree(folder / "shared") == tree(folder / "output")


def test_a_preview_has_the_page_and_no_index(folder: Path) -> None:
    built = made(folder, PREVIEW=True)
    assert built.problems == ()
    assert folder.joinpath("output/en/search/index.html").is_file()
    assert index(folder) == {}


def test_a_site_without_search_has_neither(folder: Path) -> None:
    made(folder)
    made(folder, EXTRAS=[])
    assert not folder.joinpath("output/en/search").exists()
    assert not folder.joinpath("output/pagefind").exists()
    assert "/search/" not in folder.joinpath("output/en/index.html").read_text("utf-8")


def test_without_the_package_the_build_says_so_and_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "program", lambda: None)
    built = made(folder)
    assert built.problems == ()
    assert built.lines[-1].startswith("  no search index: the package pagefind is not installed")
    assert index(folder) == {}


def test_a_failure_of_pagefind_is_a_problem_and_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made(folder)
    before = tree(folder / "output")
    failing = tmp_path / "failing"
    failing.write_text("#!/bin/sh\necho 'the disk is full' >&2\nexit 1\n", "utf-8")
    failing.chmod(0o755)
    monkeypatch.setattr(pagefind, "program", lambda: failing)
    folder.joinpath(PORT).write_text(str(FILES[PORT]).replace("trains", "wagons"), "utf-8")
    built = made(folder)
    assert built.published is None
    assert [str(one) for one in built.problems] == [
        "output/pagefind:1: search: Pagefind could not make the index of the search page: the "
        'disk is full; run pip install --force-reinstall "pagefind[extended]", or leave "search" '
        "out of EXTRAS"
    ]
    assert built.problems[0].code is Code.SEARCH
    assert tree(folder / "output") == before


def test_a_site_without_articles_has_nothing_to_search(tmp_path: Path, runs: list[Path]) -> None:
    folder = site(tmp_path, {"pelicanconf.py": FILES["pelicanconf.py"]})
    assert made(folder).problems == ()
    assert runs == []
    page = folder.joinpath("output/en/search/index.html").read_text("utf-8")
    assert '<script type="module"' not in page


def test_search_engines_leave_the_search_page_alone(folder: Path) -> None:
    made(folder)
    page = folder.joinpath("output/en/search/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page
    assert 'rel="alternate" hreflang' not in page
    for other in folder.joinpath("output").rglob("*.html"):
        text = other.read_text("utf-8")
        has_form = other.parent.name == "search" and 'class="without"' in text
        assert ('<script type="module"' in text) is has_form


TEXT = st.text(st.sampled_from("港口ab 1，·é"), max_size=12)


@given(TEXT, TEXT)
def test_characters_stand_apart_and_markup_is_left_alone(one: str, other: str) -> None:
    page = f'<p title="港口a">{one}</p><b>{other}</b>'
    apart = pagefind.by_character(page)
    assert apart.replace(" ", "") == page.replace(" ", "")
    assert apart.startswith('<p title="港口a">')
    text = apart.removeprefix('<p title="港口a">')
    assert not any(f"港{after}" in text for after in "港口ab1é")
    assert not any(f"{before}口" in text for before in "港口ab1é")
    assert pagefind.by_character(apart) == apart
