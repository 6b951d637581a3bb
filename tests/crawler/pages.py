"""A built site as values: every page by its address, and every file by its path."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from lxml import html


@dataclass(frozen=True)
class Page:
    """A page; ``path`` is its file's, ``url`` the address that readers have."""

    path: str
    url: str
    root: html.HtmlElement

    @property
    def lang(self) -> str:
        return self.root.get("lang") or ""

    @cached_property
    def kind(self) -> str:
        """The template's kind: the first of the body's classes."""
        return " ".join(self.root.xpath("/html/body/@class")).partition(" ")[0]

    @property
    def place(self) -> str:
        """Where it is shown, whatever language a browser prefers; the root itself leads on."""
        return self.path.removesuffix("index.html") or self.path

    @property
    def segment(self) -> str:
        """The language site it belongs to; "" for the root."""
        return self.path.partition("/")[0] if "/" in self.path else ""

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.root.xpath("//@id"))

    @cached_property
    def canonical(self) -> tuple[str, ...]:
        return tuple(self.root.xpath("//link[@rel='canonical']/@href"))

    @cached_property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """The versions in other languages: pairs of hreflang and address."""
        found = self.root.xpath("//link[@rel='alternate'][@hreflang][not(@type)]")
        return tuple((link.get("hreflang"), link.get("href")) for link in found)

    @cached_property
    def indexed(self) -> bool:
        return not any(
            "noindex" in one for one in self.root.xpath("//meta[@name='robots']/@content")
        )

    @property
    def is_missing(self) -> bool:
        """Whether it is shown at other addresses, where there is nothing, or nothing any more."""
        return self.path.endswith("404.html") or self.kind == "gone"


@dataclass(frozen=True)
class Site:
    """A site that was built for the address ``base``, which ends in a slash."""

    base: str
    files: Mapping[str, bytes]
    pages: Mapping[str, Page]

    def named(self, url: str) -> str | None:
        """Return the file that a host answers an address of ours with; None without one."""
        path = url.partition("#")[0].partition("?")[0].removeprefix(self.base)
        path += "index.html" if path.endswith("/") or not path else ""
        return path if path in self.files else None

    def page(self, url: str) -> Page | None:
        return self.pages.get(self.named(url) or "")

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages.values())

    def one_of_each(self) -> dict[tuple[str, str], Page]:
        """Return for each language and kind of page the one that has most to show."""
        found: dict[tuple[str, str], Page] = {}
        for page in sorted(self, key=lambda page: (len(self.files[page.path]), page.path)):
            found[page.segment, page.kind] = page
        return dict(sorted(found.items()))


def site(base: str, files: Mapping[str, bytes]) -> Site:
    """Return the site that files make at an address."""
    parser = html.HTMLParser(encoding="utf-8")
    pages = {
        path: Page(
            path=path,
            url=urljoin(base, path.removesuffix("index.html")),
            root=html.document_fromstring(data, parser=parser),
        )
        for path, data in sorted(files.items())
        if path.endswith(".html")
    }
    return Site(base, files, pages)


def read(base: str, folder: Path) -> Site:
    """Return the site in a folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return site(base, {path.relative_to(folder).as_posix(): path.read_bytes() for path in found})
