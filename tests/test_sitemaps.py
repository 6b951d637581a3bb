"""Sitemaps: every page that is to be listed, once, with the time of its last change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from msgspec.structs import replace

from hexapla.model.site import Site
from hexapla.rendering import sitemaps
from hexapla.rendering.addresses import file_of
from hexapla.rendering.index import index
from hexapla.rendering.pages import LanguageSite, sitemap_plans
from hexapla.rendering.views import SitemapIndexView, SitemapView
from rendered import all_wordings
from sites import ARTICLE, loaded, site

SCHEMA = Path(__file__).parent / "data" / "sitemap-0.9.xsd"
NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FERRY = "https://ferry.example/"
PLAIN = ARTICLE.format(slug="one", body="Words.")
LATER = ARTICLE.format(slug="two", body="Words.").replace(
    "lang: en", "lang: en\nmodified: 2023-06-02T09:30:00+05:00"
)
CHAIN = """
chain:
  - id: account
    publication: example
    lang: en
    date: unknown
    index: noindex
  - id: page
    based-on: account"""
HIDDEN = ARTICLE.format(slug="three", body="Words.").replace("lang: en", f"lang: en{CHAIN}")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {f"content/articles/{n}.md": text for n, text in enumerate((PLAIN, LATER, HIDDEN))}
    found, problems = loaded(site(tmp_path_factory.mktemp("sitemaps"), dict(files)))
    assert problems == ()
    return found


def sites(found: Site, siteurl: str = "https://example.org") -> list[LanguageSite]:
    shared = index(found)
    return [LanguageSite.of(found, shared, wording, siteurl) for wording in all_wordings()]


def views(found: Site, siteurl: str = "https://example.org") -> dict[str, object]:
    """Return the sitemaps of a site by their path."""
    language_sites = sites(found, siteurl)
    plans = (
        *(plan for one in language_sites for plan in one.plans()),
        *sitemap_plans(language_sites),
    )
    return {plan.path: plan.view() for plan in plans if plan.path.endswith(".xml")}


def entries(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for one in tree:
        yield str(one.findtext(f"{NS}loc")), str(one.findtext(f"{NS}lastmod"))


def test_every_page_to_be_listed_is_in_its_language_s_sitemap_once(
    golden_tree: dict[str, bytes],
) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    root = etree.fromstring(golden_tree["sitemap.xml"])
    assert schema.validate(root), schema.error_log
    listed = [address.removeprefix(FERRY) for address, _ in entries(root)]
    assert listed == ["en/sitemap.xml", "ru/sitemap.xml", "zh/sitemap.xml"]
    for name in listed:
        tree = etree.fromstring(golden_tree[name])
        assert schema.validate(tree), schema.error_log
        found = [address for address, _ in entries(tree)]
        segment = name.partition("/")[0]
        pages = {
            page: html.document_fromstring(data)
            for page, data in golden_tree.items()
            if page.startswith(f"{segment}/") and page.endswith(".html")
        }
        expected = [
            FERRY + page.removesuffix("index.html")
            for page, document in pages.items()
            if not document.xpath("//meta[@name='robots']")
            and document.xpath("string(//link[@rel='canonical']/@href)")
            == FERRY + page.removesuffix("index.html")
        ]
        assert sorted(found) == sorted(expected)
        assert {file_of(one.removeprefix(FERRY)) for one in found} <= golden_tree.keys()


def test_a_page_is_as_new_as_the_newest_edition_it_shows(golden_tree: dict[str, bytes]) -> None:
    times = dict(entries(etree.fromstring(golden_tree["ru/sitemap.xml"])))
    corrected, newest = "2023-05-03T09:30:00+05:00", "2023-06-11T08:00:00+00:00"
    assert times[f"{FERRY}ru/the-ferry-runs-again/"] == corrected
    assert times[f"{FERRY}ru/category/water/"] == corrected
    assert times[f"{FERRY}ru/publications/river-weekly/7/"] == corrected
    assert times[f"{FERRY}ru/people/oleg-probe/"] == newest
    assert times[f"{FERRY}ru/"] == newest
    assert dict(entries(etree.fromstring(golden_tree["sitemap.xml"])))[
        f"{FERRY}ru/sitemap.xml"
    ] == max(times.values())


def test_what_search_engines_are_to_pass_by_is_not_listed(small: Site) -> None:
    found = views(small)["en/sitemap.xml"]
    assert isinstance(found, SitemapView)
    times = {one.href.removeprefix("https://example.org/"): one.changed for one in found.entries}
    assert "en/three/index.html" in {plan.path for plan in sites(small)[0].plans()}
    assert "en/three/" not in times
    assert times["en/one/"] == "2023-05-01T10:00:00+00:00"
    assert times["en/two/"] == times["en/"] == "2023-06-02T09:30:00+05:00"


def test_a_page_that_shows_no_edition_has_no_time(small: Site) -> None:
    found = views(small)["ru/sitemap.xml"]
    assert isinstance(found, SitemapView)
    assert found.entries[0] == sitemaps.SitemapEntry("https://example.org/ru/", "")


def test_many_pages_are_split_among_sitemaps(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = views(small)["en/sitemap.xml"]
    assert isinstance(whole, SitemapView)
    monkeypatch.setattr(sitemaps, "LONGEST", 3)
    split = views(small)
    listed = split["sitemap.xml"]
    assert isinstance(listed, SitemapIndexView)
    names = [one.href.removeprefix("https://example.org/") for one in listed.entries]
    assert names[:2] == ["en/sitemap.xml", "en/sitemap-2.xml"]
    assert set(names) == split.keys() - {"sitemap.xml"}
    parts = [split[name] for name in names if name.startswith("en/")]
    assert all(isinstance(one, SitemapView) and len(one.entries) <= 3 for one in parts)
    assert (
        tuple(e for one in parts if isinstance(one, SitemapView) for e in one.entries)
        == whole.entries
    )


def test_without_an_address_or_for_a_preview_there_is_no_sitemap(tmp_path: Path) -> None:
    folder = site(tmp_path, {"content/articles/one.md": PLAIN})
    found, _ = loaded(folder)
    assert views(found, siteurl="") == {}
    assert views(replace(found, preview=True)) == {}
    assert views(replace(found, extras=frozenset())) == {}
