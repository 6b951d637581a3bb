"""How many words a text has, in scripts with spaces between the words and in Chinese."""

import re

from hexapla.model.document import Document
from hexapla.model.inline import plain_text
from hexapla.rendering.jsonld.passage import within

_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS = r"[\w\u0300-\u036f]+"
_WORD = re.compile(rf"{_LETTERS}(?:[-\u2010\u2011'’.,]{_LETTERS})*")


def word_count(edition: Document) -> int:
    """Return how many words the text of an edition has, captions, tables and notes included."""
    return count("\n".join(plain_text(block.inline) for block in within(edition.body)))


def count(text: str) -> int:
    """Return how many words there are in a text.

    A Han character counts as one, as it does by default in Unicode (UAX 29, 4.1: every ideograph
    has a boundary on both sides) and in the Chinese custom of counting 字数; other words are runs
    of letters and digits, with the hyphens, apostrophes and points inside them.
    """
    others, characters = _HAN.subn(" ", text)
    return characters + len(_WORD.findall(others))
