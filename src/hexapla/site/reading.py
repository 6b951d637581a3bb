"""A site read with the help of the store: what did not change is neither parsed nor checked."""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from hexapla.checking import check_document, judged
from hexapla.model.problem import Problem
from hexapla.model.site import Site
from hexapla.site.catalogs import list_catalogs
from hexapla.site.configuration import Configuration
from hexapla.site.content import is_document, list_content
from hexapla.site.load import assembled
from hexapla.site.store.database import Kind
from hexapla.site.store.keep import Keep
from hexapla.site.store.reads import Answers, Record, Trace
from hexapla.site.store.units import UnitStore
from hexapla.site.store.watch import Watch, WatchedSite


class Checked(Struct, frozen=True, array_like=True):
    """The problems of a document, and what was read to find them."""

    record: Record
    problems: tuple[Problem, ...]


class Reading(Struct, frozen=True):
    """A site that was read, plain and watching, with its problems.

    ``store`` has the texts; ``watch``, with ``trace`` and ``answers``, serves to make more.
    """

    plain: Site
    site: WatchedSite
    problems: tuple[Problem, ...]
    store: UnitStore
    watch: Watch
    trace: Trace
    answers: Answers


def read(
    config: Configuration, keep: Keep, digests: Mapping[str, bytes], made_with: bytes, jobs: int
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
    units = store.units(paths, catalogs, list(filter(is_document, paths)))
    for kind, changes in units.changes.items():
        keep.change(kind, changes)
    plain, faults = assembled(units.editions, paths, config)
    site = watch.site(plain)
    checked = list(_checked(site, keep, trace, answers, made_with))
    found = judged(plain, checked, (*problems, *units.problems, *faults))
    return Reading(plain, site, found, store, watch, trace, answers)


def _checked(
    site: WatchedSite, keep: Keep, trace: Trace, answers: Answers, made_with: bytes
) -> Iterator[tuple[str, Problem]]:
    """Yield the problems of all documents, of those alone anew that would have others now."""
    decoder, encoder = msgspec.msgpack.Decoder(Checked), msgspec.msgpack.Encoder()
    before = keep.database.rows(Kind.CHECKS)
    keep.change(Kind.CHECKS, dict.fromkeys(before.keys() - site.plain.editions.keys()))
    for path in site.plain.editions:
        checked = decoder.decode(before[path]) if path in before else None
        if checked is None or not answers.is_valid(checked.record, made_with):
            with trace.noting() as noted:
                problems = tuple(check_document(path, site))
            checked = Checked(answers.record(noted, made_with), problems)
            keep.change(Kind.CHECKS, {path: encoder.encode(checked)})
        yield from ((path, problem) for problem in checked.problems)
