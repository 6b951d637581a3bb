"""The images that articles show, in the sizes that pages need."""

from pathlib import Path

from hexapla.site.images import renditions
from hexapla.site.images.pictures import at_figures
from hexapla.site.images.published import images, to_make
from hexapla.site.publishing.files import OutputFile
from hexapla.site.routes.job import Job, Route
from hexapla.site.store.images import ImageStore
from hexapla.site.store.keep import Copied


def shown_images(job: Job, staging: Path, intact: frozenset[str] = frozenset()) -> Route:
    """Return the images that articles show, those that are there already kept.

    What is not yet made of them is made, before any other worker is at work.
    """
    site, config = job.reading.plain, job.setup.config
    before = job.keep.before.copied if job.keep.before else Copied()
    has_renditions = any(one.renditions for one in site.pictures.values())
    is_kept = has_renditions and bool(job.keep.key)
    store = ImageStore.of(config.root, staging / ".images", is_kept=is_kept)
    found = tuple(images(site, job.index, config.content, job.digests, store))
    kept = {
        one.path for one in found if one.path in intact and before.images.get(one.path) == one.mark
    }
    job.reading.store.texts.release()
    new = to_make((one for one in found if one.path not in kept), site, config.content)
    faults = renditions.make(new, store, job.jobs) if new else {}
    if new:
        store.forget_others({*job.keep.images(), *(one.mark for one in found)})
    gone = {one.path for one in found if one.image in faults}
    return Route(
        files=tuple(
            OutputFile(one.path, one.source) for one in found if one.path not in kept | gone
        ),
        kept=frozenset(kept),
        problems=tuple(
            problem
            for image, some in faults.items()
            for problem in at_figures(some, image, site.documents, config)
        ),
        copied=Copied({one.path: one.mark for one in found}),
    )
