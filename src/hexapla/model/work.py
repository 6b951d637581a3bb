"""Works and credits: what was published before this page, and who made it."""

import re
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from hexapla.model.dates import PartialDate

UNSOURCED = "unsourced"
"""What a quotation names as its source when none is given: the id of no source and no outlet."""


class Role(StrEnum):
    """What somebody did for a work."""

    AUTHOR = "author"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    TRANSLATION_EDITOR = "translation-editor"
    REVIEWER = "reviewer"
    PHOTOGRAPHER = "photographer"
    UNSTATED = "unstated"


class Method(StrEnum):
    """How a translation was made, from strongest to weakest."""

    HUMAN = "human"
    MACHINE_REVIEWED = "machine-reviewed"
    MACHINE = "machine"


class Hop(StrEnum):
    """How a work came to where it was published."""

    FIRST = "first"
    TRANSLATED = "translated"
    RETOLD = "retold"


class Credit(Struct, frozen=True):
    """A person, by registry id, in a role."""

    role: Role
    who: str
    line: int = 0


class Indexing(StrEnum):
    """Whether search engines may list this site's edition in a work's language."""

    SELF = "self"
    NOINDEX = "noindex"


class Work(Struct, frozen=True):
    """One published thing in an article's history.

    ``publication``, ``translation_of`` and ``based_on`` are ids; ``lang`` is a BCP 47 tag;
    ``date`` is None when it is not known, and ``date_unknown`` when the chain itself says so.
    ``method`` is how a translation was made, None where nobody says. ``rights`` is a sentence by
    BCP 47 tag, ``license`` an address (see ``model.rights``); ``index`` and ``canonical``, an
    address, are for search engines (see ``model.indexing``).
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
    method: Method | None = None
    rights: Mapping[str, str] = field(default_factory=dict)
    license: str = ""
    index: Indexing | None = None
    canonical: str = ""

    @property
    def comes_from(self) -> tuple[str, ...]:
        """The ids of the works that it is made from; none for a first publication."""
        return tuple(dict.fromkeys(one for one in (self.translation_of, self.based_on) if one))

    @property
    def hop(self) -> Hop:
        """How it came from the works before it."""
        if self.translation_of:
            return Hop.TRANSLATED
        return Hop.RETOLD if self.based_on else Hop.FIRST


class Source(Struct, frozen=True):
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
