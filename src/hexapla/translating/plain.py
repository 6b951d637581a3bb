"""A catalog in the layout that gettext's tools write, read in one go.

Nearly every catalog is in it, and a newsroom has thousands. What is written in any other way, or
is malformed, is left to the line scanner and to translate-toolkit, which say what is wrong; a law
in the tests holds that both ways read the same.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

_STRING = r'"[^"\\\n]*(?:\\[nrt"\\][^"\\\n]*)*"\n'
_TEXT = rf"{_STRING}(?:{_STRING})*"
_PREVIOUS = rf"{_STRING}(?:#\| {_STRING})*"
_ENTRY = re.compile(
    r"(?P<comments>(?:#(?:[ .:,][^\n]*)?\n)*)"
    rf"(?:(?:#\| msgctxt {_PREVIOUS})?#\| msgid {_PREVIOUS})?"
    rf"(?:msgctxt (?P<context>{_TEXT}))?"
    rf"msgid (?P<id>{_TEXT})"
    rf"msgstr (?P<string>{_TEXT})"
    r"\n*"
)
_ESCAPE = re.compile(r"\\(.)")
_MEANING = {"n": "\n", "r": "\r", "t": "\t"}
_BLOCKS = "#. id:"


class Entry(Struct, frozen=True):
    """A message as it stands in a file; ``line`` is where its msgid stands.

    ``flags`` are those of its lines with ``#,``, ``notes`` the lines of its translator comments,
    ``blocks`` the ids of the blocks that its ``#.`` names.
    """

    context: str
    id: str
    string: str
    line: int
    obsolete: bool = False
    plural: bool = False
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()

    @property
    def is_header(self) -> bool:
        """Whether it is the catalog's header."""
        return not self.id and not self.context and not self.obsolete

    @property
    def is_fuzzy(self) -> bool:
        """Whether its translation is stale."""
        return "fuzzy" in self.flags


def plain(text: str) -> tuple[Entry, ...] | None:
    """Return the messages of a catalog in the usual layout without obsolete ones, else None."""
    entries: list[Entry] = []
    place, line = 0, 1
    text = text if text.endswith("\n") else f"{text}\n"
    while place < len(text):
        found = _ENTRY.match(text, place)
        if found is None:
            return None
        entry = _entry(found, line)
        if not (entry.id or entry.context or entry.string) or entry.id.startswith("_:"):
            return None  # no header for translate-toolkit, or a comment in KDE's old manner
        entries.append(entry)
        line += text.count("\n", place, found.end())
        place = found.end()
    return tuple(entries)


def _entry(found: "re.Match[str]", line: int) -> Entry:
    comments = found["comments"].split("\n")[:-1]
    start = found.start("id")
    return Entry(
        context=_meant(found["context"] or ""),
        id=_meant(found["id"]),
        string=_meant(found["string"]),
        line=line + found.string.count("\n", found.start(), start),
        flags=tuple(
            flag.strip()
            for comment in comments
            if comment.startswith("#,")
            for flag in comment[2:].split(",")
        ),
        notes=tuple(one[2:] for one in comments if one == "#" or one.startswith("# ")),
        blocks=named_blocks(comments),
    )


def named_blocks(comments: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the blocks that a message's comments name."""
    return tuple(
        identifier
        for comment in comments
        if comment.startswith(_BLOCKS)
        for identifier in comment[len(_BLOCKS) :].split()
    )


def _meant(written: str) -> str:
    """Return the text that lines in quotation marks mean."""
    if not written:
        return ""
    text = written[1:-2].replace('"\n"', "")
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _MEANING.get(found[1], found[1]), text)
