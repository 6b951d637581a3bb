"""Feeds: what Atom requires (RFC 4287), where articles come from, who made them, corrections."""

import json
from typing import Any

import feedparser
from lxml import html

from pages import ATOM, entry, feed

SITE = "https://ferry.example"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_every_feed_has_what_atom_requires(golden: dict[str, str]) -> None:
    feeds = [name for name in golden if name.endswith(".atom")]
    assert len(feeds) > 5
    for name in feeds:
        tree = feed(golden[name])
        assert tree.tag == f"{ATOM}feed"
        for one in (tree, *tree.iter(f"{ATOM}entry")):
            for required in ("id", "title", "updated"):
                assert len(one.findall(f"{ATOM}{required}")) == 1, (name, required)
            links = [link for link in one.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
            assert len({(link.get("type"), link.get("hreflang")) for link in links}) == len(links)
            assert all(link.get("href") for link in one.findall(f"{ATOM}link"))
        assert all(
            one.find(f"{ATOM}author/{ATOM}name") is not None for one in tree.iter(f"{ATOM}entry")
        )
        assert len(tree.findall(f"{ATOM}link[@rel='self']")) == 1
        order = [one.findtext(f"{ATOM}published") for one in tree.iter(f"{ATOM}entry")]
        assert order == sorted(order, key=str, reverse=True)


def feeds(golden: dict[str, str]) -> dict[str, Any]:
    """Return every Atom feed as programs for reading them do."""
    return {
        name: feedparser.parse(data.encode())
        for name, data in golden.items()
        if name.endswith(".atom")
    }


def test_every_feed_is_read_as_what_it_is(golden: dict[str, str]) -> None:
    tags = {"en": "en", "ru": "ru", "zh": "zh-Hans"}
    for name, found in feeds(golden).items():
        assert not found.bozo, (name, found.get("bozo_exception"))
        assert found.version == "atom10"
        assert found.feed.title_detail.language == tags[name.partition("/")[0]]
        assert found.feed.title
        for one in found.entries:
            assert one.link.startswith(SITE)
            assert one.title
            assert one.published_parsed <= one.updated_parsed
            assert one.author_detail.name


def test_translators_and_editors_contribute_to_what_a_feed_lists(golden: dict[str, str]) -> None:
    (found,) = [one for one in feeds(golden)["zh/feed.atom"].entries if one.title == "渡船恢复通航"]
    assert [one.name for one in found.authors] == ["奥列格·普罗巴"]
    assert [one.name for one in found.contributors] == ["达娜·费里", "奥列格·普罗巴"]


def test_every_page_announces_its_feeds_in_its_language(golden: dict[str, str]) -> None:
    for name, page in golden.items():
        segment, _, rest = name.partition("/")
        if not name.endswith(".html") or not rest:
            continue
        tree = html.document_fromstring(page.encode())
        announced = [
            (link.get("type"), link.get("href"), link.get("hreflang"))
            for link in tree.xpath("//head/link[@rel='alternate'][@type]")
        ]
        up, tag = "../" * name.count("/"), tree.get("lang")
        assert ("application/atom+xml", f"{up}{segment}/feed.atom", tag) in announced
        assert ("application/feed+json", f"{up}{segment}/feed.json", tag) in announced


def test_a_json_feed_tells_what_its_atom_feed_tells(golden: dict[str, str]) -> None:
    for segment, tag in (("en", "en"), ("ru", "ru"), ("zh", "zh-Hans")):
        atom = feeds(golden)[f"{segment}/feed.atom"]
        found = json.loads(golden[f"{segment}/feed.json"])
        assert found["version"] == "https://jsonfeed.org/version/1.1"
        assert found["language"] == tag
        assert found["title"] == atom.feed.title
        assert found["feed_url"] == f"{SITE}/{segment}/feed.json"
        assert found["home_page_url"] == atom.feed.link == f"{SITE}/{segment}/"
        assert len(found["items"]) == len(atom.entries) > 0
        for one, other in zip(found["items"], atom.entries, strict=True):
            assert (one["id"], one["url"], one["title"]) == (other.id, other.link, other.title)
            assert one["date_published"] == other.published
            assert one.get("date_modified", one["date_published"]) == other.updated
            assert [name["name"] for name in one["authors"]] == [
                each.name for each in other.authors
            ]
            assert one["tags"] == [each.label for each in other.tags]
            own = one.get("_hexapla", {})
            named = [each.name for each in other.get("contributors", ())]
            assert [each["name"] for each in own.get("contributors", ())] == named
            shown = html.fromstring(f"<div>{one['content_html']}</div>").text_content()
            told = html.fromstring(f"<div>{other.get('summary', other.title)}</div>")
            assert shown == "".join(told.text_content().splitlines())
            assert own.get("disclosure", "") in shown


def test_no_machine_is_an_author_in_a_json_feed(golden: dict[str, str]) -> None:
    (found,) = [
        one
        for one in json.loads(golden["en/feed.json"])["items"]
        if one["title"] == "The ferry runs again"
    ]
    assert [one["name"] for one in found["authors"]] == ["Oleg Probe"]
    assert found["_hexapla"]["disclosure"] == "Translated by machine from Chinese"
    assert "(Translated by machine from Chinese.)" in found["content_html"]
    assert '<span lang="zh-Hans">' in found["content_html"]


def test_a_feed_says_where_an_article_comes_from_and_who_made_it(golden: dict[str, str]) -> None:
    def via(name: str, title: str) -> list[tuple[str | None, str | None]]:
        links = entry(feed(golden[name]), title).findall(f"{ATOM}link[@rel='via']")
        return [(link.get("hreflang"), link.get("href")) for link in links]

    account = ("zh-Hans", "https://account.example/1")
    russian = ("ru", f"{SITE}/ru/the-ferry-runs-again/")
    chinese = ("zh-Hans", f"{SITE}/zh/the-ferry-runs-again/")
    assert via("ru/feed.atom", "Паром снова ходит") == [account]
    assert via("zh/feed.atom", "渡船恢复通航") == [russian, account]
    assert via("en/feed.atom", "The ferry runs again") == [chinese, russian, account]
    assert via("en/feed.atom", "The road is open") == []
    names = entry(feed(golden["zh/feed.atom"]), "渡船恢复通航").iter(f"{ATOM}name")
    assert [name.text for name in names] == ["奥列格·普罗巴", "达娜·费里", "奥列格·普罗巴"]


def test_a_correction_is_in_the_feed_with_its_date(golden: dict[str, str]) -> None:
    found = entry(feed(golden["ru/feed.atom"]), "Паром снова ходит")
    summary = found.find(f"{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "xhtml"
    first, second = summary.iter(f"{XHTML}p")
    assert first.text == "Через реку опять можно переправиться."
    assert "3 мая 2023" in str(second.text)
    assert str(second.text).endswith("Раньше здесь стояло, что паром ходит трижды в\u00a0день.")
    assert found.findtext(f"{ATOM}updated") == "2023-05-03T09:30:00+05:00"


def test_a_passage_of_another_language_says_so_in_a_feed(golden: dict[str, str]) -> None:
    summary = entry(feed(golden["en/feed.atom"]), "The ferry runs again").find(f"{ATOM}summary")
    assert summary is not None
    (untranslated,) = summary.iter(f"{XHTML}span")
    assert untranslated.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert "(Translated by machine from Chinese.)" in "".join(summary.itertext())
