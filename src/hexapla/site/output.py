"""The output folder: written last, only where it differs, and never outside itself."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Set
from pathlib import Path, PurePosixPath

from msgspec import Struct

from hexapla.model.problem import Code, Problem
from hexapla.site.files import write_atomically


class OutputFile(Struct, frozen=True):
    """A file of the built site: its path from the output's root, and its bytes or their file."""

    path: str
    data: bytes | Path

    def read(self) -> bytes:
        """Return the bytes."""
        return self.data if isinstance(self.data, bytes) else self.data.read_bytes()


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
    for file in found:
        earlier = by_path.setdefault(file.path, file)
        if earlier is not file and earlier.read() != file.read():
            message = f"two different files would be written to {file.path}"
            problems.append(_problem(shown, message, "rename one of them"))
        if _leaves(file.path, output):
            message = f"{file.path} would be written outside the output folder"
            problems.append(_problem(shown, message, "remove the symbolic link or the dots in it"))
        elif crossed := _crosses(file.path, output):
            message = f"{crossed} stands in the output where {file.path} should be written"
            problems.append(_problem(shown, message, "move it away"))
    return by_path, tuple(problems)


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
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts:
        return True
    return any((output / parent).is_symlink() for parent in (parts, *parts.parents[:-1]))


def _crosses(path: str, output: Path) -> str:
    """Return what stands in a file's way: a folder of its name, or a file for a folder."""
    target = output / path
    if target.is_dir():
        return path
    parents = PurePosixPath(path).parents
    return next((str(one) for one in parents if (output / one).is_file()), "")


def publish(
    found: Mapping[str, OutputFile], output: Path, state: Path, kept: Set[str], there: Set[str]
) -> Published:
    """Bring the output folder in step with the files of a build; ``kept`` are there as they are.

    ``there`` are the paths of all files that the folder had before.

    A file is written only when its bytes differ. Files that an earlier build wrote and this one
    did not are removed; which those are is kept in the folder ``state``. Nothing else is touched.
    """
    own = kept | found.keys()
    manifest = state / f"output-{hashlib.blake2s(str(output).encode()).hexdigest()[:16]}.json"
    before = _read_manifest(manifest)
    if not own <= before:  # what a killed build has written is known as its own
        _write_manifest(manifest, before | own)
    for folder in sorted({path.rpartition("/")[0] for path in found}):
        os.makedirs(output / folder, exist_ok=True)  # noqa: PTH103 - thousands: a third of Path's time
    written = 0
    for path, file in found.items():
        written += _write_if_different(output / path, file.read())
    gone = before - own
    for path in sorted(gone):
        _remove(output, path)
    if own != before:
        _write_manifest(manifest, own)
    foreign = len(there - own - gone)
    return Published(written, len(own) - written, len(gone), foreign)


def _read_manifest(manifest: Path) -> set[str]:
    try:
        paths = json.loads(manifest.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return set()
    return {path for path in paths if isinstance(path, str)} if isinstance(paths, list) else set()


def _write_manifest(manifest: Path, paths: Iterable[str]) -> None:
    write_atomically(manifest, json.dumps(sorted(paths), ensure_ascii=False, indent=0).encode())


def _write_if_different(path: Path, data: bytes) -> bool:
    """Write a file of the site unless it is there already.

    One that readers have may be served while it is written, so it is replaced in one step. None of
    them is flushed to the disk by itself: a build that was killed is repaired by the next one.
    """
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.write_bytes(data)
        return True
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(data)
    temporary.chmod(path.stat().st_mode)
    temporary.replace(path)
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
