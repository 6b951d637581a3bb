"""Pseudo-translation: a text that can still be read, but is plainly not the source any more.

Letters get accents, the text grows as translations do, and brackets show where it begins and ends:
what stands without them on a page is not translatable, what lacks the closing one was cut off.
Known from CLDR's pseudo-locale en-XA (Unicode TR 35, part 1, «Unicode Locale Identifier»).
"""

import io
import re
from itertools import cycle

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from translate.storage import pypo

TAG = "en-XA"
"""CLDR's id of the pseudo-locale with accents."""
GROWTH = 0.4
"""How much longer the text becomes: what W3C's «Text size in translation» counts on for sentences
of English."""
OPENING, CLOSING = "⟦", "⟧"

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZагежзиокуыэчАГЕЖЗИОКУЫЭЧ",
    "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁĈḒḖƑƓĦĪĴĶĿḾŃǾƤɊŘŞŦŬṼẆẊẎẐӓѓѐӝӟӥӧќўӹӭӵӒЃЀӜӞӤӦЌЎӸӬӴ",
)
_KEPT = re.compile(
    r"""
    \\.                                                     # an escape, or a hard break
    | (?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)      # code
    | <[^<>\s][^<>]*>                                       # an address in angle brackets, a tag
    | \]\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\([^()\s]*\))*) # a link's target
      (?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?\s*\)
    | \[\^[^\s\[\]^]+\]                                     # a citation
    | \]\{[^{}\n]*\}                                        # a span's attributes
    | &\#?\w+;                                              # an entity
    | \{\w*\} | %\(\w+\)[a-z] | %[a-z%]                     # places to fill
    """,
    re.VERBOSE | re.DOTALL,
)


def pseudo(text: str) -> str:
    """Return a message in the pseudo-locale.

    Its places to fill, citations, link targets, code and languages of foreign words are kept. A
    mark of emphasis at the beginning keeps the space before it that makes it one (CommonMark 0.31,
    6.2).
    """
    parts: list[str] = []
    seen = place = 0
    for found in _KEPT.finditer(text):
        between = text[place : found.start()]
        parts += [between.translate(_ACCENTS), found[0]]
        seen += len(between) + (len(found[0]) if found["ticks"] or found[0][0] == "\\" else 0)
        place = found.end()
    rest = text[place:]
    parts.append(rest.translate(_ACCENTS))
    space = " " if text[:1] in {"*", "_"} else ""
    return f"{OPENING}{space}{''.join(parts)} {_padding(seen + len(rest))}{CLOSING}"


def _padding(length: int) -> str:
    """Return words enough to make a text of a length grow, one at least."""
    words: list[str] = []
    missing = GROWTH * length
    for word in cycle(_WORDS):
        words.append(word)
        missing -= len(word) + 1
        if missing <= 0:
            break
    return " ".join(words)


def pseudo_catalog(data: bytes) -> bytes:
    """Return an article's catalog with every message in the pseudo-locale."""
    store = pypo.pofile.parsestring(data)
    for unit in store.units:
        if not unit.isheader() and not unit.isblank() and not unit.isobsolete():
            unit.target = pseudo(str(unit.source))
            unit.markfuzzy(False)
    store.updateheader(add=True, X_Method="machine")
    return bytes(store)


def pseudo_words(template: Catalog, locale: str) -> bytes:
    """Return the theme's catalog with every message of a template in the pseudo-locale."""
    catalog = Catalog(locale, charset="utf-8", fuzzy=False)
    for message in template:
        if not message.id:
            continue
        plural = not isinstance(message.id, str)
        string = tuple(pseudo(text) for text in message.id) if plural else pseudo(str(message.id))
        catalog.add(message.id, string, context=message.context)
    written = io.BytesIO()
    write_po(written, catalog, width=0, omit_header=False)
    return written.getvalue()
