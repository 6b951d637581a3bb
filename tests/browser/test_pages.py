"""What a reader's browser finds on the example site, on a phone and on a wide screen."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Request

ARTICLE = "kazakhstan-between-sanctions"
PAGES = (
    "",
    f"{ARTICLE}/",
    "about/",
    "archive/",
    "search/",
    "category/economy/",
    "tag/sanctions/",
    "people/kassym-jomart-tokayev/",
    "outlets/azattyq/",
    "publications/silk-road-today/",
    "publications/silk-road-today/176/",
    "topics/special-report/",
    "sources/",
    "corrections/",
    "coverage/",
)
LANGUAGES = {"en": "en", "ru": "ru", "zh": "zh-Hans"}
WIDTHS = (320, 1280)


@pytest.fixture(params=["light", "dark"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme: Literal["light", "dark"] = request.param
    context = chromium.new_context(color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("segment", LANGUAGES)
def test_every_page_fits_and_stays_at_home(page: Page, address: str, segment: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.extend(_lost(request)))
    page.on(
        "request",
        lambda request: None if request.url.startswith(address) else complaints.append(request.url),
    )
    for path in PAGES:
        answer = page.goto(f"{address}/{segment}/{path}")
        assert answer is not None
        assert answer.ok, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, f"{segment}/{path} is {overflow} px too wide at {width}"
        assert page.locator("html").get_attribute("lang") == LANGUAGES[segment]
        assert page.locator("h1").count() == 1
    assert complaints == []


def _lost(request: Request) -> Iterator[str]:
    """Yield the address of a request that failed, and was not left off for the next page."""
    if request.failure != "net::ERR_ABORTED":
        yield request.url


def test_the_switcher_leads_to_the_same_article_and_the_keyboard_reaches_it(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/en/{ARTICLE}/")
    page.locator('nav a[hreflang="ru"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ru/{ARTICLE}/")
    page.locator('nav a[hreflang="zh-Hans"]').click()
    page.wait_for_url(f"**/zh/{ARTICLE}/")
    assert page.locator('nav a[aria-current="page"]').inner_text() == "简体中文"


def test_a_citation_leads_to_its_source_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{ARTICLE}/")
    page.locator("sup.citation a").first.click()
    target = page.evaluate("document.querySelector(':target').id")
    assert target.startswith("source:")
    page.locator(f'[id="{target}"] .uses a').first.click()
    assert page.evaluate("document.querySelector(':target').closest('sup').className") == "citation"


def test_the_root_offers_every_language_and_chooses_none(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    assert page.url == f"{address}/"
    found = page.locator("main a[hreflang]").evaluate_all("links => links.map(a => a.hreflang)")
    assert list(dict.fromkeys(found)) == ["en", "ru", "zh-Hans"]


def test_dark_is_dark(page: Page, address: str) -> None:
    page.goto(f"{address}/en/")
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    red = page.evaluate(
        "Number(getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/)[0])"
    )
    assert (red < 60) if dark else (red > 200)
