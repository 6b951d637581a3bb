"""Works and credits: what was published before this page, and who made it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from hexapla.model.dates import PartialDate


class Role(StrEnum):
    """What somebody did for a work."""

    AUTHOR = "author"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    TRANSLATION_EDITOR = "translation-editor"
    REVIEWER = "reviewer"
    PHOTOGRAPHER = "photographer"
    UNSTATED = "unstated"


class Hop(StrEnum):
    """How a work came to where it was published."""

    FIRST = "first"
    TRANSLATED = "translated"
    RETOLD = "retold"


@dataclass(frozen=True, slots=True)
class Credit:
    """A person, by registry id, in a role."""

    role: Role
    who: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """One published thing in an article's history.

    ``publication``, ``translation_of`` and ``based_on`` are ids; ``lang`` is a BCP 47 tag;
    ``date`` is None when it is not known, and ``date_unknown`` when the chain itself says so.
    """

    id: str
    lang: str = ""
    publication: str = ""
    issue: str = ""
    page: str = ""
    date: PartialDate | None = None
    url: str = ""
    translation_of: str = ""
    based_on: str = ""
    credits: tuple[Credit, ...] = ()
    line: int = 0
    date_unknown: bool = False

    @property
    def hop(self) -> Hop:
        """How it came from the works before it."""
        if self.translation_of:
            return Hop.TRANSLATED
        return Hop.RETOLD if self.based_on else Hop.FIRST


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the source list: something the article cites."""

    id: str
    outlet: str
    title: str
    url: str = ""
    lang: str = ""
    date: PartialDate | None = None
    accessed: PartialDate | None = None
    archived: str = ""
    line: int = 0


def issue_segment(issue: str) -> str:
    """Return an issue's number as one segment of an address.

    Letters and digits of any script stay, with a hyphen for whatever stands between them.
    """
    return re.sub(r"[^\w]+", "-", issue.casefold()).strip("-") or "-"
