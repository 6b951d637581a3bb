"""Workers: forked processes that share out a piece of work, each knowing all that its parent knows.

They are forked before any thread is started and while no store is open. The parent does a share of
the work itself, number 0. Where there is no fork, and where it would not pay, it does all of it.
"""

import contextlib
import os
import selectors
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from io import FileIO
from typing import NoReturn, TypeVar

from hexapla.site.cores import cores

Item = TypeVar("Item")

_FRAME = struct.Struct("<cQ")
_PROGRESS, _RESULT, _ERROR = b"p", b"r", b"e"
_STOPPED = bytearray(b"a worker was stopped: try again, with --jobs 1 if memory is short")
_LOOKS = 0.5
"""Seconds between two looks whether a worker's parent is still there."""
_OFTEN = 16
"""Items after which a worker says how far it is."""


class WorkerError(Exception):
    """A worker failed; its text is the worker's own traceback."""


def nothing() -> None:
    """Do nothing when an item is done."""


def alone(item: object) -> str:
    """Return no group: the item may go to any worker."""
    del item
    return ""


class Line:
    """A worker's line to its parent."""

    def __init__(self, hear: FileIO, say: FileIO) -> None:
        self._hear, self._say = hear, say
        self._done = 0

    def advance(self) -> None:
        """Say now and then that an item is done."""
        self._done += 1
        if self._done == _OFTEN:
            self.flush()

    def flush(self) -> None:
        """Say how many items are done."""
        if self._done:
            _write(self._say, _PROGRESS, str(self._done).encode())
            self._done = 0

    def result(self, data: bytes) -> None:
        """Give the parent a result."""
        self.flush()
        _write(self._say, _RESULT, data)

    def error(self, text: str) -> None:
        """Tell the parent what went wrong."""
        _write(self._say, _ERROR, text.encode("utf-8", "replace"))

    def hear(self) -> bytearray | None:
        """Return what the parent says next; None when it is gone."""
        found = _read(self._hear)
        return found[1] if found else None


class _Worker:
    """A worker as its parent sees it."""

    def __init__(self, pid: int, hear: FileIO, say: FileIO) -> None:
        self.pid, self.hear, self.say = pid, hear, say

    def stop(self) -> None:
        """Stop the worker, whatever it is doing, and wait for its end."""
        with contextlib.suppress(OSError):
            self.say.close()
        with contextlib.suppress(OSError):
            self.hear.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


class Crew:
    """Workers at work; ``work`` is called in each with its number, from 1, and its line."""

    def __init__(self, count: int, work: Callable[[int, Line], None]) -> None:
        self._workers: dict[int, _Worker] = {}
        self._found: dict[int, bytearray] = {}
        sys.stdout.flush()
        sys.stderr.flush()
        for number in range(1, count + 1):
            self._workers[number] = self._forked(number, work)

    def listening(self, advance: Callable[[], None]) -> Callable[[], None]:
        """Return what to call after each item that the parent does itself, while they work.

        It calls ``advance`` for it and now and then for those that workers say they have done.
        It raises WorkerError when one of them has failed.
        """
        done = 0

        def listen() -> None:
            nonlocal done
            advance()
            done += 1
            if done % _OFTEN == 0:
                self._hear(advance, 0)

        return listen

    def results(self, advance: Callable[[], None] = nothing) -> list[bytearray]:
        """Return the next result of each worker, in their order, once all have one.

        ``advance`` is called for each item done. Raises WorkerError when one fails.
        """
        while len(self._found) < len(self._workers):
            self._hear(advance, None)
        found, self._found = self._found, {}
        return [found[number] for number in sorted(found)]

    def _hear(self, advance: Callable[[], None], seconds: float | None) -> None:
        """Hear what workers say that have no result yet, waiting so long for one to speak."""
        with selectors.DefaultSelector() as selector:
            for number, worker in self._workers.items():
                if number not in self._found:
                    selector.register(worker.hear, selectors.EVENT_READ, number)
            for key, _ in selector.select(seconds):
                number = int(key.data)
                kind, data = _read(self._workers[number].hear) or (_ERROR, _STOPPED)
                if kind == _ERROR:
                    raise WorkerError(data.decode())
                if kind == _RESULT:
                    self._found[number] = data
                else:
                    for _ in range(int(data)):
                        advance()

    def say(self, data: bytes) -> None:
        """Say something to all workers."""
        for worker in self._workers.values():
            _write(worker.say, _RESULT, data)

    def stop(self) -> None:
        """Stop all workers that still are."""
        for worker in self._workers.values():
            worker.stop()
        self._workers = {}

    def _forked(self, number: int, work: Callable[[int, Line], None]) -> _Worker:
        there, up = os.pipe()
        down, here = os.pipe()
        parent, pid = os.getpid(), os.fork()
        if pid:
            os.close(up)
            os.close(down)
            return _Worker(pid, FileIO(there, "rb"), FileIO(here, "wb"))
        os.close(there)
        os.close(here)
        for other in self._workers.values():  # so that each hears when its parent is gone
            other.hear.close()
            other.say.close()
        return _work(work, number, Line(FileIO(down, "rb"), FileIO(up, "wb")), parent)


