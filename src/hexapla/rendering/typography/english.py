"""English, as British printers set it (New Hart's Rules, chapters 4, 9 and 14)."""

from functools import partial

from hexapla.rendering.typography.pieces import Rule, same_length, substitution
from hexapla.rendering.typography.quotes import Marks, quoted

MARKS = Marks(("“", "”"), ("‘", "’"))

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = (
    "%|°[CF]|per cent|percent|thousand|million|billion|trillion|tonnes?|tons?|barrels|hectares"
    "|km[²³]?|m[²³]|[cm]?m|kg|g|[kMGT]W[h]?|ha|bn|mn"
)
_TITLES = "Mr|Mrs|Ms|Dr|Prof|Gen|Col|St|Nos?[.]|pp?[.]|vols?[.]|ch[.]|Art[.]|fig[.]"

RULES: tuple[Rule, ...] = (
    substitution(r"(?<!\.)\.\.\.(?!\.)", "…"),
    substitution(r"(?<=[ \u00a0])-{1,3}(?=[ \u00a0])", "–"),
    substitution(r"(?<=\w)-{2,3}(?=\w)", "—"),
    substitution(r"(?<![\d-])((?:1[5-9]|20)\d\d)-((?:1[5-9]|20)\d\d)(?![\d-])", r"\1–\2"),
    substitution(r"(?<=\w)'(?=\w)|(?<!\w)'(?=(?:\d0s|tis|twas|em|til|n)\b)", "’"),
    substitution(r"(?<![\w.,!?…’”)])'(?=\w)", "‘"),
    substitution(r"(?<=[\w.,!?…])'", "’"),
    same_length(partial(quoted, marks=MARKS)),
    substitution(r" (?=[–—] )", "\u00a0"),
    substitution(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))", "\u00a0"),
    substitution(rf"(?<!\w)(\d{{1,2}}) (?=(?:{_MONTHS})\b)", "\\1\u00a0"),
    substitution(rf"(?<!\w)((?:{_TITLES})) (?=[\dA-Z])", "\\1\u00a0"),
    substitution(r"(?<![\w’'])([A-Z]\.) (?=[A-Z](?:\.|[a-z]))", "\\1\u00a0"),
)
"""What is put in the place of what was typed, in this order."""
