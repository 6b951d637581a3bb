"""The grammar of a PO file, line by line: where each message stands, and what is malformed.

translate-toolkit's parser is lossless but forgiving and knows no lines; this scanner runs before
it and refuses what GNU ``msgfmt -c`` refuses of the syntax.
"""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field

from msgspec import Struct

from hexapla.model.problem import Code, Findings

_LINE = re.compile(
    r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]+\])?)\s*)?("(?:[^"\\\n]|\\.)*")\s*'
)
_KEYWORD = re.compile(r"(?:msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]+\])?)\b")
_ESCAPE = re.compile(r"\\(?:[nrt\\\"]|([0-7]{1,3}|x[0-9A-Fa-f]+|.))")
_BY_NUMBER = re.compile(r"[abfv]|[0-7]{1,3}|x[0-9A-Fa-f]+")
"""Escapes that gettext's tools read as one character and translate-toolkit as letters."""
_BEFORE = {"msgctxt": ("",), "msgid": ("", "msgctxt"), "msgid_plural": ("msgid",)}
"""After which keyword each may stand in the lines with #|."""
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?:\s|$)")


class Place(Struct, frozen=True):
    """Where a message stands: the line of its msgid, and whether it is obsolete."""

    line: int
    obsolete: bool


def scan_bytes(data: bytes, findings: Findings) -> None:
    """Note what a catalog's bytes have that no text of it shows any more.

    Both would be lost, or break the file, when it is rewritten.
    """
    if data.startswith(BOM_UTF8):
        message = "the file starts with a byte order mark, which gettext's tools refuse"
        remedy = "save it as UTF-8 without BOM"
        findings.add(Code.CATALOG_SYNTAX, 1, message, remedy)
    lone = _LONE_RETURN.search(data) if b"\r" in data else None
    if lone:
        message = "this line ends with a carriage return alone, or has one inside"
        remedy = "save the file with the line ends of Unix (LF) or Windows (CR LF)"
        line = data.count(b"\n", 0, lone.start()) + 1
        findings.add(Code.CATALOG_SYNTAX, line, message, remedy)


def scan(text: str, findings: Findings) -> tuple[Place, ...]:
    """Return the place of every message of a PO file, in order, noting what is malformed."""
    scanner = _Scanner(findings)
    for number, line in enumerate(text.split("\n"), 1):
        scanner.take(number, line.strip())
    scanner.end_file(text.count("\n") + (not text.endswith("\n")))
    return tuple(scanner.places)


