"""Kinds of characters: those that no page may have, those that are written without spaces."""

import re
import unicodedata

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""What XML 1.0 (section 2.2) forbids or discourages, so that a feed with it cannot be read; the two
line separators that editors do not count as lines; what turns the direction of the text after it,
so that an editor reads other words than the file has (CVE-2021-42574); and the spaces without
width, by which equal words differ. Joiners (U+200C, U+200D), the soft hyphen and the marks of
direction (U+200E, U+200F) are not among them: scripts need them."""

HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The characters that are written without spaces, for a class of a regular expression."""

NOT_MAINLAND = frozenset({"Hant", "TW", "HK", "MO"})
"""Subtags of BCP 47 by which Chinese is not the mainland's, in its order and its punctuation."""


def described(character: str) -> str:
    """Return a character that cannot be shown as its number and name: ``U+0000``."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")
