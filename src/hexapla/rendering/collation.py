"""What comes before what in an alphabetical list, in each language.

Python has no collation but its C library's, which depends on the machine, and Babel has none. So
this is what names of outlets need of the Unicode Collation Algorithm (UTS 10) with CLDR's rules:
the language's own script comes first, case and marks count last, and what stands before the first
letter or digit does not count. Chinese goes by pinyin, which characters do not show: the registry's
``sort`` key gives it. Without one they stand in the order of GB 18030, which for the 3,755
characters of the first level of GB 2312 is that of pinyin; names with a key come before those.
"""

import re
import unicodedata
from collections.abc import Mapping

from hexapla.model.registry import Entry

_SCRIPTS = {"en": "a-z", "ru": "а-яё", "zh": "\u3400-\u9fff"}
_BEFORE = re.compile(r"^[^\w]+")
_MARKS_ON_LATIN = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")

Key = tuple[bool, bytes, str]


def key(text: str, tag: str) -> Key:
    """Return what a text is sorted by in the language with a BCP 47 tag."""
    folded = _BEFORE.sub("", unicodedata.normalize("NFKD", text).casefold())
    letters = unicodedata.normalize("NFC", _MARKS_ON_LATIN.sub("", folded)).replace("ё", "е")
    base = tag.partition("-")[0]
    script = _SCRIPTS.get(base, "")
    is_foreign = bool(script) and re.match(rf"[{script}\d]", letters) is None
    encoding = "gb18030" if base == "zh" else "utf-32-be"
    return is_foreign, letters.encode(encoding, "replace"), text


def id_key(entries: Mapping[str, Entry], identifier: str, tag: str) -> Key:
    """Return what an id of the registry is sorted by: its entry, or itself where that is not."""
    entry = entries.get(identifier)
    return entry_key(entry, tag) if entry else key(identifier, tag)


def entry_key(entry: Entry, tag: str) -> Key:
    """Return what an entry of the registry is sorted by; a key it gives is of no foreign script."""
    is_foreign, letters, text = key(entry.sort_key(tag), tag)
    return is_foreign and tag not in entry.sort, letters, text
