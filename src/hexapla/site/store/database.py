"""The store's file: bytes by kind and key, in SQLite."""

import contextlib
import sqlite3
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

_BUSY = 5
"""Seconds to wait for another build that is writing."""


class Kind(StrEnum):
    """What is kept: each kind is a table."""

    SITES = "sites"
    UNITS = "units"
    TEXTS = "texts"
    PARTS = "parts"
    PAGES = "pages"
    CHECKS = "checks"


Changes = Mapping[Kind, Mapping[str, bytes | None]]
"""What to keep, by kind and key; None is no longer kept."""


class Database:
    """What is kept, for one version of the code; what another version kept is thrown away.

    A file that is damaged is made anew. One that cannot be used at all (a read-only folder, another
    build that does not end) keeps nothing, and the build goes on without it; so it does without
    a ``path``.
    """

    def __init__(self, path: Path | None, version: bytes) -> None:
        self._path, self._version = path, version
        self._connection: sqlite3.Connection | None = None

    def rows(self, kind: Kind, prefix: str = "") -> dict[str, bytes]:
        """Return all that is kept of a kind, by key; with ``prefix``, what starts with it."""
        if not prefix:
            return dict(self._fetched(f"SELECT key, data FROM {kind}"))  # noqa: S608 - an enum's
        query = f"SELECT key, data FROM {kind} WHERE key >= ? AND key < ?"  # noqa: S608
        return dict(self._fetched(query, prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)))

    def get(self, kind: Kind, key: str) -> bytes | None:
        """Return what is kept under a key."""
        found = self._fetched(f"SELECT key, data FROM {kind} WHERE key = ?", key)  # noqa: S608
        return found[0][1] if found else None

    def save(self, changes: Changes) -> None:
        """Keep changes, all of them or none."""
        connection = self._opened()
        if connection is None:
            return
        with contextlib.suppress(sqlite3.OperationalError), connection as transaction:
            for kind, rows in changes.items():
                gone = [(key,) for key, data in rows.items() if data is None]
                kept = [(key, data) for key, data in rows.items() if data is not None]
                transaction.executemany(f"DELETE FROM {kind} WHERE key = ?", gone)  # noqa: S608
                transaction.executemany(f"INSERT OR REPLACE INTO {kind} VALUES (?, ?)", kept)  # noqa: S608

    def close(self) -> None:
        """Let go of the file; it is opened again when it is needed."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _fetched(self, query: str, *values: str) -> list[tuple[str, bytes]]:
        connection = self._opened()
        if connection is None:
            return []
        try:
            return connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError:  # what is damaged here is removed when it is opened next
            self.close()
            return []

    def _opened(self) -> sqlite3.Connection | None:
        if self._connection is None and self._path is not None:
            self._connection = self._connected_or_none(self._path)
            self._path = self._path if self._connection else None
        return self._connection

    def _connected_or_none(self, path: Path) -> sqlite3.Connection | None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return self._connected(path)
            except sqlite3.OperationalError:
                return None
            except sqlite3.DatabaseError:
                _remove(path)
                return self._connected(path)
        except (OSError, sqlite3.Error):
            return None

    def _connected(self, path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=_BUSY)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("CREATE TABLE IF NOT EXISTS about (version BLOB)")
            if connection.execute("SELECT version FROM about").fetchall() != [(self._version,)]:
                self._begin_anew(connection)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _begin_anew(self, connection: sqlite3.Connection) -> None:
        with connection:
            connection.execute("DELETE FROM about")
            for kind in Kind:
                connection.execute(f"DROP TABLE IF EXISTS {kind}")
                connection.execute(f"CREATE TABLE {kind} (key TEXT PRIMARY KEY, data BLOB)")
            connection.execute("INSERT INTO about VALUES (?)", (self._version,))


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
