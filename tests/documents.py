"""Articles of every shape, as Hypothesis strategies: valid ones, so that what fails is a law.

A site of REGISTRY_FILES and any article has no problems. Articles are in Latin, Cyrillic or Han
script, with words of the others in between, and use every block and mark there is; what they
leave out is what needs other files (pictures) or has no words to lose.
"""

from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import strategies as st

_NAMES = "names: {{en: {0}, ru: {1}, zh-Hans: {2}}}\n"

REGISTRY_FILES = {
    "content/registry/people.yaml": (
        "anna-kim:\n  "
        + _NAMES.format("Anna Kim", "Анна Ким", "安娜·金")
        + "  role: {en: engineer, ru: инженер, zh-Hans: 工程师}\n  roles:\n"
        + "    - {until: 2022-08, en: mayor, ru: мэр, zh-Hans: 市长}\n"
        + "    - {from: 2022-09, en: governor, ru: губернатор, zh-Hans: 州长}\n"
        + "ivan-li:\n  "
        + _NAMES.format("Ivan Li", "Иван Ли", "李伊万")
        + "  roles:\n    - {from: 2022-09-22, until: 2022-09-22, ru: дежурный, en: on duty}\n"
    ),
    "content/registry/outlets.yaml": (
        "azattyq:\n  "
        + _NAMES.format("Azattyq", "Азаттык", "自由欧洲电台哈语部")
        + "akorda:\n  "
        + _NAMES.format("Akorda", "Акорда", "总统府")
        + "  license: https://creativecommons.org/licenses/by/4.0/\n"
        + "  terms: {en: Name the source., ru: Называйте источник.}\n"
    ),
    "content/registry/publications.yaml": (
        "example:\n  kind: website\n  "
        + _NAMES.format("The Example", "Пример", "范例")
        + "caravan:\n  kind: newspaper\n  "
        + _NAMES.format("The Caravan", "Караван", "商队报")
        + "  terms: {en: All rights reserved., ru: Все права защищены., zh-Hans: 版权所有。}\n"
    ),
    "content/registry/topics.yaml": (
        "news:\n  kind: category\n  "
        + _NAMES.format("News", "Новости", "新闻")
        + "roads:\n  kind: tag\n  "
        + _NAMES.format("Roads", "Дороги", "道路")
        + "report:\n  kind: kicker\n  "
        + _NAMES.format("Report", "Репортаж", "报道")
    ),
}
"""The registry that every article here can rely on, by path in the site."""

PEOPLE = ("anna-kim", "ivan-li")
OUTLETS = ("azattyq", "akorda")
SOURCES = ("order", "briefing", "year-2022")

_LETTERS = {
    "en": "abcdefghiklmnoprstuvwyzéüABDKST",
    "ru": "абвгдежзийклмнопрстуфхцчшщыьэюяёАБКМСЭ",
    "zh-Hans": "的一是在不了有和人这中大为上个国我以要他边境路报道商队",
}
_WORDS = {
    "en": ("border", "road", "queue", "12%", "isn't", "Almaty–Astana", "5–7"),
    "ru": ("граница", "дорога", "очередь", "12\u00a0%", "Алматы", "кое-что", "«Азаттык»"),
    "zh-Hans": ("边境", "道路", "《报道》", "哈萨克斯坦", "百分之十二", "，阿拉木图"),
}
_ENDS = {"en": (".", "?", "!", ";"), "ru": (".", "?", "…"), "zh-Hans": ("。", "？", "！")}
LANGUAGES = tuple(_LETTERS)

Option = TypeVar("Option")


@dataclass(frozen=True)
class Written:
    """An article: its file's text, its language, and all that its readers see, piece by piece.

    ``pieces`` stand in the order of the blocks; white space between and in them does not count.
    """

    text: str
    lang: str
    pieces: tuple[str, ...]