def _work(work: Callable[[int, Line], None], number: int, line: Line, parent: int) -> NoReturn:
    """Do a worker's work, and end its process without the ends of its parent's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and stops us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with(parent)
    status = 1
    try:
        work(number, line)
        status = 0
    except BrokenPipeError:
        pass  # nobody is there to be told
    except BaseException:  # noqa: BLE001 - whatever it is, the parent must know
        with contextlib.suppress(OSError):
            line.error(traceback.format_exc())
    finally:
        os._exit(status)


def _end_with(parent: int) -> None:
    """End this process soon after its parent, however that ends."""

    def look(number: int, frame: object) -> None:
        del number, frame
        if os.getppid() != parent:
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOKS, _LOOKS)


@contextlib.contextmanager
def crew(count: int, work: Callable[[int, Line], None]) -> Iterator[Crew]:
    """Have workers for the body, and none after it, however it ends."""
    found = Crew(count, work)
    try:
        yield found
    finally:
        found.stop()


def share(
    items: Sequence[Item], number: int, count: int, group: Callable[[Item], str] = alone
) -> list[Item]:
    """Return a worker's share of some items; those of a ``group`` go to one worker.

    Items of the group "" are dealt out one by one.
    """
    groups: dict[str, int] = {}
    found: list[Item] = []
    dealt = 0
    for item in items:
        name = group(item)
        if name:
            place = groups.setdefault(name, len(groups))
        else:
            place = dealt = dealt + 1
        if place % count == number:
            found.append(item)
    return found


def workers_for(items: int, least: int, jobs: int) -> int:
    """Return how many processes pay for some items, this one included.

    ``least`` are the items that one should have; ``jobs`` is the most there may be, 0 for as many
    as there are cores.
    """
    if not hasattr(os, "fork"):
        return 1
    return max(1, min(jobs or cores(), items // least))


def _write(stream: FileIO, kind: bytes, data: bytes) -> None:
    waiting = memoryview(_FRAME.pack(kind, len(data)) + data)
    while waiting:
        waiting = waiting[stream.write(waiting) :]


def _read(stream: FileIO) -> tuple[bytes, bytearray] | None:
    """Return the next frame's kind and data, None at the end."""
    head = _exactly(stream, _FRAME.size)
    if head is None:
        return None
    kind, size = _FRAME.unpack(head)
    data = _exactly(stream, size)
    return None if data is None else (kind, data)


def _exactly(stream: FileIO, size: int) -> bytearray | None:
    found = bytearray(size)
    waiting = memoryview(found)
    while waiting:
        count = stream.readinto(waiting)
        if not count:
            return None
        waiting = waiting[count:]
    return found
