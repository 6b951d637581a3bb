"""The example site as its readers get it, built once for all tests and all their workers."""

import fcntl
from pathlib import Path

import pytest

from crawler import pages
from crawler.pages import Site
from sites import REPOSITORY, hexapla

HOST = "https://caravan-notes.example"


def folder(temporary: pytest.TempPathFactory, below: str) -> Path:
    """Return the public site's folder, built for the path ``below`` of its host unless it was."""
    shared = temporary.getbasetemp()
    if shared.name.startswith("popen-"):  # a worker's own; all of them share what is above
        shared = shared.parent
    output = shared / f"example{below.replace('/', '-')}"
    with (shared / f"{output.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            settings = ("--settings", "publishconf.py", "--output", str(output))
            done = hexapla(REPOSITORY, "build", *settings, SITEURL=f"{HOST}{below}".rstrip("/"))
            assert done.returncode == 0, done.stderr
    return output


def site(temporary: pytest.TempPathFactory, below: str) -> Site:
    """Return the public site's pages and files."""
    return pages.read(f"{HOST}{below}", folder(temporary, below))
