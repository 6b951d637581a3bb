"""How an article is cited: a reference for people to copy, and its record for programs."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class CitedAs:
    """What a reader copies to cite an article, and where its record for programs lies."""

    reference: Markup
    href: str


@dataclass(frozen=True, slots=True)
class CslView:
    """A file with one article's bibliographic record, as CSL-JSON."""

    json: Markup
