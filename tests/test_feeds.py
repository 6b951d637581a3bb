"""Feeds: what Atom requires (RFC 4287), where articles come from, who made them, corrections."""

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
