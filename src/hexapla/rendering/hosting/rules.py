"""The rules of a site for its host: headers, language choice, redirects, and what is not there.

Each host's file, and the server of ``hexapla serve``, is made from these and from nothing else.
"""

import re
from collections.abc import Mapping

from msgspec import Struct


class Headers(Struct, frozen=True):
    """Headers of the answers at some paths.

    In ``pattern``, ``:name`` stands for what has no slash, and a last ``*`` for anything.
    """

    pattern: str
    values: Mapping[str, str]


class LanguageChoice(Struct, frozen=True):
    """Where the site's root leads a reader whose browser prefers one of some language tags."""

    tags: tuple[str, ...]
    target: str


class Redirect(Struct, frozen=True):
    """An address that has moved for good (301)."""

    source: str
    target: str


class Gone(Struct, frozen=True):
    """An address whose page was withdrawn (410), and the page that says so."""

    source: str
    page: str


class NotFound(Struct, frozen=True):
    """The page for all addresses with a prefix where nothing is (404)."""

    prefix: str
    page: str


class Rules(Struct, frozen=True):
    """All rules of a site. Every path is one on the host and starts with ``base``.

    Of several ``headers`` that match, a later one's value of a name takes the place of an earlier
    one's. The first of ``not_found`` that matches serves.
    """

    base: str
    headers: tuple[Headers, ...]
    choices: tuple[LanguageChoice, ...]
    redirects: tuple[Redirect, ...]
    gone: tuple[Gone, ...]
    not_found: tuple[NotFound, ...]

    def headers_of(self, path: str) -> dict[str, str]:
        """Return the headers of the answer at a path."""
        found: dict[str, str] = {}
        for one in self.headers:
            if re.fullmatch(regular(one.pattern), path):
                found |= one.values
        return found

    def redirect_of(self, path: str) -> str:
        """Return where a path has moved, '' if it has not."""
        return next((one.target for one in self.redirects if one.source == path), "")

    def gone_page(self, path: str) -> str:
        """Return the page that says a path's own was withdrawn, '' if it was not."""
        return next((one.page for one in self.gone if one.source == path), "")

    def not_found_page(self, path: str) -> str:
        """Return the page for a path where nothing is, '' if there is none."""
        return next((one.page for one in self.not_found if path.startswith(one.prefix)), "")

    def choice_of(self, accept_language: str) -> str:
        """Return where the root leads a reader with an Accept-Language header, '' for nowhere.

        The language that is preferred most decides (RFC 9110, 12.5.4), and no later one: who
        prefers a language that the site has not is to choose.
        """
        first = preferred(accept_language)
        for one in self.choices:
            if any(f"{first}-".startswith(f"{tag.lower()}-") for tag in one.tags):
                return one.target
        return ""


def preferred(accept_language: str) -> str:
    """Return the tag with the highest weight of an Accept-Language header, in small letters."""
    found: list[tuple[float, str]] = []
    for one in accept_language.split(","):
        tag, _, weight = one.replace(" ", "").partition(";q=")
        number = float(weight) if re.fullmatch(r"[01](\.\d{0,3})?", weight) else float(not weight)
        if tag and number:
            found.append((number, tag.lower()))
    return max(found, key=lambda pair: pair[0])[1] if found else ""


def regular(pattern: str) -> str:
    """Return a pattern of paths as a regular expression for a whole path."""
    body, star = (pattern[:-1], ".*") if pattern.endswith("*") else (pattern, "")
    return re.sub(r":[a-z]+", "[^/]+", re.escape(body).replace(r"\-", "-")) + star
