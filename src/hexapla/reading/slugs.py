"""Slugs: what a document's address ends with."""

from hexapla.model.problem import Code
from hexapla.reading.fields import Fields
from hexapla.reading.forms import LONGEST, is_id

RESERVED = frozenset(
    {
        "archive",
        "category",
        "corrections",
        "coverage",
        "outlets",
        "people",
        "publications",
        "search",
        "sources",
        "tag",
        "theme",
        "topics",
    }
)
"""The segments under a language that are addresses of the site's own."""


def slug_of(fields: Fields, key: str, *, required: bool = False) -> str:
    """Return a slug; '' after noting what is wrong with it."""
    slug = fields.text(key, required=required)
    if not slug:
        return ""
    if not is_id(slug):
        remedy = "write small ASCII letters, digits and single hyphens: border-after-september"
        fields.findings.add(Code.BAD_SLUG, fields.line_of(key), f"the slug is {slug!r}", remedy)
        return ""
    if len(slug) > LONGEST:
        remedy = f"leave at most {LONGEST}: a few words that name the subject"
        message = f"the slug has {len(slug)} characters"
        fields.findings.add(Code.BAD_SLUG, fields.line_of(key), message, remedy)
        return ""
    if slug in RESERVED:
        remedy = "choose a longer one, such as " + slug + "-explained"
        message = f"the slug {slug} is an address of the site's own"
        fields.findings.add(Code.BAD_SLUG, fields.line_of(key), message, remedy)
        return ""
    return slug


def slugs_of(fields: Fields | None) -> dict[str, str]:
    """Return the slugs of single languages, by tag."""
    if fields is None:
        return {}
    return {key: slug for key in fields.all_keys() if (slug := slug_of(fields, key))}
