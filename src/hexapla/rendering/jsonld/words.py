"""How many words a text has, in scripts with spaces between the words and in Chinese."""

import re
from itertools import filterfalse

from hexapla.model.document import Document
from hexapla.rendering.jsonld.passage import within

_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_FROM_HAN_ON = re.compile("[^\0-\u3006]")
"""What most texts in letters have nothing of, which one range shows in a third of the time. Python
goes through a range one by one when it compiles it, so the one that is left out is written."""
_LETTERS = r"[\w\u0300-\u036f]+"
_WORD = re.compile(rf"{_LETTERS}(?:[-\u2010\u2011'’.,]{_LETTERS})*")


def word_count(edition: Document) -> int:
    """Return how many words the text of an edition has, captions, tables and notes included."""
    return count("\n".join(block.words for block in within(edition.body)))


def count(text: str) -> int:
    """Return how many words there are in a text.

    A Han character counts as one, as it does by default in Unicode (UAX 29, 4.1: every ideograph
    has a boundary on both sides) and in the Chinese custom of counting 字数; other words are runs
    of letters and digits, with the hyphens, apostrophes and points inside them.
    """
    characters = 0
    if _FROM_HAN_ON.search(text):
        others = _HAN.split(text)
        characters, text = len(text) - sum(map(len, others)), " ".join(others)
    parts = text.split()
    mixed = list(filterfalse(str.isalpha, parts))
    return characters + len(parts) - len(mixed) + len(_WORD.findall(" ".join(mixed)))
