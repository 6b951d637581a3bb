"""The output folder: written last, only where it differs, and never outside itself."""

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Mapping, Set
from io import FileIO
from pathlib import Path, PurePosixPath
from typing import Protocol

from msgspec import Struct

from hexapla.model.problem import Code, Problem
from hexapla.site.files import write_atomically
from hexapla.site.store.digests import digest_of


class OutputFile(Struct, frozen=True):
    """A file of the built site: its path from the output's root, and its bytes or their file.

    Of a page that is held elsewhere there is no ``data``, but the ``mark`` of it.
    """

    path: str
    data: bytes | Path | None
    mark: bytes = b""

    def read(self) -> bytes:
        """Return the bytes."""
        if self.data is None:
            raise ValueError(self.path)
        return self.data if isinstance(self.data, bytes) else self.data.read_bytes()

    def digest(self) -> bytes:
        """Return a digest of the bytes."""
        return self.mark or digest_of(self.read())


class Write(Protocol):
    """Writes the pages that are held elsewhere."""

    def __call__(self, output: Path, only: Set[str] | None = None) -> Mapping[str, bool]:
        """Write them into a folder, or ``only`` some; tell by path whether each differed.

        Raises OSError when one cannot be written.
        """


def nothing_elsewhere(output: Path, only: Set[str] | None = None) -> Mapping[str, bool]:
    """Write nothing."""
    del output, only
    return {}


class Published(Struct, frozen=True):
    """What a build did to its output. ``foreign`` files are not its own and were left alone."""

    written: int
    unchanged: int
    removed: int
    foreign: int


def gather(
    found: Iterable[OutputFile], output: Path, shown: str
) -> tuple[Mapping[str, OutputFile], tuple[Problem, ...]]:
    """Return the files by path, and the problems that forbid writing them."""
    by_path: dict[str, OutputFile] = {}
    problems: list[Problem] = []
    ground = _Ground(output)
    for file in found:
        earlier = by_path.setdefault(file.path, file)
        if earlier is not file and earlier.digest() != file.digest():
            message = f"two different files would be written to {file.path}"
            problems.append(_problem(shown, message, "rename one of them"))
        standing = ground.in_the_way(file.path)
        if standing is None:
            message = f"{file.path} would be written outside the output folder"
            problems.append(_problem(shown, message, "remove the symbolic link or the dots in it"))
        elif standing:
            message = f"{standing} stands in the output where {file.path} should be written"
            problems.append(_problem(shown, message, "move it away"))
    return by_path, tuple(problems)


class _Folder(Struct, frozen=True):
    """A folder of the output: what stands in its way as in ``_Ground.in_the_way``; if it exists."""

    standing: str | None
    exists: bool


class _Ground:
    """What the output has where files should be written; each of its folders is looked at once."""

    def __init__(self, output: Path) -> None:
        self._output = str(output)
        self._folders = {"": _Folder("", exists=True)}

    def in_the_way(self, path: str) -> str | None:
        """Return the path of what stands in a file's way, "" if nothing does.

        None for a file that would not be inside the output, through dots or a link.
        """
        folder = self._folder(path.rpartition("/")[0])
        if folder.standing != "" or not folder.exists:
            return folder.standing
        mode = self._mode(path)
        if stat.S_ISLNK(mode):
            return None
        return path if stat.S_ISDIR(mode) else ""

    def _folder(self, path: str) -> _Folder:
        if path not in self._folders:
            self._folders[path] = self._looked_at(path)
        return self._folders[path]

    def _looked_at(self, path: str) -> _Folder:
        above, _, name = path.rpartition("/")
        if path.startswith("/") or name == "..":
            return _Folder(None, exists=False)
        folder = self._folder(above)
        if folder.standing != "" or not folder.exists:
            return folder
        mode = self._mode(path)
        if stat.S_ISLNK(mode):
            return _Folder(None, exists=True)
        is_file = mode != 0 and not stat.S_ISDIR(mode)
        return _Folder(path if is_file else "", exists=mode != 0)

    def _mode(self, path: str) -> int:
        """Return what stands there, as the file system's mode; 0 for nothing."""
        try:
            return os.lstat(f"{self._output}/{path}").st_mode
        except OSError:
            return 0


