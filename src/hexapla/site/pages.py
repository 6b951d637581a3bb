"""The pages of a site with a theme of ours: those that would be others now are made anew."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from hexapla.model.problem import Problem
from hexapla.rendering.index import Index
from hexapla.rendering.pages import LanguageSite, root_plan
from hexapla.rendering.views import Plan
from hexapla.rendering.wording import Wording
from hexapla.site.closures import Closures
from hexapla.site.output import OutputFile
from hexapla.site.reading import Reading
from hexapla.site.rendered import rendered
from hexapla.site.store.database import Kind
from hexapla.site.store.keep import Keep
from hexapla.site.store.reads import Record
from hexapla.site.templates import Templates


class PageRecord(Struct, frozen=True, array_like=True):
    """What was read to make a page, and the problems of the page."""

    record: Record
    problems: tuple[Problem, ...]


class Task(Struct, frozen=True):
    """A page of a language site; ``made_with`` is a digest of all that it shares with others."""

    plan: Plan
    wording: Wording
    made_with: bytes


class Made(Struct, frozen=True):
    """A page that was made: no ``data`` when its template failed."""

    path: str
    data: bytes | None
    record: PageRecord


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
    sites: Sequence[LanguageSite], reading: Reading, made_with: bytes, closures: Closures
) -> Iterator[Task]:
    """Yield every page there is; ``made_with`` is a digest of settings and words."""
    wordings = tuple(site.frames.wording for site in sites)
    for site in sites:
        shared = _digest(made_with, site.frames.shared())
        for plan in site.plans():
            yield Task(plan, site.frames.wording, shared + closures.digest(plan.template))
    root = root_plan(reading.site, wordings, sites[0].frames.siteurl)
    shared = _digest(made_with, [site.frames.shared() for site in sites])
    yield Task(root, wordings[0], shared + closures.digest(root.template))


def pages(
    found: Iterable[Task],
    reading: Reading,
    keep: Keep,
    intact: frozenset[str],
    make: Callable[[Sequence[Task]], Sequence[Made]],
) -> Pages:
    """Return the pages; ``make`` makes those that would differ, or whose file is not intact."""
    decoder = msgspec.msgpack.Decoder(PageRecord)
    before = keep.database.rows(Kind.PAGES, f"{keep.key} ") if keep.before else {}
    kept: set[str] = set()
    problems: list[Problem] = []
    todo: list[Task] = []
    gone = set(before)
    for task in found:
        path = task.plan.path
        key = f"{keep.key} {path}"
        gone.discard(key)
        page = decoder.decode(before[key]) if path in intact and key in before else None
        if page is not None and reading.answers.is_valid(page.record, task.made_with):
            kept.add(path)
            problems.extend(page.problems)
        else:
            todo.append(task)
    made = tuple(make(todo))
    problems.extend(problem for one in made for problem in one.record.problems)
    encode = msgspec.msgpack.Encoder().encode
    keep.change(Kind.PAGES, dict.fromkeys(gone))
    keep.change(Kind.PAGES, {f"{keep.key} {one.path}": encode(one.record) for one in made})
    return Pages(made, frozenset(kept), tuple(problems))


def maker(
    reading: Reading, templates: Templates, advance: Callable[[], None]
) -> Callable[[Sequence[Task]], list[Made]]:
    """Return what makes pages, in this process."""

    def make(found: Sequence[Task]) -> list[Made]:
        return [_made(reading, templates, advance, task) for task in found]

    return make


def _made(reading: Reading, templates: Templates, advance: Callable[[], None], task: Task) -> Made:
    with reading.trace.noting() as noted:
        page = task.plan.page()
    data, problems = rendered(templates.speaking(task.wording.translations), page)
    advance()
    record = reading.answers.record(noted, task.made_with)
    return Made(page.path, data, PageRecord(record, problems))


def files(made: Iterable[Made]) -> Iterator[OutputFile]:
    """Yield the files that pages have become."""
    for one in made:
        if one.data is not None:
            yield OutputFile(one.path, one.data)


def _digest(made_with: bytes, shared: object) -> bytes:
    data = made_with + msgspec.msgpack.encode(shared)
    return hashlib.blake2b(data, digest_size=16).digest()
