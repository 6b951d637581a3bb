"""Prose in three languages that say the same, made from the phrasebook, the same everywhere."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import TypeVar

LANGUAGES = {"en": "en", "ru": "ru", "zh-Hans": "zh_Hans"}
"""The BCP 47 tags of the languages, in the order of the phrasebook, and gettext's codes."""
TAGS = tuple(LANGUAGES)

T = TypeVar("T")
Text = tuple[str, str, str]
"""The same text in each language."""

_FOLDER = Path(__file__).parent
_SLOT = re.compile(r"\{(\w+)\}")
_YEARS = (1987, 2024)


def read_lists(name: str) -> Mapping[str, list[tuple[str, ...]]]:
    """Return the lists of a file of this folder: under each [name], lines of cells and bars."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            found[list(found)[-1]].append(tuple(cell.strip() for cell in line.split("|")))
    return found


@cache
def phrases() -> Mapping[str, list[Text]]:
    """Return the phrasebook."""
    lists = read_lists("phrases.txt")
    if wrong := [row for row in chain.from_iterable(lists.values()) if len(row) != len(TAGS)]:
        raise ValueError(f"not one phrase for each language: {wrong}")
    return MappingProxyType({name: [(en, ru, zh) for en, ru, zh in lists[name]] for name in lists})


class Chance:
    """A stream of choices that a name decides.

    It uses ``random()`` alone, which Python promises to be the same in every version for the same
    seed; of ``choice``, ``sample`` and ``randint`` it does not.
    """

    def __init__(self, name: str) -> None:
        self._random = Random(name).random  # noqa: S311

    def below(self, limit: int) -> int:
        """Return a number from 0 to one below the limit."""
        return int(self._random() * limit)

    def between(self, least: int, most: int) -> int:
        """Return a number between two, both of them possible."""
        return least + self.below(most - least + 1)

    def is_one_in(self, many: int) -> bool:
        """Return true once in so many times."""
        return self.below(many) == 0

    def one(self, things: list[T] | tuple[T, ...]) -> T:
        """Return one of some things."""
        return things[self.below(len(things))]

    def some(self, things: list[T] | tuple[T, ...], count: int) -> list[T]:
        """Return so many different things, in an order of their own."""
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(count)]


class Prose:
    """Writes texts; the same choices give the same texts."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance

    def phrase(self, name: str, mark: Text | None = None) -> Text:
        """Return one phrase of a list of the phrasebook, filled in."""
        return self._filled(self.chance.one(phrases()[name]), mark)

    def sentence(self, name: str = "sentence", mark: Text | None = None) -> Text:
        """Return a phrase that starts with a capital letter."""
        en, ru, zh = self.phrase(name, mark)
        return capitalised(en), capitalised(ru), zh

    def paragraph(self, mark: Text | None = None) -> Text:
        """Return a paragraph of three to five sentences; ``mark`` goes into one more of them."""
        sentences = [self.sentence() for _ in range(self.chance.between(3, 5))]
        if mark is not None:
            place = self.chance.below(len(sentences) + 1)
            sentences.insert(place, self.sentence("around", mark))
        return joined(sentences)

    def _filled(self, texts: Text, mark: Text | None) -> Text:
        filling: dict[str, Text] = {"mark": mark or ("", "", "")}
        for slot in dict.fromkeys(_SLOT.findall(texts[0])):
            if slot not in filling:
                filling[slot] = self._of(slot)
        en, ru, zh = (
            _SLOT.sub(lambda found, tongue=tongue: filling[found[1]][tongue], text)
            for tongue, text in enumerate(texts)
        )
        return en, ru, zh

    def _of(self, slot: str) -> Text:
        match slot.rstrip("0123456789"):
            case "n":
                number = str(10 * self.chance.between(1, 9) + self.chance.one((0, 5, 6, 7, 8, 9)))
                return number, number, number
            case "year":
                year = str(self.chance.between(*_YEARS))
                return year, year, year
            case name:
                return self.phrase(name)


def capitalised(text: str) -> str:
    """Return a sentence with its first letter as a capital, behind a quotation mark too."""
    place = 1 if text[:1] in "“«" else 0
    return text[:place] + text[place : place + 1].upper() + text[place + 1 :]


def joined(sentences: list[Text]) -> Text:
    """Return sentences as a paragraph: with spaces between them, but for Chinese."""
    en, ru, zh = zip(*sentences, strict=True)
    return " ".join(en), " ".join(ru), "".join(zh)


def around(before: str, text: Text, after: str) -> Text:
    """Return a text with marks before and after it."""
    en, ru, zh = (f"{before}{one}{after}" for one in text)
    return en, ru, zh
