"""The grammar of a PO file, line by line: where each message stands, and what is malformed.

translate-toolkit's parser is lossless but forgiving and knows no lines; this scanner runs before
it and refuses what GNU ``msgfmt -c`` refuses of the syntax.
"""

import re
from dataclasses import dataclass, field

from hexapla.model.problem import Code, Findings

_LINE = re.compile(
    r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?("(?:[^"\\\n]|\\.)*")\s*'
)
_KEYWORD = re.compile(r"(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\b")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = frozenset('abfnrtv\\"01234567x')
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7})(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands: the line of its msgid, and whether it is obsolete."""

    line: int
    obsolete: bool


def scan(text: str, findings: Findings) -> tuple[Place, ...]:
    """Return the place of every message of a PO file, in order, noting what is malformed."""
    scanner = _Scanner(findings)
    for number, line in enumerate(text.split("\n"), 1):
        scanner.take(number, line.strip())
    scanner.end_message()
    return tuple(scanner.places)


@dataclass
class _Scanner:
    findings: Findings
    places: list[Place] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    obsolete: bool = False
    in_string: bool = False

    def take(self, number: int, line: str) -> None:
        """Take the next line of the file, counted from 1, without its outer spaces."""
        if not line:
            self.in_string = False
        elif line.startswith("#~"):
            self._content(number, line[2:].strip(), obsolete=True)
        elif line.startswith("#"):
            self._comment()
        else:
            self._content(number, line, obsolete=False)

    def _comment(self) -> None:
        self.in_string = False
        if "msgstr" in self.seen:
            self.end_message()

    def _content(self, number: int, line: str, *, obsolete: bool) -> None:
        if line.startswith("|"):
            self._comment()
            return
        found = _LINE.fullmatch(line)
        if found is None:
            self._malformed(number, line)
            return
        if bad := next((one for one in _ESCAPE.findall(found[2]) if one not in _ESCAPES), None):
            message = f"\\{bad} means nothing in a PO file"
            self._note(number, message, f"write \\\\{bad} for a backslash before {bad}")
        if found[1]:
            self._keyword(number, found[1], obsolete=obsolete)
        elif not self.in_string:
            self._note(number, "a text stands here without a keyword", "put msgstr before it")

    def _keyword(self, number: int, keyword: str, *, obsolete: bool) -> None:
        name = keyword.partition("[")[0]
        starts = name == "msgctxt" or (name == "msgid" and "msgid" in self.seen)
        if ("msgstr" in self.seen and name != "msgstr") or (starts and self.seen):
            self.end_message()
        if name in self.seen and keyword == name:
            self._note(number, f"a second {name} in one message", "leave an empty line before it")
        if name in {"msgstr", "msgid_plural"} and "msgid" not in self.seen:
            self._note(number, f"{name} stands here without a msgid", "restore the msgid above it")
        self.seen.setdefault(name, number)
        self.obsolete, self.in_string = obsolete, True

    def end_message(self) -> None:
        """Close the message that is being read, if one is."""
        if "msgid" in self.seen:
            self.places.append(Place(self.seen["msgid"], self.obsolete))
        if self.seen and not {"msgid", "msgstr"} <= self.seen.keys():
            missing = "msgstr" if "msgid" in self.seen else "msgid"
            line = next(iter(self.seen.values()))
            self._note(line, f"a message without its {missing}", f"add the {missing} or delete it")
        self.seen = {}

    def _malformed(self, number: int, line: str) -> None:
        self.in_string = False
        if _CONFLICT.match(line):
            message, remedy = "a merge conflict was left here", "keep one side, delete the marks"
        elif _KEYWORD.match(line) or line.startswith('"'):
            message = "a text is not closed, or a quotation mark in it is not escaped"
            remedy = 'end the line with " and write \\" for a quotation mark inside'
        else:
            message = f"{line[:30]!r} is neither a keyword, a text nor a comment"
            remedy = "delete the line or put # before it"
        self._note(number, message, remedy)

    def _note(self, line: int, message: str, remedy: str) -> None:
        self.findings.add(Code.CATALOG_SYNTAX, line, message, remedy)
