"""A site read with the help of the store: what did not change is neither parsed nor checked."""

from collections.abc import Mapping
from functools import partial

from msgspec import Struct

from hexapla.checking import check_document, judged
from hexapla.model.problem import Problem
from hexapla.model.site import Site
from hexapla.site.catalogs import CatalogPaths, list_catalogs
from hexapla.site.content import Paths, is_document, list_content
from hexapla.site.images.pictures import KeptPictures
from hexapla.site.load import assembled
from hexapla.site.memory import Memory
from hexapla.site.settings.configuration import Configuration
from hexapla.site.shape import shape
from hexapla.site.store.database import TableName
from hexapla.site.store.digests import digest_of
from hexapla.site.store.documents import OUTLINES, TEXTS
from hexapla.site.store.journal import Journal, Value
from hexapla.site.store.keep import Keep
from hexapla.site.store.reads import UNITS, Answers, Key, Read, Trace
from hexapla.site.store.units import Unit, Units, UnitStore
from hexapla.site.store.watch import Watch, WatchedSite

_OF_A_UNIT = frozenset({"editions", TEXTS, OUTLINES})


class Reading(Struct, frozen=True):
    """A site that was read, plain and watching, with its problems.

    ``shape`` is the site's without its texts; ``store`` has these. ``watch``, with ``trace`` and
    ``answers``, serves to make more.
    """

    plain: Site
    site: WatchedSite
    problems: tuple[Problem, ...]
    shape: bytes
    store: UnitStore
    watch: Watch
    trace: Trace
    answers: Answers


def read(
    config: Configuration,
    keep: Keep,
    digests: Mapping[str, bytes],
    made_with: bytes,
    *,
    jobs: int,
    memory: Memory,
) -> Reading:
    """Return the site; ``made_with`` is a digest of the settings that problems depend on.

    ``digests`` are those of the input files by full path, ``jobs`` the most workers there may be.
    """
    problems: list[Problem] = []
    paths = list_content(config, problems)
    catalogs = list_catalogs(paths, config, problems)
    trace, answers = Trace(), Answers()
    watch = Watch(trace, answers)
    store = UnitStore(config, digests, keep.database, trace, jobs)
    units = store.units(paths, catalogs, list(filter(is_document, paths)), memory.units)
    memory.units = units.units
    for kind, changes in units.changes.items():
        keep.change(kind, changes)
    plain, faults = assembled(units.editions, paths, config, KeptPictures(keep, digests).read)
    site = watch.site(plain)
    answers.add(UNITS, partial(_digest, units.units))
    form = digest_of(made_with, shape(plain, digests, _files(units, paths, catalogs)))
    journal = Journal(keep.journal(TableName.CHECKS), answers, form)
    values = _checked(site, journal, trace, made_with)
    keep.note(TableName.CHECKS, journal.packed(values))
    checked = ((path, one) for path, value in values.items() for one in value.problems)
    found = judged(plain, checked, (*problems, *units.problems, *faults))
    return Reading(plain, site, found, form, store, watch, trace, answers)


def _files(units: Units, paths: Paths, catalogs: Mapping[str, CatalogPaths]) -> frozenset[str]:
    """Return the files of the documents that could be read."""
    read_ones = [name for name, editions in units.editions.items() if editions]
    places = (place for name in read_ones for place in catalogs.get(name, {}).values())
    return frozenset((*(paths[name] for name in read_ones), *places))


def _checked(
    site: WatchedSite, journal: Journal, trace: Trace, made_with: bytes
) -> Mapping[str, Value]:
    """Return the problems of all documents, of those alone anew that would have others now."""
    values: dict[str, Value] = {}
    for path in site.plain.editions:
        value = journal.get(path, made_with)
        if value is None:
            with trace.noting() as noted:
                problems = tuple(check_document(path, site))
            reads = {_unit(one) for one in noted}
            value = Value(made_with, journal.numbers(reads), problems)
        values[path] = value
    return values


def _unit(read: Read) -> Read:
    """Return the unit that something read comes from, what was read itself if from none.

    Checkers look through all of a document, so one digest, of its files, stands for it.
    """
    name, key = read
    return (UNITS, key[:1]) if key and name in _OF_A_UNIT else read


def _digest(units: Mapping[str, Unit], key: Key) -> bytes | None:
    """Return the digest of the unit of a document, None when it is no more."""
    unit = units.get(key[0])
    return unit.digest if unit else None
