"""Messages of a theme: words, with places that are filled later and tags between them."""

import re
from collections.abc import Callable, Sequence
from itertools import chain, zip_longest

from hexapla.rendering.typography.web import PLACE

_PLACE = re.compile(r"\{\w*\}|%\(\w+\)[sd]|%%|</?[A-Za-z][^<>]*>")
"""What ``str.format`` and the operator % fill, and a tag of HTML."""


def around_places(typeset: Callable[[Sequence[str]], list[str]], message: str) -> str:
    """Return a message with its words as a function sets them, and all else as it is.

    A place stands in its sentence as a word would of which nothing is known, a tag as nothing.
    """
    places = _PLACE.findall(message)
    if not places:
        return typeset([message])[0]
    words = _PLACE.split(message)
    stands = ("" if place.startswith("<") else PLACE for place in places)
    pieces = [piece for pair in zip(words, stands, strict=False) for piece in pair]
    found = typeset([*pieces, words[-1]])[::2]
    return "".join(chain.from_iterable(zip_longest(found, places, fillvalue="")))
