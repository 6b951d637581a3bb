"""English, as British printers set it (New Hart's Rules, chapters 4, 9, 11 and 14)."""

from functools import partial

from hexapla.rendering.typography.numbers import below_zero, products, ranges
from hexapla.rendering.typography.pieces import (
    Rule,
    after_any,
    compiled,
    no_breaks,
    same_length,
    substitution,
)
from hexapla.rendering.typography.quotes import Marks, quoted
from hexapla.rendering.typography.web import PLACE

MARKS = Marks(("“", "”"), ("‘", "’"))

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_UNITS = (
    "%|°[CF]|per cent|percent|thousand|million|billion|trillion|tonnes?|tons?|barrels|hectares"
    "|kilometres?|kilometers?|miles|metres|km[²³]?|m[²³]|[cm]?m|kg|g|[kMGT]Wh?|ha|bn|mn"
)
_COUNTED = f"{_UNITS}|days?|weeks?|months?|years?|hours?|minutes?|people"
_TITLES = (
    *(rf"\b{title}" for title in ("Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "St")),
    *(rf"\b{title}\." for title in ("Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "St")),
    *(rf"\b{word}\." for word in ("No", "Nos", "p", "pp", "vol", "vols", "ch", "chs", "Art")),
    *(rf"\b{word}\." for word in ("fig", "figs", "Fig", "Figs")),
)
"""What a name or a number belongs to, as expressions."""
_NUMBERS = (r"\bno\.", r"\bnos\.")
"""What a number belongs to: before a name these end a sentence."""
_OPENERS = (
    "The|This|That|These|Those|There|They|Then|It|In|But|And|He|She|We|You|A|An|If|As|At|On|For"
    "|No|Not|So|What|When|Where|Who|Why|How|His|Her|Its|Our|Their|By|From|After|Before|With|To"
)
"""Words that begin a sentence, and no surname: a letter with a point before them is no initial."""
_LETTER = r"[^\W\d_]"
_SPACE = "[ \u00a0]"
_SINGLE = r"(?<![\w.,!?…’”)'])'(\w[^'\n]*(?<=[\w.,!?…])|\w)'(?!\w)"


def _single(text: str) -> str:
    """Return a text with marks in the place of pairs of single quotes."""
    return compiled(_SINGLE).sub(r"‘\1’", text)


RULES: tuple[Rule, ...] = (
    substitution(("...",), r"(?<!\.)\.\.\.(?!\.)", "…"),
    products(),
    ranges(_COUNTED),
    below_zero(),
    substitution("-", rf"(?<={_SPACE})(?:--|---|-(?!(?<=\d{_SPACE}-){_SPACE}\d))(?={_SPACE})", "–"),
    substitution(("--",), rf"-{{2,3}}(?={_LETTER})(?:(?<={_LETTER}--)|(?<={_LETTER}---))", "—"),
    substitution("'", rf"'(?<={_LETTER}')(?={_LETTER})|'(?<=\d')(?=s\b)", "’"),
    substitution("'", r"(?<!\w)'(?=(?:\d0s|tis|twas)\b)", "’"),
    substitution("'", r"(?<!\w)'n'(?!\w)", "’n’"),
    same_length("'", _single),
    substitution("'", r"(?<!\w)'(?=(?:\d\d|em|til)\b)", "’"),
    substitution("'", rf"'(?<={_LETTER}')|'(?<=[.,!?…]')(?!\w)", "’"),
    same_length('"', partial(quoted, marks=MARKS)),
    no_breaks(
        r"(?=[–—] )",
        rf"(?<=\d )(?=(?:{_UNITS}|[ap]\.m\.|[ap]m)(?!\w)|(?<!\d{{3}} )(?:{'|'.join(_MONTHS)})\b)",
        rf"(?=\d{{1,2}}\b){after_any(_MONTHS)}",
        rf"(?=[\dA-Z{PLACE}]){after_any(_TITLES)}",
        rf"(?=[\d{PLACE}]){after_any(_NUMBERS)}",
        rf"(?=[A-Z][a-z.])(?<=\b[A-Z]\. )(?<![’'.][A-Z]\. )(?!(?:{_OPENERS})\b)",
    ),
)
"""What is put in the place of what was typed, in this order."""
