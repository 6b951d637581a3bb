"""What stands where on a page: distances and lines that a reader would stumble over."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

ARTICLE = "kazakhstan-between-sanctions"

ABOVE = """selector => [...document.querySelectorAll(selector)].map(heading => {
  const all = [...heading.parentElement.children].filter(one => !one.matches('.original'))
  const before = all[all.indexOf(heading) - 1]
  return before.matches('p') ? heading.getBoundingClientRect().top
    - before.getBoundingClientRect().bottom : null
}).filter(one => one !== null)"""

BEYOND = """() => [...document.querySelectorAll('.station')].flatMap(station => {
  const range = document.createRange()
  range.selectNodeContents(station)
  const padding = parseFloat(getComputedStyle(station).paddingRight)
  const edge = station.getBoundingClientRect().right - padding
  return range.getBoundingClientRect().right > edge + 1 ? [station.innerText] : []
})"""


@pytest.mark.parametrize("width", [320, 1280])
def test_originals_leave_a_heading_its_distance(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}en/{ARTICLE}/")
    found = page.evaluate(ABOVE, ".body > h2")
    size = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.body h2')).fontSize)"
    )
    assert found
    assert min(found) >= 1.8 * size


@pytest.mark.parametrize(("width", "media"), [(960, "screen"), (673, "print")])
@pytest.mark.parametrize("segment", ["en", "ru", "zh"])
def test_no_station_runs_into_the_next(
    page: Page, address: str, width: int, media: Literal["print", "screen"], segment: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media=media)
    page.goto(f"{address}{segment}/{ARTICLE}/")
    assert page.locator(".station").count()
    assert page.evaluate(BEYOND) == []


def test_with_a_script_a_wide_search_page_does_not_ask_for_one(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}en/search/")
    expect(page.get_by_role("searchbox")).to_be_visible()
    asking = page.get_by_text("Search needs a browser that runs scripts.")
    expect(asking).to_have_count(1)
    expect(asking).to_be_hidden()


def test_a_long_word_in_a_column_does_not_widen_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{address}en/")
    page.locator(".columns .title a").first.evaluate(
        "link => { link.textContent = 'x'.repeat(99) }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("pair", ["en/{}/zh/", "ru/{}/en/", "zh/{}/ru/"])
@pytest.mark.parametrize("width", [280, 320, 360])
def test_what_chooses_a_language_stands_beside_its_name(
    page: Page, address: str, pair: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + pair.format(ARTICLE))
    apart = """inputs => inputs.filter(one => {
      const [its, words] = [one, one.labels[0]].map(each => each.getBoundingClientRect())
      return words.top > its.bottom || words.left < its.right
    }).map(one => one.id)"""
    inputs = page.locator(".spread > input")
    assert inputs.count() == 3
    assert inputs.evaluate_all(apart) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