def in_the_way(output: Path, shown: str) -> tuple[Problem, ...]:
    """Return the problem of an output folder that cannot be one, since a file stands there."""
    file = next((one for one in (output, *output.parents) if one.is_file()), None)
    if file is None:
        return ()
    message = f"OUTPUT_PATH is {shown}, and {'that' if file == output else file} is a file"
    return (_problem(shown, message, "name a folder, or move the file away"),)


def _problem(shown: str, message: str, remedy: str) -> Problem:
    return Problem(shown, 1, Code.OUTPUT, message, remedy)


def _leaves(path: str, output: Path) -> bool:
    """Whether a path leads out of the output folder, by itself or through a link."""
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts:
        return True
    return any((output / parent).is_symlink() for parent in (parts, *parts.parents) if parent.name)


class Before(Struct, frozen=True):
    """What the output has before a build writes: the paths of all files, and those kept as is."""

    there: Set[str] = frozenset()
    kept: Set[str] = frozenset()


def publish(
    found: Mapping[str, OutputFile],
    output: Path,
    state: Path,
    before: Before,
    write: Write = nothing_elsewhere,
) -> Published:
    """Bring the output folder in step with the files of a build, ``write`` writing some of them.

    A file is written only when its bytes differ. Files that an earlier build wrote and this one
    did not are removed; which those are is kept in the folder ``state``. Nothing else is touched.
    """
    own = before.kept | found.keys()
    manifest = state / f"output-{hashlib.blake2s(os.fsencode(output)).hexdigest()[:16]}.json"
    known = _read_manifest(manifest)
    if not own <= known:  # what a killed build has written is known as its own
        _write_manifest(manifest, known | own)
    written = sum(write(output).values())
    for path, file in found.items():
        if file.data is not None:
            written += write_if_different(f"{output}/{path}", file.read())
    gone = known - own
    for path in sorted(gone):
        _remove(output, path)
    if own != known:
        _write_manifest(manifest, own)
    foreign = len(before.there - own - gone)
    return Published(written, len(own) - written, len(gone), foreign)


def _read_manifest(manifest: Path) -> set[str]:
    try:
        paths = json.loads(manifest.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return set()
    return {path for path in paths if isinstance(path, str)} if isinstance(paths, list) else set()


def _write_manifest(manifest: Path, paths: Iterable[str]) -> None:
    write_atomically(manifest, json.dumps(sorted(paths), ensure_ascii=False, indent=0).encode())


def write_if_different(path: str, data: bytes) -> bool:
    """Write a file of the site unless it is there already; return whether it was not.

    The folders that it lies in are made.
    One that readers have may be served while it is written, so it is replaced in one step. None of
    them is flushed to the disk by itself: a build that was killed is repaired by the next one.
    """
    try:
        _write_new(path, data)
    except FileExistsError:
        return _replace(path, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        _write_new(path, data)
    return True


def _write_new(path: str, data: bytes) -> None:
    with open(path, "xb", 0) as file:  # noqa: PTH123 - thousands: a third of Path's time
        _write_whole(file, data)


def _write_whole(file: FileIO, data: bytes) -> None:
    """Write all bytes; a disk that is nearly full takes a part of them and then raises OSError."""
    waiting = memoryview(data)
    while waiting:
        waiting = waiting[file.write(waiting) :]


def _replace(path: str, data: bytes) -> bool:
    with open(path, "rb", 0) as file:  # noqa: PTH123
        if file.read() == data:
            return False
        mode = os.fstat(file.fileno()).st_mode
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.new")  # noqa: PTH118
    with open(temporary, "wb", 0) as file:  # noqa: PTH123
        _write_whole(file, data)
        if os.fstat(file.fileno()).st_mode != mode:
            os.fchmod(file.fileno(), stat.S_IMODE(mode))
    os.replace(temporary, path)  # noqa: PTH105
    return True


def _remove(output: Path, path: str) -> None:
    """Remove a file that is no longer part of the site, and the folders it leaves empty."""
    target = output / path
    if _leaves(path, output):
        return
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
