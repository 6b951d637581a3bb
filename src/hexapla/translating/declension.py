"""Words, and whether two of them are forms of one: enough to find names in their cases.

There is no dictionary: two words are taken for one when they begin alike and differ in their
endings alone. It serves hints to people, never a change of a text.
"""

import re

from hexapla.model.characters import HAN

_WORD = re.compile(rf"[{HAN}]|[^\W{HAN}]+")
_SHORTEST = 3
"""Letters that two forms have in common at least; of shorter words there are no forms."""
_SHORT = 5
"""Letters in common up to which an ending is short: «Анна», «Анны»."""
_ENDING, _LONG_ENDING = 2, 3
"""The most letters of an ending: «союзом» for «союз», «евразийского» for «евразийский»."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text without their capitals; of Han text, its characters."""
    return tuple(_WORD.findall(text.casefold().replace("ё", "е")))


def beginning(word: str) -> str:
    """Return the part of a word that all its forms have."""
    return word[:_SHORTEST]


def is_form_of(word: str, other: str) -> bool:
    """Whether two words, as `words` gives them, may be forms of one."""
    if word == other:
        return True
    shared = _shared(word, other)
    ending = _ENDING if shared < _SHORT else _LONG_ENDING
    return shared >= _SHORTEST and max(len(word), len(other)) - shared <= ending


def _shared(word: str, other: str) -> int:
    """Return how many letters two words have in common at their beginnings."""
    for place, (one, two) in enumerate(zip(word, other, strict=False)):
        if one != two:
            return place
    return min(len(word), len(other))
