"""Chinese of the mainland, set horizontally (GB/T 15834-2011, «General rules for punctuation»)."""

import re
from functools import partial

from hexapla.model.characters import HAN
from hexapla.rendering.typography.numbers import products
from hexapla.rendering.typography.pieces import Rule, compiled, same_length, substitution
from hexapla.rendering.typography.quotes import Marks, quoted

MARKS = Marks(("“", "”"), ("‘", "’"), has_spaces=False)

_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_HAN = f"[{HAN}]"
_END = f"[{HAN}”’）》]"
"""What a sentence in Chinese has before its punctuation."""


def _wide(match: re.Match[str]) -> str:
    return "".join(_WIDE.get(character, character) for character in match[0].strip(" "))


def _brackets(text: str) -> str:
    """Return a text with full-width brackets around words in Chinese."""
    return compiled(r"\(([^()]*)\)").sub(_bracketed, text)


def _bracketed(match: re.Match[str]) -> str:
    return f"（{match[1]}）" if compiled(_HAN).search(match[1]) else match[0]


RULES: tuple[Rule, ...] = (
    same_length('"', partial(quoted, marks=MARKS)),
    substitution("'", r"'(?<=[A-Za-z]')(?=[A-Za-z])", "’"),
    same_length("(", _brackets),
    substitution("…", rf"(?<={_END})…(?!…)|(?<![.。…])…(?={_HAN})", "……"),
    substitution(("...", "。。。"), rf"(?<={_END})(?:\.{{3,6}}(?!\.)|。{{3,6}}(?!。))", "……"),
    substitution(("...",), rf"(?<![.。…])\.{{3,6}}(?={_HAN})", "……"),
    substitution(("--",), rf"(?<={_END}) ?-{{2,4}} ?(?={_HAN}|[“《])", "——"),
    substitution(("— ",), rf"(?<={_END}) —{{1,2}} (?={_HAN}|[“《])", "——"),
    substitution("!?", rf"(?<={_END})[!?]{{1,3}} ?", _wide),
    substitution(",;:", rf"(?<={_END})[,;:] ?", _wide),
    substitution(",;:!?", rf"[,;:!?](?<=[A-Za-z0-9%].) ?(?={_HAN})", _wide),
    substitution(".", rf"\.(?<={_END}.)(?=\Z|\s|{_HAN}|[”’])", _wide),
    products(),
    substitution(" ", rf"(?<={_HAN}) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) +(?={_HAN})", ""),
    substitution(" ", rf"(?<={_HAN}) +(?=（)|(?<=）) +(?={_HAN})", ""),
    substitution("，。；：！？、", rf"(?<=[，。；：！？、]) +(?=[{HAN}A-Za-z0-9“‘《（])", ""),
)
"""What is put in the place of what was typed, in this order."""
