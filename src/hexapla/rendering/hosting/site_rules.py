"""The rules that follow from a site."""

from collections.abc import Iterable

from hexapla.model.site import Site
from hexapla.rendering.addresses import ROOT_LOST, addresses, base_of
from hexapla.rendering.frames import codes
from hexapla.rendering.hosting.headers import headers
from hexapla.rendering.hosting.rules import Choice, Lost, Rules


def rules_of(site: Site, siteurl: str, kept: Iterable[str], *, lost: bool = True) -> Rules:
    """Return the rules of a site.

    ``kept`` are the addresses of files whose name changes with their bytes. A site whose pages a
    stock theme makes has but one page for what is ``lost``.
    """
    base = base_of(siteurl)
    languages = site.languages if lost else ()
    here = [addresses(site, language.tag) for language in languages]
    return Rules(
        base=base,
        headers=tuple(headers(site, base, kept)),
        choices=tuple(
            Choice(codes(one, site.languages), base + addresses(site, one.tag).home)
            for one in site.languages
        ),
        redirects=(),
        gone=(),
        lost=(
            *(Lost(base + one.home, base + one.lost) for one in here),
            Lost(base, base + ROOT_LOST),
        ),
    )
