"""Addresses in running text, which are no words: not a character of them may change."""

import re
from collections.abc import Callable, Sequence

OPAQUE = "\ufffc"
"""Stands for what is no text, as in Unicode's own use of OBJECT REPLACEMENT CHARACTER."""
PLACE = "\ue000"
"""Stands for a place in a message, which a word or a number fills: no text has the character."""

_MASK = OPAQUE * 2
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!#-&*-;=?-~]*[/\w#&=+$%~-]"
    r"|(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    re.ASCII,
)


def around_addresses(
    typeset: Callable[[Sequence[str]], list[str]], pieces: Sequence[str]
) -> list[str]:
    """Return pieces as a function sets them, but the addresses in them as they are."""
    if not any("://" in piece or "www." in piece or "@" in piece for piece in pieces):
        return typeset(pieces)
    if any(_MASK in piece for piece in pieces):
        return list(pieces)
    held = iter([address for piece in pieces for address in _ADDRESS.findall(piece)])
    masked = typeset([_ADDRESS.sub(_MASK, piece) for piece in pieces])
    return [re.sub(_MASK, lambda _: next(held), piece) for piece in masked]
