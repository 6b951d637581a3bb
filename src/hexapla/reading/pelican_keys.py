"""What a document says to Pelican's plugins."""

import re

from hexapla.model.problem import Code
from hexapla.reading.fields import Fields

_PELICAN_OWN = frozenset(
    [
        "author",
        "authors",
        "category",
        "content",
        "date",
        "in_default_lang",
        "lang",
        "locale_date",
        "locale_modified",
        "metadata",
        "modified",
        "override_save_as",
        "override_url",
        "path",
        "reader",
        "relative_source_path",
        "save_as",
        "settings",
        "slug",
        "source_path",
        "status",
        "summary",
        "tags",
        "template",
        "timezone",
        "title",
        "translations",
        "url",
        "url_format",
        "get_content",
        "get_siteurl",
        "get_summary",
        "get_url_setting",
        "get_static_links",
        "is_valid",
        "refresh_metadata_intersite_links",
        "get_relative_source_path",
        "relative_dir",
        "default_template",
        "default_status",
        "allowed_statuses",
        "mandatory_properties",
        "filename",
        "date_format",
    ]
)


def pelican_keys(fields: Fields | None) -> dict[str, str]:
    """Return the keys meant for plugins; those that move or run a page are Pelican's trouble."""
    if fields is None:
        return {}
    found = {key: fields.text(key) for key in fields.all_keys()}
    for key in found:
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", key):
            fault = "is not of the form that plugins read: small letters, digits and _"
        elif key in _PELICAN_OWN:
            fault = "would change how Pelican itself works"
        else:
            continue
        message = f"the key {key} under pelican: {fault}"
        remedy = "write the key that the plugin's documentation names"
        fields.findings.add(Code.UNKNOWN_KEY, fields.line_of(key), message, remedy)
    return found
