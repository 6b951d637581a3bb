"""Stock themes and plugins of Pelican's, unchanged, on every language site."""

import logging
import shutil
import warnings
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from pelican.plugins import signals
from pelican.settings import read_settings

from hexapla.site.build import build
from hexapla.site.theme import find_theme, is_ours
from sites import ARTICLE, hexapla, program, site, tree

GOLDEN = Path(__file__).parent / "golden" / "site"
FERRY = "https://ferry.example/"
TAGS = {"en": "en", "ru": "ru", "zh": "zh-Hans"}
SITES = {"en": "The Ferry", "ru": "Паром", "zh": "渡船"}
ARTICLES = {
    "en": {
        "four-hops": "The swans at the landing kept multiplying",
        "the-ferry-runs-again": "The ferry runs again",
        "the-road": "The road is open",
    },
    "ru": {
        "four-hops": "Лебедей у причала становилось всё больше",
        "the-ferry-runs-again": "Паром снова ходит",
        "doroga": "Дорога открыта",
    },
    "zh": {"four-hops": "渡口的天鹅，越传越多", "the-ferry-runs-again": "渡船恢复通航"},
}
"""The titles of each language's articles by their slugs, the oldest first."""
NEIGHBORS = """\
{% for rel, one in (("prev", article.prev_article), ("next", article.next_article)) if one %}
<a rel="{{ rel }}" href="{{ SITEURL }}/{{ one.url }}">{{ one.title }}</a>
{% endfor %}
"""
IN_SIMPLE = (
    '{% extends "!simple/article.html" %}{% block content %}{{ super() }}'
    + NEIGHBORS
    + "{% endblock %}"
)
IN_OURS = (
    '{% extends "!theme/article.html" %}{% block main %}{{ super() }}'
    + NEIGHBORS.replace("SITEURL", "page.frame.root ~ page.frame.segment")
    + "<p id=series>{{ article.series.name }} {{ article.series.index }}</p>{% endblock %}"
)

Case = tuple[str, tuple[str, ...], Mapping[str, str]]
CASES: dict[str, Case] = {
    "simple": ("simple", (), {}),
    "reflex": ("reflex", (), {}),
    "simple with neighbors": ("simple", ("neighbors",), {"article.html": IN_SIMPLE}),
    "reflex with series and neighbors": (
        "reflex",
        ("series", "neighbors"),
        {"partial/neighbors.html": NEIGHBORS},
    ),
    "ours with series and neighbors": (
        "",
        ("series", "neighbors"),
        {"article.html": IN_OURS},
    ),
}

WORDS = {"en": "Since May the", "ru": "Капитан Дана Ферри пишет об этом", "zh": "渡船"}
"""From the text of an article."""

Pages = Mapping[str, html.HtmlElement]


def made(folder: Path, case: Case) -> Path:
    """Write a site in three languages, its articles a series, for a theme and plugins."""
    shutil.copytree(GOLDEN, folder)
    for name in ("crossing", "road", "four-hops"):
        path = folder / "content/articles/2023" / f"{name}.md"
        text = path.read_text("utf-8").replace("\nlang:", "\npelican:\n  series: River\nlang:", 1)
        path.write_text(text, "utf-8")
    theme, plugins, overrides = case
    for name, text in overrides.items():
        path = folder / "overrides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    settings = f"""
PLUGINS = {list(plugins)}
THEME_TEMPLATES_OVERRIDES = [str(Path(__file__).parent / "overrides")]
CC_LICENSE = {{}}  # reflex asks for it
"""
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(settings + (f"THEME = {theme!r}\n" if theme else ""))
    return folder


def pages(output: Path) -> Pages:
    return {
        name: html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
        for name, data in tree(output).items()
        if name.endswith(".html")
    }


@pytest.mark.parametrize("name", CASES)
def test_a_theme_and_plugins_serve_every_language_site(tmp_path: Path, name: str) -> None:
    folder = made(tmp_path / "site", CASES[name])
    heard: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            done = build(read_settings(str(folder / "pelicanconf.py")), keep=False)
    finally:
        logging.getLogger().removeHandler(handler)
    assert (done.problems, heard) == ((), [])
    assert done.published is not None
    assert not signals.article_generator_finalized.receivers  # the next build's plugins are its own
    found = pages(folder / "output")
    for segment in TAGS:
        has_its_articles_in_its_language(found, segment)
        has_bodies_as_html(name, found, segment)
        leads_to_other_languages(found, segment)
        has_neighbours_of_the_same_language(name, found, segment)
        has_series_of_the_same_language(name, found, segment)


def articles(found: Pages, segment: str) -> dict[str, html.HtmlElement]:
    """Return the pages of a language's articles by their titles, the oldest first."""
    return {
        title: found[f"{segment}/{slug}/index.html"] for slug, title in ARTICLES[segment].items()
    }


def has_its_articles_in_its_language(found: Pages, segment: str) -> None:
    listed = articles(found, segment)
    for page in (*listed.values(), found[f"{segment}/index.html"]):
        assert page.get("lang") == TAGS[segment]
        assert SITES[segment] in page.findtext(".//title")
    for title, page in listed.items():
        assert title in " ".join(page.findtext(".//title").split())


