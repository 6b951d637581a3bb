"""What one build keeps for the next of the same settings."""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct, field

from hexapla.site.store.database import Database, TableName
from hexapla.site.store.stats import Stat, Table, at_top, statuses, statuses_of
from hexapla.site.store.version import code_version

FILE = ".hexapla/store.sqlite"
"""Where the store lies, from the site's root."""
_SITES = 8
"""How many sites are kept, each with other settings: a preview beside the public one, and such."""


class Told(Struct, frozen=True):
    """What a build with nothing to do says again: problems and lines, as they are shown."""

    problems: tuple[str, ...] = ()
    count: str = ""
    lines: tuple[str, ...] = ()


class Copied(Struct, frozen=True):
    """What was copied into the output: digests, or names, of where it came from, by output path.

    ``statics`` are those that Pelican copied, ``statics_from`` a digest of all that it saw.
    ``compressed`` are the files with compressed copies, by path, each with a digest of its bytes.
    """

    images: Mapping[str, bytes] = field(default_factory=dict)
    statics: tuple[str, ...] = ()
    statics_from: bytes = b""
    compressed: Mapping[str, bytes] = field(default_factory=dict)


class Searched(Struct, frozen=True):
    """The index of the search page: its ``files``, and a digest of the pages that it was made of.

    ``pages`` has digests of the pages there are now, which it is behind or has.
    """

    digest: bytes = b""
    pages: Mapping[str, bytes] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    is_behind: bool = False


class SiteRecord(Struct, frozen=True):
    """What is kept of a whole site.

    ``table`` has its input files; ``outputs`` the files of the built site, by their path in it, and
    ``foreign`` are the paths of files beside them.
    ``since`` is the build's time, and at ``until`` something is due to be published. ``setup`` is
    what the settings came to. ``folders`` and ``files`` are those of the table, ``missing`` the
    folders that are not there; ``output`` is the folder of the outputs. ``rules`` are packed, and
    ``used`` counts up, so that the oldest can go.
    """

    setup: bytes
    table: Table
    outputs: Mapping[str, Stat]
    foreign: tuple[str, ...]
    copied: Copied
    told: Told
    since: datetime.datetime
    until: datetime.datetime | None
    output: str
    folders: tuple[str, ...]
    missing: tuple[str, ...]
    files: tuple[str, ...]
    searched: Searched = field(default_factory=Searched)
    rules: bytes = b""
    used: int = 0


def missing(folders: Iterable[str]) -> tuple[str, ...]:
    """Return the folders that are not there."""
    return tuple(folder for folder in folders if not Path(folder).is_dir())


class Seen(Struct, frozen=True):
    """What there is of a site: its record, its input files, and the status of the output's files.

    ``before`` is None where the last build left no record.
    """

    before: SiteRecord | None
    table: Table
    outputs: Mapping[str, os.stat_result]


class Keep:
    """The store as one build uses it, for the site with the settings that have a fingerprint.

    Without a fingerprint nothing is kept, and nothing is found.
    """

    def __init__(self, root: Path, fingerprint: bytes, before: SiteRecord | None = None) -> None:
        self.key = fingerprint.hex()
        self.database = Database(root / FILE if fingerprint else None, code_version())
        self.before = before or self._record()
        self.changes: dict[TableName, dict[str, bytes | None]] = {table: {} for table in TableName}

    def _record(self) -> SiteRecord | None:
        data = self.database.get(TableName.SITES, self.key)
        return msgspec.msgpack.decode(data, type=SiteRecord) if data else None

    def seen(self, folders: Iterable[str], files: Iterable[str], output: str) -> Seen:
        """Return what there is: the files of input folders and single ones, and the output.

        Of an output that is known the known files are looked at, and what else stands at its top,
        where people put files of their own; not its thousands of folders.
        """
        before = self.before
        if before is None or before.output != output:
            return Seen(before, Table().brought_up_to_date(folders, files), statuses(output))
        known = statuses_of(output, (*before.outputs, *before.foreign))
        table = before.table.brought_up_to_date(folders, files)
        return Seen(before, table, {**at_top(output), **known})

    def intact(self, outputs: Mapping[str, os.stat_result]) -> frozenset[str]:
        """Return the files of the output that are as this site's last build left them."""
        before = self.before.outputs if self.before else {}
        return frozenset(
            path for path, stat in outputs.items() if path in before and before[path].is_same(stat)
        )

    def journal(self, table: TableName) -> bytes | None:
        """Return the journal in a table, None where there is none."""
        return self.database.get(table, self.key)

    def note(self, table: TableName, journal: bytes) -> None:
        """Note a journal that is to be kept."""
        self.change(table, {self.key: journal})

    def change(self, table: TableName, changes: Mapping[str, bytes | None]) -> None:
        """Note changes to what is kept."""
        self.changes[table].update(changes)

    def save(self, record: SiteRecord | None) -> None:
        """Keep all changes in one transaction, with the record of the site.

        Without one nothing was published, and what was made is not in the output.
        """
        if record is None:
            self.changes[TableName.PAGES].clear()
        else:
            used = self._forget_old() + 1
            record = msgspec.structs.replace(record, used=used)
            self.change(TableName.SITES, {self.key: msgspec.msgpack.encode(record)})
        self.database.save(self.changes)

    def images(self) -> frozenset[bytes]:
        """Return what the other sites that are kept copied their images from."""
        rows = self.database.rows(TableName.SITES)
        self.database.close()
        others = [data for key, data in rows.items() if key != self.key]
        found = [msgspec.msgpack.decode(data, type=_Copying).copied.images for data in others]
        return frozenset(mark for images in found for mark in images.values())

    def _forget_old(self) -> int:
        """Forget the sites not built for longest; return the highest count of uses."""
        rows = self.database.rows(TableName.SITES)
        used = {key: msgspec.msgpack.decode(data, type=_Used).used for key, data in rows.items()}
        others = sorted((key for key in used if key != self.key), key=lambda key: used[key])
        for key in others[: max(0, len(others) - _SITES + 1)]:
            for table in (TableName.SITES, TableName.PAGES, TableName.CHECKS):
                self.change(table, {key: None})
        return max(used.values(), default=0)


class _Used(Struct, frozen=True):
    used: int


class _Copying(Struct, frozen=True):
    copied: Copied


@contextmanager
def kept(root: Path, fingerprint: bytes, before: SiteRecord | None = None) -> Iterator[Keep]:
    """Open the store of the site at a root for the body; ``before`` is its record, if at hand."""
    keep = Keep(root, fingerprint, before)
    try:
        yield keep
    finally:
        keep.database.close()
