"""What a machine may lack, and how to get it: a test that needs it is left out and says so.

At the end of a run ``conftest`` names each once; with ``--nothing-left-out`` the run then fails.
"""

import shutil
from pathlib import Path
from typing import NoReturn

import pytest

MARK = "left out: "
PACKAGES = Path(__file__).parent / "node_modules"


def program(what: str, how: str, *names: str) -> str:
    """Return the first of some programs that is there, or leave the test out."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or _without(what, how)


def package(what: str, path: str) -> Path:
    """Return a file of the packages in ``tests/package.json``, or leave the test out."""
    found = PACKAGES / path
    return found if found.is_file() else _without(what, "npm ci --prefix tests")


def chromium() -> str:
    """Return Chromium's program, or leave the test out."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return program("the browser’s tests", "apt-get install chromium", *names)


def gettext(name: str) -> str:
    """Return a program of GNU gettext, or leave the test out."""
    return program("what GNU gettext says of catalogs", "apt-get install gettext", name)


def _without(what: str, how: str) -> NoReturn:
    pytest.skip(f"{MARK}{what}: {how}")
