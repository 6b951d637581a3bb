"""What comes before what in an alphabetical list, in each language.

Python has no collation but its C library's, which depends on the machine, and Babel has none. So
this is what names need of the Unicode Collation Algorithm (UTS 10) with CLDR's rules: signs come
before digits, digits before letters, and of those the language's own script first (UTS 35 part 5,
reordering: in Chinese Latin stands after Han, since CLDR's zh.xml has ``[reorder Hani]``). Marks
count after all letters, case last, and what stands before the first letter or digit not at all.
Chinese goes by pinyin, CLDR's default for ``zh``: each character by its syllable, its tone, then
itself. CLDR has strokes between, of which there are no data here: code points go by radicals. So
``zh-Hant``, whose default are strokes, goes by code points alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from hexapla.model.characters import HAN, NOT_MAINLAND
from hexapla.model.registry import Entry, Section
from hexapla.rendering import pinyin

_SCRIPTS = {"en": "[a-z]", "ru": "[а-яё]", "zh": f"[{HAN}]"}
_BEFORE = re.compile(r"^[\W_]+")
_MARKS_ON_LATIN = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_SIGN, _DIGIT, _OWN, _OTHER = range(4)

Weight = tuple[int, str, int, str]
"""What a character counts as: its kind, its letter or syllable, its tone, and itself."""
Key = tuple[tuple[Weight, ...], str, str]


def key(text: str, tag: str) -> Key:
    """Return what a text is sorted by in the language with a BCP 47 tag."""
    return _key(text, tag, pinyin.read(text) if is_by_pinyin(tag) else ())


def id_key(entries: Mapping[str, Entry], identifier: str, tag: str) -> Key:
    """Return what an id of the registry is sorted by: its entry, or itself where that is not."""
    entry = entries.get(identifier)
    return entry_key(entry, tag) if entry else key(identifier, tag)


def entry_key(entry: Entry, tag: str) -> Key:
    """Return what an entry of the registry is sorted by: the key it gives, else its name.

    In Chinese a key in pinyin says how the name's characters are read.
    """
    text = entry.sort_key(tag)
    if not is_by_pinyin(tag):
        return key(text, tag)
    name = entry.name(tag).text
    syllables = pinyin.spelled(entry.sort.get(tag, ""))
    if not syllables:
        return _key(text, tag, pinyin.read(text, is_person=entry.section is Section.PEOPLE))
    readings = pinyin.with_tones(name, syllables)
    if readings:
        return _key(name, tag, readings)
    return tuple((_OWN, *one, "") for one in syllables), "", name


def is_by_pinyin(tag: str) -> bool:
    """Whether names in the language with a BCP 47 tag go by the sounds of their characters."""
    base, *rest = tag.split("-")
    return base == "zh" and NOT_MAINLAND.isdisjoint(rest)


def _key(text: str, tag: str, readings: tuple[pinyin.Reading, ...]) -> Key:
    folded = _BEFORE.sub("", unicodedata.normalize("NFKD", text).casefold())
    letters = unicodedata.normalize("NFC", _MARKS_ON_LATIN.sub("", folded)).replace("ё", "е")
    return tuple(_weights(letters, tag, iter(readings))), folded, text.swapcase()


def _weights(letters: str, tag: str, readings: Iterator[pinyin.Reading]) -> Iterator[Weight]:
    own = re.compile(_SCRIPTS.get(tag.partition("-")[0], "."))
    for letter in letters:
        reading = next(readings, None) if re.match(_SCRIPTS["zh"], letter) else None
        if reading:
            yield _OWN, *reading, letter
        elif letter.isalpha():
            yield _OWN if own.match(letter) else _OTHER, letter, 0, letter
        else:
            yield _DIGIT if letter.isdigit() else _SIGN, letter, 0, letter
