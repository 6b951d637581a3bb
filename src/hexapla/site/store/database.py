"""The store's file: bytes by table and key, in SQLite."""

import contextlib
import os
import sqlite3
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

_BUSY = 5
"""Seconds to wait for another build that is writing."""
_PAGE = 16384
"""Bytes of a page of the file: an article's text fits into one or two."""


class TableName(StrEnum):
    """What is kept, each in a table of its own."""

    SITES = "sites"
    UNITS = "units"
    TEXTS = "texts"
    PARTS = "parts"
    PAGES = "pages"
    CHECKS = "checks"
    PICTURES = "pictures"


Changes = Mapping[TableName, Mapping[str, bytes | None]]
"""What to keep, by table and key; None is no longer kept."""


class Database:
    """What is kept, for one version of the code; what another version kept is thrown away.

    A file that is damaged is made anew. One that cannot be used at all (a read-only folder, another
    build that does not end) keeps nothing, and the build goes on without it; so it does without
    a ``path``.
    """

    def __init__(self, path: Path | None, version: bytes) -> None:
        self._path, self._version = path, version
        self._connection: sqlite3.Connection | None = None
        self._is_damaged = False

    def rows(self, table: TableName) -> dict[str, bytes]:
        """Return all that is kept in a table, by key."""
        return dict(self._fetched(f"SELECT key, data FROM {table}"))  # noqa: S608 - an enum's

    def get(self, table: TableName, key: str) -> bytes | None:
        """Return what a table keeps under a key."""
        found = self._fetched(f"SELECT key, data FROM {table} WHERE key = ?", key)  # noqa: S608
        return found[0][1] if found else None

    def save(self, changes: Changes) -> None:
        """Keep changes, all of them or none."""
        if self._path is None:
            return
        with contextlib.suppress(OSError, sqlite3.Error):
            connection = self._opened()
            if connection is None:
                _write_anew(self._path, self._version, changes)
            else:
                with connection:
                    _write(connection, changes)

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
        except sqlite3.DatabaseError:  # damaged: nothing is found, and at the end it is made anew
            self.close()
            self._is_damaged = True
            return []

    def _opened(self) -> sqlite3.Connection | None:
        """Return a connection to the file, None when it is not there or not of this version."""
        if self._connection is None and self._path is not None and self._path.is_file():
            if self._is_damaged:
                return None
            try:
                self._connection = _connected(self._path, self._version)
            except sqlite3.OperationalError:  # another build is at work
                self._path = None
            except sqlite3.DatabaseError:
                return None
        return self._connection


def _connected(path: Path, version: bytes) -> sqlite3.Connection | None:
    connection = sqlite3.connect(path, timeout=_BUSY)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        found = connection.execute("SELECT version FROM about").fetchall()
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorname == "SQLITE_ERROR":  # it has no such table
            return None
        raise
    except sqlite3.DatabaseError:
        connection.close()
        raise
    if found != [(version,)]:
        connection.close()
        return None
    return connection


def _write(connection: sqlite3.Connection, changes: Changes) -> None:
    for table, rows in changes.items():
        gone = [(key,) for key, data in rows.items() if data is None]
        kept = [(key, data) for key, data in rows.items() if data is not None]
        connection.executemany(f"DELETE FROM {table} WHERE key = ?", gone)  # noqa: S608
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", kept)  # noqa: S608


def _write_anew(path: Path, version: bytes, changes: Changes) -> None:
    """Write a file that is not there yet, or that cannot be used.

    It is written beside its place, without a journal, since nobody can see it before it is whole;
    from then on it has a write-ahead log.
    """
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    _remove(beside)
    try:
        with contextlib.closing(sqlite3.connect(beside)) as connection:
            connection.execute(f"PRAGMA page_size = {_PAGE}")
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("CREATE TABLE about (version BLOB)")
            for table in TableName:
                connection.execute(f"CREATE TABLE {table} (key TEXT PRIMARY KEY, data BLOB)")
            with connection:
                _write(connection, changes)
                connection.execute("INSERT INTO about VALUES (?)", (version,))
            connection.execute("PRAGMA journal_mode = WAL")
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        _remove(path)  # with the log that belongs to it
        beside.replace(path)
    finally:
        _remove(beside)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
