"""What a command costs: the CPU time of all its processes, wall time, and memory."""

import contextlib
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.02
"""Seconds between two looks at the memory."""


class CommandError(Exception):
    """A command that did not end well; says which, and the end of what it printed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, user and system, of a command and the processes it started, and wall seconds."""

    cpu: float
    wall: float


def measured(command: Sequence[str], folder: Path) -> Cost:
    """Run a command and return what it cost. Raises CommandError."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with _running(command, folder) as process:
        process.wait()
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(used, wall)


def peak_memory(command: Sequence[str], folder: Path) -> int:
    """Run a command and return the most bytes that its processes had at one moment.

    It is the sum of their proportional set sizes (PSS), so that memory they share counts once.
    Looking costs them time, so that such a run is not timed. Raises CommandError; without /proc,
    the answer is 0.
    """
    most = 0
    with _running(command, folder) as process:
        while process.poll() is None:
            most = max(most, sum(_pss(one) for one in _processes(process.pid)))
            time.sleep(INTERVAL)
    return most


def surroundings() -> dict[str, str]:
    """Return the environment of a command: Python may keep its modules compiled, as it does."""
    return {key: one for key, one in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


@contextlib.contextmanager
def _running(command: Sequence[str], folder: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Yield a command's process.

    Raises CommandError at the end unless it succeeded and left no process behind, whose time
    nobody would know.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=surroundings(),
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        yield process
        left = list(_session(process.pid))
        if process.returncode or left:
            said.seek(0)
            told = said.read().decode("utf-8", "replace")[-2000:]
            ended = f"{' '.join(command)} ended with {process.returncode}"
            raise CommandError(f"{ended} and left {left} behind:\n{told}")


def _session(leader: int) -> Iterator[int]:
    """Yield the processes of a session that still run."""
    for process, fields in _stats():
        if int(fields[3]) == leader and fields[0] != "Z":
            yield process


def _processes(root: int) -> list[int]:
    """Return a process and all that descend from it."""
    parents = {process: int(fields[1]) for process, fields in _stats()}
    found = [root]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return found


def _stats() -> Iterator[tuple[int, list[str]]]:
    """Yield each process there is with what /proc/PID/stat says after its name (proc(5))."""
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():  # noqa: PTH112, PTH208
        if name.isdigit():
            try:
                text = Path("/proc", name, "stat").read_text("utf-8", "replace")
            except OSError:
                continue  # it has ended meanwhile
            yield int(name), text.rpartition(")")[2].split()


def _pss(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8")
    except OSError:
        return 0  # it has ended meanwhile
    found = (line.split() for line in text.splitlines())
    return next((1024 * int(line[1]) for line in found if line[0] == "Pss:"), 0)
