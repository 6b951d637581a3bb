"""Every address of the site's own leads somewhere, from wherever the site stands."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from crawler.pages import Page, Site

ADDRESSES = ("href", "src", "action", "data", "poster", "cite")
NAMESPACES = {"schema.dcterms"}
"""Relations whose address names a vocabulary and is no place."""
TEXTS = (".atom", ".json", ".xml", ".txt", ".webmanifest")


def links(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the address of everything that a page leads to or shows, and the element's name."""
    for element in page.root.iter():
        if not isinstance(element.tag, str) or element.get("rel") in NAMESPACES:
            continue
        for name in ADDRESSES:
            if (value := element.get(name)) is not None:
                yield element.tag, value
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield element.tag, candidate.split()[0]


def broken_links(site: Site) -> Iterator[str]:
    """Yield what leads nowhere, or out of the place that the site has on its host."""
    host = "/".join(site.base.split("/")[:3])
    for page in site:
        for element, link in dict.fromkeys(links(page)):
            if link.startswith("/") and not page.is_missing:
                yield f"{page.path}: {link} starts from the host's root"
                continue
            url = urljoin(page.url, link)
            if url.startswith(site.base):
                if fault := _fault(site, url):
                    yield f"{page.path}: {link}: {fault}"
            elif url.startswith(f"{host}/") or url == host:
                yield f"{page.path}: {link} leads out of the site"
            elif element == "a" and urlsplit(url).scheme not in {"http", "https", "mailto"}:
                yield f"{page.path}: {link} is no web address"
            elif element not in {"a", "link", "blockquote", "q", "del", "ins"}:
                yield f"{page.path}: {link} is fetched from another host"


def _fault(site: Site, url: str) -> str | None:
    address, _, anchor = url.partition("#")
    name = site.named(unquote(address))
    if name is None:
        return "there is no such file"
    page = site.pages.get(name)
    if anchor and page is not None and unquote(anchor) not in page.ids:
        return "there is no such anchor"
    return None


def broken_addresses(site: Site) -> Iterator[str]:
    """Yield the full addresses of ours, in feeds, sitemaps and JSON-LD, at which nothing is.

    What follows # in JSON-LD names a thing and is no anchor.
    """
    ours = re.compile(re.escape(site.base) + r"[^\s\"'<>&\\)]*")
    texts = {
        **{path: data.decode() for path, data in site.files.items() if path.endswith(TEXTS)},
        **{page.path: " ".join(_told(page)) for page in site},
    }
    for path, text in texts.items():
        for url in dict.fromkeys(ours.findall(text)):
            if site.named(unquote(url)) is None:
                yield f"{path}: {url}: there is no such file"


def _told(page: Page) -> Iterator[str]:
    yield from page.root.xpath("//script[@type='application/ld+json']/text()")
    yield from page.root.xpath("//meta/@content")


def broken_style(site: Site) -> Iterator[str]:
    """Yield what a style sheet fetches and is not there."""
    for path, data in site.files.items():
        if path.endswith(".css"):
            for link in re.findall(r"url\(\s*[\"']?([^\"')]+)", data.decode()):
                if (
                    not link.startswith("data:")
                    and site.named(urljoin(site.base + path, link)) is None
                ):
                    yield f"{path}: {link}: there is no such file"
