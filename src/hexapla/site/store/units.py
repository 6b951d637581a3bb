"""Units: a document with all its catalogs, kept under a digest of their bytes."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from hexapla.model.document import Document, Metadata
from hexapla.model.problem import Problem
from hexapla.site.catalogs import CatalogPaths
from hexapla.site.content import Paths
from hexapla.site.load import Editions, read_unit
from hexapla.site.settings.configuration import Configuration
from hexapla.site.store.database import Database, TableName
from hexapla.site.store.digests import SIZE, digest_of
from hexapla.site.store.documents import HEADS, Head, KeptDocument, kept, packed, unpacked
from hexapla.site.store.reads import Trace
from hexapla.site.workers import Line, crew, share, workers_for

_ENCODER = msgspec.msgpack.Encoder()
_LEAST = 30
"""Documents that pay for a worker."""
_AT_HAND = 64
"""Editions that are kept decoded."""


class Unit(Struct, frozen=True, array_like=True):
    """What came of reading a document and its catalogs: the editions' heads, the original first.

    ``metas`` are their metadata, nearly always one for all of them. There are no editions when it
    could not be read. ``digest`` is that of all that was read.
    """

    digest: bytes
    metas: tuple[Metadata, ...]
    heads: tuple[Head, ...]
    problems: tuple[Problem, ...]


_UNITS = msgspec.json.Decoder(Unit)


class Wanted(Struct, frozen=True):
    """A unit that is there: its document's name and file, its catalogs, and a digest of them."""

    name: str
    paths: Paths
    places: CatalogPaths
    digest: bytes


class Packed(Struct, frozen=True, array_like=True):
    """A unit that was read, as it is kept, with the texts of its editions.

    What was read is used as it comes out of these bytes, as it will be when it was kept.
    """

    name: str
    unit: bytes
    texts: Mapping[str, bytes]


