"""What several pages have, kept with what was read to make it."""

from collections.abc import Callable, Hashable
from typing import Any

from hexapla.site.store.reads import Read, Trace

_Kept = dict[Hashable, tuple[Any, frozenset[Read]]]


class Shared:
    """Makes parts of views once; what was read for one is noted for each page that has it."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._general: _Kept = {}
        self._own: tuple[str, _Kept] = "", {}

    def once(self, key: Hashable, make: Callable[[], Any], of: str = "") -> Any:
        """Return what a function makes, made for the first page that asks for it.

        What is ``of`` a document is kept until a part of another document is asked for.
        """
        kept = self._of(of) if of else self._general
        if key not in kept:
            with self._trace.noting() as noted:
                made = make()
            kept[key] = made, frozenset(noted)
        made, read = kept[key]
        for name, asked in read:
            self._trace.note(name, asked)
        return made

    def _of(self, document: str) -> "_Kept":
        if self._own[0] != document:
            self._own = document, {}
        return self._own[1]
