"""What the ledger of published addresses says: what was published where, and what became of it."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field

EVERY = "*"
"""Stands for every language in a line that says that something is gone."""


class Line(Struct, frozen=True, order=True):
    """One published address, from the site's root, and the edition that stands there."""

    address: str
    path: str
    lang: str


class Moved(Struct, frozen=True, order=True):
    """A document whose file has another path since a date."""

    path: str
    target: str
    date: str


class Gone(Struct, frozen=True, order=True):
    """A document, or its edition in one language, that is published no more since a date."""

    path: str
    lang: str
    date: str


class Ledger(Struct, frozen=True, dict=True):
    """The ledger: its lines, each with its number in the file."""

    lines: Mapping[Line, int] = field(default_factory=dict)
    moved: Mapping[Moved, int] = field(default_factory=dict)
    gone: Mapping[Gone, int] = field(default_factory=dict)

    def way(self, path: str) -> Iterator[str]:
        """Yield a document's path, and those it has moved to, in order; each once."""
        seen: set[str] = set()
        while path and path not in seen:
            seen.add(path)
            yield path
            path = self._targets.get(path, "")

    def is_gone(self, path: str, lang: str) -> bool:
        """Whether an edition is said to be published no more."""
        return not self._gone.isdisjoint({(path, lang), (path, EVERY)})

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        return {one.path: one.target for one in sorted(self.moved, key=lambda one: one.date)}

    @cached_property
    def _gone(self) -> frozenset[tuple[str, str]]:
        return frozenset((one.path, one.lang) for one in self.gone)
