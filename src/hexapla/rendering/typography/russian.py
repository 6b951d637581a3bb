"""Russian, as its reference books for editors and compositors have it (Milchin and Cheltsova)."""

from functools import partial

from hexapla.rendering.typography.numbers import below_zero, products, ranges
from hexapla.rendering.typography.pieces import (
    Rule,
    after_any,
    no_breaks,
    same_length,
    substitution,
)
from hexapla.rendering.typography.quotes import Marks, quoted

MARKS = Marks(("«", "»"), ("„", "“"))

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_UNITS = (
    r"[%‰₽€$₸¥]|°C|млн|млрд|трлн|тыс\.|руб\.|долл\.|тенге|рублей|долларов|евро|юаней"
    r"|кв\.|куб\.|[кмсд]?м[²³]?|км/ч|кг|г|т|га|[кМГ]?Вт|ч|мин|сек|гг?\.|вв?\.|год[ау]?|лет|века?"
)
_COUNTED = f"{_UNITS}|человек[а]?|дн[яей]{{1,2}}|час(?:а|ов)|минут|недел[иь]|месяц(?:а|ев)|раза?"
_BEFORE_NUMBERS = (
    "[№§]",
    *(rf"\b{word}\." for word in ("с", "стр", "гл", "ст", "п", "пп", "рис", "табл", "т", "вып")),
)
_BEFORE_NAMES = tuple(rf"\b{word}\." for word in ("им", "ул", "пр", "обл", "проф", "акад", "ген"))
_PARTICLES = "же|ли|бы|ж|ль|б"
_SPACE = "[ \u00a0]"
_ROMAN = "[IVXLC]"

RULES: tuple[Rule, ...] = (
    substitution(("...",), r"(?<![.?!])\.\.\.(?!\.)", "…"),
    products(),
    ranges(_COUNTED),
    substitution("-", rf"-(?<={_ROMAN}-)(?={_ROMAN}+{_SPACE}вв?\.)", "–"),
    below_zero(),
    substitution(
        "-–",
        rf"(?:-{{1,3}}|–)(?={_SPACE})(?:(?<={_SPACE}--)|(?<={_SPACE}---)"
        rf"|(?<={_SPACE}[–-])(?!(?<=\d{_SPACE}.){_SPACE}\d))",
        "—",
    ),
    substitution("-", r"-{1,2}(?= \D)(?:(?<=\A-)|(?<=\A--)|(?<=\n-)|(?<=\n--))", "—"),
    substitution("'", r"'(?<=[^\W\d_]')(?=[^\W\d_])", "’"),
    same_length('"', partial(quoted, marks=MARKS)),
    substitution("—", r"— (?:(?<=\A— )|(?<=\n— ))", "—\u00a0"),
    substitution(("т.",), r"т\.(?<=\bт\.)(?=[едпк]\.)", "т.\u00a0"),
    no_breaks(
        r"(?=— )",
        r"(?<=\b[А-ЯЁа-яё] )(?<![\u0301-]. )(?=[^\s—–-])(?<!\b[жб] )"
        r"(?<!\d[ \u00a0][мгтч] )(?<!\.[ \u00a0]м )",
        r"(?<=\b[А-ЯЁа-яё][а-яё] )(?<![\u0301-].. )(?=[^\s—–-])(?<!\b(?:же|ли|бы|ль) )"
        r"(?<!\d[ \u00a0](?:[кмсд]м|кг|га) )(?<!\.[ \u00a0]км )",
        rf"(?=[бжл])(?<=\w )(?=(?:{_PARTICLES})(?!\w))",
        rf"(?<=\d )(?=(?:{_UNITS})(?!\w)|(?<!\d{{3}} )(?:{_MONTHS})\b)",
        r"(?<=\d )(?<!\d{4} )(?=\d{3}(?![\d-]))",
        rf"(?<={_ROMAN} )(?=вв?\.|века?\b)",
        rf"(?=[\dIVXА-Я]){after_any(_BEFORE_NUMBERS)}",
        rf"(?=[А-ЯЁ])(?:{after_any(_BEFORE_NAMES)}|(?<=\bг\. )(?<!\dг\. )(?<!\d[ \u00a0]г\. ))",
        r"(?=[А-ЯЁ][.а-яё])(?<=\b[А-ЯЁ]\. )",
        r"(?=[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\.)(?<=[а-яё] )",
        r"(?=[едпк]\.)(?<=\bт\. )|(?=э\.)(?<=\bн\. )|(?=[кс]?м\b)(?:(?<=\bкв\. )|(?<=\bкуб\. ))",
    ),
)
"""What is put in the place of what was typed, in this order."""
