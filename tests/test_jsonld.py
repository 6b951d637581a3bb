"""What pages say in JSON-LD: in schema.org's terms, about the same things on every page, safely."""

import json
import re
from typing import Any

import pytest
from msgspec.structs import replace

from hexapla.rendering.jsonld.node import node, ref, script
from hexapla.rendering.jsonld.words import count
from hexapla.rendering.views import FileView, ParallelView, Signpost
from hexapla.site.load import load
from pages import by_id, jsonld
from rendered import pages
from sites import REPOSITORY, configured
from vocabulary import faults, walk

ARTICLE = {"@type": "NewsArticle", "@id": "https://a.example/#article", "headline": "A title"}
PERSON = {"@type": "Person", "@id": "https://a.example/#person", "name": "A name"}


def document(*nodes: dict[str, Any]) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def is_described(name: str, html: str) -> bool:
    """Whether a file is a page for machines too, as all are that they are to find."""
    return name.endswith(".html") and '<body class="parallel">' not in html


def test_every_page_of_the_golden_site_is_in_schema_org_s_terms(golden: dict[str, str]) -> None:
    found = {name: html for name, html in golden.items() if is_described(name, html)}
    assert len(found) > 30
    assert [(name, fault) for name in found for fault in faults(jsonld(found[name]))] == []


def test_every_page_of_the_example_site_is_too() -> None:
    loaded, _ = load(configured(REPOSITORY))
    site = replace(loaded, publication="caravan-notes", preview=True)
    graphs = {
        page.path: json.loads(page.view.frame.graph)
        for _, page in pages(site)
        if not isinstance(page.view, FileView | ParallelView | Signpost)
    }
    assert len(graphs) > 100
    assert [(name, fault) for name in graphs for fault in faults(graphs[name])] == []


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        ({"@type": "NewsPaper"}, "no such type: 'NewsPaper'"),
        ({"name": "x"}, "no such type: ''"),
        ({**ARTICLE, "writer": "x"}, "no such property: NewsArticle.writer"),
        ({**PERSON, "headline": "x"}, "headline is no property of Person"),
        ({**ARTICLE, "spokenByCharacter": PERSON}, "spokenByCharacter is no property of"),
        ({**ARTICLE, "author": "A name"}, "NewsArticle.author cannot be 'A name'"),
        ({**ARTICLE, "author": {"@id": "https://a.example/#nobody"}}, "author cannot be {'@id'"),
        ({**ARTICLE, "author": {"@type": "NewsArticle"}}, "NewsArticle.author cannot be"),
        ({**ARTICLE, "editor": {"@type": "Organization"}}, "NewsArticle.editor cannot be"),
        ({**ARTICLE, "author": []}, "NewsArticle.author is empty"),
        ({**ARTICLE, "headline": ""}, "NewsArticle.headline cannot be ''"),
        ({**ARTICLE, "headline": None}, "NewsArticle.headline cannot be None"),
        ({**ARTICLE, "wordCount": "12"}, "NewsArticle.wordCount cannot be '12'"),
        ({**ARTICLE, "wordCount": True}, "NewsArticle.wordCount cannot be True"),
        ({**ARTICLE, "datePublished": "unknown"}, "datePublished cannot be 'unknown'"),
        ({**ARTICLE, "datePublished": "2023-05-01T10:00:00"}, "datePublished cannot be"),
        ({**ARTICLE, "url": "a page"}, "NewsArticle.url cannot be 'a page'"),
        ({**ARTICLE, "digitalSourceType": "TrainedAlgorithmicMedia"}, "digitalSourceType cannot"),
        ({**ARTICLE, "isBasedOn": PERSON}, "NewsArticle.isBasedOn cannot be"),
        ({**ARTICLE, "@id": "article"}, "no address: 'article'"),
        ({**PERSON, "@id": ARTICLE["@id"]}, "is two things: ['NewsArticle', 'Person']"),
    ],
)
def test_a_bad_graph_is_found_out(bad: dict[str, Any], fault: str) -> None:
    assert faults(document(ARTICLE, PERSON)) == []
    assert fault in "\n".join(faults(document(ARTICLE, bad)))


@pytest.mark.parametrize("bad", [{}, {"@graph": []}, {"@context": "http://x", "@graph": []}])
def test_what_is_no_graph_is_found_out(bad: dict[str, Any]) -> None:
    assert faults(bad) != []


