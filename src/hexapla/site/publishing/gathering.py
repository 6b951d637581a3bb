"""The files that are to be written, gathered: none twice, none where it cannot stand."""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from hexapla.model.problem import Code, Problem
from hexapla.site.publishing.files import OutputFile


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
