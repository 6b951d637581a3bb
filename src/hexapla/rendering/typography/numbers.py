"""Numbers, which English and Russian print alike: ranges, products, and what is below zero."""

import re

from hexapla.rendering.typography.pieces import Rule, substitution

NO_BREAK = "\u00a0"
SPACES = " \u00a0\u202f"

_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"\d+(?:[.,]\d+)?"
_ALONE = r"(?<![\w.,:/+–—−×-])"
"""What a range begins after: no part of a telephone's number, of a date or of a name."""


_TIMES = re.compile("( ?)[xх] ?")


def ranges(nouns: str) -> Rule:
    """Return the rule that puts an en dash between the ends of a range.

    It is one when years rise, when what is counted follows rising numbers, and between times of a
    day. ``nouns`` is an alternation of a regular expression.
    """
    return substitution(
        "-",
        rf"{_ALONE}(?P<first>{_YEAR})-(?P<last>{_YEAR})(?![\w×-])"
        rf"|{_ALONE}(?P<least>{_NUMBER})-(?P<most>{_NUMBER})(?=[{SPACES}]?(?:{nouns})(?!\w))"
        rf"|{_ALONE}\d{{1,2}}:\d\d-\d{{1,2}}:\d\d(?![\w:-])",
        _range,
        quick=r"-(?<=\d-)(?=\d)",
    )


def _range(match: re.Match[str]) -> str:
    first, last = match["first"] or match["least"], match["last"] or match["most"]
    is_range = not first or _value(first) < _value(last)
    return match[0].replace("-", "–") if is_range else match[0]


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def products() -> Rule:
    """Return the rule that puts the sign of multiplication between numbers.

    The letter that was typed may be Latin or Cyrillic. After a lone 0 it begins a hexadecimal.
    """
    times = rf"(?: [xх] |[xх]){_NUMBER}"
    pattern = rf"(?<![\w.,])(?!0[xх]){_NUMBER}(?:{times})+"
    return substitution("xх", pattern, _product, quick=r"[xх](?:(?<=\d.)|(?<=\d .)(?= \d))")


def _product(match: re.Match[str]) -> str:
    return _TIMES.sub(lambda found: f"{NO_BREAK}×{NO_BREAK}" if found[1] else "×", match[0])


def below_zero() -> Rule:
    """Return the rule that puts a minus before degrees and percentages below zero."""
    return substitution("-", rf"-(?:(?<=\A-)|(?<=[\s(]-))(?={_NUMBER}[{SPACES}]?[°%])", "−")