def test_a_page_refers_to_nothing_that_it_does_not_describe(golden: dict[str, str]) -> None:
    for name, html in golden.items():
        if is_described(name, html):
            graph = jsonld(html)["@graph"]
            described = {one["@id"] for one in walk(graph) if "@id" in one}
            text = json.dumps(graph)
            referred = {part.partition('"')[0] for part in text.split('{"@id": "')[1:]}
            assert referred <= described, name


def test_one_thing_has_one_identifier_on_every_page(golden: dict[str, str]) -> None:
    site = "https://ferry.example"
    shared = {
        f"{site}/#publisher",
        f"{site}/#website",
        f"{site}/#person:oleg-probe",
        f"{site}/ru/the-ferry-runs-again/#article",
        f"{site}/ru/the-ferry-runs-again/#work:print",
    }
    for language in ("en", "ru", "zh"):
        assert shared <= by_id(golden[f"{language}/the-ferry-runs-again/index.html"]).keys()
        person = by_id(golden[f"{language}/people/oleg-probe/index.html"])
        assert f"{site}/#person:oleg-probe" in person
    names = [
        by_id(golden[f"{language}/people/oleg-probe/index.html"])[f"{site}/#person:oleg-probe"]
        for language in ("en", "ru")
    ]
    assert [one["name"] for one in names] == ["Oleg Probe", "Олег Проба"]
    assert names[0]["alternateName"] == ["Олег Проба", "奥列格·普罗巴"]
    assert names[1]["alternateName"] == ["Oleg Probe", "奥列格·普罗巴"]


def test_every_kind_of_page_says_what_it_is(golden: dict[str, str]) -> None:
    def said(name: str) -> tuple[str, str]:
        page = jsonld(golden[f"{name}index.html"])["@graph"][0]
        about = page.get("mainEntity", {})
        kind = about.get("@type") or by_id(golden[f"{name}index.html"])[about["@id"]]["@type"]
        return page["@type"], kind

    assert said("") == ("WebPage", "WebSite")
    assert said("en/") == ("CollectionPage", "ItemList")
    assert said("en/archive/") == ("CollectionPage", "ItemList")
    assert said("en/category/water/") == ("CollectionPage", "ItemList")
    assert said("en/tag/boats/") == ("CollectionPage", "ItemList")
    assert said("en/people/dana-ferry/") == ("ProfilePage", "Person")
    assert said("en/outlets/river-post/") == ("WebPage", "NewsMediaOrganization")
    assert said("en/the-road/") == ("WebPage", "NewsArticle")
    assert jsonld(golden["en/about/index.html"])["@graph"][0]["@type"] == "AboutPage"


def test_a_list_is_listed_in_its_order(golden: dict[str, str]) -> None:
    html = golden["en/archive/index.html"]
    titles = re.findall(r'class="title"><a href="../../([^"]*)">([^<]*)</a>', html)
    assert len(titles) > 1
    assert jsonld(html)["@graph"][0]["mainEntity"] == {
        "@type": "ItemList",
        "numberOfItems": len(titles),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "url": f"https://ferry.example/{address}",
                "name": title,
            }
            for position, (address, title) in enumerate(titles, 1)
        ],
    }


@pytest.mark.parametrize(
    "text",
    [
        '</script><script>alert("x")</script>',
        "<!-- <script>",
        "]]> --> <![CDATA[",
        "a\u2028b\u2029c",
        "\\u003c \\ \" '",
        "&lt; &amp; &",
        "\u202edlrow\u202c 😀",
    ],
)
def test_a_hostile_string_stays_a_string(text: str) -> None:
    graph = (node("Person", "/#a", name=text), node("NewsArticle", author=ref("/#a"), text=text))
    written = script(graph)
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(written)
    html = f'<!doctype html><title>x</title><script type="application/ld+json">{written}</script>'
    assert jsonld(html)["@graph"][0] == {"@type": "Person", "@id": "/#a", "name": text}
    assert json.loads(written) == jsonld(html)


def test_what_is_unknown_is_absent_and_the_order_is_that_given() -> None:
    made = node("Article", "", url="", datePublished=None, author=(), name="x", wordCount=0)
    assert list(made.items()) == [("@type", "Article"), ("name", "x"), ("wordCount", 0)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One two, three.", 3),
        ("isn't state-of-the-art: 1,400 — 0.2%", 4),
        ("Алматы–Астана, 12 %", 3),
        ("за́мок и замо́к", 3),
        ("五月起，渡船每天开两班。", 10),
        ("哈萨克斯坦Halyk Bank的12%", 9),
        ("〇一", 2),
    ],
)
def test_words_are_counted_and_so_are_han_characters(text: str, words: int) -> None:
    assert count(text) == words
