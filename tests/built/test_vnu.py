"""What the Nu checker, the W3C's own, says of every page, style sheet and drawing: nothing."""

import json
import re
import subprocess
from collections.abc import Iterator

import pytest

import example
import left_out

WHAT = "the Nu checker of HTML and CSS"
UNKNOWN_TO_IT: dict[str, str] = {}
"""Patterns of what it says against what is right, each with the reason. One that matches nothing
goes: the checker has learned it, or the site no longer has it."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """Return all that it says of the site."""
    program = left_out.program(WHAT, "apt-get install default-jre-headless", "java")
    jar = left_out.package(WHAT, "vnu-jar/build/dist/vnu.jar")
    options = ("--format", "json", "--skip-non-html", "--also-check-css", "--also-check-svg")
    folder = example.folder(tmp_path_factory, "/")
    done = subprocess.run(
        [program, "-jar", str(jar), *options, str(folder)], capture_output=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    found: list[dict[str, str]] = json.loads(done.stderr)["messages"]
    return found


def _told(said: list[dict[str, str]]) -> Iterator[str]:
    for one in said:
        place = one.get("url", "").partition("/example-/")[2]
        yield f"{place}:{one.get('lastLine', '')}: {one['message']}"


def test_the_checker_finds_nothing(said: list[dict[str, str]]) -> None:
    told = [one for one in _told(said) if not any(re.search(p, one) for p in UNKNOWN_TO_IT)]
    assert not told, "\n".join((f"{len(told)} messages:", *told[:40]))


def test_the_checker_has_still_to_learn_what_is_passed_over(said: list[dict[str, str]]) -> None:
    told = "\n".join(_told(said))
    assert [pattern for pattern in UNKNOWN_TO_IT if not re.search(pattern, told)] == []
