"""A build: the site as a value, its pages rendered inside Pelican, the output brought in step."""

import contextlib
import gc
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

from msgspec import Struct

from hexapla.checking.waivers import owned, waive
from hexapla.model.problem import WHEN_BUILT, Code, Findings, Problem
from hexapla.model.site import Site
from hexapla.rendering import addresses
from hexapla.rendering.disclosure import notice
from hexapla.rendering.frames import Frames
from hexapla.rendering.index import Index, index
from hexapla.rendering.pages import language_pages, root_page
from hexapla.rendering.views import Page
from hexapla.rendering.wording import Wording
from hexapla.site import theme as themes
from hexapla.site.configuration import Configuration, configuration
from hexapla.site.files import files
from hexapla.site.ledger import Noted, noting, published_lines
from hexapla.site.load import load
from hexapla.site.notices import missing_notice
from hexapla.site.output import OutputFile, Published, gather, in_the_way, publish
from hexapla.site.report import has_errors

Progress = Callable[[int], Callable[[], None]]
"""Told how many pages there are, it returns what to call after each."""


class Built(Struct, frozen=True):
    """What came of a build. ``published`` is None when problems stopped it.

    ``noted`` are the addresses noted in the ledger, None when none were to be.
    """

    site: Site
    config: Configuration
    problems: tuple[Problem, ...]
    published: Published | None = None
    noted: Noted | None = None


class Job(Struct, frozen=True):
    """All that the runs of one build share."""

    settings: dict[str, object]
    config: Configuration
    site: Site
    index: Index
    wordings: tuple[Wording, ...]
    theme: Path


def no_progress(total: int) -> Callable[[], None]:
    """Show nothing."""
    del total
    return lambda: None


def build(
    settings: dict[str, object],
    progress: Progress = no_progress,
    *,
    strict: bool = False,
    note: bool = False,
) -> Built:
    """Build the site that Pelican's settings describe; with ``note``, note its addresses.

    A problem that stops the build, wherever it is met, leaves the output and the ledger as they
    were.
    """
    with _keeping_everything():
        return _build(settings, progress, strict=strict, note=note)


@contextlib.contextmanager
def _keeping_everything() -> Iterator[None]:
    """Leave the collector of cyclic garbage off while the body runs.

    A build makes millions of values that live until its end; looking through them for garbage,
    again and again, would take an eighth of its time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _build(settings: dict[str, object], progress: Progress, *, strict: bool, note: bool) -> Built:
    findings = Findings("pelicanconf.py")
    config = configuration(settings, findings)
    site, problems = load(config)
    wordings, theme_problems = themes.wordings(config)
    blocked = in_the_way(config.output, config.shown(config.output))
    problems = (*findings.problems, *problems, *theme_problems, *blocked)
    if has_errors(problems, strict=strict):
        return Built(site, config, problems)
    theme = themes.find_theme(str(settings.get("THEME") or ""))
    job = Job(settings, config, site, index(site), wordings, theme)
    with tempfile.TemporaryDirectory(prefix="hexapla-") as folder:
        staging = Path(folder).resolve()
        made, found_by_runs = _run(job, staging, progress)
        run_problems = tuple(waive(owned(found_by_runs, site), site, WHEN_BUILT))
        found, conflicts = gather(
            (*made, *_staged(staging), *_images(job)), config.output, config.shown(config.output)
        )
        problems = (*problems, *run_problems, *conflicts)
        if has_errors(problems, strict=strict):
            return Built(site, config, problems)
        ledger = noting(config.ledger, published_lines(site)) if note else nullcontext()
        try:
            with ledger as noted:
                published = publish(found, config.output, config.root / ".hexapla")
        except OSError as error:
            message = f"the site cannot be written: {error.strerror} ({error.filename})"
            remedy = "make room or give the right to write there, and build again"
            shown = config.shown(config.output)
            problem = Problem(shown, 1, Code.OUTPUT, message, remedy)
            return Built(site, config, (*problems, problem))
    return Built(site, config, problems, published, noted)


def _run(
    job: Job, staging: Path, progress: Progress
) -> tuple[tuple[OutputFile, ...], tuple[Problem, ...]]:
    from hexapla.site import runs

    ours = themes.is_ours(job.theme) and not runs.listens_to_articles(job.settings)
    return (_run_ours if ours else _run_stock)(job, staging, progress)


def _run_ours(
    job: Job, staging: Path, progress: Progress
) -> tuple[tuple[OutputFile, ...], tuple[Problem, ...]]:
    from hexapla.site import runs
    from hexapla.site.settings import for_pages

    siteurl = job.config.siteurl
    batches: list[tuple[Wording, list[Page], bool]] = [
        (wording, list(language_pages(job.site, job.index, wording, siteurl)), False)
        for wording in job.wordings
    ]
    root = [root_page(job.site, job.wordings, siteurl)]
    batches.append((job.wordings[0], root, True))
    advance = progress(sum(len(pages) for _, pages, _ in batches))
    made: list[OutputFile] = []
    problems: list[Problem] = []
    for wording, pages, static in batches:
        settings = for_pages(job.settings, job.theme, staging, static=static)
        rendered, found = runs.render_pages(settings, wording, pages, advance)
        made.extend(rendered)
        problems.extend(found)
    return tuple(made), tuple(problems)


def _run_stock(
    job: Job, staging: Path, progress: Progress
) -> tuple[tuple[OutputFile, ...], tuple[Problem, ...]]:
    from hexapla.site import runs
    from hexapla.site.settings import for_pages, for_stock_theme
    from hexapla.site.stock import StockContent
    from hexapla.site.stock_run import run_stock

    advance = progress(len(job.wordings) + 1)
    problems: list[Problem] = []
    for wording in job.wordings:
        frames = Frames.of(job.site, job.index, wording, job.config.siteurl)
        settings = for_stock_theme(job.settings, job.theme, staging, job.site, wording)
        content = StockContent(job.config.content, frames)
        problems.extend(run_stock(settings, wording, content))
        problems.extend(_missing_notices(frames, staging))
        advance()
    own = themes.own_folder("theme")
    settings = for_pages(job.settings, own, staging, static=True)
    root = [root_page(job.site, job.wordings, job.config.siteurl)]
    rendered, found = runs.render_pages(settings, job.wordings[0], root, advance)
    return rendered, (*problems, *found)


def _missing_notices(frames: Frames, staging: Path) -> Iterator[Problem]:
    """Yield the pages of a stock theme that leave out what their reader must know."""
    tag = frames.wording.tag
    for edition in (*frames.index.articles[tag], *frames.index.pages[tag]):
        page = staging / addresses.file_of(addresses.of_edition(frames.site, edition))
        template = edition.meta.template or ("page" if edition.is_page else "article")
        if page.is_file():  # Pelican's own problem says why one is not
            yield from missing_notice(
                page.read_text("utf-8"),
                notice(edition, frames.wording),
                page.relative_to(staging).as_posix(),
                f"{template}.html",
                frames.site.shown(edition.path),
            )


def _staged(staging: Path) -> Iterator[OutputFile]:
    """Yield what Pelican's own generators and plugins wrote."""
    for path in files(staging):
        yield OutputFile(path.relative_to(staging).as_posix(), path.read_bytes())


def _images(job: Job) -> Iterable[OutputFile]:
    """Yield the image files that published articles show."""
    used = {
        image
        for document in job.site.documents
        if document.path in job.index.public
        for image in document.outline.images
    }
    for image in sorted(used):
        yield OutputFile(addresses.image(image), job.config.content / image)
