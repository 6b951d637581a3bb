"""What several pages have, kept with what was read to make it."""

from collections.abc import Callable, Hashable
from typing import Any

from hexapla.site.store.reads import Read, Trace


class Shared:
    """Makes parts of views once; what was read for one is noted for each page that has it."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._kept: dict[Hashable, tuple[Any, frozenset[Read]]] = {}

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what a function makes, made for the first page that asks for it."""
        if key not in self._kept:
            with self._trace.noting() as noted:
                made = make()
            self._kept[key] = made, frozenset(noted)
        made, read = self._kept[key]
        for name, asked in read:
            self._trace.note(name, asked)
        return made
