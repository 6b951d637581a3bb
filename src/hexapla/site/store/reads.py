"""Reads: what was asked for while a value was made, so that it is known when to make it again.

A page's view, or a document's problems, is made by functions that know nothing of a store. What
they are given answers from mappings that note every key they are asked for. The value is made
anew when one of those answers would be another now, and only then.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, TypeVar

import msgspec

from hexapla.rendering.index import Place
from hexapla.rendering.related import Related
from hexapla.site.store.digests import SIZE, digest_of
from hexapla.site.store.documents import OUTLINES, TEXTS, KeptDocument

K = TypeVar("K")
V = TypeVar("V")

Key = tuple[str, ...]
"""What was asked for in a mapping; () for all of it."""
Read = tuple[str, Key]
"""The name of a mapping, and a key that it was asked for."""

UNITS = "units"
"""The name under which it is noted that all of a document, with its catalogs, is looked at."""
ABOUT_TEXTS = frozenset({TEXTS, OUTLINES, UNITS})
"""The names whose answers change with a text alone."""

_ENCODER = msgspec.json.Encoder()  # in the order of the file: pages list names in it
_ABSENT = bytes(SIZE)
"""The digest of no answer."""


class Trace:
    """Notes what is read while something is being made; nothing at other times."""

    def __init__(self) -> None:
        self._noted: set[Read] | None = None

    def note(self, name: str, key: Key) -> None:
        """Note that a key of the mapping with a name was asked for."""
        if self._noted is not None:
            self._noted.add((name, key))

    @contextlib.contextmanager
    def noting(self) -> Iterator[set[Read]]:
        """Note what the body reads in the set it is given."""
        before, self._noted = self._noted, set()
        try:
            yield self._noted
        finally:
            self._noted = before


class Watched(Mapping[K, V]):
    """A mapping that notes who is asked for; its keys are strings or tuples of several."""

    def __init__(self, name: str, values: Mapping[K, V], trace: Trace) -> None:
        self.name, self.values_, self._note = name, values, trace.note

    def __getitem__(self, key: K) -> V:
        self._note(self.name, key if isinstance(key, tuple) else (key,))  # type: ignore[arg-type]
        return self.values_[key]

    def get(self, key: K, default: Any = None) -> Any:
        """Return a value, noting its key whether it is there or not."""
        self._note(self.name, key if isinstance(key, tuple) else (key,))  # type: ignore[arg-type]
        return self.values_.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(self.name, key if isinstance(key, tuple) else (key,))
        return key in self.values_

    def __iter__(self) -> Iterator[K]:
        self._note(self.name, ())
        return iter(self.values_)

    def __len__(self) -> int:
        self._note(self.name, ())
        return len(self.values_)

    def answer(self, key: Key) -> object:
        """Return what the mapping answers now."""
        return answer(self.values_, key)


def answer(values: Mapping[Any, Any], key: Key) -> object:
    """Return what a mapping answers to a key, all of it to (); None where it has none such."""
    if len(key) == 1:
        return values.get(key[0])
    return values.get(key) if key else values


class WatchedSet(Set[str]):
    """A set that notes who is asked for."""

    def __init__(self, name: str, values: Set[str], trace: Trace) -> None:
        self.name, self._values, self._note = name, values, trace.note

    def __contains__(self, key: object) -> bool:
        self._note(self.name, (str(key),))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        self._note(self.name, ())
        return iter(self._values)

    def __len__(self) -> int:
        self._note(self.name, ())
        return len(self._values)

    def answer(self, key: Key) -> object:
        """Return whether the set has an element, or all that it has."""
        return key[0] in self._values if key else sorted(self._values)


class WatchedSequence(Sequence[V]):
    """A sequence that notes when it is looked at, as a whole."""

    def __init__(self, name: str, values: Sequence[V], trace: Trace) -> None:
        self.name, self._values, self._note = name, values, trace.note

    def __getitem__(self, place: Any) -> Any:
        self._note(self.name, ())
        return self._values[place]

    def __len__(self) -> int:
        self._note(self.name, ())
        return len(self._values)

    def __iter__(self) -> Iterator[V]:
        self._note(self.name, ())
        return iter(self._values)

    def answer(self, key: Key) -> object:
        """Return all of it."""
        del key
        return self._values


class Answers:
    """Digests of what the watched mappings answer now, each computed once."""

    def __init__(self) -> None:
        self._asked: dict[str, Callable[[Key], object]] = {}
        self._digests: dict[Read, bytes] = {}

    def add(self, name: str, answer: Callable[[Key], object]) -> None:
        """Say who answers for a name; None is no answer."""
        self._asked[name] = answer

    def assume(self, answered: Iterable[tuple[Read, bytes]]) -> None:
        """Take the digests of answers as known, but for those about texts."""
        for read, digest in answered:
            if read[0] not in ABOUT_TEXTS:
                self._digests.setdefault(read, digest)

    def digest(self, read: Read) -> bytes:
        """Return a digest of the answer to what was read."""
        found = self._digests.get(read)
        if found is None:
            found = self._digests[read] = self._digest(*read)
        return found

    def _digest(self, name: str, key: Key) -> bytes:
        asked = self._asked.get(name)
        value = asked(key) if asked else None
        if value is None:
            return _ABSENT
        data = value if isinstance(value, bytes) else stamp(value)
        return data if len(data) == SIZE else digest_of(data)


def stamp(value: object) -> bytes:
    """Return bytes that are the same for equal values; a document counts without its text.

    Whoever reads that, or its outline, is noted.
    """
    if isinstance(value, KeptDocument):
        return value.head.stamp
    match value:
        case Place(edition, mention):
            return stamp(edition) + _ENCODER.encode(mention)
        case Related(article, shared):
            return stamp(article) + _ENCODER.encode(shared)
        case tuple() | list() | WatchedSequence():
            return b"%d:" % len(value) + b"".join(map(stamp, value))
        case Mapping():
            parts = (_ENCODER.encode(key) + stamp(one) for key, one in value.items())
            return b"%d;" % len(value) + b"".join(parts)
        case _:
            return _ENCODER.encode(value)
