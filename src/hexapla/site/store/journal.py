"""The journal: what was read to make each value of a kind, kept as one for the next build.

Many values read the same things, so each thing read stands there once, with a digest of the
answer to it, and values have its number.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from hexapla.model.problem import Problem
from hexapla.site.store.digests import SIZE
from hexapla.site.store.reads import Answers, Read

Numbers = tuple[int, ...]
"""What was read to make a value, as numbers of a list of all that was read."""


class Numbering:
    """Gives each thing that is read a number, its place in the list ``reads``."""

    def __init__(self, reads: Iterable[Read] = ()) -> None:
        self._numbers = {one: number for number, one in enumerate(reads)}

    @property
    def reads(self) -> tuple[Read, ...]:
        """What has a number, in the order of the numbers."""
        return tuple(self._numbers)

    def numbers(self, reads: Collection[Read]) -> Numbers:
        """Return the numbers of what was read, new ones where they have none yet."""
        numbers = self._numbers
        return tuple([numbers.setdefault(one, len(numbers)) for one in reads])


class Value(Struct, frozen=True, array_like=True):
    """A value as it was made: a digest of what beside its reads, and its problems."""

    made_with: bytes
    reads: Numbers
    problems: tuple[Problem, ...]


class _Kept(Struct, frozen=True, array_like=True):
    """The journal of a site with a ``shape``.

    ``digests`` are those of the answers to ``reads``, one after the other.
    """

    shape: bytes
    reads: tuple[Read, ...]
    digests: bytes
    values: Mapping[str, Value]


_DECODER = msgspec.msgpack.Decoder(_Kept)


class Journal:
    """The values of a kind, by name: those of the last build that would be made again as they are.

    ``kept`` are the bytes of its journal, None without one; ``answers`` answer for what there is
    now. Where the site's ``shape`` is as it was, only what is said of texts can be otherwise.
    """

    def __init__(self, kept: bytes | None, answers: Answers, shape: bytes) -> None:
        before = _DECODER.decode(kept) if kept else _Kept(b"", (), b"", {})
        if before.shape == shape:
            answers.assume(_answered(before))
        self._shape = shape
        self._values = before.values
        self._numbering = Numbering(before.reads)
        self._most = len(before.reads)
        self._answers = answers
        self._changed = frozenset(_changed(before, answers))

    def get(self, name: str, made_with: bytes) -> Value | None:
        """Return a value that would be made again as it was; None if it would not, or is new."""
        value = self._values.get(name)
        if value is None or value.made_with != made_with:
            return None
        return value if self._changed.isdisjoint(value.reads) else None

    def numbers(self, reads: Collection[Read]) -> Numbers:
        """Return the journal's numbers of what was read to make a new value."""
        return self._numbering.numbers(reads)

    def packed(self, values: Mapping[str, Value]) -> bytes:
        """Return the bytes of the journal with its values of this build."""
        reads = self._numbering.reads
        if len(reads) > self._most:
            used = set().union(*(value.reads for value in values.values()))
            if len(used) * 2 < len(reads):
                return self._renumbered(values)
        digests = b"".join(map(self._answers.digest, reads))
        return msgspec.msgpack.encode(_Kept(self._shape, reads, digests, values))

    def _renumbered(self, values: Mapping[str, Value]) -> bytes:
        """Return the same without what nothing reads any more."""
        old, numbering = self._numbering.reads, Numbering()
        found = {name: _with_numbers(one, old, numbering) for name, one in values.items()}
        digests = b"".join(map(self._answers.digest, numbering.reads))
        return msgspec.msgpack.encode(_Kept(self._shape, numbering.reads, digests, found))


def _with_numbers(value: Value, old: Sequence[Read], numbering: Numbering) -> Value:
    reads = numbering.numbers([old[number] for number in value.reads])
    return Value(value.made_with, reads, value.problems)


def _answered(before: _Kept) -> Iterator[tuple[Read, bytes]]:
    digests = before.digests
    for number, read in enumerate(before.reads):
        yield read, digests[number * SIZE : (number + 1) * SIZE]


def _changed(before: _Kept, answers: Answers) -> Iterator[int]:
    """Yield the numbers of what would be answered otherwise now."""
    for number, (read, digest) in enumerate(_answered(before)):
        if answers.digest(read) != digest:
            yield number
