"""Every page fits into a phone, says nothing to the console and stays at home, under its policy."""

import pytest
from playwright.sync_api import Page

from crawler import pages
from crawler.pages import Site

OVERFLOW = """() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return ''
  const out = [...document.body.querySelectorAll('*')]
    .filter(one => one.getBoundingClientRect().right > width + 1)
  return out.slice(-3).map(one => one.outerHTML.slice(0, 80)).join(' ') || 'something'
}"""


def goto(page: Page, address: str, one: pages.Page) -> str:
    """Open a page and return what of it is wider than the window."""
    answer = page.goto(address + one.place)
    assert answer is not None
    assert answer.ok, one.path
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    beyond: str = page.evaluate(OVERFLOW)
    return beyond and f"{one.path}: {beyond}"


@pytest.mark.parametrize("segment", ["", "en", "ru", "zh"])
def test_every_page_fits_a_phone_and_stays_at_home(
    page: Page, address: str, complaints: list[str], public: Site, segment: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    there = [one for one in public if one.segment == segment]
    assert [beyond for one in there if (beyond := goto(page, address, one))] == []
    assert complaints == []


@pytest.mark.parametrize("width", [768, 1280, 1600])
def test_every_template_fits_wider_windows(
    page: Page, address: str, complaints: list[str], public: Site, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    there = public.one_of_each().values()
    assert [beyond for one in there if (beyond := goto(page, address, one))] == []
    assert complaints == []


def test_every_template_fits_a_phone_with_letters_of_twice_the_size(
    page: Page, address: str, public: Site
) -> None:
    page.set_viewport_size({"width": 160, "height": 400})  # 320 px, measured in such letters
    there = public.one_of_each().values()
    assert [beyond for one in there if (beyond := goto(page, address, one))] == []


def test_a_policy_is_in_force(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(f"{address}en/")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://e.example/a'}))")
    page.wait_for_function("performance.now() > 0")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert any("Content Security Policy" in one for one in complaints)
