"""Russian, as its reference books for editors and compositors have it (Milchin and Cheltsova)."""

from functools import partial

from hexapla.rendering.typography.pieces import Rule, same_length, substitution
from hexapla.rendering.typography.quotes import Marks, quoted

MARKS = Marks(("«", "»"), ("„", "“"))

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_UNITS = (
    r"%|‰|°C|млн|млрд|трлн|тыс\.|руб\.|долл\.|тенге|рублей|долларов|евро|юаней"
    r"|[кмсд]?м[²³]?|кг|г|т|га|[кМГ]?Вт|ч|мин|сек|гг?\.|вв?\.|год[ау]?|лет|века?"
)
_BEFORE_NUMBERS = r"№|§|с\.|стр\.|гл\.|ст\.|п\.|пп\.|рис\.|табл\.|т\.|вып\."
_SPACE = "[ \u00a0]"

RULES: tuple[Rule, ...] = (
    substitution(r"(?<![.?!])\.\.\.(?!\.)", "…"),
    substitution(rf"(?<={_SPACE})(?:-{{1,3}}|–)(?={_SPACE})", "—"),
    substitution(r"\A-{1,2}(?= )", "—"),
    substitution(r"(?<![\d-])((?:1[5-9]|20)\d\d)-((?:1[5-9]|20)\d\d)(?![\d-])", r"\1–\2"),
    same_length(partial(quoted, marks=MARKS)),
    substitution(r" (?=— )", "\u00a0"),
    substitution(r"\A— ", "—\u00a0"),
    substitution(r"(?<![\w\u0301-])([А-Яа-яЁё]{1,2}) (?=[^\s—–-])", "\\1\u00a0"),
    substitution(r"(?<=\w) (?=(?:же|ли|бы|ж|ль|б)(?!\w))", "\u00a0"),
    substitution(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))", "\u00a0"),
    substitution(rf"(?<!\w)(\d{{1,2}}) (?=(?:{_MONTHS})\b)", "\\1\u00a0"),
    substitution(rf"(?<!\w)((?:{_BEFORE_NUMBERS})) (?=[\dIVXА-Я])", "\\1\u00a0"),
    substitution(r"(?<!\w)([А-ЯЁ]\.) (?=[А-ЯЁ](?:\.|[а-яё]))", "\\1\u00a0"),
    substitution(r"(?<!\w)(т\.) (?=[дпек]\.)", "\\1\u00a0"),
)
"""What is put in the place of what was typed, in this order."""
