"""The output folder brought in step: written last, and never outside itself."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Set
from pathlib import Path, PurePosixPath

from msgspec import Struct

from hexapla.site.files import write_atomically
from hexapla.site.publishing.files import OutputFile, Write, nothing_elsewhere
from hexapla.site.publishing.writing import write_if_different


class Published(Struct, frozen=True):
    """What a build did to its output. ``foreign`` files are not its own and were left alone."""

    written: int
    unchanged: int
    removed: int
    foreign: int


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


def _leaves(path: str, output: Path) -> bool:
    """Whether a path leads out of the output folder, by itself or through a link."""
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts:
        return True
    return any((output / parent).is_symlink() for parent in (parts, *parts.parents) if parent.name)