class Texts:
    """The texts of editions as bytes, by path and language: those just read, else the store's."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._texts: dict[str, bytes] = {}

    def add(self, texts: Mapping[str, bytes]) -> None:
        """Have texts at hand."""
        self._texts.update(texts)

    def release(self) -> None:
        """Let go of the store, which is opened again when it is needed."""
        self._database.close()

    def get(self, head: Head) -> bytes | None:
        """Return the text of an edition, None when it is lost or not the one that was kept.

        Another process may have built the site since, from other files.
        """
        key = text_key(head)
        if key in self._texts:
            return self._texts[key]
        text = self._database.get(TableName.TEXTS, key)
        return text if text is not None and digest_of(text) == head.digest else None


class Units(Struct, frozen=True):
    """The units of a site and their editions, by path, and what has changed of what is kept."""

    units: Mapping[str, Unit]
    editions: Mapping[str, Editions]
    problems: tuple[Problem, ...]
    changes: Mapping[TableName, Mapping[str, bytes | None]]


class UnitStore:
    """Reads units, or takes them from the store where none of their files has changed.

    ``digests`` are those of all files by full path, ``trace`` is told which texts are read,
    ``jobs`` is how many workers there may be.
    """

    def __init__(
        self,
        config: Configuration,
        digests: Mapping[str, bytes],
        database: Database,
        trace: Trace,
        jobs: int,
    ) -> None:
        self._config, self._digests, self._jobs = config, digests, jobs
        self._database, self._trace = database, trace
        self._whole_ones: dict[str, Document] = {}
        self.texts = Texts(database)

    def units(
        self,
        paths: Paths,
        catalogs: Mapping[str, CatalogPaths],
        names: list[str],
        before: Mapping[str, Unit],
    ) -> Units:
        """Return the units of the documents with some names.

        ``before`` are those that are kept, if they are at hand.
        """
        before = before or self._kept()
        wanted = {name: self._wanted(name, paths, catalogs.get(name, {})) for name in names}
        stale = [
            one
            for name, one in wanted.items()
            if name not in before or before[name].digest != one.digest
        ]
        read = self._read(stale)
        gone = [unit for name, unit in before.items() if name in read or name not in wanted]
        texts: dict[str, bytes | None] = dict.fromkeys(
            text_key(head) for unit in gone for head in unit.heads
        )
        units: dict[str, bytes | None] = dict.fromkeys(before.keys() - wanted.keys())
        for name, one in read.items():
            units[name] = one.unit
            texts.update(one.texts)
            self.texts.add(one.texts)
        found = {
            name: _UNITS.decode(read[name].unit) if name in read else before[name] for name in names
        }
        return Units(
            found,
            {name: dict(self._editions(unit, wanted[name])) for name, unit in found.items()},
            tuple(problem for unit in found.values() for problem in unit.problems),
            {TableName.UNITS: units, TableName.TEXTS: texts},
        )

    def _kept(self) -> Mapping[str, Unit]:
        rows = self._database.rows(TableName.UNITS)
        return {name: _UNITS.decode(data) for name, data in rows.items()}

    def _wanted(self, name: str, paths: Paths, places: CatalogPaths) -> Wanted:
        return Wanted(name, {name: paths[name]}, places, self._digest(paths[name], places))

    def _read(self, wanted: Sequence[Wanted]) -> dict[str, Packed]:
        """Return units read anew, by name; by workers when there are many."""
        config = self._config
        count = workers_for(len(wanted), _LEAST, self._jobs)
        if count == 1:
            return {one.name: read_packed(one, config) for one in wanted}
        self._database.close()

        def own(number: int) -> list[Packed]:
            return [read_packed(one, config) for one in share(wanted, number, count, _name)]

        def work(number: int, line: Line) -> None:
            line.result(_ENCODER.encode(own(number)))

        with crew(count - 1, work) as workers:
            found = own(0)
            results = workers.results()
        decoder = msgspec.msgpack.Decoder(list[Packed])
        for data in results:
            found.extend(decoder.decode(data))
        return {one.name: one for one in found}

    def _digest(self, path: str, places: CatalogPaths) -> bytes:
        """Return a digest of all that reading a unit depends on."""
        config = self._config
        what = _ENCODER.encode((config.languages, config.shown(path), sorted(places)))
        files = (path, *(places[tag] for tag in sorted(places)))
        new = os.urandom(SIZE)  # for one that came this moment
        return digest_of(what, *(self._digests.get(one, new) for one in files))

    def _editions(self, unit: Unit, wanted: Wanted) -> Iterator[tuple[str, KeptDocument]]:
        note = self._trace.note
        for head in unit.heads:
            meta = unit.metas[head.meta]
            yield head.lang, kept(head, meta, partial(self._whole, head, meta, wanted), note)

    def _whole(self, head: Head, meta: Metadata, wanted: Wanted) -> Document:
        """Return an edition with its text; one that the store has lost is read anew.

        The last few are at hand: an edition's page asks for it, and for those it was made from,
        many times over.
        """
        key = text_key(head)
        if key not in self._whole_ones:
            if len(self._whole_ones) == _AT_HAND:
                del self._whole_ones[next(iter(self._whole_ones))]
            text = self.texts.get(head)
            if text is None:
                found, _ = read_unit(wanted.name, wanted.paths, wanted.places, self._config)
                self._whole_ones[key] = found[head.lang]
            else:
                self._whole_ones[key] = unpacked(head, meta, text)
        return self._whole_ones[key]


def text_key(head: Head) -> str:
    """Return the key under which an edition's text is kept."""
    return f"{head.path} {head.lang}"


def read_packed(wanted: Wanted, config: Configuration) -> Packed:
    """Read a unit, and return it as it is kept, with the texts of its editions."""
    editions, problems = read_unit(wanted.name, wanted.paths, wanted.places, config)
    metas = _distinct(edition.meta for edition in editions.values())
    found = [packed(edition, metas) for edition in editions.values()]
    unit = Unit(wanted.digest, metas, tuple(head for head, _ in found), problems)
    texts = {text_key(head): text for head, text in found}
    return Packed(wanted.name, HEADS.encode(unit), texts)


def _distinct(metas: Iterable[Metadata]) -> tuple[Metadata, ...]:
    found: list[Metadata] = []
    for one in metas:
        if one not in found:
            found.append(one)
    return tuple(found)


def _name(wanted: Wanted) -> str:
    return wanted.name