@dataclass
class _Writer:
    """Writes one article, and keeps in mind what its later parts may refer to."""

    draw: st.DrawFn
    lang: str
    pieces: list[str] = field(default_factory=list)
    cited: dict[str, None] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    definitions: list[str] = field(default_factory=list)
    waived: dict[str, None] = field(default_factory=dict)
    attributed: bool = False

    def choose(self, options: tuple[Option, ...]) -> Option:
        return self.draw(st.sampled_from(options))

    def chance(self, among: int = 2) -> bool:
        return self.draw(st.integers(1, among)) == among

    def count(self, least: int, most: int) -> range:
        return range(self.draw(st.integers(least, most)))

    def word(self, lang: str = "") -> str:
        """Return a word of the article's language, rarely of another."""
        lang = lang or (self.lang if self.draw(st.integers(0, 7)) else self.choose(LANGUAGES))
        if self.chance(3):
            return self.choose(_WORDS[lang])
        return self.draw(st.text(_LETTERS[lang], min_size=1, max_size=8))

    def seen(self, text: str) -> str:
        self.pieces.append(text)
        return text

    def words(self, most: int = 3) -> str:
        return " ".join(self.seen(self.word()) for _ in self.count(1, most))

    def piece(self) -> str:
        """Return a word or some words with a mark, without white space that could break."""
        marks = (
            *(("", ""),) * 6,
            ("*", "*"),
            ("**", "**"),
            ("***", "***"),
            ("[", "](https://example.org/road?a=1&b=2)"),
            ("[", '](<https://example.org/a b> "The road")'),
            ("[", "](mailto:desk@example.org)"),
            *(("[", f"](person:{who})") for who in PEOPLE),
            *(("[", f"](outlet:{outlet})") for outlet in OUTLETS),
            ("[", "](article:border)"),
            ("[*", "*](person:anna-kim)"),
            ("[[", "]{lang=kk}](outlet:azattyq)"),
            ("`", "`"),
            ("reference", ""),
            ("foreign", ""),
            ("escaped", ""),
            *(("[", f"](#{given})") for given in self.ids),
        )
        opening, closing = self.choose(marks)
        match opening:
            case "":
                return self.seen(self.word())
            case "reference":
                label = f"label {len(self.definitions)}"
                self.definitions.append(f"[{label}]: https://example.org/{len(self.definitions)}")
                return f"[{self.words()}][{label}]"
            case "foreign":
                lang = self.choose(tuple(one for one in LANGUAGES if one != self.lang))
                return f"[{self.seen(self.word(lang))}]{{lang={lang}}}"
            case "escaped":
                sign = self.choose(("\\*", "\\_", "\\[", "\\`", "&amp;", "\\<"))
                shown = "&" if sign == "&amp;" else sign[1]
                return sign + self.seen(shown + self.word())[1:]
            case _:
                return f"{opening}{self.words()}{closing}"

    def citation(self) -> str:
        source = self.choose(SOURCES)
        self.cited[source] = None
        return f"[^{source}]"

    def phrase(self, *, wrapped: bool = True) -> list[str]:
        """Return the lines of a paragraph; one line where none may be wrapped."""
        lines = [self.seen(self.word())]
        for _ in self.count(0, 9):
            piece = self.piece()
            joint = self.choose((" ", " ", "\n", "  \n", "\\\n") if wrapped else (" ",))
            if "\n" in joint:
                lines[-1] += joint[:-1]
                lines.append(piece)
            else:
                lines[-1] += joint + piece
            if self.chance(5):
                lines[-1] += self.citation()
        if self.chance():
            lines[-1] += self.seen(self.choose(_ENDS[self.lang]))
        if self.chance(4):
            lines[-1] += self.citation()
        return lines

    def heading(self) -> list[str]:
        level = self.choose(("##", "###", "####"))
        return [f"{level} {self.phrase(wrapped=False)[0]}"]

    def items(self, depth: int) -> list[str]:
        """Return a list: tight or loose, with bullets or numbers, items with lists of their own."""
        # a list that does not start with 1 cannot follow a paragraph's line
        marker = self.choose(("-", "+", "1.") if depth else ("-", "+", "1.", "7)"))
        is_loose = self.chance()
        lines: list[str] = []
        for _ in self.count(1, 3):
            content = self.phrase()
            if is_loose and self.chance(3):
                content += ["", *self.phrase()]
            if depth < 2 and self.chance(3):
                content += [*([""] if is_loose else []), *self.items(depth + 1)]
            if is_loose and lines:
                lines.append("")
            lines += indented(content, f"{marker} ", " " * (len(marker) + 1))
        return lines

    def block_quote(self) -> list[str]:
        lines = self.phrase()
        for _ in self.count(0, 2):
            more = self.items(1) if self.chance(3) else self.phrase()
            lines += ["", *more]
        return indented(lines, "> ", "> ")

    def table(self) -> list[str]:
        columns = self.count(1, 3)
        aligns = [self.choose(("---", ":--", "--:", ":-:")) for _ in columns]
        head = [self.phrase(wrapped=False)[0] for _ in columns]
        rows = [
            ["" if self.chance(5) else self.phrase(wrapped=False)[0] for _ in columns]
            for _ in self.count(0, 3)
        ]
        return ["| " + " | ".join(row) + " |" for row in (head, aligns, *rows)]

    def source(self) -> str:
        source = self.choose((*OUTLETS, *SOURCES))
        if source in SOURCES:
            self.cited[source] = None
        return source

    def dated(self) -> list[str]:
        return [f":date: {self.choose(('2022-09-22', '2022-09', '2022', 'unknown'))}"]

    def lacking(self, code: str) -> list[str]:
        """Return no line where a rule wants one, which the article waives."""
        self.waived[code] = None
        return []

    def figure(self) -> list[str]:
        lines = [":::{figure}"]
        holder = self.choose(("source", "source", "photographer", "both", "nobody"))
        if holder in {"source", "both"}:
            lines.append(f":source: {self.source()}")
        if holder in {"photographer", "both"}:
            lines.append(f":photographer: {self.choose(PEOPLE)}")
        if holder == "nobody":
            lines += self.lacking("missing-credit")
        if self.chance():
            lines.append(f":alt: {self.words()}")
        if self.chance():
            lines += self.dated()
        if self.chance(3):
            lines += ["", *self.table()]
        return [*lines, "", *self.phrase(), ":::"]

    def quotation(self) -> list[str]:
        lines = [":::{quote}"]
        if self.chance(6):
            lines += self.lacking("missing-speaker")
        else:
            lines.append(f":speaker: {self.choose(PEOPLE)}")
        if self.chance(6):
            lines += self.lacking("missing-source")
        else:
            lines.append(f":source: {'unsourced' if self.chance(4) else self.source()}")
        lines += self.dated() if self.chance() else []
        lines += [f":lang: {self.choose(LANGUAGES)}"] if self.chance() else []
        for _ in self.count(1, 2):
            lines += ["", *self.phrase()]
        return [*lines, ":::"]

    def note(self) -> list[str]:
        """Return a note, or a correction, perhaps with a quotation or a list in it."""
        day = self.choose(("2023-05-09", "2023-06-01", "2023-12-31"))
        opening = self.choose((["::::{note}"], ["::::{correction}", f":date: {day}"]))
        lines = [*opening, "", *self.phrase()]
        if self.chance(3):
            lines += ["", *self.quotation()]
        elif self.chance(3):
            lines += ["", *self.items(1)]
        return [*lines, "::::"]

    def code(self) -> list[str]:
        return ["```text", *(self.seen(self.word()) for _ in self.count(1, 3)), "```"]

    def block(self) -> list[str]:
        everything = (
            *(self.phrase,) * 4,
            *(self.heading, self.block_quote, self.table, self.figure, self.quotation),
            *(self.note, self.code, lambda: self.items(0)),
        )
        attributed = (self.figure, self.quotation, self.note)
        write = self.choose(attributed if self.attributed else everything)
        lines = write()
        if self.chance(4):
            self.ids.append(f"part-{len(self.ids)}")
            return [f"({self.ids[-1]})=", *lines]
        return [*lines, "", "***"] if self.chance(12) else lines

    def body(self) -> str:
        lines: list[str] = []
        for _ in self.count(1, 6):
            lines += [*self.block(), ""]
        return "\n".join([*lines, *self.definitions, ""])

    def chain(self) -> list[str]:
        """Return a chain of two to four works, each from the one above it."""
        lines, origin = ["chain:", "  - id: work-0"], ""
        for number in self.count(1, 3):
            lang = self.choose(("kk", *LANGUAGES))
            lines += [
                f"    publication: {self.choose(('caravan', 'example'))}",
                f"    lang: {lang}",
            ]
            lines += [f"    {self.choose(('date: unknown', 'date: 2022-09', 'issue: 176'))}"]
            if self.chance():
                role = self.choose(("author", "translator", "unstated"))
                lines += ["    credits:", f"      - {{role: {role}, who: {self.choose(PEOPLE)}}}"]
            lines += self.rights()
            if number and origin == "translation-of":
                lines += self.choose(((), ("    method: human",), ("    method: machine",)))
            origin = self.choose(("translation-of", "based-on"))
            lines += [f"  - id: work-{number + 1}", f"    {origin}: work-{number}"]
        return [*lines, *self.rights()]

    def rights(self) -> list[str]:
        """Return what may be done with a work, and what search engines may."""
        said = (
            *((),) * 3,
            ("    rights: {en: Ask the author., zh-Hans: 请联系作者。}",),
            ("    license: https://example.org/licence",),
            ("    license: https://creativecommons.org/publicdomain/zero/1.0/",),
        )
        told = (
            *((),) * 3,
            ("    index: self",),
            ("    index: noindex",),
            ("    canonical: https://caravan.example/176",),
        )
        return [*self.choose(said), *self.choose(told)]

    def front_matter(self, slug: str, title: str, summary: str) -> str:
        lines = [
            f"title: '{title}'",
            f"date: 2023-05-0{self.draw(st.integers(1, 9))}T10:00:00+05:00",
            f"lang: {self.lang}",
            f"slug: {slug}",
            "category: news",
        ]
        lines += [f"summary: '{summary}'"] if summary else []
        lines += ["kicker: report"] if self.chance() else []
        lines += ["tags: [roads]"] if self.chance() else []
        if self.chance():
            lines += ["credits:", f"  - {{role: author, who: {self.choose(PEOPLE)}}}"]
        lines += self.chain() if self.chance() else []
        if self.waived:
            lines.append("waive:")
        lines += [f"  - {{code: {code}, reason: It is not known.}}" for code in self.waived]
        if self.cited:
            lines.append("sources:")
        for source in self.cited:
            lines += [f"  - id: {source}", f"    outlet: {self.choose(OUTLETS)}"]
            lines += [f"    title: The {source}", f"    url: https://example.org/{source}"]
            lines += self.choose(((), ("    date: 2022-08-31",), ("    date: 2022",)))
        return "\n".join(["---", *lines, "---", ""])


