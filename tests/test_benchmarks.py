"""The benchmark measures what it says: the same corpus everywhere, and sites that are complete.

Nothing here is timed: limits in seconds are for the machine that docs/performance.md names.
"""

import hashlib
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks import chart, report
from benchmarks.cases import Case, Site
from benchmarks.corpus import MARKUP, article, corpus
from benchmarks.layouts import Layout, write
from benchmarks.layouts.eleventy import Eleventy
from benchmarks.layouts.hexapla import Hexapla
from benchmarks.layouts.hugo import Hugo
from benchmarks.layouts.nikola import Nikola
from benchmarks.layouts.pelican import Pelican, Subsites
from benchmarks.measure import CommandError, Cost, measured, peak_memory
from benchmarks.page import PAGE, marks
from benchmarks.parts import Article, Prosaic
from benchmarks.peers import BASE, OURS, PEERS
from benchmarks.prose import TAGS
from benchmarks.results import Built, Results, exponent
from benchmarks.site import arguments, check_pages, main, written
from hexapla.model.problem import Findings
from hexapla.site.load import load
from hexapla.site.settings.configuration import Configuration, configuration
from hexapla.site.update import Wish, update_catalogs

ARTICLES = 12
PLAIN, FULL = corpus(ARTICLES), corpus(ARTICLES, full=True)
LAYOUTS = [Hexapla(), Hugo(), Pelican(), Subsites(), Nikola(), Eleventy()]


def digest(articles: tuple[Article, ...]) -> str:
    """Return what the texts of a corpus come to, as Hexapla's site has them."""
    found = hashlib.sha256()
    for one in articles:
        for tag in TAGS:
            path, text = Hexapla().text(one, tag)
            found.update(f"{path}\0{text}\0".encode())
    return found.hexdigest()[:16]


