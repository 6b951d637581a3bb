"""Which language a document, or a work, says it is in."""

from hexapla.reading.fields import Fields

UNDETERMINED = "und"
"""Stands in for a language that cannot be used (BCP 47: undetermined)."""


def lang_of(fields: Fields, key: str, *, required: bool = False) -> str:
    """Return a language tag; what is none was said to be wrong, and is undetermined."""
    lang = fields.lang(key, required=required)
    return lang or (UNDETERMINED if fields.text(key) else "")
