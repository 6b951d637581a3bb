"""Parts of views that several pages have, made once."""

from collections.abc import Callable, Hashable
from typing import Any, Protocol


class Once(Protocol):
    """Returns what a function makes, which it may have kept under a key from another page.

    What is ``of`` a document is for its own pages, which are made one after the other: it need not
    be kept beyond them. Whoever keeps it sees to it that a page is still known by what it read:
    what was read to make it counts for every page that has it
    (``docs/decisions/016-a-page-is-known-by-what-it-read.md``).
    """

    def __call__(self, key: Hashable, make: Callable[[], Any], of: str = "") -> Any:
        """Return what ``make`` makes; ``of`` is a document's path."""


def each_time(key: Hashable, make: Callable[[], Any], of: str = "") -> Any:
    """Return what a function makes, made anew."""
    del key, of
    return make()
