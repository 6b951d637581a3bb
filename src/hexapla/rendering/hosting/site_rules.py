"""The rules that follow from a site."""

from collections.abc import Iterable, Iterator

from hexapla.model.site import Extra, Site
from hexapla.rendering.addresses import (
    ROOT_NOT_FOUND,
    addresses,
    base_of,
    file_of,
    of_edition,
    parallel,
)
from hexapla.rendering.hosting.headers import headers
from hexapla.rendering.hosting.rules import Gone, LanguageChoice, NotFound, Redirect, Rules
from hexapla.rendering.index import Index
from hexapla.rendering.partners import partners
from hexapla.rendering.versions import codes


def rules_of(
    site: Site, index: Index, siteurl: str, kept: Iterable[str], *, has_pages: bool = True
) -> Rules:
    """Return the rules of a site.

    ``kept`` are the addresses of files whose name changes with their bytes. Without ``has_pages``,
    as a stock theme makes it, it has but one page for what is not found, and none for what is gone.
    """
    base = base_of(siteurl)
    languages = site.languages if has_pages else ()
    here = [addresses(site, language.tag) for language in languages]
    return Rules(
        base=base,
        headers=tuple(headers(site, base, kept)),
        choices=tuple(
            LanguageChoice(codes(one, site.languages), base + addresses(site, one.tag).home)
            for one in site.languages
        ),
        redirects=tuple(_redirects(site, index, base, has_pages=has_pages)),
        gone=tuple(_gone(site, index, base, has_pages=has_pages)),
        not_found=(
            *(NotFound(base + one.home, base + one.not_found) for one in here),
            NotFound(base, base + ROOT_NOT_FOUND),
        ),
    )


def _redirects(site: Site, index: Index, base: str, *, has_pages: bool) -> Iterator[Redirect]:
    for tag, moved in index.moved.items():
        for address, path in sorted(moved.items()):
            edition = index.edition(path, tag)
            now = of_edition(site, edition)
            yield Redirect(base + address, base + now)
            shown = {one.lang for one in partners(site, index, edition)} if has_pages else set()
            for partner, old in _parallel(site, tag, address):
                new = parallel(site, edition, partner) if partner in shown else now
                yield Redirect(base + old, base + new)
            if Extra.CITATIONS in site.extras:
                record = addresses(site, tag).citation
                old, new = (record(_slug(one)) for one in (address, now))
                yield Redirect(base + old, base + new)


def _gone(site: Site, index: Index, base: str, *, has_pages: bool) -> Iterator[Gone]:
    for tag, found in index.gone.items():
        for address in found:
            page = base + (file_of(address) if has_pages else ROOT_NOT_FOUND)
            yield Gone(base + address, page)
            for _, one in _parallel(site, tag, address):
                yield Gone(base + one, page)


def _parallel(site: Site, tag: str, address: str) -> Iterator[tuple[str, str]]:
    """Yield the other languages' tags, each with where an edition may have stood beside it."""
    for language in site.languages:
        if language.tag != tag:
            yield language.tag, f"{address}{language.segment}/"


def _slug(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
