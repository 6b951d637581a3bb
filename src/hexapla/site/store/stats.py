"""The stat table: which files there are, and a digest of each, reading only those that moved.

Size and times are no proof: a file can change twice within one tick of its clock. So a file counts
as unchanged only when its size, both its times and its inode are as they were, and its last
change of any kind lies well before the table was made; otherwise its digest decides.
"""

import os
import stat
import time
from collections.abc import Iterable, Mapping

from msgspec import Struct

from hexapla.site.store.digests import digest_of

GRAIN = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT's) ticks once in two seconds."""


class Stat(Struct, frozen=True, array_like=True):
    """What the file system says of a file, times in nanoseconds, and a digest of its bytes."""

    size: int
    modified: int
    changed: int
    inode: int
    digest: bytes = b""

    @classmethod
    def of(cls, found: os.stat_result, digest: bytes = b"") -> "Stat":
        """Return what is kept of a file's status."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, digest)

    def is_same(self, found: os.stat_result) -> bool:
        """Whether a file's status is as it was."""
        return (
            self.size == found.st_size
            and self.modified == found.st_mtime_ns
            and self.changed == found.st_ctime_ns
            and self.inode == found.st_ino
        )


class Table(Struct, frozen=True, array_like=True):
    """The files there were when the clock stood at ``taken``, in nanoseconds, by full path."""

    taken: int = 0
    files: Mapping[str, Stat] = {}

    def brought_up_to_date(self, folders: Iterable[str], files: Iterable[str] = ()) -> "Table":
        """Return the table of the files in some folders, and of single ones that may be missing."""
        taken = time.time_ns()
        found = {path: status for folder in folders for path, status in listed(folder)}
        for path in files:
            try:
                found[path] = os.lstat(path)
            except OSError:
                continue
        return Table(taken, {path: self._stat(path, status) for path, status in found.items()})

    def is_same(self, other: "Table") -> bool:
        """Whether the same files say the same."""
        if self.files.keys() != other.files.keys():
            return False
        return all(one.digest == other.files[path].digest for path, one in self.files.items())

    def is_settled(self, other: "Table") -> bool:
        """Whether no file had to be read to see that it is the same as in a table before.

        One has to be, each time, whose last change lay too close to the making of that table.
        """
        return all(one is other.files.get(path) for path, one in self.files.items())

    def _stat(self, path: str, status: os.stat_result) -> Stat:
        before = self.files.get(path)
        if before and before.is_same(status) and status.st_ctime_ns + GRAIN < self.taken:
            return before
        return Stat.of(status, _digest(path, status))


def listed(folder: str) -> Iterable[tuple[str, os.stat_result]]:
    """Yield the files below a folder with their status; links are not followed.

    Names that start with a dot are passed over, as the site does.
    """
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from listed(entry.path)
        else:
            yield entry.path, entry.stat(follow_symlinks=False)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        return [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except OSError:
        return []


def statuses(folder: str) -> dict[str, os.stat_result]:
    """Return the status of the files below a folder, by their path in it, with slashes."""
    start = len(folder) + 1
    return {path[start:].replace(os.sep, "/"): status for path, status in listed(folder)}


def at_top(folder: str) -> dict[str, os.stat_result]:
    """Return the status of the files that stand in a folder itself, by their name."""
    files = (one for one in _entries(folder) if not one.is_dir(follow_symlinks=False))
    return {file.name: file.stat(follow_symlinks=False) for file in files}


def statuses_of(folder: str, paths: Iterable[str]) -> dict[str, os.stat_result]:
    """Return the status of those of some files that are there, by their path in a folder."""
    found: dict[str, os.stat_result] = {}
    for path in paths:
        try:
            found[path] = os.lstat(f"{folder}/{path}")
        except OSError:
            continue
    return found


def _digest(path: str, status: os.stat_result) -> bytes:
    """Return a digest of a file's bytes; of a link, where it leads; of a device, what it is."""
    try:
        if stat.S_ISLNK(status.st_mode):
            data = b"link " + os.fsencode(os.readlink(path))  # noqa: PTH115
        elif stat.S_ISREG(status.st_mode):
            with open(path, "rb") as file:  # noqa: PTH123 - thousands
                data = b"file " + file.read()
        else:
            data = b"kind %o" % stat.S_IFMT(status.st_mode)
    except OSError as error:
        data = b"unread %d" % (error.errno or 0)
    return digest_of(data)
