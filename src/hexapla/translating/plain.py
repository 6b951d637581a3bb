"""A catalog in the layout that gettext's tools write, read in one go.

Nearly every catalog is in it, and a newsroom has thousands. What is written in any other way, or
is malformed, is left to the line scanner and to translate-toolkit, which say what is wrong; a law
in the tests holds that both ways read the same.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

_STRING = r'"[^"\\\n]*(?:\\[nrt"\\][^"\\\n]*)*"\n'
_LINES = r'"[^\n]*"\n(?:"[^\n]*"\n)*'
"""Lines in quotation marks, whatever is inside: that is looked at afterwards, which is faster."""
_PREVIOUS = rf"{_STRING}(?:#\| {_STRING})*"
_ENTRY = re.compile(
    r"(?P<comments>(?:#(?:[ .:,][^\n]*)?\n)*)"
    rf"(?:(?:#\| msgctxt {_PREVIOUS})?#\| msgid {_PREVIOUS})?"
    rf"(?:msgctxt (?P<context>{_LINES}))?"
    rf"msgid (?P<id>{_LINES})"
    rf"msgstr (?P<string>{_LINES})"
    r"\n*"
)
_STRINGS = re.compile(f"(?:{_STRING})+")
_ESCAPE = re.compile(r"\\(.)")
_MEANING = {"n": "\n", "r": "\r", "t": "\t"}
_BLOCKS = "#. id:"


class Entry(Struct, frozen=True):
    """A message as it stands in a file; ``line`` is where its msgid stands.

    ``comments`` are the lines above it but those with ``#|``. What they say is seldom asked for.
    """

    context: str
    id: str
    string: str
    line: int
    obsolete: bool = False
    plural: bool = False
    comments: str = ""

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags of its lines with ``#,``."""
        if "#," not in self.comments:
            return ()
        return tuple(flag for line in self.comments.split("\n") for flag in flags_in(line))

    @property
    def notes(self) -> tuple[str, ...]:
        """The lines of its translator comments."""
        lines = self.comments.split("\n")[:-1]
        return tuple(line[2:] for line in lines if not line.startswith(("#.", "#:", "#,")))

    @property
    def blocks(self) -> tuple[str, ...]:
        """The ids of the blocks that its ``#.`` names."""
        return named_blocks(self.comments.split("\n"))

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
    place, counted, line = 0, 0, 1
    text = text if text.endswith("\n") else f"{text}\n"
    while place < len(text):
        found = _ENTRY.match(text, place)
        if found is None:
            return None
        comments, msgctxt, msgid, msgstr = found.groups("")
        context, identifier, string = _context(msgctxt), _meant(msgid), _meant(msgstr)
        if context is None or identifier is None or string is None:
            return None
        if not (identifier or context or string) or identifier.startswith("_:"):
            return None  # no header for translate-toolkit, or a comment in KDE's old manner
        start = found.start("id")
        line += text.count("\n", counted, start)
        entries.append(Entry(context, identifier, string, line, comments=comments))
        place, counted = found.end(), start
    return tuple(entries)


def flags_in(line: str) -> tuple[str, ...]:
    """Return the flags of a line with ``#,``; another has none."""
    return tuple(flag.strip() for flag in line[2:].split(",")) if line.startswith("#,") else ()


def named_blocks(comments: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the blocks that a message's comments name."""
    return tuple(
        identifier
        for comment in comments
        if comment.startswith(_BLOCKS)
        for identifier in comment[len(_BLOCKS) :].split()
    )


def _meant(written: str) -> str | None:
    """Return the text that lines in quotation marks mean, None if they are not well formed."""
    text = written[1:-2].replace('"\n"', "")
    if "\\" not in text and '"' not in text:
        return text
    if not _STRINGS.fullmatch(written):
        return None
    return _ESCAPE.sub(lambda found: _MEANING.get(found[1], found[1]), text)


_context = lru_cache(maxsize=64)(_meant)
"""Returns the same of a context: they are few, the kinds of blocks."""
