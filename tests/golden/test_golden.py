"""The golden sites: what they become, file for file. ``invoke golden`` writes them anew."""

import re
import shutil
from pathlib import Path

import pytest

from hexapla.reading.slugs import RESERVED
from hexapla.rendering.addresses import FOLDERS
from hexapla.site.theme import find_theme
from sites import hexapla, tree

HERE = Path(__file__).parent
SITES = {"full": HERE, "young": HERE / "young"}
"""The folders that have a site, and what it becomes."""
LEFT_OUT = ("theme/", "pagefind/")
"""The theme's own files, and those that Pagefind makes of the pages."""

ASSETS = re.compile(rb"(theme/[a-z/]+)\.[0-9a-f]{12}\.(css|js|svg)")
"""What the theme's files are called, which changes with each of their bytes."""

HEADS = re.compile(r"([^{};]+)\{")
CLASS = re.compile(r"\.([a-z][\w-]*)")
CLASSES = re.compile(r' class="([^"]*)"')
"""The heads of a stylesheet's rules, a class in one of them, and the classes of an element."""


@pytest.fixture(scope="module", params=SITES.values(), ids=SITES)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(scope="module")
def built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("golden") / "output"
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(folder / "site", site, dirs_exist_ok=True)
    done = hexapla(site, "build", "--output", str(output))
    assert done.returncode == 0, done.stderr
    found = tree(output)
    return {
        name: ASSETS.sub(rb"\1.DIGEST.\2", data)
        for name, data in found.items()
        if not name.startswith(LEFT_OUT)
    }


def test_a_golden_site_is_built_as_it_was(
    folder: Path, built: dict[str, bytes], request: pytest.FixtureRequest
) -> None:
    where = folder / "expected"
    if request.config.getoption("--refresh-golden"):
        shutil.rmtree(where, ignore_errors=True)
        for name, data in built.items():
            path = where / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    expected = tree(where)
    assert sorted(built) == sorted(expected)
    for name, data in expected.items():
        found = built[name]
        # as text where it is text, so that pytest shows the lines that differ
        assert found.decode("utf-8", "replace") == data.decode("utf-8", "replace"), name
        assert found == data, name


def test_the_draft_is_nowhere(built: dict[str, bytes]) -> None:
    assert not [name for name in built if "not-yet" in name or b"not-yet" in built[name]]


def test_every_class_that_the_theme_styles_is_on_a_golden_page() -> None:
    sheet = (find_theme() / "static/css/style.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    styled = {name for head in HEADS.findall(rules) for name in CLASS.findall(head)}
    pages = (page for folder in SITES.values() for page in (folder / "expected").rglob("*.html"))
    lists = (found for page in pages for found in CLASSES.findall(page.read_text("utf-8")))
    assert styled
    assert styled - {name for found in lists for name in found.split()} == set()


def test_no_language_and_no_slug_can_be_a_folder_of_the_site_s_own() -> None:
    names = [name.split("/") for name in tree(HERE / "expected")]
    texts = (file.read_text("utf-8") for file in (HERE / "site/content").rglob("*.md"))
    slugs = {slug for text in texts for slug in re.findall(r"^slug: (.+)$", text, re.MULTILINE)}
    below = {name[1] for name in names if name[0] == "en" and len(name) > 2}
    assert below - slugs <= RESERVED
    beside = {f"{name[0]}/" for name in names if len(name) > 1}
    assert beside - {"en/", "ru/", "zh/", "extra/"} <= set(FOLDERS)
