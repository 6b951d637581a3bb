"""Russian, as its reference books for editors and compositors have it (Milchin and Cheltsova)."""

from functools import partial

from hexapla.rendering.typography.numbers import DIGITS, below_zero, products, ranges
from hexapla.rendering.typography.pieces import Rule, same_length, substitution
from hexapla.rendering.typography.quotes import Marks, quoted

MARKS = Marks(("«", "»"), ("„", "“"))

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_UNITS = (
    r"[%‰₽€$₸¥]|°C|млн|млрд|трлн|тыс\.|руб\.|долл\.|тенге|рублей|долларов|евро|юаней"
    r"|кв\.|куб\.|[кмсд]?м[²³]?|км/ч|кг|г|т|га|[кМГ]?Вт|ч|мин|сек|гг?\.|вв?\.|год[ау]?|лет|века?"
)
_SHORT_UNITS = "[кмсд]?м|кг|г|т|га|ч"
"""Units that look like words of one or two letters."""
_COUNTED = f"{_UNITS}|человек[а]?|дн[яей]{{1,2}}|час(?:а|ов)|минут|недел[иь]|месяц(?:а|ев)|раза?"
_BEFORE_NUMBERS = r"[№§]|с\.|стр\.|гл\.|ст\.|пп?\.|рис\.|табл\.|т\.|вып\."
_BEFORE_NAMES = r"им\.|ул\.|пр\.|обл\.|проф\.|акад\.|ген\."
_PARTICLES = "же|ли|бы|ж|ль|б"
_SPACE = "[ \u00a0]"
_ROMAN = "[IVXLC]"

RULES: tuple[Rule, ...] = (
    substitution(("...",), r"(?<![.?!])\.\.\.(?!\.)", "…"),
    products(),
    ranges(_COUNTED),
    substitution("-", rf"(?<={_ROMAN})-(?={_ROMAN}+{_SPACE}вв?\.)", "–"),
    below_zero(),
    substitution(
        "-–",
        rf"(?<={_SPACE})(?:--|---|[–-](?!(?<=\d{_SPACE}.){_SPACE}\d))(?={_SPACE})",
        "—",
    ),
    substitution("-", r"(?:\A|(?<=\n))-{1,2}(?= \D)", "—"),
    substitution("'", r"'(?<=[^\W\d_]')(?=[^\W\d_])", "’"),
    same_length('"', partial(quoted, marks=MARKS)),
    substitution("—", r" (?=— )", "\u00a0"),
    substitution("—", r"(?:\A|(?<=\n))— ", "—\u00a0"),
    substitution(("т.",), r"\b(т\.) ?(?=[едпк]\.)", "\\1\u00a0"),
    substitution(("н. э",), r"\b(н\.) (?=э\.)", "\\1\u00a0"),
    substitution(
        " ",
        rf"\b(?<![\u0301-])(?!(?:{_PARTICLES}) )(?!(?<=[\d.]{_SPACE})(?:{_SHORT_UNITS}) )"
        r"([А-ЯЁа-яё][а-яё]?) (?=[^\s—–-])",
        "\\1\u00a0",
    ),
    substitution((" б", " ж", " л"), rf" (?<=\w )(?=(?:{_PARTICLES})(?!\w))", "\u00a0"),
    substitution(DIGITS, r" (?<=\d )(?<!\d{4} )(?=\d{3}(?![\d-]))", "\u00a0"),
    substitution(DIGITS, rf" (?<=\d )(?=(?:{_UNITS})(?!\w))", "\u00a0"),
    substitution(DIGITS, rf" (?<=\d )(?<!\d{{3}} )(?=(?:{_MONTHS})\b)", "\u00a0"),
    substitution("IVX", rf" (?<={_ROMAN} )(?=вв?\.|века?\b)", "\u00a0"),
    substitution("№§.", rf"(?<!\w)({_BEFORE_NUMBERS}) (?=[\dIVXА-Я])", "\\1\u00a0"),
    substitution(("г. ",), rf"\b(?<!\d)(?<!\d{_SPACE})(г\.) (?=[А-ЯЁ])", "\\1\u00a0"),
    substitution((". ",), rf"\b({_BEFORE_NAMES}) (?=[А-ЯЁ])", "\\1\u00a0"),
    substitution((". ",), r"\b(кв\.|куб\.) (?=[кс]?м\b)", "\\1\u00a0"),
    substitution((". ",), r"\b([А-ЯЁ]\.) (?=[А-ЯЁ](?:\.|[а-яё]))", "\\1\u00a0"),
    substitution((". ", ".\u00a0"), r"(?<=[а-яё]) (?=[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\.)", "\u00a0"),
)
"""What is put in the place of what was typed, in this order."""