def indented(lines: list[str], first: str, rest: str) -> list[str]:
    """Return lines as the content of a list item or a quotation."""
    return [
        (rest if number else first) + line if line else rest.rstrip()
        for number, line in enumerate(lines)
    ]


@st.composite
def paragraphs(draw: st.DrawFn, lang: str) -> tuple[str, ...]:
    """Return the words and marked passages of a paragraph, which may be wrapped between them."""
    writer = _Writer(draw, lang)
    marks = ("{}", "*{}*", "[{}](person:anna-kim)", "[{}]{{lang=kk}}", "`{}`", "{}[^order]")
    words = st.text(_LETTERS[lang], min_size=1, max_size=8)
    return tuple(writer.choose(marks).format(draw(words)) for _ in writer.count(1, 12))


@st.composite
def written(draw: st.DrawFn, slug: str = "border", *, attributed: bool = False) -> Written:
    """Return an article with all that its readers see; ``attributed``, of what is somebody's."""
    writer = _Writer(draw, draw(st.sampled_from(LANGUAGES)), attributed=attributed)
    title = writer.words().replace("'", "’")
    writer.pieces[:] = [title]
    summary = ""
    if writer.chance():
        summary = " ".join(writer.word() for _ in writer.count(1, 6)).replace("'", "’")
        writer.pieces.append(summary)
    body = writer.body()
    front = writer.front_matter(slug, title, summary)
    return Written(front + body, writer.lang, tuple(writer.pieces))


def articles(slug: str = "border", *, attributed: bool = False) -> st.SearchStrategy[str]:
    """Return the strategy of valid articles: whole Markdown files, front matter included."""
    return written(slug, attributed=attributed).map(lambda article: article.text)
