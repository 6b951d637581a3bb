"""How the characters of Chinese names are read, which is what names are sorted by."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from hexapla.model.characters import HAN

_RUN = re.compile(f"[{HAN}]+")

Reading = tuple[str, int]
"""A syllable's letters and its tone: 1 to 4, 5 for none, 0 where nobody says.

``ü`` is ``u`` with a space at the syllable's end, so that ``lü`` comes between ``lu`` and ``luan``
(GB/T 13418, 5.1.1).
"""
Readings = tuple[Reading, ...]

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_TONE = re.compile(f"[{''.join(_TONES)}]")
_UMLAUT = re.compile(f"u(?:\u0308({_TONE.pattern}?)|({_TONE.pattern})\u0308)")
_NEUTRAL = 5
# A syllable does not begin with a vowel unless after an apostrophe (GB/T 16159, 6.5.1)
_SYLLABLE = re.compile(
    rf"([bcdfghjklmnpqrstwxyz]{{0,2}}(?:[aeiouv]{_TONE.pattern}?)+(?:ng|n|r)?)(?![aeiouv])([1-5]?)"
)
_BETWEEN = re.compile(r"[\s'’·-]*")

# Where a surname is read in another way than the character mostly is
_SURNAMES = (
    "曾 zēng, 单 shàn, 仇 qiú, 解 xiè, 朴 piáo, 查 zhā, 区 ōu, 盖 gě, 乐 yuè, 覃 qín, 任 rén, "
    "华 huà, 翟 zhái, 缪 miào, 燕 yān, 折 shé, 黑 hè, 洗 xiǎn, 种 chóng, 葛 gě, 哈 hǎ, 过 guō, "
    "么 yāo, 牟 mù, 员 yùn, 秘 bì, 召 shào, 繁 pó, 單 shàn, 區 ōu, 蓋 gě, 樂 yuè, 華 huà"
)
_LONGEST = 4
"""Characters of a Chinese person's name at the most; what is longer is written for its sound."""


_LOOKED_UP: dict[tuple[str, bool], tuple[Readings, ...]] = {}
"""What was looked up before. It follows from the dictionaries alone, whoever asks."""


def looked_up(texts: Iterable[str]) -> dict[tuple[str, bool], tuple[Readings, ...]]:
    """Return what was looked up in the dictionaries for some texts, to be kept."""
    asked = {one for text in texts for one in (*_RUN.findall(text), "".join(_RUN.findall(text)))}
    return {key: found for key, found in _LOOKED_UP.items() if key[0] in asked}


def remember(kept: Mapping[tuple[str, bool], tuple[Readings, ...]]) -> None:
    """Take what was kept as looked up."""
    _LOOKED_UP.update(kept)


def read(text: str, *, is_person: bool = False) -> tuple[Reading, ...]:
    """Return the reading of each Han character of a text, as its words tell it (pypinyin's data).

    A person's name begins with a surname. The longest name of one in Chinese has four characters
    and no dot: what is longer is written for its sound, and its first character is no surname.
    """
    found = tuple(reading for run in _RUN.findall(text) for (reading, *_) in _readings(run))
    surname = _surname(text) if is_person else ()
    return surname + found[len(surname) :]


def spelled(key: str) -> tuple[Reading, ...]:
    """Return the syllables of a text in pinyin, with tones or without; () where it is none."""
    text = _decomposed(key.casefold())
    found: list[Reading] = []
    place = 0
    while place < len(text):
        syllable = _SYLLABLE.match(text, place)
        if syllable is None:
            return ()
        found.append(_reading(syllable[1], int(syllable[2] or 0)))
        between = _BETWEEN.match(text, syllable.end())
        place = between.end() if between else syllable.end()
    return tuple(found)


def with_tones(name: str, syllables: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return the readings of a name's Han characters that a key spells, () where it does not.

    A key without tones only chooses among the readings that a character has.
    """
    characters = "".join(_RUN.findall(name))
    if len(characters) != len(syllables):
        return ()
    if any(tone for _, tone in syllables):
        return syllables
    known = zip(syllables, _readings(characters), _readings(characters, is_each=True), strict=True)
    return tuple(
        next((one for one in (*usual, *all_) if one[0] == said[0]), said)
        for said, usual, all_ in known
    )


def _surname(text: str) -> tuple[Reading, ...]:
    if len(text) > _LONGEST or not _RUN.fullmatch(text):
        return ()
    _, _, rest = _SURNAMES.partition(f"{text[0]} ")
    return spelled(rest.partition(",")[0])


def _readings(characters: str, *, is_each: bool = False) -> tuple[Readings, ...]:
    """Return the readings of each Han character: the one that it has there, or all that it has."""
    asked = characters, is_each
    found = _LOOKED_UP.get(asked)
    if found is None:
        found = _LOOKED_UP[asked] = _looked_up(*asked)
    return found


def _looked_up(characters: str, is_each: bool) -> tuple[Readings, ...]:
    # its dictionaries take a quarter of a second and 55 MB
    from pypinyin import Style, pinyin  # noqa: PLC0415

    found = pinyin(
        list(characters) if is_each else characters,
        style=Style.TONE,
        heteronym=is_each,
        errors=list,  # type: ignore[arg-type]  # a list is one for each, its stub knows no list
    )
    return tuple(tuple(_reading(_decomposed(one), _NEUTRAL) for one in each) for each in found)


def _decomposed(text: str) -> str:
    """Return a text in pinyin with its tones as marks of their own, and ``ü`` as ``v``."""
    marked = unicodedata.normalize("NFD", text)
    return _UMLAUT.sub(r"v\1\2", marked)


def _reading(syllable: str, tone: int) -> Reading:
    """Return the reading of a syllable; ``tone`` is that of one without a mark."""
    mark = _TONE.search(syllable)
    plain = _TONE.sub("", syllable)
    return plain.replace("v", "u") + " " * ("v" in plain), _TONES[mark[0]] if mark else tone
