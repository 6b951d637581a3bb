"""What search engines are told of languages: hreflang, canonical addresses, sitemaps."""

import re
from collections.abc import Iterator

from crawler.pages import Page, Site


def unpaired(site: Site) -> Iterator[str]:
    """Yield where a set of hreflang is not whole.

    Every page of a set names the same set, itself included, and the choice of language as
    ``x-default``; whoever is not to be indexed is in none (Google, “Localized versions of pages”).
    """
    for page in site:
        found = dict(page.alternates)
        if len(found) != len(page.alternates):
            yield f"{page.path}: a language is named twice"
        if not page.indexed:
            if found:
                yield f"{page.path}: has hreflang and is not to be indexed"
            continue
        if page.url not in found.values():
            yield f"{page.path}: hreflang without itself"
        if found.get("x-default") != site.base:
            yield f"{page.path}: x-default is {found.get('x-default')}"
        for tag, url in found.items():
            yield from (
                f"{page.path}: {tag} {url}: {fault}" for fault in _pair(site, page, tag, url)
            )
        for url in _versions(site, page) - set(found.values()):
            yield f"{page.path}: {url} is not in its hreflang"


def _pair(site: Site, page: Page, tag: str, url: str) -> Iterator[str]:
    other = site.page(url)
    if other is None or other.url != url:
        yield "no page has this address"
        return
    if not other.indexed:
        yield "is not to be indexed"
    if tag != "x-default" and tag not in {other.lang, other.lang.partition("-")[0]}:
        yield f"is in {other.lang}"
    if tag != "x-default" and sorted(other.alternates) != sorted(page.alternates):
        yield "names another set"


def _versions(site: Site, page: Page) -> set[str]:
    """Return the addresses of the same page in all languages, by the paths of the files."""
    segments = {one.segment for one in site if one.segment and one.kind == "front"}
    rest = page.path.partition("/")[2]
    paths = {f"{segment}/{rest}" for segment in segments} if page.segment in segments else set()
    found = {path: site.pages.get(path) for path in paths}
    return {one.url for one in found.values() if one and one.indexed and one.kind == page.kind}


def miscalled(site: Site) -> Iterator[str]:
    """Yield pages with a canonical address that is not theirs.

    A page that is not to be indexed may lead to one that is, as the parallel view does.
    """
    for page in site:
        if page.indexed and page.canonical != (page.url,):
            yield f"{page.path}: its canonical address is {page.canonical}"
        for url in page.canonical:
            target = site.page(url)
            if target is None or not target.indexed or target.url != url:
                yield f"{page.path}: its canonical address is {url}, which is not to be indexed"
        said = page.root.xpath("//meta[@property='og:url']/@content")
        if said and tuple(said) != page.canonical:
            yield f"{page.path}: og:url is {said}"


def unlisted(site: Site) -> Iterator[str]:
    """Yield what is wrong with the sitemaps, where there are any: indexed pages, each once."""
    maps = [data.decode() for path, data in site.files.items() if path.endswith(".xml")]
    listed = [
        url for data in maps if "<urlset" in data for url in re.findall(r"<loc>(.*?)</loc>", data)
    ]
    for url in listed:
        page = site.page(url)
        if page is None or page.url != url or not page.indexed:
            yield f"{url} is in a sitemap and is no page to be indexed"
    if len(set(listed)) != len(listed):
        yield "an address is in the sitemaps twice"
    for page in site:
        if listed and page.indexed and page.kind == "article" and page.url not in listed:
            yield f"{page.path}: is in no sitemap"
