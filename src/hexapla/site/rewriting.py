"""Catalogs rewritten: by one command at a time, and none whose bytes would not survive it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from hexapla.model.problem import Code, Problem
from hexapla.site.settings.configuration import Configuration


@contextmanager
def taking_turns(config: Configuration) -> Iterator[None]:
    """Wait until no other command writes this site's catalogs, and keep others waiting."""
    lock = config.root / ".hexapla" / "catalogs.lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def lossy(shown: str) -> Problem:
    """Return the problem of a catalog whose bytes would not survive being rewritten (law 5)."""
    message = "rewriting this catalog would change what a tool wrote in it"
    remedy = "open it in Poedit and save it, or run msgcat on it"
    return Problem(shown, 1, Code.CATALOG_LOSSY, message, remedy)
