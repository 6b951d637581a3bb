"""The verb ``serve``: a saved edit is soon seen, and a mistake leaves the last good site."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sites import ARTICLE, SETTINGS, hexapla, site, translated, write

PATIENCE = 30
ONE = "content/articles/one.md"


@pytest.fixture
def article() -> str:
    """Return the article of the site that is served."""
    return ARTICLE.format(slug="one", body="Some words.")


@pytest.fixture
def address(tmp_path: Path, article: str) -> Iterator[str]:
    """Return the address of a site that is served out of a folder."""
    folder = site(tmp_path, {ONE: article})
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    program = Path(sys.executable).parent / "hexapla"
    server = subprocess.Popen(
        [str(program), "serve", "--port", str(port)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.communicate(timeout=PATIENCE)


def seen(url: str, words: str) -> bool:
    """Wait until a page, or the answer that there is none, has some words."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as page:  # noqa: S310
                if words in page.read().decode():
                    return True
        except urllib.error.HTTPError as error:
            if words in error.read().decode():
                return True
        except OSError:
            pass
        time.sleep(0.02)
    return False


def test_what_is_saved_is_seen(tmp_path: Path, address: str) -> None:
    assert seen(f"{address}/en/one/", "Some words.")
    write(tmp_path, {ONE: ARTICLE.format(slug="one", body="Other words.")})
    assert seen(f"{address}/en/one/", "Other words.")
    write(tmp_path, {ONE: "---\ntitle: no end"})
    write(tmp_path, {"pelicanconf.py": "this is no Python"})
    time.sleep(0.5)
    assert seen(f"{address}/en/one/", "Other words.")
    site(tmp_path, {ONE: ARTICLE.format(slug="one", body="Third words.")})
    assert seen(f"{address}/en/one/", "Third words.")
    catalog = translated(ARTICLE.format(slug="one", body="Third words."), "articles/one.md", "ru")
    write(tmp_path, {"translations/ru/LC_MESSAGES/articles/one.po": catalog})
    assert seen(f"{address}/ru/one/", "Third words. ✓")


def test_the_site_that_is_served_follows_its_settings(tmp_path: Path, address: str) -> None:
    assert seen(f"{address}/en/one/", "Some words.")
    settings = tmp_path / "pelicanconf.py"
    for base in ("/a/b", "/c"):
        new = write(tmp_path, {"new.py": SETTINGS.replace("example.org", f"example.org{base}")})
        (new / "new.py").replace(settings)
        assert seen(f"{address}{base}/en/one/", "Some words.")


@pytest.mark.parametrize("article", ["---\ntitle: no end"])
def test_a_site_that_cannot_be_built_yet_says_why_until_it_can(
    tmp_path: Path, address: str
) -> None:
    assert seen(f"{address}/", "Not built: 1 error.\n\ncontent/articles/one.md:")
    write(tmp_path, {ONE: "no front matter at all"})
    assert seen(f"{address}/", "does not start with front matter")
    write(tmp_path, {ONE: ARTICLE.format(slug="one", body="Some words.")})
    assert seen(f"{address}/en/one/", "Some words.")


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    folder = site(tmp_path, {ONE: ARTICLE.format(slug="one", body="Some words.")})
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        port = one.getsockname()[1]
        done = hexapla(folder, "serve", "--port", str(port))
    assert done.returncode == 1
    assert f"port {port} cannot be used" in done.stderr
    assert "--port" in done.stderr