@dataclass
class _Scanner:
    findings: Findings
    places: list[Place] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    obsolete: bool = False
    previous: str = ""
    previous_obsolete: bool = False
    in_string: bool = False
    in_conflict: bool = False
    unsure: bool = False

    def take(self, number: int, line: str) -> None:
        """Take the next line of the file, counted from 1, without its outer spaces."""
        if self._is_of_conflict(number, line):
            return
        if not line:
            self.in_string = False
        elif line.startswith(("#|", "#~|")):
            self._interrupted(number)
            text = line.partition("|")[2].strip()
            self._previous(number, text, obsolete=line[1] == "~")
        elif line.startswith("#~"):
            self._content(number, line[2:].strip(), obsolete=True)
        elif line.startswith("#"):
            self._comment(number)
        else:
            self._content(number, line, obsolete=False)

    def _is_of_conflict(self, number: int, line: str) -> bool:
        """Whether a line belongs to a merge conflict, or to the message that one runs into."""
        mark = _CONFLICT.match(line)
        if mark and not (self.in_conflict or self.unsure):
            message = "a merge conflict was left here"
            remedy = "keep one of its two sides, and delete the lines <<<<<<<, ======= and >>>>>>>"
            self._note(number, message, remedy)
        if mark:
            self.in_conflict, self.unsure, self.seen = mark[1][0] != ">", True, {}
            self.previous = ""
            return True
        self.unsure = self.unsure and (self.in_conflict or bool(line))
        return self.unsure

    def _comment(self, number: int) -> None:
        if self.previous:
            self._bad_previous(number - 1)
        self._interrupted(number)

    def _interrupted(self, number: int) -> None:
        """Close what was being read, since a line with # stands here."""
        self.in_string = False
        if self.seen.keys() & {"msgctxt", "msgid"} and "msgstr" not in self.seen:
            message = "a line with # stands inside a message"
            self._note(number, message, "move it above the message")
        if "msgstr" in self.seen:
            self.end_message()

    def _previous(self, number: int, line: str, *, obsolete: bool) -> None:
        """Take a line of what a stale translation was made from."""
        if self.previous and obsolete is not self.previous_obsolete:
            self._half_obsolete(number)
        self.previous_obsolete = obsolete
        found = _LINE.fullmatch(line)
        keyword = found[1] if found else ""
        if keyword and self.previous in _BEFORE.get(keyword, ()):
            self.previous = keyword
        elif not found or keyword or not self.previous:
            self._bad_previous(number)
        if found:
            self._escapes(number, found[2])

    def _content(self, number: int, line: str, *, obsolete: bool) -> None:
        found = _LINE.fullmatch(line)
        if found is None:
            self._malformed(number, line)
            return
        self._escapes(number, found[2])
        if found[1]:
            self._keyword(number, found[1], obsolete=obsolete)
        elif self.in_string and obsolete is not self.obsolete:
            self._half_obsolete(number)
        elif not self.in_string:
            message = "a text in quotes stands here without msgid or msgstr before it"
            self._note(number, message, "restore the line above it, or delete it")

    def _escapes(self, number: int, text: str) -> None:
        for bad in filter(None, dict.fromkeys(_ESCAPE.findall(text))):
            message = f"\\{bad} means nothing in a PO file"
            remedy = f"write \\\\{bad} for a backslash before {bad}"
            if _BY_NUMBER.fullmatch(bad):
                message = f"\\{bad} is not read alike by all gettext tools"
                remedy = f"write the character itself, or {remedy[6:]}"
            self._note(number, message, remedy)

    def _keyword(self, number: int, keyword: str, *, obsolete: bool) -> None:
        name = keyword.partition("[")[0]
        starts = name == "msgctxt" or (name == "msgid" and "msgid" in self.seen)
        if ("msgstr" in self.seen and name != "msgstr") or (starts and self.seen):
            self.end_message()
        if name in self.seen and keyword == name:
            message = f"a second {name} in the message of line {min(self.seen.values())}"
            self._note(number, message, "keep one of them, or restore the msgid between them")
        if name in {"msgstr", "msgid_plural"} and "msgid" not in self.seen:
            remedy = "restore the line msgid above it, or delete the message"
            self._note(number, f"{name} stands here without a msgid", remedy)
        if name == "msgstr" and ("[" in keyword) is not ("msgid_plural" in self.seen):
            message = "msgstr[0] belongs to a message with msgid_plural, msgstr to one without"
            self._note(number, message, "delete msgid_plural, and keep one line msgstr")
        if self.seen and obsolete is not self.obsolete:
            self._half_obsolete(number)
        if self.previous == "msgctxt":
            self._bad_previous(number - 1)
        elif self.previous and obsolete is not self.previous_obsolete:
            self._half_obsolete(number)
        self.previous = ""
        self.seen.setdefault(name, number)
        self.obsolete, self.in_string = obsolete, True

    def _bad_previous(self, number: int) -> None:
        message = "the lines with #| are not the msgid that this message once had"
        self._note(number, message, "delete the lines with #| above this message")
        self.previous = ""

    def _half_obsolete(self, number: int) -> None:
        message = "some lines of this message start with #~ and some do not"
        self._note(number, message, "start all of them with #~, or none")

    def end_file(self, number: int) -> None:
        """Close the file; ``number`` is its last line."""
        self.end_message()
        if self.previous:
            self._bad_previous(number)

    def end_message(self) -> None:
        """Close the message that is being read, if one is."""
        if "msgid" in self.seen:
            self.places.append(Place(self.seen["msgid"], self.obsolete))
        if "msgid" in self.seen and "msgstr" not in self.seen:
            remedy = 'add a line msgstr "" or delete the message'
            self._note(self.seen["msgid"], "a message without its msgstr", remedy)
        if self.seen.keys() == {"msgctxt"}:
            remedy = "restore the line msgid under it, or delete it"
            self._note(self.seen["msgctxt"], "msgctxt stands here without a msgid", remedy)
        self.seen = {}

    def _malformed(self, number: int, line: str) -> None:
        self.in_string = False
        keyword = _KEYWORD.match(line)
        if keyword or line.startswith('"'):
            message = 'the text on this line does not end with ", or has another " inside'
            remedy = 'end the line with ", and inside write \\" or « »'
        else:
            message = f"{line[:30]!r} is neither a keyword, a text nor a comment"
            remedy = "delete the line or put # before it"
        self._note(number, message, remedy)
        if keyword:
            self._keyword(number, keyword.group(), obsolete=False)

    def _note(self, line: int, message: str, remedy: str) -> None:
        self.findings.add(Code.CATALOG_SYNTAX, line, message, remedy)
