"""A build of a site that was built before: what is known of it, and whether anything has changed.

This is asked before anything of a build is imported, so it asks of the file system and the store
alone.
"""

import datetime
import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from hexapla.site.clock import build_time, is_time
from hexapla.site.store.keep import Keep, Seen, SiteRecord, Told, kept, missing
from hexapla.site.store.values import fingerprint_or_none


class Asked(Struct, frozen=True):
    """Of what a build is asked for: a settings file, with some of its settings changed.

    ``at`` is the build's time, None where it is not given.
    """

    path: str
    changes: Mapping[str, Any]
    at: str | None


class Known(Struct, frozen=True):
    """What is known of a site before it is read.

    ``mark`` is the fingerprint of its settings, empty where they are doubtful, and ``at`` the time
    that is given to the build, by them if not otherwise. ``seen`` is what there is, None where the
    last build left no record; ``told`` is what that build said, if there is nothing to do.
    """

    asked: Asked
    at: str | None = None
    mark: bytes = b""
    seen: Seen | None = None
    told: Told | None = None

    @property
    def setup(self) -> bytes | None:
        """What the settings came to in the last build, packed; None where nobody knows."""
        return self.seen.before.setup if self.seen and self.seen.before else None


def known(asked: Asked) -> Known:
    """Return what is known of a site.

    Of one whose settings file fails, or is not where it should be, nothing is: whoever reads it
    next says what is wrong.
    """
    try:
        settings = {**executed(asked.path), **asked.changes}
    except Exception:  # noqa: BLE001 - it is a program
        return Known(asked, asked.at)
    at = asked.at or (str(settings["BUILD_TIME"]) if settings.get("BUILD_TIME") else None)
    mark = fingerprint_or_none({"file": str(Path(asked.path).resolve()), **settings})
    root = _root(asked.path, settings)
    if mark is None or root is None or not is_time(at):
        return Known(asked, at)
    with kept(root, mark) as keep:
        before = keep.before
        if before is None or not _is_there(before):
            return Known(asked, at, mark)
        seen = keep.seen(before.folders, before.files, before.output)
        is_whole = not before.searched.is_behind and _is_as_left(keep, before, seen)
        is_done = is_whole and not _is_due(before, build_time(at))
        if is_done and not seen.table.is_settled(before.table):
            keep.save(replace(before, table=seen.table))
        return Known(asked, at, mark, seen, before.told if is_done else None)


def _is_as_left(keep: Keep, before: SiteRecord, seen: Seen) -> bool:
    """Whether the input files are as they were, and the output as it was left."""
    if not seen.table.is_same(before.table):
        return False
    own = before.outputs.keys()
    is_whole = seen.outputs.keys() == own | set(before.foreign)
    return is_whole and keep.intact(seen.outputs) == own


def executed(path: str) -> dict[str, Any]:
    """Return the settings that a file makes: its names in capitals, as Pelican takes them.

    Raises whatever the file raises.
    """
    name = Path(path).stem
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    before = sys.modules.get(name)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    finally:
        if before is None:
            del sys.modules[name]
        else:
            sys.modules[name] = before
    return {key: value for key, value in vars(module).items() if key.isupper()}


def _root(path: str, settings: Mapping[str, Any]) -> Path | None:
    """Return the site's root as the configuration has it."""
    if settings.get("ROOT"):
        return Path(str(settings["ROOT"])).resolve()
    if not settings.get("PATH"):
        return None
    return (Path(path).resolve().parent / str(settings["PATH"])).resolve().parent


def _is_there(before: SiteRecord) -> bool:
    """Whether the folders of a site are there as they were: then its settings come to the same."""
    return missing(before.folders) == before.missing


def _is_due(before: SiteRecord, now: datetime.datetime) -> bool:
    """Whether another time makes another site: an article may be due, or not be any more."""
    return now < before.since or (before.until is not None and before.until <= now)
