"""Typograf (npm) as an oracle of typography: every difference from it has a reason."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

import pytest
from msgspec import Struct

from hexapla.rendering.typography import typeset
from hexapla.site.load import load
from left_out import MARK
from sites import REPOSITORY, configured

TESTS = REPOSITORY / "tests"
LOCALES = {"ru": ("ru", "en-US"), "en": ("en-US",)}
AROUND = 12
"""Characters of context by which a difference is known, on each side."""

pytestmark = pytest.mark.skipif(
    not (shutil.which("node") and (TESTS / "node_modules" / "typograf").is_dir()),
    reason=f"{MARK}Typograf as an oracle of typography: npm ci --prefix tests",
)


class Difference(Struct, frozen=True):
    """A class of differences: what the two do, and why; ``pattern`` finds one."""

    pattern: str
    theirs: str
    ours: str
    why: str


def differences(lang: str) -> tuple[Difference, ...]:
    """Return the classes of a language, which lie in a file a class a line."""
    lines = (TESTS / "cases" / "typograf" / f"{lang}.txt").read_text("utf-8").splitlines()
    return tuple(
        Difference(*line.split(" | "))
        for line in (one.replace("¦", r"\|") for one in lines if one and one[0] != "#")
    )


@cache
def typed(lang: str) -> tuple[str, ...]:
    """Return all cases in a language, and all texts of the example site."""
    lines = (TESTS / "cases" / "typography" / f"{lang}.txt").read_text("utf-8").splitlines()
    cases = [line.split(" | ")[0] for line in lines if line and not line.startswith("#")]
    site, _ = load(configured(REPOSITORY))
    words = [
        block.words
        for editions in site.editions.values()
        for edition in editions.values()
        for block in (edition.title, edition.summary, *edition.blocks)
        if block and block.lang == lang
    ]
    return tuple(dict.fromkeys([*cases, *words]))


@cache
def set_by_typograf(lang: str) -> tuple[str, ...]:
    """Return the same texts as Typograf sets them."""
    asked = json.dumps({"locales": LOCALES[lang], "texts": typed(lang)})
    command = ["node", str(TESTS / "typograf.cjs")]
    found = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    return tuple(json.loads(found.stdout))


def unlike(ours: str, theirs: str) -> Iterator[str]:
    """Yield every difference in its surroundings: ``before{ours|theirs}after``.

    Spaces of all kinds are laid side by side, and then differ or not.
    """
    ours, theirs = (text.replace("\u00a0", "~").replace("\u202f", "^") for text in (ours, theirs))
    aligned = (re.sub("[~^]", " ", text) for text in (ours, theirs))
    for tag, start, end, there, over in SequenceMatcher(None, *aligned, False).get_opcodes():
        pairs = [(start, end, theirs[there:over])]
        if tag == "equal":
            places = zip(range(start, end), theirs[there:over], strict=True)
            pairs = [(place, place + 1, their) for place, their in places if ours[place] != their]
        for first, last, their in pairs:
            before, after = ours[max(0, first - AROUND) : first], ours[last : last + AROUND]
            yield f"{before}{{{ours[first:last]}|{their}}}{after}"


@cache
def found(lang: str) -> tuple[str, ...]:
    """Return all differences in a language."""
    pairs = zip(typed(lang), set_by_typograf(lang), strict=True)
    return tuple(one for text, theirs in pairs for one in unlike(typeset(text, lang), theirs))


@pytest.mark.parametrize("lang", LOCALES)
def test_every_difference_from_typograf_has_a_reason(lang: str) -> None:
    patterns = [re.compile(one.pattern) for one in differences(lang)]
    assert [one for one in found(lang) if not any(known.search(one) for known in patterns)] == []


@pytest.mark.parametrize("lang", LOCALES)
def test_every_reason_has_a_difference(lang: str) -> None:
    unused = [
        one.pattern
        for one in differences(lang)
        if not any(re.search(one.pattern, text) for text in found(lang))
    ]
    assert unused == []
