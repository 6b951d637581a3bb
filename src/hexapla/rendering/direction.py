"""Which way words run, as HTML's ``dir`` says it (WHATWG HTML, 3.2.6.4) beside each ``lang``."""

from functools import lru_cache
from itertools import takewhile

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from hexapla.rendering.html import Html, html

_LEFTWARDS = frozenset(
    {
        *("Adlm", "Arab", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Gara", "Hatr", "Hebr", "Hung"),
        *("Khar", "Lydi", "Mand", "Mani", "Mend", "Merc", "Mero", "Narb", "Nbat", "Nkoo", "Orkh"),
        *("Ougr", "Palm", "Phli", "Phlp", "Phnx", "Prti", "Rohg", "Samr", "Sarb", "Sogd", "Sogo"),
        *("Syrc", "Thaa", "Yezi"),
    }
)
"""The scripts whose letters run from right to left (Unicode, Bidi_Class R and AL), by ISO 15924."""


def lang_html(lang: str, around: str = "") -> Html:
    """Return the attribute ``lang`` for words, with ``dir`` where they need it.

    They need it if they run from right to left, or from left to right amid words that do not:
    ``around`` is the language there. Both are BCP 47 tags.
    """
    return html(' lang="{}"{}', lang, dir_html(lang, around))


def dir_html(lang: str, around: str = "") -> Html:
    """Return the attribute ``dir`` alone, '' where words in a language need none."""
    if runs_leftwards(lang):
        return Html(' dir="rtl"')
    return Html(' dir="ltr"' if around and runs_leftwards(around) else "")  # noqa: S704 - our own


@lru_cache(maxsize=1000)
def runs_leftwards(lang: str) -> bool:
    """Whether a language is written from right to left.

    The script that its BCP 47 tag names decides, else CLDR's ``characterOrder``; of a language
    that CLDR has no locale of, the script that is likely. One that it does not know is not.
    """
    head, *rest = lang.split("-")
    parts = tuple(takewhile(lambda part: len(part) > 1, rest))  # what follows one letter is no more
    script = next((part for part in parts if len(part) == 4 and part.isalpha()), "")
    if script:
        return script.title() in _LEFTWARDS
    name = "_".join((head.lower(), *(part.upper() for part in parts)))
    try:
        return bool(Locale.parse(name).character_order == "right-to-left")
    except (UnknownLocaleError, ValueError):
        likely = get_global("likely_subtags").get(head.lower(), "")
        return not _LEFTWARDS.isdisjoint(likely.split("_"))
