"""The index behind the search page: made anew when a page that it has is another, else kept."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from hexapla.model.problem import Code, Problem
from hexapla.rendering.addresses import BUNDLE
from hexapla.rendering.search import searched
from hexapla.site.publishing.compression import kept_copies, new_copies
from hexapla.site.publishing.files import OutputFile
from hexapla.site.report import has_errors
from hexapla.site.routes.job import Job, Route
from hexapla.site.search import pagefind
from hexapla.site.store.digests import digest_of
from hexapla.site.store.keep import Searched
from hexapla.site.theme import is_ours

_ABSENT = (
    "  no search index: the package pagefind is not installed (pip install 'pagefind[extended]')"
)
Marks = Mapping[str, bytes]
"""Digests of the pages that can be searched, by their path."""


def with_index(job: Job, route: Route, *, at_once: bool) -> Route:
    """Return a route with the index of its pages, of a site that is to have one.

    Unless it is to be made ``at_once``, one that is there stays as it is, and is known to be
    behind. A preview has none, since what is not published is not to be found; nor has a site with
    a stock theme, which has no page for it.
    """
    site = job.reading.plain
    has_page = is_ours(Path(job.setup.theme))
    if site.preview or not has_page or has_errors(route.problems, strict=False):
        return route
    program = pagefind.program()
    if program is None:
        return replace(route, lines=(*route.lines, _ABSENT))
    before = job.keep.before.searched if job.keep.before else Searched()
    marks = _marks(job, route, before.pages)
    digest = digest_of(*(part for path, mark in marks.items() for part in (path.encode(), mark)))
    is_there = job.keep.intact(job.seen.outputs).issuperset(before.files) and before.digest
    if is_there and (digest == before.digest or not at_once):
        now = Searched(before.digest, marks, before.files, is_behind=digest != before.digest)
        kept = (OutputFile(path, _kept(job, path).read_bytes()) for path in _texts(job, before))
        found = replace(route, kept=route.kept | set(before.files), searched=now)
        return _with_copies(job, found, kept)
    if not marks:
        return route
    try:
        made = tuple(_made(job, route, program, marks))
    except pagefind.PagefindError as error:
        return replace(route, problems=(*route.problems, _problem(job, error)))
    now = Searched(digest, marks, tuple(one.path for one in made))
    return _with_copies(job, replace(route, files=(*route.files, *made), searched=now), made)


def _texts(job: Job, before: Searched) -> Iterator[str]:
    """Yield what is text in an index; the rest of it is compressed by Pagefind itself."""
    return filter(job.compression.is_for, before.files)


def _with_copies(job: Job, route: Route, index: Iterable[OutputFile]) -> Route:
    """Return a route with the compressed copies of files of an index, those that are there kept."""
    copies = tuple(job.compression.of_files(index))
    new = tuple(new_copies(copies))
    own = {one.path: one.of for one in copies}
    kept = route.kept | kept_copies(own, new)
    copied = replace(route.copied, compressed={**route.copied.compressed, **own})
    return replace(route, files=(*route.files, *new), kept=kept, copied=copied)


def _marks(job: Job, route: Route, before: Marks) -> Marks:
    """Return the digest of each page that can be searched; ``before`` has those of then."""
    segments = {one.tag: one.segment for one in job.reading.plain.languages}
    files = {one.path: one for one in route.files}
    found: dict[str, bytes] = {}
    for path in sorted(searched(job.index, segments)):
        if path in files:
            found[path] = files[path].digest()
        elif path in route.kept:
            found[path] = before.get(path) or digest_of(_kept(job, path).read_bytes())
    return found


def _kept(job: Job, path: str) -> Path:
    return job.setup.config.output / path


def _made(job: Job, route: Route, program: Path, marks: Marks) -> Iterator[OutputFile]:
    """Yield the files of an index, which is made outside the output, of copies of the pages."""
    with tempfile.TemporaryDirectory(prefix="hexapla-search-") as folder:
        pages, into = Path(folder, "pages").resolve(), Path(folder, "index").resolve()
        _stage(job, route, marks, pages)
        pagefind.run(program, pages, into)
        for path, data in pagefind.made(into).items():
            yield OutputFile(f"{BUNDLE}{path}", data)


def _stage(job: Job, route: Route, marks: Marks, pages: Path) -> None:
    route.write(pages, marks.keys())
    at_hand = {one.path: one for one in route.files if one.data is not None}
    for path in marks:
        target = pages / path
        target.parent.mkdir(parents=True, exist_ok=True)
        source = target if target.exists() else _kept(job, path)
        data = at_hand[path].read() if path in at_hand else source.read_bytes()
        target.write_bytes(pagefind.by_character(data.decode()).encode())


def _problem(job: Job, error: pagefind.PagefindError) -> Problem:
    shown = job.setup.config.shown(job.setup.config.output / BUNDLE)
    message = f"Pagefind could not make the index of the search page: {error}"
    remedy = (
        'run pip install --force-reinstall "pagefind[extended]", or leave "search" out of EXTRAS'
    )
    return Problem(shown, 1, Code.SEARCH, message, remedy)