def configured(folder: Path) -> Configuration:
    settings = {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(folder / "output"),
        "PUBLICATION": "bench",
        "SITEURL": "https://bench.example",
        "BUILD_TIME": "2026-01-01T00:00Z",
    }
    return configuration(settings, Findings("pelicanconf.py"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The plain corpus as a Hexapla site, written by the command's own function, and built."""
    peer = PEERS[OURS]
    one = written(OURS, peer.install(Path()), ARTICLES, tmp_path_factory.mktemp("bench") / "site")
    measured((*one.program.build, "--strict"), one.site.folder)
    return one.site


def test_the_corpus_is_the_same_everywhere() -> None:
    assert (digest(PLAIN), digest(FULL)) == ("b6faf5fea4d081a2", "b189b5f88585e074")


def test_a_larger_corpus_begins_with_the_smaller() -> None:
    assert corpus(3) == PLAIN[:3]
    assert article(11, full=True) == FULL[11]
    assert corpus(1, seed=2) != PLAIN[:1]


def test_no_paragraph_is_there_twice() -> None:
    some = corpus(100)
    texts = [
        part.text
        for one in some
        for part in one.body
        if isinstance(part, Prosaic) and part.kind == "paragraph"
    ]
    assert len(set(texts)) == len(texts)
    assert all(12 <= sum(_is_paragraph(part) for part in one.body) <= 18 for one in some)
    marked = sum(re.search(r"\*|\]\(", text[0]) is not None for text in texts)
    others = sum(_is_paragraph(part) for one in some for part in one.body) - len(texts)
    assert 0.7 < MARKUP * (marked + others) / (len(texts) + others) < 1.3


def _is_paragraph(part: object) -> bool:
    return not (isinstance(part, Prosaic) and part.kind == "heading")


def test_hexapla_s_site_has_every_page_and_no_problem(site: Site) -> None:
    categories = {one.category for one in PLAIN}
    tags = {tag for one in PLAIN for tag in one.tags}
    assert Counter(kind for _, kind in site.pages()) == {
        "article": 3 * ARTICLES,
        "category": 3 * len(categories),
        "tag": 3 * len(tags),
        "archive": 3,
        "front": 3,
        "feed": 3 * (1 + len(categories)),
        "other": 1,  # the choice of a language at the root
    }


@pytest.mark.parametrize("articles", [PLAIN, FULL], ids=["plain", "full"])
def test_catalogs_are_those_that_update_would_write(
    articles: tuple[Article, ...], tmp_path: Path
) -> None:
    Site(tmp_path, Hexapla(), list(articles)).write()
    config = configured(tmp_path)
    loaded, problems = load(config)
    assert problems == ()
    refreshed, refused = update_catalogs(config, loaded, Wish(write=False))
    assert refused == ()
    assert len(refreshed) == 2 * ARTICLES
    assert [one.path for one in refreshed if one.behind] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: type(layout).__name__)
def test_every_edit_changes_just_the_files_it_should(layout: Layout, tmp_path: Path) -> None:
    site = Site(tmp_path, layout, list(PLAIN))
    site.write()
    write(tmp_path, [(layout.template, "<html><head></head><body></body></html>")])
    before = _files(tmp_path)
    counts = {}
    for case in Case:
        change = site.change(case, 1)
        after = _files(tmp_path)
        counts[case] = sum(after[path] != before.get(path) for path in after)
        assert bool(change.mark) == bool(counts[case])
        before = after
    assert counts == {
        Case.NOTHING: 0,
        Case.UNCHANGED: 0,
        Case.PARAGRAPH: 1,
        Case.MESSAGE: 1,
        Case.TITLE: 3,
        Case.TEMPLATE: 1,
    }


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_mark_that_did_not_come_to_a_page_is_noticed(site: Site) -> None:
    mine = replace(site, articles=list(site.articles))
    change = mine.change(Case.UNCHANGED, 1)
    assert mine.lacks(change) == []
    page = mine.layout.page(mine.articles[0], "en")
    assert mine.lacks(replace(change, mark="nowhere", pages=(page,))) == [page]


def test_a_command_is_measured_with_the_processes_it_starts(tmp_path: Path) -> None:
    burn = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(10**6))'])"
    cost = measured([sys.executable, "-c", burn], tmp_path)
    assert cost.cpu > 0
    assert cost.wall > 0
    held = "x = bytearray(32 * 2**20); import time; time.sleep(0.3)"
    assert peak_memory([sys.executable, "-c", held], tmp_path) > 32 * 2**20
    with pytest.raises(CommandError, match="ended with 3"):
        measured([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
    left = "import subprocess; subprocess.Popen(['sleep', '2'])"
    with pytest.raises(CommandError, match="left"):
        measured([sys.executable, "-W", "ignore", "-c", left], tmp_path)


def results(articles: int, seconds: float) -> Results:
    costs = {
        (name, case): [Cost(seconds * share, seconds), Cost(9 * seconds, seconds)]
        for name, share in ((BASE, 3), (OURS, 1))
        for case in Case
    }
    built = {name: Built({"article": 3 * articles}, 1000, 10**6) for name in (BASE, OURS)}
    return Results(articles, 2, built, costs, {BASE: [0.2], OURS: []})


def test_the_report_names_ratios_targets_growth_and_what_is_missing() -> None:
    told = report.markdown(
        [results(1000, 1), results(10_000, 10)], {BASE: "1", OURS: "2"}, {"nikola": "no network"}
    )
    assert "Not measured: Nikola (no network)." in told
    assert "| from nothing | 6.00 · 1.00 | 5.00 · 1.00 (0.833) |" in told
    assert "| from nothing | 0.833 | 1 | ≤ 1.0 |" in told
    assert "| one title changed | **0.833** | **1** | ≤ 0.06 |" in told
    assert "| Hexapla | 1.00 (target ≤ 1.05) |" in told
    assert "no server" in told
    assert exponent({10: 1, 100: 100}) == pytest.approx(2)


@pytest.mark.parametrize("name", ["site", "profile"])
def test_the_page_of_results_has_a_place_for_them(name: str) -> None:
    text = PAGE.read_text("utf-8")
    begin, end = marks(name)
    assert text.index(begin) < text.index(end)


def test_the_chart_is_a_picture_with_a_bar_for_each_generator() -> None:
    drawn = ET.fromstring(chart.svg(results(1000, 1), OURS))  # noqa: S314
    assert len(drawn.findall(".//{*}rect")) == 2 * len(chart.SHOWN)


def test_sites_with_other_numbers_of_pages_are_not_compared() -> None:
    base, more = Built({"article": 100}, 0, 0), Built({"article": 103}, 0, 0)
    check_pages({BASE: base, OURS: base})
    check_pages({BASE: base, "pelican": more})  # it says why
    with pytest.raises(CommandError, match="103 pages"):
        check_pages({BASE: base, OURS: more})


def test_the_command_runs_without_any_peer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--peers", OURS, "--articles", "6", "--rounds", "1", "--cases", "unchanged"]
    assert arguments([*words, "--quick"]).articles == [60]
    main([*words, "--no-memory", "--cache", str(tmp_path), "--work", str(tmp_path / "work")])
    assert "| nothing changed |" in capsys.readouterr().out
