"""What a reader does on the example site, with a pointer or without one."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page

from crawler.pages import Site

ARTICLE = "kazakhstan-between-sanctions"


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until what a selector finds has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not lead to {selector} on {page.url}")


def test_the_first_tab_skips_to_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("link => link === document.activeElement")
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.localName") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("segment", ["en", "ru", "zh"])
def test_a_citation_in_a_figure_is_heard_apart_from_the_word_before_it(
    page: Page, address: str, segment: str
) -> None:
    page.goto(f"{address}{segment}/west-kazakhstan-crossings/")
    label = page.locator("figcaption .citation a").first.get_attribute("aria-label")
    assert label
    heard = [one.aria_snapshot().partition("\n")[0] for one in page.locator("figure").all()]
    named = [one for one in heard if label in one]
    assert named
    assert [one for one in named if f" {label}" not in one] == []


def test_what_has_the_focus_can_be_seen(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}/")
    for _ in range(25):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            "[getComputedStyle(document.activeElement).outlineStyle,"
            " document.activeElement.getBoundingClientRect().right > 0]"
        )
        assert shown == ["solid", True], page.evaluate("document.activeElement.outerHTML")


def test_the_keyboard_leads_from_the_root_through_the_switcher_to_an_article(
    page: Page, address: str
) -> None:
    page.goto(f"{address}index.html")  # at / itself the host chooses a language
    tab_to(page, 'a[hreflang="en"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/")
    tab_to(page, '.languages a[hreflang="ru"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/ru/")
    tab_to(page, "main .title a")
    page.keyboard.press("Enter")
    page.wait_for_selector("body.article")
    russian = page.url
    tab_to(page, '.languages a[hreflang="zh-Hans"]')
    page.keyboard.press("Enter")
    page.wait_for_url(russian.replace("/ru/", "/zh/"))
    assert page.locator('nav a[aria-current="page"]').inner_text() == "简体中文"


def test_the_keyboard_leads_from_an_article_to_the_parallel_view_and_back(
    page: Page, address: str, public: Site
) -> None:
    paths = [re.fullmatch(r"(en)/([^/]+)/(zh|ru)/index\.html", one.path) for one in public]
    segment, slug, other = next(filter(None, paths)).groups()
    page.goto(f"{address}{segment}/{slug}/")
    tab_to(page, f'main a[href$="{other}/"]', most=200)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{segment}/{slug}/{other}/")
    languages = page.locator("main [lang]").evaluate_all("found => found.map(one => one.lang)")
    assert len(set(languages)) >= 2
    tab_to(page, f'a[href$="{slug}/"], a[href="../"]', most=200)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{slug}/")


def test_the_languages_to_show_are_heard_as_one_choice(
    page: Page, address: str, public: Site
) -> None:
    paths = (re.fullmatch(r"(en/[^/]+/zh/)index\.html", one.path) for one in public)
    page.goto(f"{address}{next(filter(None, paths))[1]}")
    group = page.locator("main").aria_snapshot().partition('- radiogroup "Languages to show":')[2]
    choices = re.findall(r'radio "([^"]+)"', group)
    assert choices == ["Both languages", "English", "简体中文"]


def test_on_a_phone_the_table_of_coverage_is_a_table_still(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{address}en/coverage/")
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in nodes if not node["ignored"]}
    assert roles >= {"table", "row", "columnheader", "rowheader", "cell"}


def test_a_citation_leads_to_its_source_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}/")
    page.locator("sup.citation a").first.click()
    target = page.evaluate("document.querySelector(':target').id")
    assert target.startswith("source:")
    page.locator(f'[id="{target}"] .uses a').first.click()
    assert page.evaluate("document.querySelector(':target').closest('sup').className") == "citation"


@pytest.mark.parametrize(("asked", "segment"), [("ru,en;q=0.5", "ru"), ("zh-CN", "zh")])
def test_the_root_leads_to_the_reader_s_language(
    page: Page, address: str, asked: str, segment: str
) -> None:
    page.set_extra_http_headers({"Accept-Language": asked})
    page.goto(address)
    assert page.url == f"{address}{segment}/"


def test_the_root_offers_every_language_to_a_reader_of_another(page: Page, address: str) -> None:
    page.set_extra_http_headers({"Accept-Language": "de"})
    page.goto(address)
    assert page.url == address
    found = page.locator("main a[hreflang]").evaluate_all("links => links.map(a => a.hreflang)")
    assert list(dict.fromkeys(found)) == ["en", "ru", "zh-Hans"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_is_dark(page: Page, address: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}en/")
    red = page.evaluate(
        "Number(getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/)[0])"
    )
    assert (red < 60) if scheme == "dark" else (red > 200)
