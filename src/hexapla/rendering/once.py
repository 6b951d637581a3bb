"""Parts of views that several pages have, made once."""

from collections.abc import Callable, Hashable
from typing import Any

Once = Callable[[Hashable, Callable[[], Any]], Any]
"""Returns what a function makes, which it may have kept under a key from another page.

Whoever keeps it sees to it that a page is still known by what it read: what was read to make it
counts for every page that has it (``docs/decisions/016-a-page-is-known-by-what-it-read.md``).
"""


def each_time(key: Hashable, make: Callable[[], Any]) -> Any:
    """Return what a function makes, made anew."""
    del key
    return make()
