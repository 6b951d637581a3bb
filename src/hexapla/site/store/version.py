"""The version of what a build is made by: this package's code, its libraries, and Python."""

import hashlib
import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent.parent


def code_version() -> bytes:
    """Return a digest that changes with any file of the package and any installed distribution.

    A file counts as changed with its size or time of modification, which is all that Python itself
    asks of a module before it compiles it anew (PEP 3147, PEP 552).
    """
    found = hashlib.blake2b(f"{sys.implementation.cache_tag} {sys.version}".encode())
    for name in _modules(str(PACKAGE)):
        found.update(name.encode())
    for name in sorted(_distributions()):
        found.update(name.encode())
    return found.digest()[:16]


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
