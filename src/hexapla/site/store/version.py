"""The version of what a build is made by: this package's code, its libraries, and Python."""

import os
import sys
from pathlib import Path

from hexapla.site.store.digests import digest_of

PACKAGE = Path(__file__).resolve().parent.parent.parent


def code_version() -> bytes:
    """Return a digest that changes with any file of the package and any installed distribution.

    A file counts as changed with its size or time of modification, which is all that Python itself
    asks of a module before it compiles it anew (PEP 3147, PEP 552).
    """
    python = f"{sys.implementation.cache_tag} {sys.version}\n"
    names = (python, *_modules(str(PACKAGE)), *sorted(_distributions()))
    return digest_of("".join(names).encode("utf-8", "surrogateescape"))


def _modules(folder: str) -> list[str]:
    found: list[str] = []
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            stat = entry.stat()
            found.append(f"{entry.path} {stat.st_size} {stat.st_mtime_ns}\n")
        elif entry.is_dir() and entry.name != "__pycache__":
            found += _modules(entry.path)
    return sorted(found)


def _distributions() -> list[str]:
    """Return the folders in which installed distributions have their name and version."""
    return [
        f"{name}\n"
        for folder in sys.path
        if os.path.isdir(folder)  # noqa: PTH112 - a third of the time, and asked at every start
        for name in os.listdir(folder)  # noqa: PTH208
        if name.endswith((".dist-info", ".egg-info"))
    ]
