"""Units: a document with all its catalogs, kept under a digest of their bytes."""

import hashlib
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.problem import Problem
from hexapla.site.catalogs import CatalogPaths
from hexapla.site.configuration import Configuration
from hexapla.site.content import Paths
from hexapla.site.load import Editions, read_unit
from hexapla.site.store.database import Database, Kind
from hexapla.site.store.documents import Head, KeptDocument, kept, packed, unpacked
from hexapla.site.store.reads import Trace

_ENCODER = msgspec.msgpack.Encoder()


class Unit(Struct, frozen=True, array_like=True):
    """What came of reading a document and its catalogs: the editions' heads, the original first.

    There are none when it could not be read. ``digest`` is that of all that was read.
    """

    digest: bytes
    heads: tuple[Head, ...]
    problems: tuple[Problem, ...]


class Texts:
    """The texts of editions as bytes, by path and language: those just read, else the store's."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._texts: dict[str, bytes] = {}

    def add(self, texts: Mapping[str, bytes]) -> None:
        """Have texts at hand."""
        self._texts.update(texts)

    def fetch(self) -> None:
        """Have all texts at hand, so that the store is not needed for them."""
        self._texts = {**self._database.rows(Kind.TEXTS), **self._texts}

    def get(self, key: str) -> bytes | None:
        """Return a text, None when it is lost."""
        return self._texts.get(key) or self._database.get(Kind.TEXTS, key)


class Units(Struct, frozen=True):
    """The units of a site, by path, and what has changed of what is kept."""

    editions: Mapping[str, Editions]
    problems: tuple[Problem, ...]
    changes: Mapping[Kind, Mapping[str, bytes | None]]


class UnitStore:
    """Reads units, or takes them from the store where none of their files has changed.

    ``digests`` are those of all files by full path, ``trace`` is told which texts are read.
    """

    def __init__(
        self, config: Configuration, digests: Mapping[str, bytes], database: Database, trace: Trace
    ) -> None:
        self._config, self._digests = config, digests
        self._database, self._trace = database, trace
        self.texts = Texts(database)

    def units(self, paths: Paths, catalogs: Mapping[str, CatalogPaths], names: list[str]) -> Units:
        """Return the units of the documents with some names."""
        decoder = msgspec.msgpack.Decoder(Unit)
        before = self._database.rows(Kind.UNITS)
        found: dict[str, Editions] = {}
        problems: list[Problem] = []
        units: dict[str, bytes | None] = {}
        texts: dict[str, bytes | None] = {}
        for name in before.keys() - names:
            units[name] = None
            texts.update(_no_texts(decoder.decode(before[name])))
        for name in names:
            places = catalogs.get(name, {})
            digest = self._digest(paths[name], places)
            unit = decoder.decode(before[name]) if name in before else None
            if unit is None or unit.digest != digest:
                texts.update(_no_texts(unit) if unit else {})
                unit, read = read_packed(name, paths, places, self._config, digest)
                self.texts.add(read)
                units[name] = _ENCODER.encode(unit)
                texts.update(read)
            problems.extend(unit.problems)
            found[name] = {head.lang: self._document(head, paths, places) for head in unit.heads}
        return Units(found, tuple(problems), {Kind.UNITS: units, Kind.TEXTS: texts})

    def _digest(self, path: Path, places: CatalogPaths) -> bytes:
        """Return a digest of all that reading a unit depends on."""
        config = self._config
        found = hashlib.blake2b(
            _ENCODER.encode((config.languages, config.shown(path), sorted(places))), digest_size=16
        )
        for one in (path, *(places[tag] for tag in sorted(places))):
            found.update(self._digests.get(str(one)) or os.urandom(16))  # it came this moment
        return found.digest()

    def _document(self, head: Head, paths: Paths, places: CatalogPaths) -> KeptDocument:
        return kept(head, partial(self._whole, head, paths, places), self._trace.note)

    def _whole(self, head: Head, paths: Paths, places: CatalogPaths) -> Document:
        """Return an edition with its text; one that the store has lost is read anew."""
        text = self.texts.get(text_key(head))
        if text is None:
            return read_unit(head.path, paths, places, self._config)[0][head.lang]
        return unpacked(head, text)


def _no_texts(unit: Unit) -> dict[str, bytes | None]:
    """Return the changes that keep a unit's texts no longer."""
    return dict.fromkeys(map(text_key, unit.heads))


def text_key(head: Head) -> str:
    """Return the key under which an edition's text is kept."""
    return f"{head.path} {head.lang}"


def read_packed(
    name: str, paths: Paths, places: CatalogPaths, config: Configuration, digest: bytes
) -> tuple[Unit, dict[str, bytes]]:
    """Read a unit, and return it as it is kept, with the texts of its editions."""
    editions, problems = read_unit(name, paths, places, config)
    heads: list[Head] = []
    texts: dict[str, bytes] = {}
    for edition in editions.values():
        head, text = packed(edition)
        heads.append(head)
        texts[text_key(head)] = text
    return Unit(digest, tuple(heads), problems), texts
