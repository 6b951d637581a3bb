"""Pages where an article was before: what axe says of them, and whether they fit a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

import left_out
import signposts
from hexapla.site.server import Server, Shown
from seen import overflow, violations


@pytest.fixture(scope="module")
def lost(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the pages as files, by a host that knows no redirects, and give their address."""
    output: Path = signposts.folder(tmp_path_factory)
    with Server(0, Shown.bare(output, signposts.HOST)) as server:
        yield server.address


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("segment", signposts.SEGMENTS.values())
@pytest.mark.parametrize("kind", ["moved", "gone"])
def test_a_page_in_place_of_an_article_can_be_read(
    page: Page, lost: str, kind: str, segment: str, width: int
) -> None:
    page.add_init_script(
        path=left_out.package("axe’s rules of accessibility", "axe-core/axe.min.js")
    )
    slug = signposts.OLD if kind == "moved" else signposts.GONE
    page.set_viewport_size({"width": width, "height": 800})
    # the browser stays, where else it would go on at once to where the article is
    page.route(f"{lost}{segment}/{signposts.NOW}/", lambda route: route.fulfill(status=204))
    page.goto(f"{lost}{segment}/{slug}/")
    assert page.locator("body").get_attribute("class") == kind
    assert page.locator("main h1").inner_text()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert list(violations(page)) == []
        assert overflow(page) == ""


@pytest.mark.parametrize("segment", signposts.SEGMENTS.values())
def test_a_page_that_has_moved_leads_on_without_the_host(
    page: Page, lost: str, segment: str
) -> None:
    page.goto(f"{lost}{segment}/{signposts.OLD}/")
    page.wait_for_url(f"{lost}{segment}/{signposts.NOW}/")
    assert page.locator("body.article").count() == 1
