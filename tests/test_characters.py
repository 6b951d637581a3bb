"""Characters that nobody sees: which are refused wherever words come from, and which are needed."""

import base64
import unicodedata
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from hexapla.model.characters import FORBIDDEN
from hexapla.model.problem import Code, Findings, Problem
from hexapla.reading.text import decode
from hexapla.site.choice import Choice
from hexapla.site.exchange.exporting import to_xliff
from hexapla.site.exchange.importing import Way, import_xliff
from hexapla.site.settings.configuration import Configuration
from hexapla.site.update import Wish, update_catalogs
from hexapla.site.wordings import wordings
from sites import ARTICLE, REPOSITORY, TOPICS, configured, loaded, site

REFUSED = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0xFEFF]
"""What turns the direction of the text after it, which the source then does not show (Trojan
Source, CVE-2021-42574), and spaces without width, by which equal words differ."""
NEEDED = [0x200C, 0x200D, 0xAD, 0x200E, 0x200F]
"""Joiners for Persian, Indic scripts and emoji, the soft hyphen, and marks of direction."""

RU = "translations/ru/LC_MESSAGES/articles/one.po"


def test_what_is_printable_is_never_refused() -> None:
    """Reading relies on it: Python asks that of a text in a fraction of the time."""
    refused = filter(FORBIDDEN.match, map(chr, range(0x110000)))
    assert not any(character.isprintable() for character in refused)


def faults(problems: tuple[Problem, ...]) -> list[tuple[str, int, str]]:
    return [
        (one.path, one.line, one.message) for one in problems if one.code is Code.CONTROL_CHARACTER
    ]


def message(number: int) -> str:
    name = unicodedata.name(chr(number))
    return f"the character U+{number:04X} ({name}) may not stand in a page"


@pytest.mark.parametrize("mark", [b"", BOM_UTF8], ids=["bare", "byte order mark"])
def test_a_byte_that_is_no_text_is_named_with_its_line(mark: bytes) -> None:
    findings = Findings("a.md")
    assert decode(mark + b"one\ntwo \xff", findings) is None
    (problem,) = findings.problems
    assert (problem.line, problem.code) == (2, Code.NOT_UTF8)
    assert "byte 0xff" in problem.message


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = site(tmp_path, {"content/articles/one.md": ARTICLE.format(slug="one", body="Words.")})
    wish = Wish(Choice(langs=frozenset({"ru"})))
    update_catalogs(configured(made), loaded(made)[0], wish)
    return made


def config_with_words(folder: Path, sign: str) -> Configuration:
    words = "translations/ru/LC_MESSAGES/theme.po"
    text = (REPOSITORY / words).read_text("utf-8")
    site(folder, {words: text.replace('msgstr "', f'msgstr "{sign}', 2)})
    return configured(folder)


@pytest.mark.parametrize("number", REFUSED, ids=hex)
def test_what_hides_or_turns_words_is_refused_everywhere(folder: Path, number: int) -> None:
    sign, words = chr(number), message(number)
    catalog = (folder / RU).read_text("utf-8")
    line = catalog[: catalog.index('msgid "A title"')].count("\n") + 2
    article = ARTICLE.format(slug="one", body=f"Wo{sign}rds.")
    for name, text, where in (
        ("content/articles/one.md", article, 8),
        ("content/registry/topics.yaml", TOPICS.replace("News", f"Ne{sign}ws"), 3),
        (RU, catalog.replace('"A title"\nmsgstr "', f'"A title"\nmsgstr "З{sign}'), line),
    ):
        before = (folder / name).read_bytes()
        (folder / name).write_text(text, "utf-8")
        assert faults(loaded(folder)[1]) == [(name, where, words)]
        (folder / name).write_bytes(before)
    spoilt = config_with_words(folder, sign)
    assert {one[2] for one in faults(wordings(spoilt)[1])} == {words}


@pytest.mark.parametrize("number", [*REFUSED, *NEEDED], ids=hex)
def test_an_import_takes_what_a_page_may_show_alone(folder: Path, number: int) -> None:
    config, (found, _) = configured(folder), loaded(folder)
    sent = to_xliff(config, found, found.editions["articles/one.md"]["ru"]).decode()
    target = f"<target>a{chr(number)}b</target></segment>"
    file = folder / "one.xlf"
    file.write_text(
        sent.replace("</segment>", target, 1).replace('"initial"', '"final"', 1), "utf-8"
    )
    _, problems = import_xliff(config, found, file, Way())
    refused = [f"the unit title is not applied: {message(number)}"] if number in REFUSED else []
    assert [one[2] for one in faults(problems)] == refused
    if number in NEEDED:
        assert [one.code for one in problems] == [Code.CATALOG_HEADER]


@pytest.mark.parametrize("number", NEEDED, ids=hex)
def test_what_scripts_need_is_let_be(folder: Path, number: int) -> None:
    sign = chr(number)
    catalog = (folder / RU).read_text("utf-8")
    named = catalog.replace("X-Method: ", "X-Method: human")
    site(
        folder,
        {
            "content/articles/one.md": ARTICLE.format(slug="one", body=f"Wo{sign}rds."),
            "content/registry/topics.yaml": TOPICS.replace("News", f"Ne{sign}ws"),
            RU: named.replace('"A title"\nmsgstr "', f'"A title"\nmsgstr "З{sign}'),
        },
    )
    assert faults(loaded(folder)[1]) == []
    assert not FORBIDDEN.search(sign)


def test_a_byte_order_mark_before_a_document_is_none_of_its_words(folder: Path) -> None:
    path = folder / "content/articles/one.md"
    path.write_bytes(base64.b64decode("77u/") + path.read_bytes())
    assert faults(loaded(folder)[1]) == []
