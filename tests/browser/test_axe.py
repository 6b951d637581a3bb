"""axe finds nothing on a page of every template × language × light and dark × wide and narrow."""

import pytest
from playwright.sync_api import Page

import left_out
from crawler.pages import Site
from seen import violations

WIDTHS = (1280, 320)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("segment", ["en", "ru", "zh"])
def test_axe_finds_nothing(
    page: Page, address: str, public: Site, segment: str, width: int
) -> None:
    axe = left_out.package("axe’s rules of accessibility", "axe-core/axe.min.js")
    page.add_init_script(path=axe)
    page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = []
    for (language, _), one in public.one_of_each().items():
        if language == segment or (not language and segment == "en"):
            page.emulate_media(color_scheme="light")
            page.goto(address + one.place)
            found.extend(f"light {fault}" for fault in violations(page))
            page.emulate_media(color_scheme="dark")
            found.extend(f"dark {fault}" for fault in violations(page))
    assert not found, "\n".join(found)


def test_axe_would_find_something(page: Page, address: str) -> None:
    page.add_init_script(
        path=left_out.package("axe’s rules of accessibility", "axe-core/axe.min.js")
    )
    page.goto(f"{address}en/")
    page.evaluate("document.querySelector('main p').style.color = '#eee'")
    page.evaluate("document.documentElement.lang = ''")
    found = {fault.split(": ")[1] for fault in violations(page)}
    assert found >= {"html-has-lang", "color-contrast"}
