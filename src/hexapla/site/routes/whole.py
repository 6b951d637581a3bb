"""A site of which nothing is kept: what plugins make, or stock themes, nobody can know."""

from collections.abc import Iterable
from pathlib import Path

from hexapla.model.problem import Problem
from hexapla.site.publishing.compression import Compression, new_copies
from hexapla.site.publishing.files import OutputFile
from hexapla.site.routes.images import shown_images
from hexapla.site.routes.job import Job, Route
from hexapla.site.routes.statics import own_files, staged
from hexapla.site.store.keep import Copied


def whole(
    job: Job, staging: Path, made: Iterable[OutputFile], problems: Iterable[Problem]
) -> Route:
    """Return a site of which nothing is kept; ``made`` are its pages."""
    shown = shown_images(job, staging)
    found = tuple(staged(staging))
    own = own_files(job, (one.path for one in found))
    plain = (*made, *found, *own)
    copies = new_copies(Compression(job.setup.config.compress).of_files(plain))
    files = (*plain, *shown.files, *copies)
    return Route(files, frozenset(), (*problems, *shown.problems), Copied())
