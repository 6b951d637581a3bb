"""Small sites for tests, written to a folder and read or built as a newsroom would."""

import os
import subprocess
import sys
from pathlib import Path

from translate.storage import pypo

from hexapla.model.problem import Findings, Problem
from hexapla.model.site import Site
from hexapla.reading.document import read
from hexapla.site.load import load
from hexapla.site.settings.configuration import Configuration, configuration
from hexapla.translating.update import update

REPOSITORY = Path(__file__).resolve().parent.parent

SETTINGS = """\
from pathlib import Path
from hexapla.model.site import Extra
from hexapla.site.shell import Shell
from hexapla.site.theme import find_theme

ROOT = str(Path(__file__).resolve().parent)
PELICAN_CLASS = Shell
PATH = "content"
OUTPUT_PATH = "output"
THEME = str(find_theme())
PLUGINS = []
SITENAME = "The Example"
SITEURL = "https://example.org"
PUBLICATION = "example"
TIMEZONE = "UTC"
BUILD_TIME = "2024-01-01T00:00Z"
LANGUAGES = {
    "en": {"locale": "en", "segment": "en"},
    "ru": {"locale": "ru", "segment": "ru"},
    "zh-Hans": {"locale": "zh_Hans", "segment": "zh"},
}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
STATIC_PATHS = ["images", "extra"]
# every part but the search index, which takes half a second to make: test_search.py has it
EXTRAS = [one.value for one in Extra if one is not Extra.SEARCH]
"""

PUBLICATIONS = "example:\n  kind: website\n  names: {en: The Example, ru: Пример, zh-Hans: 范例}\n"
TOPICS = "news:\n  kind: category\n  names: {en: News, ru: Новости, zh-Hans: 新闻}\n"

BASIS = {
    "pelicanconf.py": SETTINGS,
    "content/registry/publications.yaml": PUBLICATIONS,
    "content/registry/topics.yaml": TOPICS,
}

ARTICLE = """\
---
title: A title
date: 2023-05-01T10:00:00+00:00
lang: en
slug: {slug}
category: news
---
{body}
"""


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below a folder and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def site(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write a site that is complete but for the files given, and return its folder."""
    return write(folder, {**BASIS, **files})


def translated(text: str, path: str, locale: str, **header: str) -> bytes:
    """Return the catalog of an article, with every message translated: «Words ✓»."""
    document, problems = read(text.encode(), path)
    assert document is not None, problems
    store = pypo.pofile.parsestring(update(document, None, locale).data)
    store.updateheader(add=True, X_Method="human", **header)
    for unit in store.units:
        if not unit.isheader():
            unit.target = f"{unit.source} ✓"
    return bytes(store)


def configured(folder: Path) -> Configuration:
    """Return the configuration of a site in a folder."""
    settings = {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(folder / "output"),
        "PUBLICATION": "example",
        "SITEURL": "https://example.org",
        "BUILD_TIME": "2024-01-01T00:00Z",
    }
    return configuration(settings, Findings("pelicanconf.py"))


def loaded(folder: Path) -> tuple[Site, tuple[Problem, ...]]:
    """Return a site that was read from a folder, and its problems."""
    return load(configured(folder))


def hexapla(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, as a person would."""
    return program("hexapla", folder, *arguments, **environment)


def program(
    name: str, folder: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment in a folder."""
    return subprocess.run(
        [str(Path(sys.executable).parent / name), *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes, but for what Python caches of settings."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "__pycache__"
    }
