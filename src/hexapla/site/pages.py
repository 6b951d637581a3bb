"""The pages of a site with a theme of ours: those that would be others now are made anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from hexapla.model.problem import Problem
from hexapla.rendering.index import Index
from hexapla.rendering.pages import LanguageSite, plans_of, root_plans, sitemap_plans
from hexapla.rendering.wording import Wording
from hexapla.site.closures import Closures
from hexapla.site.making import Made, Make, Task
from hexapla.site.publishing.files import OutputFile
from hexapla.site.reading import Reading
from hexapla.site.store.database import TableName
from hexapla.site.store.digests import digest_of
from hexapla.site.store.journal import Journal, Value
from hexapla.site.store.keep import Keep


class Pages(Struct, frozen=True):
    """The pages of a site: those that were made, and those that are as they were."""

    made: tuple[Made, ...]
    kept: frozenset[str]
    problems: tuple[Problem, ...]


def language_sites(
    reading: Reading, index: Index, wordings: Iterable[Wording], siteurl: str
) -> Iterator[LanguageSite]:
    """Yield each language site, which notes what its pages read."""
    watched = reading.watch.index(index)
    for wording in wordings:
        yield reading.watch.language_site(reading.site, watched, wording, siteurl)


def tasks(
    sites: Sequence[LanguageSite],
    reading: Reading,
    made_with: Mapping[str, bytes],
    closures: Closures,
) -> Iterator[Task]:
    """Yield every page there is.

    ``made_with`` is a digest of the settings and a language's words, by the language's tag.
    """
    wordings = tuple(site.frames.wording for site in sites)
    shared = {
        site.frames.wording.tag: _digest(made_with[site.frames.wording.tag], site.frames.shared())
        for site in sites
    }
    for site in sites:
        wording = site.frames.wording
        for plan in plans_of(site, sites):
            spoken = shared[wording.tag] + (shared[plan.partner] if plan.partner else b"")
            yield Task(plan, wording, spoken + closures.digest(plan.template))
    every = b"".join(made_with[wording.tag] for wording in wordings)
    whole = _digest(every, [site.frames.shared() for site in sites])
    roots = root_plans(reading.site, wordings, sites[0].frames.siteurl)
    for plan in (*roots, *sitemap_plans(sites)):
        yield Task(plan, wordings[0], whole + closures.digest(plan.template))


def pages(
    found: Iterable[Task], reading: Reading, keep: Keep, intact: frozenset[str], make: Make
) -> Pages:
    """Return the pages; ``make`` makes those that would differ, or whose file is not intact."""
    journal = Journal(keep.journal(TableName.PAGES), reading.answers, reading.shape)
    values: dict[str, Value] = {}
    todo: list[Task] = []
    for task in found:
        path = task.plan.path
        value = journal.get(path, task.made_with) if path in intact else None
        if value is None:
            todo.append(task)
        else:
            values[path] = value
    kept = frozenset(values)
    made_with = {task.plan.path: task.made_with for task in todo}
    made: list[Made] = []
    for batch in make(todo):
        numbers = journal.numbers(batch.reads)
        for one in batch.made:
            reads = tuple([numbers[number] for number in one.reads])
            values[one.path] = Value(made_with[one.path], reads, one.problems)
        made += batch.made
    keep.note(TableName.PAGES, journal.packed(values))
    return Pages(tuple(made), kept, tuple(p for one in values.values() for p in one.problems))


def files(made: Iterable[Made]) -> Iterator[OutputFile]:
    """Yield the files that pages have become."""
    for one in made:
        if one.mark:
            yield OutputFile(one.path, None, one.mark)
        for path, mark in one.copies.items():
            yield OutputFile(path, None, mark)


def _digest(made_with: bytes, shared: object) -> bytes:
    return digest_of(made_with, msgspec.msgpack.encode(shared))
