"""The versions of a page in other languages: the switcher's entries, and the ``hreflang`` set."""

from collections.abc import Mapping
from functools import cache

from hexapla.model.site import Language, Site
from hexapla.rendering.views import Alternate, Version
from hexapla.rendering.wording import autonym


def versions(site: Site, hrefs: Mapping[str, str], current: str) -> tuple[Version, ...]:
    """Return the switcher's entries, in the order of the site's languages."""
    return tuple(
        Version(
            tag=language.tag,
            segment=language.segment,
            autonym=autonym(language),
            href=hrefs[language.tag],
            current=language.tag == current,
        )
        for language in site.languages
        if language.tag in hrefs
    )


def alternates(site: Site, hrefs: Mapping[str, str], siteurl: str) -> tuple[Alternate, ...]:
    """Return the ``hreflang`` set: the page itself, its other versions, and x-default.

    A preview is not to be listed, and has none.

    A tag with a script is given without it too, where that means no other language of the site:
    search engines read ``zh`` where they do not read ``zh-Hans``.
    """
    if site.preview:
        return ()
    found = [
        Alternate(code, f"{siteurl}/{hrefs[language.tag]}")
        for language in site.languages
        if language.tag in hrefs
        for code in codes(language, site.languages)
    ]
    return (*found, Alternate("x-default", f"{siteurl}/"))


@cache
def codes(language: Language, languages: tuple[Language, ...]) -> tuple[str, ...]:
    """Return the tags that mean a language of the site, and no other one of it."""
    base = language.tag.partition("-")[0]
    alike = [one for one in languages if one.tag.partition("-")[0] == base]
    return (language.tag, base) if base != language.tag and len(alike) == 1 else (language.tag,)
