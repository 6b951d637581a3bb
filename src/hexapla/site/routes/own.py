"""The site with a theme of ours, what would be as it was left as it is."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from hexapla.site import pages
from hexapla.site.closures import Closures
from hexapla.site.making import Press, Progress
from hexapla.site.publishing.compression import kept_copies, new_copies
from hexapla.site.routes.images import shown_images
from hexapla.site.routes.job import Job, Route
from hexapla.site.routes.statics import copied_statics
from hexapla.site.wordings import words_path


def own_pages(job: Job, staging: Path, progress: Progress, own: Press) -> Route:
    """Return the site with a theme of ours, what would be as it was left as it is."""
    siteurl = job.setup.config.siteurl
    reading = job.reading
    sites = tuple(pages.language_sites(reading, job.index, job.wordings, siteurl))
    shown = shown_images(job, staging, job.intact)
    closures = Closures(job.setup, job.digests, job.keep)
    words = {one.tag: words_path(job.setup.config, one) for one in reading.plain.languages}
    shared = job.made_with + job.assets.digest()
    made_with = {tag: shared + job.digests.get(str(path), b"") for tag, path in words.items()}
    found = tuple(pages.tasks(sites, reading, made_with, closures))
    make = partial(own.make, progress=progress)
    made = pages.pages(found, reading, job.keep, job.intact, make)
    statics = copied_statics(job, staging, job.intact)
    copies = tuple(job.compression.of_files(statics.files))
    kept = made.kept | shown.kept | statics.kept
    compressed = {path: job.compression.there[path] for path in kept & job.compression.there.keys()}
    compressed |= {one.path: one.compressed for one in made.made if one.compressed}
    compressed |= {one.path: one.of for one in copies}
    files = (*pages.files(made.made), *shown.files, *statics.files, *new_copies(copies))
    return Route(
        files=files,
        kept=kept | kept_copies(compressed, files),
        problems=(*made.problems, *shown.problems, *statics.problems),
        copied=replace(statics.copied, images=shown.copied.images, compressed=compressed),
        write=own.write,
    )
