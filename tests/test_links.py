"""Every link of a built site leads somewhere: to a page, and to a place on it that is there."""

import posixpath
import shutil
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from hexapla.site.build import build
from hexapla.site.runs import read_settings
from sites import REPOSITORY, tree

GOLDEN = REPOSITORY / "tests/golden/site"
ATOM = "http://www.w3.org/2005/Atom"
SITEURL = "https://links.example"
ATTRIBUTES = {"href", "src", "cite"}


@dataclass
class Found(HTMLParser):
    """The links and ids of a page, and the classes of its elements, its body's first."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    classes: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.classes += [
            (tag, one) for name, value in attrs if name == "class" for one in (value or "").split()
        ]
        self.links += [value or "" for name, value in attrs if name in ATTRIBUTES]
        self.ids += [value or "" for name, value in attrs if name == "id"]


@pytest.fixture(scope="module", params=["example", "golden", "bare"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    site = REPOSITORY
    if request.param != "example":
        site = shutil.copytree(GOLDEN, folder / "site")
    override: dict[str, object] = {"OUTPUT_PATH": str(folder / "output"), "SITEURL": SITEURL}
    if request.param == "bare":
        override["EXTRAS"] = ()
    done = build(read_settings(str(site / "pelicanconf.py"), override))
    assert done.published is not None, done.problems
    return folder / "output"


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for name, data in tree(built).items():
        if name.endswith(".html"):
            found[name] = Found()
            found[name].feed(data.decode())
        elif name.endswith(".atom"):
            root = etree.fromstring(data)
            links = [str(link.get("href")) for link in root.iter(f"{{{ATOM}}}link")]
            found[name] = Found(links=links)
    return found


def target(page: str, link: str) -> str | None:
    """Return the file that a link leads to; None when it leads out of the site."""
    parts = urlsplit(link)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc:
        if not link.startswith(f"{SITEURL}/"):
            return None
        file = path.lstrip("/")
    elif path.startswith("/"):
        file = path.lstrip("/")
    else:
        file = posixpath.join(posixpath.dirname(page), path) if path else page
    is_folder = path.endswith(("/", "/.", "/.."))
    return posixpath.normpath(posixpath.join(file, "index.html") if is_folder else file)


def test_every_link_leads_to_a_file_that_was_built(built: Path, pages: dict[str, Found]) -> None:
    files = set(tree(built))
    broken = {
        (page, link)
        for page, found in pages.items()
        for link in found.links
        if target(page, link) not in {None, *files}
    }
    assert broken == set()


def test_every_link_to_a_place_leads_to_one_that_is_there(pages: dict[str, Found]) -> None:
    ids = {page: set(found.ids) for page, found in pages.items()}
    broken = {
        (page, link)
        for page, found in pages.items()
        for link in found.links
        for fragment in [unquote(urlsplit(link).fragment)]
        if fragment and fragment not in ids.get(target(page, link) or "", {fragment})
    }
    assert broken == set()


def test_no_page_has_an_id_twice(pages: dict[str, Found]) -> None:
    twice = {
        (page, one)
        for page, found in pages.items()
        for one, count in Counter(found.ids).items()
        if count > 1
    }
    assert twice == set()


def test_no_page_is_of_a_class_that_styles_its_parts(pages: dict[str, Found]) -> None:
    kinds = {found.classes[0][1] for found in pages.values() if found.classes}
    parts = {
        one for found in pages.values() for one in found.classes if one[0] not in {"body", "a"}
    }
    assert kinds & {name for _, name in parts} == set()


def test_every_page_is_led_to(pages: dict[str, Found]) -> None:
    led_to = {target(page, link) for page, found in pages.items() for link in found.links}
    assert {page for page in pages if not page.endswith("404.html")} - led_to == set()


def test_a_bare_site_has_no_extras(built: Path) -> None:
    files = tree(built)
    extras = ("/citation.json", "/sources/index.html", "/coverage/index.html")
    is_there = any(name.endswith(extras) for name in files)
    told = any(b"ld+json" in data for data in files.values())
    is_bare = "bare" in built.parent.name
    assert is_there is told is not is_bare
    assert (".nojekyll" in files) is ("ru/404.html" in files) is not is_bare
    assert any("/tag/" in name and name.endswith(".atom") for name in files) is not is_bare
