"""How an article is cited: a reference for people to copy, and its record for programs."""

from markupsafe import Markup
from msgspec import Struct


class CitedAs(Struct, frozen=True):
    """What a reader copies to cite an article, and where its record for programs lies."""

    reference: Markup
    href: str


class CslView(Struct, frozen=True):
    """A file with one article's bibliographic record, as CSL-JSON."""

    json: Markup
