"""What a newsroom is told when its files are wrong: the cases in cases/problems.

A case is a text file that anybody may add:

    The fault, in words
    --- content/articles/border.md
    the file, as it stands
    === problems
    content/articles/border.md:3: code: what is wrong; how to mend it

Its files join a site that is complete but for articles (sites.BASIS); the problems are all that
loading the site must find, sorted. After a path may stand ``base64``, for bytes that are no
text, or ``link``, for a symbolic link to the path that is the content.
"""

import base64
import re
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest

import sites
from hexapla.model.problem import Code

CASES = sorted((Path(__file__).parent / "cases" / "problems").glob("*.txt"))

NOT_IN_A_CASE = {
    Code.EXCHANGE_SYNTAX: "only the verb import reads XLIFF",
    Code.EXCHANGE_UNIT: "only the verb import reads XLIFF",
    Code.CATALOG_LOSSY: "only the verb update rewrites catalogs",
    Code.CATALOG_LOSS: "only the verb update puts translations out of use",
    Code.THEME_MESSAGE: "the theme is read by build and check, after the site",
    Code.SETTING: "the settings are read before the site",
    Code.OUTPUT: "only a build writes",
    Code.MISSING_NOTICE: "only a build renders",
    Code.TEMPLATE: "only a build renders",
    Code.SEARCH: "only a build runs Pagefind",
    Code.PELICAN: "only a build runs Pelican",
}

_FILE = re.compile(r"^--- (\S+)(?: (base64|link))?\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One fault: the files that have it, and the lines that must be said of them."""

    title: str
    files: tuple[tuple[str, str, str], ...]
    problems: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        text, _, problems = path.read_text(encoding="utf-8").partition("=== problems\n")
        title, *parts = _FILE.split(text)
        files = zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
        return cls(
            title.strip(),
            tuple((name, form or "", content) for name, form, content in files),
            tuple(problems.splitlines()),
        )

    def write(self, folder: Path) -> None:
        sites.site(folder, {})
        for name, form, content in self.files:
            if form == "link":
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.symlink_to(content.strip())
            else:
                data = base64.b64decode(content) if form == "base64" else content.encode()
                sites.write(folder, {name: data})


def found(case: Case, folder: Path) -> tuple[str, ...]:
    case.write(folder)
    _, problems = sites.loaded(folder)
    return tuple(str(problem) for problem in problems)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_loading_a_site_finds_exactly_the_problems_of_the_case(path: Path, tmp_path: Path) -> None:
    case = Case.read(path)
    assert case.title
    assert case.files
    assert found(case, tmp_path) == case.problems


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_problem_names_a_line_that_its_file_has(path: Path) -> None:
    case = Case.read(path)
    lines = {name: content.count("\n") for name, form, content in case.files if not form}
    for problem in case.problems:
        name, line, _ = problem.split(":", 2)
        assert 1 <= int(line) <= max(1, lines.get(name, int(line))), problem


def test_every_code_that_can_be_met_by_loading_a_site_has_a_case() -> None:
    told = {problem.split(": ", 2)[1] for path in CASES for problem in Case.read(path).problems}
    assert told == {code.value for code in Code} - {code.value for code in NOT_IN_A_CASE}


def test_a_file_that_cannot_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sites.site(tmp_path, {"content/articles/road.md": sites.ARTICLE})
    monkeypatch.chdir(folder / "content" / "articles")  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("border.md")
        _, problems = sites.loaded(folder)
    unreadable = [problem for problem in problems if problem.code is Code.UNREADABLE]
    assert [(problem.path, problem.line) for problem in unreadable] == [
        ("content/articles/border.md", 1)
    ]
    assert unreadable[0].message.startswith("this is no file that can be read")