def has_bodies_as_html(name: str, found: Pages, segment: str) -> None:
    page = found[f"{segment}/the-ferry-runs-again/index.html"]
    shown = " ".join(page.find(".//body").text_content().split())
    assert WORDS[segment] in shown
    if not name.startswith("reflex"):  # its foot puts a link together that it does not call safe
        assert "<p" not in shown
        assert "<a " not in shown


def leads_to_other_languages(found: Pages, segment: str) -> None:
    page = found[f"{segment}/the-ferry-runs-again/index.html"]
    here = f"{FERRY}{segment}/the-ferry-runs-again/"
    versions = {tag: f"{FERRY}{other}/the-ferry-runs-again/" for other, tag in TAGS.items()}
    links = {resolved(here, link) for link in page.xpath("//body//a/@href")}
    assert set(versions.values()) - {here} <= links
    heads = {
        one.get("hreflang"): resolved(here, one.get("href"))
        for one in page.xpath("//head/link[@rel='alternate'][@hreflang][not(@type)]")
    }
    wanted = {tag: href for tag, href in versions.items() if href != here}
    assert {tag: heads[tag] for tag in wanted} == wanted


def resolved(here: str, link: str) -> str:
    """Return where a link leads as a browser says it, which knows what ``..`` is."""
    parts = urlsplit(urljoin(here, link))
    path = urljoin("/", parts.path)
    return parts._replace(path=path).geturl()


def has_neighbours_of_the_same_language(name: str, found: Pages, segment: str) -> None:
    listed = articles(found, segment)
    titles = ["", *listed, ""] if "neighbors" in name else [""] * (len(listed) + 2)
    for place, page in enumerate(listed.values()):
        links = page.xpath("//body//a[@rel='prev' or @rel='next']")
        told = {one.get("rel"): one.text for one in links}
        expected = {"prev": titles[place], "next": titles[place + 2]}
        assert told == {rel: title for rel, title in expected.items() if title}
        for link in links:
            address = resolved(f"{FERRY}{segment}/x/", link.get("href")).removeprefix(FERRY)
            assert f"{address}index.html" in found


def has_series_of_the_same_language(name: str, found: Pages, segment: str) -> None:
    for place, (title, page) in enumerate(articles(found, segment).items(), 1):
        told = [one.text for one in page.xpath("//p[@id='series']")]
        assert told == ([f"River {place}"] if name.startswith("ours") else [])
        if name == "reflex with series and neighbors":
            (box,) = page.xpath("//div[@class='related-posts']")
            assert f"Part {place} of the River series" in box.findtext("h4")
            others = [" ".join(one.text_content().split()) for one in box.iter("a")]
            assert others == [one for one in ARTICLES[segment].values() if one != title]


@pytest.mark.parametrize(
    "name", ["reflex with series and neighbors", "ours with series and neighbors"]
)
def test_the_command_and_pelican_make_the_same_of_plugins(tmp_path: Path, name: str) -> None:
    folder = made(tmp_path / "site", CASES[name])
    ours = program("hexapla", folder, "build", "-o", "ours")
    theirs = program("pelican", folder, "-q", "-s", "pelicanconf.py", "-o", "theirs")
    assert (ours.returncode, theirs.returncode) == (0, 0), ours.stderr + theirs.stderr
    assert ours.stderr == ""
    assert tree(folder / "ours") == tree(folder / "theirs")


def test_what_a_stock_theme_lacks_is_a_problem_at_its_line(tmp_path: Path) -> None:
    folder = made(tmp_path / "site", ("simple", (), {"article.html": "\n{{ no.such }}"}))
    done = build(read_settings(str(folder / "pelicanconf.py")), keep=False)
    (problem,) = done.problems
    assert done.published is None
    assert str(problem).startswith(f"{folder}/overrides/article.html:2: template: ")


def test_a_site_without_a_theme_has_ours(tmp_path: Path) -> None:
    theirs = Path(signals.__file__).parent.parent / "themes"
    assert is_ours(find_theme(""))
    assert is_ours(find_theme(str(theirs / "notmyidea")))
    assert find_theme(str(theirs / "simple")) == theirs / "simple"
    copy = shutil.copytree(theirs / "notmyidea", tmp_path / "notmyidea")
    assert find_theme(str(copy)) == copy


def test_beginnings_in_lists_cite_no_source_that_is_not_there(tmp_path: Path) -> None:
    text = ARTICLE.format(slug="one", body="(first)=\nWords.[^s]")
    source = (
        "sources:\n  - id: s\n    title: Report\n    url: https://example.com/r\n    outlet: post"
    )
    listed = text.replace("category: news", f"category: news\n{source}")
    outlets = "post:\n  names: {en: The Post}\n"
    files = {"content/articles/one.md": listed, "content/registry/outlets.yaml": outlets}
    folder = site(tmp_path, {**files})
    done = hexapla(folder, "build", "-t", "simple")
    assert done.returncode == 0, done.stderr
    front = (folder / "output/en/index.html").read_text("utf-8")
    assert "Words." in front
    assert "#source:" not in front
    assert 'id="first"' not in front
    assert "#source:s" in (folder / "output/en/one/index.html").read_text("utf-8")
