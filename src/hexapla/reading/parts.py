"""The two parts of a document's file: its front matter and its body."""

import re

from msgspec import Struct

from hexapla.model.problem import Code, Findings

LONGEST = 8 * 1024
"""The most bytes a front matter may have."""

_END = re.compile(r"^---[ \t]*$", re.MULTILINE)


class Parts(Struct, frozen=True):
    """A file's front matter and body, with the line the body starts on."""

    front: str
    body: str
    body_line: int


def split(text: str, findings: Findings) -> Parts | None:
    """Cut a document at its front matter; None after noting that there is none."""
    first, _, rest = text.partition("\n")
    end = _END.search(rest)
    if first.rstrip() != "---":
        message = "the file does not start with front matter between two lines ---"
        remedy = "start the file with ---, then title, date, lang and slug, then ---"
        findings.add(Code.NO_FRONT_MATTER, 1, message, remedy)
        return None
    if end is None:
        message = "the front matter that starts here has no closing line ---"
        findings.add(Code.NO_FRONT_MATTER, 1, message, "add a line --- under its last key")
        return None
    front = rest[: end.start()]
    if len(front.encode()) > LONGEST:
        findings.add(
            Code.FRONT_MATTER_SIZE,
            1,
            f"the front matter has {len(front.encode())} bytes, and {LONGEST} is the most",
            "shorten its texts, or take out sources that are not needed",
        )
        return None
    return Parts(front, rest[end.end() + 1 :], front.count("\n") + 3)
