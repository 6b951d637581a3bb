"""Pagefind, which makes the index behind the search page: a program in a package of its own."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from hexapla.model.characters import HAN
from hexapla.site.files import files, inside
from hexapla.site.search.pagefind_order import ENTRY, in_order

_NOT_TEXT = ("sup.citation", "details", ".mark", ".unseen", ".not-shown > .label")
"""What our blocks have beside their text: citation marks, the source of a stale passage, states,
and what stands in a picture's place."""
_USED = ("pagefind.js", ENTRY, "pagefind.*.pf_meta", "wasm.*.pagefind")
_PARTS = ("fragment/", "index/", "filter/")


_IS_HAN, _TAG = re.compile(f"[{HAN}]"), re.compile("(<[^>]*>)")
_GAP = re.compile(rf"(?<=[{HAN}])(?=[{HAN}\w]|$)|(?<=\w)(?=[{HAN}])")


class PagefindError(Exception):
    """Pagefind made no index; its text is what Pagefind said."""


def program() -> Path | None:
    """Return Pagefind's program, None where its package is not installed.

    It is the extended one alone: the plain one does not segment Chinese.
    """
    try:
        from pagefind_bin_extended import get_executable
    except ImportError:
        return None
    try:
        return Path(get_executable())
    except FileNotFoundError:  # the package of a machine that it has no program for
        return None


def run(pagefind: Path, pages: Path, into: Path) -> None:
    """Make an index of the pages in a folder, in another folder.

    Neither a settings file nor an environment variable of Pagefind's own has a part in it. Raises
    PagefindError when it fails.
    """
    command = [str(pagefind), "--silent", "--exclude-selectors", ", ".join(_NOT_TEXT)]
    command += ["--site", str(pages), "--output-path", str(into)]
    environment = {key: one for key, one in os.environ.items() if not key.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(  # noqa: S603 - its own program, and folders of ours
            command, cwd=pages, env=environment, capture_output=True, check=False
        )
    except OSError as error:
        raise PagefindError(str(error)) from error
    if done.returncode or not (into / ENTRY).is_file():
        said = (done.stderr or done.stdout).decode("utf-8", "replace").split("\n")
        raise PagefindError(next(filter(None, said), f"it ended with status {done.returncode}"))


def by_character(page: str) -> str:
    """Return a page whose Chinese characters stand apart, so that each is a word of the index.

    Pagefind would divide Chinese into words by one dictionary, and the browser a reader's question
    by another: names, which neither has, could not be found. Characters can, side by side.
    """
    if not _IS_HAN.search(page):
        return page
    parts = _TAG.split(page)
    parts[::2] = [_GAP.sub(" ", text) for text in parts[::2]]
    return "".join(parts)


def made(folder: Path) -> Mapping[str, bytes]:
    """Return the files of an index that a search reads, by their path in its folder.

    Pagefind writes ready-made interfaces beside them, which our page does without.
    """
    found = {inside(folder, file.path): Path(file) for file in files(folder)}
    used = {
        path: file.read_bytes()
        for path, file in found.items()
        if path.startswith(_PARTS) or any(Path(path).match(one) for one in _USED)
    }
    return in_order(used)
