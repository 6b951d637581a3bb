"""Rights as a reader sees them: the holder's sentence, and a link to the licence."""

import re

from hexapla.model.registry import nearest
from hexapla.model.rights import Rights
from hexapla.rendering.html import NOTHING, Html, html
from hexapla.rendering.wording import Wording

_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-nd|-sa)?)|publicdomain/(zero|mark))"
    r"/(\d\.\d)(?:/([a-z]{2}))?(?:/(?:deed|legalcode)(?:\.[\w-]+)?)?/?"
)
"""Addresses of Creative Commons' licences and tools, with a jurisdiction for older ones."""
_LICENSE = '<a{} href="{}">{}</a>'


def told(rights: Rights, wording: Wording, *, of_page: bool = False) -> tuple[Html, ...]:
    """Return what is said of rights: a sentence, a link to the licence, both or nothing.

    ``of_page`` is for the page’s main content alone, which is what ``rel="license"`` means (HTML,
    «Link type "license"»): beside a picture it would put the article under the picture's licence.
    """
    found: list[Html] = []
    terms = nearest(rights.terms, wording.tag)
    if terms is not None:
        found.append(wording.foreign(terms))
    if rights.license:
        name = license_name(rights.license)
        attributes = Html(' rel="license"') if of_page else NOTHING
        attributes += Html(' translate="no"') if name else NOTHING
        label = name or wording.gettext("Licence")
        found.append(html(_LICENSE, attributes, rights.license, label))
    return tuple(found)


def license_name(address: str) -> str:
    """Return what a licence is called in every language: «CC BY 4.0»; '' for one not known."""
    found = _COMMONS.fullmatch(address)
    if found is None:
        return ""
    terms, tool, version, jurisdiction = found.groups()
    name = {"zero": "CC0", "mark": "Public Domain Mark"}.get(tool, f"CC {(terms or '').upper()}")
    return " ".join(part for part in (name, version, (jurisdiction or "").upper()) if part)
