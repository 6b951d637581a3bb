"""Files that are neither pages nor images: a site's static ones, the theme's, what hosts read."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hexapla.model.problem import Problem
from hexapla.site.content import is_document
from hexapla.site.files import files, inside
from hexapla.site.hosting import hosting_files
from hexapla.site.publishing.files import OutputFile
from hexapla.site.routes.job import Job, Route
from hexapla.site.settings.setup import Setup
from hexapla.site.store.digests import digest_of
from hexapla.site.store.keep import Copied


def copied_statics(job: Job, staging: Path, intact: frozenset[str]) -> Route:
    """Return the static files, those that are there already kept."""
    before = job.keep.before.copied if job.keep.before else Copied()
    kept: set[str] = set()
    new: list[OutputFile] = []
    seen = seen_by_statics(job.setup, job.digests, job.made_with)
    problems: tuple[Problem, ...] = ()
    statics = before.statics
    if seen == before.statics_from and intact.issuperset(statics):
        kept.update(statics)
    else:
        problems = copy_statics(job.setup, job.settings(), staging)
        copied = tuple(staged(staging))
        statics = tuple(one.path for one in copied)
        new += copied
    new += own_files(job, statics)
    origins = Copied(statics=statics, statics_from=seen)
    return Route(tuple(new), frozenset(kept), problems, origins)


def own_files(job: Job, statics: Iterable[str]) -> tuple[OutputFile, ...]:
    """Return the theme's static files, and what hosts read where the site has none of its own."""
    taken = set(statics)
    hosted = hosting_files(job.reading.plain, job.rules, job.setup)
    told = (one for one in hosted if one.path not in taken)
    return (*job.assets.outputs(), *told)


def staged(staging: Path) -> Iterator[OutputFile]:
    """Yield what Pelican's own generators and plugins wrote."""
    for file in files(staging):
        yield OutputFile(inside(staging, file.path), Path(file).read_bytes())


def seen_by_statics(setup: Setup, digests: Mapping[str, bytes], made_with: bytes) -> bytes:
    """Return a digest of all that Pelican can see when it copies the static files.

    Those are the theme's and the content's, but for the documents, the registry, and templates
    when no page of the settings' own is made from one.
    """
    content, theme = f"{setup.config.content}/", f"{setup.theme}/"
    found = [made_with]
    for path, digest in sorted(digests.items()):
        name = path.removeprefix(content)
        is_static = name != path and not (is_document(name) or name.startswith("registry/"))
        is_theme = path.startswith(theme) and not path.startswith(f"{setup.templates}/")
        if is_static or is_theme or setup.has_template_pages:
            found += (path.encode("utf-8", "surrogateescape"), b"\0", digest)
    return digest_of(*found)


def copy_statics(setup: Setup, settings: dict[str, object], staging: Path) -> tuple[Problem, ...]:
    """Let Pelican copy the static files, and make the pages of TEMPLATE_PAGES, in a folder."""
    from hexapla.site import runs
    from hexapla.site.settings.run import for_pages

    return runs.run(
        for_pages(settings, Path(setup.theme), staging, static=True), runs.WITHOUT_ARTICLES
    )
