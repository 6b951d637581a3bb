"""The public site, served by the server of ``hexapla serve``, and Chromium to read it with."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

import example
import left_out
from crawler.pages import Site
from served import served

BELOW = "/a/b/"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return every page and file of the example site."""
    return example.site(tmp_path_factory, BELOW)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the example site, and give its address, which ends in a slash."""
    output = example.folder(tmp_path_factory, BELOW)
    with served(output, SITEURL=f"{example.HOST}{BELOW}".rstrip("/")) as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    program = left_out.chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open an empty page, light unless the test says otherwise."""
    context = chromium.new_context(color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.fixture
def complaints(page: Page, address: str) -> list[str]:
    """Collect what the console says, what is lost, and what is fetched from elsewhere."""
    found: list[str] = []
    page.on("console", lambda message: found.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: found.extend(_lost(request)))
    page.on(
        "request",
        lambda request: None if request.url.startswith(address) else found.append(request.url),
    )
    return found


def _lost(request: Request) -> Iterator[str]:
    """Yield the address of a request that failed, and was not left off for the next page."""
    if request.failure != "net::ERR_ABORTED":
        yield request.url
