"""The forms of short values: ids, language tags, countries, web addresses."""

import re
from urllib.parse import urlsplit

LONGEST = 100
"""Characters of a slug or an id, which name a page's folder. File systems take 255 bytes, and an
address should be one that can be read."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_COUNTRY = re.compile(r"[A-Z]{2}")


def is_id(text: str) -> bool:
    """Whether a text is small ASCII letters, digits and single hyphens."""
    return _ID.fullmatch(text) is not None


def is_language_tag(text: str) -> bool:
    """Whether a text has the form of a BCP 47 language tag."""
    return _LANG.fullmatch(text) is not None


def is_country(text: str) -> bool:
    """Whether a text has the form of a country's code (ISO 3166-1 alpha-2)."""
    return _COUNTRY.fullmatch(text) is not None


def is_web_address(text: str) -> bool:
    """Whether a text is an absolute http or https address without spaces or credentials."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(host)
        and "@" not in parts.netloc
        and not any(character.isspace() or character in '<>"\\^`{|}' for character in text)
    )
