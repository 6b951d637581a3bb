"""Files that are neither pages nor images: a site's static ones, the theme's, what hosts read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hexapla.model.problem import Problem
from hexapla.site.compression import Beside
from hexapla.site.copies import copy_statics, seen_by_statics, staged
from hexapla.site.hosting import hosting_files
from hexapla.site.output import OutputFile
from hexapla.site.routes.job import Job, Route
from hexapla.site.store.keep import Copies


def copied_statics(job: Job, staging: Path, intact: frozenset[str]) -> Route:
    """Return the static files, those that are there already kept."""
    before = job.keep.before.copies if job.keep.before else Copies()
    kept: set[str] = set()
    files: list[OutputFile] = []
    seen = seen_by_statics(job.setup, job.digests, job.made_with)
    problems: tuple[Problem, ...] = ()
    statics = before.statics
    if seen == before.statics_from and intact.issuperset(statics):
        kept.update(statics)
    else:
        problems = copy_statics(job.setup, job.settings(), staging)
        copied = tuple(staged(staging))
        statics = tuple(one.path for one in copied)
        files += copied
    files += own_files(job, statics)
    copies = Copies(statics=statics, statics_from=seen)
    return Route(tuple(files), frozenset(kept), problems, copies)


def own_files(job: Job, statics: Iterable[str]) -> tuple[OutputFile, ...]:
    """Return the theme's static files, and what hosts read where the site has none of its own."""
    taken = set(statics)
    files = hosting_files(job.reading.plain, job.rules, job.setup)
    told = (one for one in files if one.path not in taken)
    return (*job.assets.outputs(), *told)


def new_copies(besides: Iterable[Beside]) -> Iterator[OutputFile]:
    """Yield the compressed copies that are not there yet."""
    for one in besides:
        for path, data in one.new.items():
            yield OutputFile(path, data)
