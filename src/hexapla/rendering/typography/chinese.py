"""Chinese of the mainland, set horizontally (GB/T 15834-2011, «General rules for punctuation»)."""

import re
from functools import partial

from hexapla.model.characters import HAN
from hexapla.rendering.typography.pieces import Rule, same_length, substitution
from hexapla.rendering.typography.quotes import Marks, quoted

MARKS = Marks(("“", "”"), ("‘", "’"), has_spaces=False)

_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_HAN = f"[{HAN}]"
_END = f"[{HAN}”’）》]"
"""What a sentence in Chinese has before its punctuation."""


def _wide(match: re.Match[str]) -> str:
    return "".join(_WIDE.get(character, character) for character in match[0].strip(" "))


RULES: tuple[Rule, ...] = (
    same_length(partial(quoted, marks=MARKS)),
    substitution(rf"\([^()]*{_HAN}[^()]*\)", lambda match: f"（{match[0][1:-1]}）"),
    substitution(rf"(?<={_END})(?:\.{{3,6}}|。{{3,6}}|…(?!…))", "……"),
    substitution(rf"(?<![.。…])(?:\.{{3,6}}|…)(?={_HAN})", "……"),
    substitution(rf"(?<={_END}) ?(?:-{{2,4}}|—(?!—)) ?(?={_HAN}|“)", "——"),
    substitution(rf"(?<={_END})[,;:!?] ?", _wide),
    substitution(rf"(?<={_END})\.(?=\Z|\s|{_HAN}|[”’])", _wide),
    substitution(rf"(?<={_HAN}) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) +(?={_HAN})", ""),
    substitution(rf"(?<={_HAN}) +(?=（)|(?<=）) +(?={_HAN})", ""),
)
"""What is put in the place of what was typed, in this order."""
