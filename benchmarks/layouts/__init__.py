"""The same articles as the source of a site for each generator: one module a generator."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar, Protocol

from benchmarks.parts import Article

File = tuple[str, str | bytes]
"""A path from the site's folder, and what the file holds."""

KINDS = ("article", "category", "tag", "archive", "front", "feed")
"""The kinds of page that every site has."""


class Layout(Protocol):
    """How one generator wants its site. Paths start from the site's folder."""

    template: ClassVar[str]
    """The template that every page is made with."""
    output: ClassVar[str]
    made: ClassVar[tuple[str, ...]]
    """What a build from nothing must not find: output, stores and caches."""

    def shared(self, articles: Sequence[Article]) -> Iterator[File]:
        """Yield everything but the articles: settings, templates, names of topics."""
        ...

    def text(self, article: Article, tag: str) -> File:
        """Return the file that has an article's text in a language."""
        ...

    def page(self, article: Article, tag: str) -> str:
        """Return the file of an article's page, from the output's folder."""
        ...

    def kind(self, page: str) -> str:
        """Return what kind of page a file of the output is; none of KINDS if it is another."""
        ...


def used(articles: Iterable[Article]) -> tuple[set[str], set[str]]:
    """Return the ids of the categories and of the tags that articles have."""
    found = list(articles)
    return {one.category for one in found}, {tag for one in found for tag in one.tags}


def tree(folder: Path, under: str = "") -> Iterator[File]:
    """Yield the files of a folder of this package, as a site has them."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield under + path.relative_to(folder).as_posix(), path.read_bytes()


def write(folder: Path, files: Iterable[File]) -> None:
    """Write files below a folder."""
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
