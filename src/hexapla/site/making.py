"""Pages made and held until all can be published, in this process or shared out to workers."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from pathlib import Path

import msgspec
from msgspec import Struct

from hexapla.model.problem import Problem
from hexapla.rendering.views import Plan
from hexapla.rendering.wording import Wording
from hexapla.site.publishing.compression import CompressedCopies, Compression
from hexapla.site.publishing.writing import write_if_different
from hexapla.site.reading import Reading
from hexapla.site.rendered import rendered
from hexapla.site.store.digests import digest_of
from hexapla.site.store.journal import Numbering, Numbers
from hexapla.site.store.reads import Read
from hexapla.site.templates import Templates
from hexapla.site.workers import Crew, Line, nothing, share, workers_for

_LEAST = 100
"""Pages that pay for a worker."""


class Task(Struct, frozen=True):
    """A page of a language site; ``made_with`` is a digest of all that it shares with others."""

    plan: Plan
    wording: Wording
    made_with: bytes


class Made(Struct, frozen=True, array_like=True):
    """A page that was made: a digest of its bytes, none when its template failed; what was read.

    ``reads`` are numbers of its batch's. ``compressed`` is a digest of its bytes if it has
    compressed copies, ``copies`` has one of each of these that is new, by path.
    """

    path: str
    mark: bytes
    reads: Numbers
    problems: tuple[Problem, ...]
    compressed: bytes = b""
    copies: Mapping[str, bytes] = {}


class Batch(Struct, frozen=True, array_like=True):
    """Pages that were made together, and all that was read to make them."""

    reads: tuple[Read, ...]
    made: tuple[Made, ...]


Make = Callable[[Sequence[Task]], Sequence[Batch]]

Progress = Callable[[int], Callable[[], None]]
"""Told how many pages there are, it returns what to call after each."""


def no_progress(total: int) -> Callable[[], None]:
    """Show nothing."""
    del total
    return lambda: None


class Press:
    """Makes the pages of a site, and holds them until they are to be written."""

    def __init__(
        self, reading: Reading, templates: Templates, compression: Compression, jobs: int
    ) -> None:
        self._reading, self._templates, self._jobs = reading, templates, jobs
        self._compression = compression
        self._held: dict[str, bytes] = {}
        self._crew: Crew | None = None

    def make(self, tasks: Sequence[Task], progress: Progress) -> list[Batch]:
        """Return pages, made by workers when there are many.

        ``progress`` is told how many there are once the workers are at work, and returns what to
        call for each.
        """
        least = _LEAST // 10 + 1 if self._compression.is_wanted else _LEAST
        count = workers_for(len(tasks), least, self._jobs)
        if count == 1:
            return [self._batch(tasks, progress(len(tasks)))]
        first, rest = _first_of_each_template(tasks)
        made = [self._batch(first, nothing)]  # so that each is compiled once, for all workers
        self._reading.store.texts.release()

        def work(number: int, line: Line) -> None:
            self._held = {}  # those of before are the parent's to write
            mine = share(rest, number, count, _origin)
            line.result(msgspec.msgpack.encode(self._batch(mine, line.advance)))
            while (said := line.hear()) is not None:
                where = msgspec.msgpack.decode(said, type=_Destination)
                line.result(msgspec.msgpack.encode(_tried(self._written, where)))

        self._crew = Crew(count - 1, work)
        advance = progress(len(tasks))
        for _ in first:
            advance()
        mine = share(rest, 0, count, _origin)
        made.append(self._batch(mine, self._crew.listening(advance)))
        decoder = msgspec.msgpack.Decoder(Batch)
        return [*made, *map(decoder.decode, self._crew.results(advance))]

    def write(self, output: Path, only: Set[str] | None = None) -> Mapping[str, bool]:
        """Write the pages into a folder, or ``only`` those with some paths.

        Return by path whether each differed from what was there. Raises OSError when one cannot be
        written.
        """
        where = _Destination(str(output), None if only is None else frozenset(only))
        if self._crew is None:
            return self._written(where)
        self._crew.say(msgspec.msgpack.encode(where))
        found = self._written(where)
        for data in self._crew.results():
            written = msgspec.msgpack.decode(data, type=_Written)
            if written.error:
                number, words, path = written.error
                raise OSError(number, words, path)
            found.update(written.paths)
        return found

    def stop(self) -> None:
        """Stop the workers."""
        if self._crew is not None:
            self._crew.stop()

    def _batch(self, tasks: Sequence[Task], advance: Callable[[], None]) -> Batch:
        numbering = Numbering()
        made: list[Made] = []
        for task in sorted(tasks, key=_origin):
            made.append(self._made(task, numbering))
            advance()
        return Batch(numbering.reads, tuple(made))

    def _made(self, task: Task, numbering: Numbering) -> Made:
        with self._reading.trace.noting() as noted:
            page = task.plan.page()
        data, problems = rendered(self._templates.speaking(task.wording.words), page)
        reads = numbering.numbers(noted)
        if data is None:
            return Made(page.path, b"", reads, problems)
        copies = self._compression.copies_of(page.path, data)
        copies = copies or CompressedCopies(page.path, b"", {})
        self._held |= {page.path: data, **copies.new}
        marks = {path: digest_of(copy) for path, copy in copies.new.items()}
        return Made(page.path, digest_of(data), reads, problems, copies.of, marks)

    def _written(self, where: "_Destination") -> dict[str, bool]:
        return {
            path: write_if_different(f"{where.folder}/{path}", data)
            for path, data in self._held.items()
            if where.only is None or path in where.only
        }


@contextlib.contextmanager
def press(
    reading: Reading, templates: Templates, compression: Compression, jobs: int
) -> Iterator[Press]:
    """Have a press for the body; its workers end with it."""
    found = Press(reading, templates, compression, jobs)
    try:
        yield found
    finally:
        found.stop()


class _Destination(Struct, frozen=True):
    """Where pages are to be written, and which; None for all."""

    folder: str
    only: frozenset[str] | None


class _Written(Struct, frozen=True):
    """What a worker has written, or the error that kept it from it: number, words and path."""

    paths: Mapping[str, bool]
    error: tuple[int, str, str] | None = None


def _tried(write: Callable[[_Destination], Mapping[str, bool]], where: _Destination) -> _Written:
    try:
        return _Written(write(where))
    except OSError as error:
        return _Written({}, (error.errno or 0, error.strerror or "", str(error.filename or "")))


def _origin(task: Task) -> str:
    """Return the document that a page shows: its pages in all languages share much work."""
    return task.plan.origin


def _first_of_each_template(tasks: Sequence[Task]) -> tuple[list[Task], list[Task]]:
    """Return the first page of each template, and all others."""
    first = {task.plan.template: task for task in reversed(tasks)}
    return list(first.values()), [task for task in tasks if task is not first[task.plan.template]]
