"""What became of published addresses: moved, withdrawn, taken by another, and never forgotten."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hexapla.cli import main
from hexapla.model.fates import FateKind, fates
from hexapla.model.ledger import EVERY, Gone, Ledger, Line, Moved
from hexapla.model.site import Site
from hexapla.rendering.addresses import of_edition
from hexapla.rendering.hosting.site_rules import rules_of
from hexapla.rendering.index import index
from hexapla.site.build import Built, build
from hexapla.site.ledger import note_fate, noting, read_ledger
from hexapla.site.runs import read_settings
from sites import ARTICLE, loaded, site, tree

LEDGER = "published.tsv"
ONE = ARTICLE.format(slug="one", body="Words.")


def article(slug: str, *more: str) -> str:
    return ARTICLE.format(slug=slug, body="Words.").replace(
        "lang: en", "\n".join(["lang: en", *more])
    )


def built(folder: Path, **changes: object) -> Built:
    return build(read_settings(str(folder / "pelicanconf.py"), changes))


def files(folder: Path, **changes: object) -> dict[str, str]:
    found = built(folder, **changes)
    assert found.published, found.problems
    return {name: data.decode() for name, data in tree(folder / "output").items()}


def test_a_page_renamed_twice_is_one_step_away(tmp_path: Path) -> None:
    lines = "en/first/\tarticles/one.md\ten\nen/second/\tarticles/one.md\ten\n"
    output = files(site(tmp_path, {"content/articles/one.md": ONE, LEDGER: lines}))
    for old in ("first", "second"):
        assert f"/en/{old}/ /en/one/ 301!\n" in output["_redirects"]
        assert f"/en/{old}/ru/ /en/one/ 301!\n" in output["_redirects"]
        assert f"/en/{old}/citation.json /en/one/citation.json 301!\n" in output["_redirects"]
        page = output[f"en/{old}/index.html"]
        assert '<link rel="canonical" href="https://example.org/en/one/">' in page
        assert '<meta name="robots" content="noindex">' in page
        assert '<meta http-equiv="refresh" content="0; url=../../en/one/">' in page
        assert 'href="../../en/one/">A title</a>' in page
        assert "<script" not in page
    assert "en/first/" not in output["en/feed.atom"]


def test_cloudflare_is_told_of_moves_alone(tmp_path: Path) -> None:
    lines = "en/first/\tarticles/one.md\ten\n"
    folder = site(tmp_path, {"content/articles/one.md": ONE, LEDGER: lines})
    redirects = files(folder, HOST="cloudflare")["_redirects"].splitlines()
    assert redirects[0] == "/en/first/ /en/one/ 301"
    assert all(re.fullmatch(r"\S+ \S+ 301", line) for line in redirects)


def test_a_stock_theme_has_no_page_at_an_old_address_and_hosts_are_told_of_it(
    tmp_path: Path,
) -> None:
    texts: dict[str, str | bytes] = {
        "content/articles/one.md": ONE,
        "content/articles/two.md": article("two", "status: withdrawn"),
        LEDGER: "en/first/\tarticles/one.md\ten\nen/two/\tarticles/two.md\ten\n",
    }
    output = files(site(tmp_path, texts), THEME="simple")
    redirects = output["_redirects"].splitlines()
    assert "/en/first/ /en/one/ 301!" in redirects
    assert "/en/first/ru/ /en/one/ 301!" in redirects
    assert "/en/two/ /404.html 410!" in redirects
    assert {"en/one/index.html", "404.html"} <= output.keys()
    assert not {"en/first/index.html", "en/two/index.html"} & output.keys()


def test_what_was_withdrawn_says_so_and_whom_to_ask(tmp_path: Path) -> None:
    about = article("about").replace("category: news\n", "").replace("A title", "About us")
    texts: dict[str, str | bytes] = {
        "content/articles/one.md": article("one", "status: withdrawn"),
        "content/pages/about.md": about,
        LEDGER: "en/one/\tarticles/one.md\ten\n",
    }
    output = files(site(tmp_path, texts))
    assert "/en/one/ /en/one/index.html 410!\n" in output["_redirects"]
    assert "/en/one/zh/ /en/one/index.html 410!\n" in output["_redirects"]
    page = output["en/one/index.html"]
    assert "the editors of The Example" in page
    assert '<main id="part:text" tabindex="-1">' in page
    assert '<a href="/en/about/">About us</a>' in page.partition("<main")[2]
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page
    assert "A title" not in page


def test_an_address_that_another_document_has_now_is_its_own(tmp_path: Path) -> None:
    texts: dict[str, str | bytes] = {
        "content/articles/one.md": ONE,
        "content/articles/two.md": article("two"),
        LEDGER: "en/two/\tarticles/one.md\ten\n",
    }
    output = files(site(tmp_path, texts))
    assert "/en/two/ " not in output["_redirects"]
    assert '<body class="article">' in output["en/two/index.html"]


def test_a_file_that_moved_stays_published_and_leads_on(tmp_path: Path) -> None:
    ledger = (
        "en/one/\tarticles/old.md\ten\n"
        "moved\tarticles/old.md\tarticles/new.md\t2023-06-01\n"
        "moved\tarticles/new.md\tarticles/newest.md\t2023-07-01\n"
    )
    draft = article("fresh", "status: draft")
    folder = site(tmp_path, {"content/articles/newest.md": draft, LEDGER: ledger})
    assert "/en/one/ /en/fresh/ 301!\n" in files(folder)["_redirects"]


def test_what_the_ledger_says_is_read_again_when_it_changes(tmp_path: Path) -> None:
    folder = site(tmp_path, {"content/articles/one.md": ONE})
    before = files(folder)
    site(folder, {LEDGER: "en/first/\tarticles/one.md\ten\n"})
    assert files(folder).keys() - before.keys() == {"en/first/index.html"}
    site(folder, {"content/articles/one.md": ONE.replace("A title", "Another title")})
    assert "Another title</a>" in files(folder)["en/first/index.html"]
    (folder / LEDGER).unlink()
    assert "en/first/index.html" not in files(folder)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["content/articles/old.md"], "gone\tarticles/old.md\t*\t2024-01-01\n"),
        (["articles/old.md", "-l", "en"], "gone\tarticles/old.md\ten\t2024-01-01\n"),
        (
            ["content/articles/old.md", "--to", "content/articles/one.md"],
            "moved\tarticles/old.md\tarticles/one.md\t2024-01-01\n",
        ),
    ],
)
def test_retire_mends_what_check_complains_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], line: str
) -> None:
    lines = "en/old/\tarticles/old.md\ten\n"
    folder = site(tmp_path, {"content/articles/one.md": ONE, LEDGER: lines})
    assert [problem.code.value for problem in loaded(folder)[1]] == ["lost-address"]
    monkeypatch.chdir(folder)
    main(["retire", *arguments], standalone_mode=False)
    assert (folder / LEDGER).read_text("utf-8").endswith(lines + line)
    assert loaded(folder)[1] == ()


@pytest.mark.parametrize(
    "arguments",
    [
        ["content/articles/one.md"],
        ["content/articles/one.md", "-l", "en"],
        ["content/articles/never.md"],
        ["content/articles/old.md", "--to", "content/articles/nowhere.md"],
        ["content/articles/old.md", "--to", "content/articles/one.md", "-l", "en"],
    ],
)
def test_retire_refuses_what_would_be_no_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    lines = "en/old/\tarticles/old.md\ten\nen/one/\tarticles/one.md\ten\n"
    folder = site(tmp_path, {"content/articles/one.md": ONE, LEDGER: lines})
    monkeypatch.chdir(folder)
    with pytest.raises(Exception, match=r"is there|has an edition|never|no other|leave --lang"):
        main(["retire", *arguments], standalone_mode=False)
    assert (folder / LEDGER).read_text("utf-8") == lines


NAMES = st.sampled_from(["articles/one.md", "articles/two.md", "articles/x.md", "articles/y.md"])
LINES = st.builds(
    Line, st.sampled_from(["en/one/", "en/two/", "en/old/", "en/older/"]), NAMES, st.just("en")
)
MOVES = st.builds(Moved, NAMES, NAMES, st.sampled_from(["2023-01-01", "2023-02-01"]))
GONES = st.builds(Gone, NAMES, st.sampled_from(["en", "ru", EVERY]), st.just("2023-01-01"))
LEDGERS = st.builds(
    lambda lines, moved, gone: Ledger(
        dict.fromkeys(lines, 1), dict.fromkeys(moved, 1), dict.fromkeys(gone, 1)
    ),
    st.sets(LINES),
    st.sets(MOVES),
    st.sets(GONES),
)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Site:
    texts: dict[str, str | bytes] = {
        "content/articles/one.md": ONE,
        "content/articles/two.md": article("two"),
    }
    return loaded(site(tmp_path_factory.mktemp("two"), texts))[0]


@given(LEDGERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_redirect_leads_from_no_living_page_and_to_one(two: Site, ledger: Ledger) -> None:
    found = replace(two, ledger=ledger)
    shared = index(found)
    living = {f"/{of_edition(found, one)}" for (one,) in shared.public.values()}
    rules = rules_of(found, shared, "", ())
    told = {*rules.redirects, *rules.gone}
    assert len({one.source for one in told}) == len(told)
    for one in told:
        assert one.source not in living
    pages = {one.target for one in rules.redirects if not one.target.endswith(".json")}
    assert pages <= living
    lost = {
        line.address
        for line, fate in fates(found, of_edition).items()
        if fate.kind is FateKind.LOST
    }
    sources = {one.source for one in told}
    every = {f"/{line.address}" for line in ledger.lines}
    assert every <= living | sources | {f"/{address}" for address in lost}


@given(LEDGERS, st.frozensets(LINES), st.frozensets(LINES))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_noted_is_kept_and_branches_merge(
    tmp_path_factory: pytest.TempPathFactory,
    ledger: Ledger,
    ours: frozenset[Line],
    theirs: frozenset[Line],
) -> None:
    path = tmp_path_factory.getbasetemp() / "merged.tsv"
    texts = []
    for lines in (ours, theirs):
        path.unlink(missing_ok=True)
        for fate in (*ledger.moved, *ledger.gone):
            note_fate(path, fate)
        with noting(path, lines):
            pass
        texts.append(path.read_text("utf-8"))
    path.write_text("".join(dict.fromkeys("".join(texts).splitlines(keepends=True))), "utf-8")
    found, problems = read_ledger(path, LEDGER)
    assert problems == ()
    assert found.lines.keys() == ours | theirs
    assert (found.moved.keys(), found.gone.keys()) == (ledger.moved.keys(), ledger.gone.keys())
