"""What hosts of static files are told, on a site that lies under a path: https://x.example/a/b."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from hexapla.model.problem import Code
from hexapla.rendering.hosting.files import Host, headers_file, redirects_file
from hexapla.rendering.hosting.rules import Headers, LanguageChoice, NotFound, Rules, preferred
from hexapla.rendering.hosting.site_rules import rules_of
from hexapla.rendering.index import index
from hexapla.site.build import Built, build
from hexapla.site.hosting import rules_for, theme_assets
from hexapla.site.load import load
from hexapla.site.runs import read_settings
from hexapla.site.settings.setup import setup_of
from sites import ARTICLE, BASIS, loaded, site, translated, tree

SITEURL = "https://x.example/a/b"
FILES: dict[str, str | bytes] = {
    "content/articles/one.md": ARTICLE.format(slug="one", body="Words."),
    "content/pages/about.md": ARTICLE.format(slug="about", body="Words.").replace(
        "category: news\n", ""
    ),
}
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


def built(folder: Path, **changes: object) -> Built:
    return build(read_settings(str(folder / "pelicanconf.py"), {"SITEURL": SITEURL, **changes}))


def texts(folder: Path) -> dict[str, str]:
    return {name: data.decode() for name, data in tree(folder / "output").items()}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = site(tmp_path_factory.mktemp("hosting"), FILES)
    assert built(folder).published
    return texts(folder)


def links(page: str) -> list[str]:
    found = html.document_fromstring(page.encode()).xpath("//@href | //@src")
    return [str(link) for link in found if not str(link).startswith("#")]


def test_no_page_but_404_has_a_link_from_the_host_s_root(output: dict[str, str]) -> None:
    for name, text in output.items():
        if name.endswith(".html"):
            absolute = {link for link in links(text) if link.startswith("/")}
            if name.endswith("404.html"):
                assert absolute
                assert all(link.startswith("/a/b/") for link in absolute), name
                assert absolute == {link for link in links(text) if "://" not in link}
            else:
                assert absolute == set(), name


@pytest.mark.parametrize("name", ["404.html", "en/404.html", "ru/404.html", "zh/404.html"])
def test_a_page_for_what_is_not_there_is_none_to_be_found(
    output: dict[str, str], name: str
) -> None:
    page = html.document_fromstring(output[name].encode())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical'] | //link[@hreflang and not(@type)]") == []
    files = {link.removeprefix("/a/b/") for link in links(output[name])}
    files = {f"{one}index.html" if one.endswith("/") else one for one in files}
    assert {one for one in files if "://" not in one} <= output.keys()
    if name != "404.html":
        here = f"/a/b/{name[:2]}/"
        assert {here, f"{here}archive/"} <= set(page.xpath("//main//a/@href"))
    else:
        assert page.xpath("//main//li/@lang") == ["en", "ru", "zh-Hans"]


def test_headers_are_those_of_the_standard(output: dict[str, str]) -> None:
    (style,) = re.findall(r"^/a/b/(theme/css/style\..*)\n  (.*)", output["_headers"], re.MULTILINE)
    assert style[0] in output
    assert style[1] == "Cache-Control: public, max-age=31536000, immutable"
    assert output["_headers"].startswith("/a/b/*\n")
    assert f"\n  Content-Security-Policy: {POLICY}\n" in output["_headers"]
    assert "X-Robots-Tag" not in output["_headers"]


def test_redirects_choose_a_language_at_the_root_alone(output: dict[str, str]) -> None:
    assert output["_redirects"].splitlines() == [
        "/a/b/ /a/b/en/ 302! Language=en",
        "/a/b/ /a/b/ru/ 302! Language=ru",
        "/a/b/ /a/b/zh/ 302! Language=zh-Hans,zh",
        "/a/b/en/* /a/b/en/404.html 404",
        "/a/b/ru/* /a/b/ru/404.html 404",
        "/a/b/zh/* /a/b/zh/404.html 404",
        "/a/b/* /a/b/404.html 404",
    ]


def test_robots_may_read_everything(output: dict[str, str]) -> None:
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {SITEURL}/sitemap.xml\n"
    assert output["robots.txt"] == robots
    assert output[".nojekyll"] == ""
    assert "CNAME" not in output


@pytest.mark.parametrize(
    "settings", [{"EXTRAS": ["hosting"]}, {"THEME": "simple"}, {"SITEURL": ""}]
)
def test_robots_are_sent_to_no_sitemap_that_is_not_there(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    folder = site(tmp_path, FILES)
    assert built(folder, **settings).published
    output = texts(folder)
    assert "sitemap.xml" not in output
    assert output["robots.txt"] == "User-agent: *\nAllow: /\n"


def test_a_preview_is_not_to_be_listed_and_may_be_read(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    assert built(folder, PREVIEW=True, CNAME="x.example", HOST="cloudflare").published
    output = texts(folder)
    assert "\n  X-Robots-Tag: noindex\n" in output["_headers"]
    assert output["robots.txt"] == "User-agent: *\nAllow: /\n"
    assert output["CNAME"] == "x.example\n"
    assert output["_redirects"] == ""
    assert "  ! Cache-Control\n  Cache-Control: public, max-age=31536000" in output["_headers"]


def test_the_search_page_alone_may_run_its_code(tmp_path: Path) -> None:
    found = loaded(site(tmp_path, FILES))[0]
    wider = msgspec.structs.replace(found, extras=frozenset({*found.extras, "search"}))  # type: ignore[type-var]
    rules = rules_of(wider, index(wider), SITEURL, ())
    name = "Content-Security-Policy"
    assert rules.headers_of("/a/b/zh/archive/")[name] == POLICY
    wider_ones = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self' blob:"
    assert rules.headers_of("/a/b/zh/search/")[name] == f"{POLICY}; {wider_ones}"


@pytest.mark.parametrize("extras", [["hosting"], ["hosting", "json-feed", "citations", "search"]])
def test_headers_are_told_of_what_the_site_has(tmp_path: Path, extras: list[str]) -> None:
    folder = site(tmp_path, FILES)
    setup = setup_of(
        read_settings(str(folder / "pelicanconf.py"), {"SITEURL": SITEURL, "EXTRAS": extras})
    )
    found, _ = load(setup.config)
    rules = rules_for(found, index(found), setup, theme_assets(setup))
    said = {one.pattern for one in rules.headers}
    for name in ("feed.json", "citation.json", "search."):
        assert any(name in one for one in said) == (len(extras) > 1), name
    assert any("theme/css/style." in one for one in said)


def test_a_file_of_the_site_s_own_stands_in_place_of_ours(tmp_path: Path) -> None:
    own = 'EXTRA_PATH_METADATA = {"extra/robots.txt": {"path": "robots.txt"}}\n'
    settings = {"pelicanconf.py": BASIS["pelicanconf.py"] + own}
    folder = site(tmp_path, {**FILES, **settings, "content/extra/robots.txt": "Mine\n"})
    assert built(folder).published
    assert texts(folder)["robots.txt"] == "Mine\n"
    site(
        folder,
        {**FILES, **settings, "content/articles/two.md": ARTICLE.format(slug="two", body="x")},
    )
    assert built(folder).published
    assert texts(folder)["robots.txt"] == "Mine\n"


def test_settings_that_cannot_be_are_problems(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    found = built(folder, HOST="moon", CNAME="https://x.example/")
    assert [problem.code for problem in found.problems] == [Code.SETTING] * 2


@pytest.mark.parametrize(
    ("settings", "russian", "chinese"),
    [
        ({}, "one/ru/", "one/"),
        ({"PARALLEL": [("en", "zh-Hans")]}, "one/", "one/"),
        ({"THEME": "simple"}, "one/", "one/"),
    ],
)
def test_a_renamed_article_leads_on_beside_another_where_there_is_such_a_page(
    tmp_path: Path, settings: dict[str, object], russian: str, chinese: str
) -> None:
    article = ARTICLE.format(slug="one", body="Words.")
    catalog = translated(article, "articles/one.md", "ru")
    more: dict[str, str | bytes] = {
        "translations/ru/LC_MESSAGES/articles/one.po": catalog,
        "published.tsv": "en/old/\tarticles/one.md\ten\nen/us/\tpages/about.md\ten\n",
    }
    folder = site(tmp_path, {**FILES, **more})
    assert built(folder, **settings).published
    redirects = texts(folder)["_redirects"].splitlines()
    for old, new in {
        "old/": "one/",
        "old/ru/": russian,
        "old/zh/": chinese,
        "us/ru/": "about/",
    }.items():
        assert f"/a/b/en/{old} /a/b/en/{new} 301!" in redirects


def test_a_stock_theme_has_one_page_for_what_is_not_there(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    assert built(folder, THEME="simple").published
    output = texts(folder)
    assert {name for name in output if name.endswith("404.html")} == {"404.html"}
    assert output["_redirects"].splitlines()[3:] == ["/a/b/* /a/b/404.html 404"]


@pytest.mark.parametrize(
    ("accepted", "first"),
    [
        ("", ""),
        ("*", "*"),
        ("ru", "ru"),
        ("en-GB,en;q=0.9,ru;q=0.8", "en-gb"),
        ("en;q=0.5, ru", "ru"),
        ("zh-Hans-CN;q=1.0,en;q=0.1", "zh-hans-cn"),
        ("en;q=0", ""),
        ("ru;q=many,en", "en"),
    ],
)
def test_the_language_preferred_most_comes_first(accepted: str, first: str) -> None:
    assert preferred(accepted) == first


RULES = Rules(
    base="/",
    headers=(
        Headers("/*", {"A": "1", "B": "1"}),
        Headers("/:language/x/*", {"A": "2"}),
        Headers("/en/x/y", {"C": "3"}),
    ),
    choices=(LanguageChoice(("en",), "/en/"), LanguageChoice(("zh-Hans", "zh"), "/zh/")),
    redirects=(),
    gone=(),
    not_found=(NotFound("/en/", "/en/404.html"), NotFound("/", "/404.html")),
)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/", {"A": "1", "B": "1"}),
        ("/en/x/", {"A": "2", "B": "1"}),
        ("/en/x/y", {"A": "2", "B": "1", "C": "3"}),
        ("/en/a/x/", {"A": "1", "B": "1"}),
    ],
)
def test_a_later_rule_s_header_takes_the_place_of_an_earlier_one_s(
    path: str, found: dict[str, str]
) -> None:
    assert RULES.headers_of(path) == found


def test_rules_answer_for_the_server() -> None:
    assert RULES.choice_of("zh-CN,zh;q=0.9,en;q=0.8") == "/zh/"
    assert RULES.choice_of("de,en;q=0.8") == ""
    assert RULES.not_found_page("/en/nothing/") == "/en/404.html"
    assert RULES.not_found_page("/nothing") == "/404.html"


@given(st.sampled_from(Host))
def test_every_value_of_the_rules_is_in_the_files(host: Host) -> None:
    said = headers_file(RULES, host)
    for one in RULES.headers:
        assert all(f"  {name}: {value}\n" in said for name, value in one.values.items())
    targets = [choice.target for choice in RULES.choices] if host is Host.NETLIFY else []
    assert all(f" {target} 302!" in redirects_file(RULES, host) for target in targets)
