"""The search page as a reader finds it: in three languages, by keyboard, under a base path."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from served import served
from sites import REPOSITORY, hexapla


class Asked(NamedTuple):
    segment: str
    words: str
    slug: str
    says: str


QUESTIONS = (
    Asked("en", "dry ports trains", "khorgos-dry-port", "trains"),
    Asked("ru", "границей", "eurasian-economic-union", "границ"),
    Asked("zh", "霍尔果斯无水港", "khorgos-dry-port", "霍尔果斯无水港"),
    Asked("zh", "托卡耶夫", "kazakhstan-between-sanctions", "托卡耶夫"),
)
"""Words as a reader would write them: another number, another case, Chinese without spaces."""


@pytest.fixture
def site(address: str) -> str:
    """Return the address of the example site, without a slash at its end."""
    return address.removesuffix("/")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 320, "height": 800})
    found = context.new_page()
    complaints: list[str] = []
    found.on("console", lambda message: complaints.append(message.text))
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    context.close()
    assert complaints == []


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.words)
def test_a_search_leads_to_the_very_paragraph(page: Page, site: str, asked: Asked) -> None:
    page.goto(f"{site}/{asked.segment}/search/")
    page.get_by_role("searchbox").fill(asked.words)
    page.keyboard.press("Enter")
    passage = page.locator(f'.found a[href*="/{asked.slug}/#"]').first
    expect(passage).to_be_visible()
    assert page.locator(".found mark").count() > 0
    expect(page.get_by_role("status")).to_contain_text(str(page.locator(".results > li").count()))
    passage.click()
    page.wait_for_url(f"{site}/{asked.segment}/{asked.slug}/#*")
    target = page.evaluate("document.querySelector(':target').innerText")
    assert asked.says.lower() in target.lower()


def test_an_address_holds_a_search_and_the_way_back_leads_to_the_last_one(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/en/search/?q=sanctions")
    results = page.locator(".results > li")
    expect(results.first).to_be_visible()
    before = results.count()
    page.get_by_label("Category").select_option(label="Borders · 1")
    expect(results).to_have_count(1)
    assert "category=Borders" in page.url
    page.get_by_role("searchbox").fill("quokka")
    page.keyboard.press("Enter")
    expect(results).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("Nothing found")
    page.go_back()
    expect(results).to_have_count(1)
    page.go_back()
    expect(results).to_have_count(before)
    assert page.get_by_role("searchbox").input_value() == "sanctions"


def test_it_fits_a_phone_and_leaves_the_focus_where_it_is(page: Page, site: str) -> None:
    page.goto(f"{site}/ru/search/?q=граница")
    expect(page.locator(".found a").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "q"


def test_other_pages_load_no_script(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(f"{site}/en/khorgos-dry-port/")
    assert "script" not in asked


def test_without_script_the_archive_is_offered(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/search/")
    expect(page.get_by_text("Search needs a browser that runs scripts.")).to_be_visible()
    expect(page.get_by_role("link", name="All articles, by year")).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    context.close()


def test_without_an_index_the_page_says_so(chromium: Browser, tmp_path: Path) -> None:
    output = tmp_path / "output"
    done = hexapla(REPOSITORY, "build", "--preview", "--output", str(output))
    assert done.returncode == 0, done.stderr
    with served(output, PREVIEW=True) as there:
        page = chromium.new_page()
        page.goto(f"{there}en/search/")
        expect(page.get_by_text("Search is not available at the moment.")).to_be_visible()
        expect(page.get_by_role("link", name="All articles, by year")).to_be_visible()
        page.close()
