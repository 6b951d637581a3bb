"""What the Nu checker, the W3C's own, says of every page, style sheet and drawing: nothing."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import example
import left_out
import signposts

WHAT = "the Nu checker of HTML and CSS"
UNKNOWN_TO_IT: dict[str, str] = {}
"""Patterns of what it says against what is right, each with the reason. One that matches nothing
goes: the checker has learned it, or the site no longer has it."""


def said(*folders: Path) -> Iterator[str]:
    """Yield all that it says of sites, read in one go: starting Java costs more than a page."""
    program = left_out.program(WHAT, "apt-get install default-jre-headless", "java")
    jar = left_out.package(WHAT, "vnu-jar/build/dist/vnu.jar")
    options = ("--format", "json", "--skip-non-html", "--also-check-css", "--also-check-svg")
    done = subprocess.run(
        [program, "-jar", str(jar), *options, *map(str, folders)],
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    for one in json.loads(done.stderr)["messages"]:
        place = one.get("url", "").removeprefix("file:")
        yield f"{place}:{one.get('lastLine', '')}: {one['message']}"


def test_the_checker_finds_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    told = list(said(example.folder(tmp_path_factory, "/"), signposts.folder(tmp_path_factory)))
    faults = [one for one in told if not any(re.search(known, one) for known in UNKNOWN_TO_IT)]
    assert not faults, "\n".join((f"{len(faults)} messages:", *faults[:40]))
    learned = [known for known in UNKNOWN_TO_IT if not any(re.search(known, one) for one in told)]
    assert learned == []


def test_the_checker_would_find_something(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<!doctype html><html lang=en><title>A</title><p id=a><p id=a>"
    )
    (tmp_path / "a.css").write_text("p { colour: red }")
    told = "\n".join(said(tmp_path))
    assert "Duplicate ID" in told
    assert "colour" in told
