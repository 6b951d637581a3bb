"""The ways from a site to its files: our pages, our pages inside Pelican, Pelican's own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from hexapla.model.problem import Problem
from hexapla.rendering import addresses
from hexapla.rendering.disclosure import notice
from hexapla.rendering.frames import Frames
from hexapla.rendering.hosting.site_rules import rules_of
from hexapla.rendering.index import Index
from hexapla.rendering.pages import LanguageSite, plans_of, root_pages, sitemap_plans
from hexapla.rendering.views import Page
from hexapla.rendering.wording import Wording
from hexapla.site import pages, renditions
from hexapla.site.assets import Assets
from hexapla.site.closures import Closures
from hexapla.site.compression import Beside, Compression, names
from hexapla.site.copies import copy_statics, images, seen_by_statics, staged, to_make
from hexapla.site.hosting import hosting_files
from hexapla.site.making import Press, Progress
from hexapla.site.notices import missing_notice
from hexapla.site.output import OutputFile, Write, nothing_elsewhere
from hexapla.site.pictures import at_figures
from hexapla.site.reading import Reading
from hexapla.site.setup import Setup
from hexapla.site.store.images import ImageStore
from hexapla.site.store.keep import Copies, Keep, Searched, Seen
from hexapla.site.templates import Theme
from hexapla.site.theme import own_folder
from hexapla.site.wordings import words_path

Settings = dict[str, object]


class Job(Struct, frozen=True):
    """All that a build has, once its site is read.

    ``settings`` returns Pelican's; ``digests`` are those of the input files by full path,
    ``made_with`` is that of the settings. ``assets`` are the theme's static files. ``intact`` are
    the files of the output that are as they were left, with their compressed copies. ``seen`` is
    what there was before the build, ``jobs`` the most processes there may be, 0 for as many as
    there are cores.
    """

    setup: Setup
    settings: Callable[[], Settings]
    reading: Reading
    index: Index
    wordings: tuple[Wording, ...]
    digests: Mapping[str, bytes]
    made_with: bytes
    assets: Assets
    compression: Compression
    intact: frozenset[str]
    keep: Keep
    seen: Seen
    jobs: int = 0


class Route(Struct, frozen=True):
    """What the site comes to: its ``files``, but for those ``kept`` in the output as they are.

    ``write`` writes those of its files that are held elsewhere. ``lines`` tell what it lacks.
    """

    files: tuple[OutputFile, ...]
    kept: frozenset[str]
    problems: tuple[Problem, ...]
    copies: Copies
    write: Write = nothing_elsewhere
    searched: Searched = field(default_factory=Searched)
    lines: tuple[str, ...] = ()


def own_pages(job: Job, staging: Path, progress: Progress, own: Press) -> Route:
    """Return the site with a theme of ours, what would be as it was left as it is."""
    siteurl = job.setup.config.siteurl
    reading = job.reading
    sites = tuple(pages.language_sites(reading, job.index, job.wordings, siteurl))
    shown = _images(job, staging, job.intact)
    closures = Closures(job.setup, job.digests, job.keep)
    words = {one.tag: words_path(job.setup.config, one) for one in reading.plain.languages}
    shared = job.made_with + job.assets.digest()
    made_with = {tag: shared + job.digests.get(str(path), b"") for tag, path in words.items()}
    found = tuple(pages.tasks(sites, reading, made_with, closures))
    make = partial(own.make, progress=progress)
    made = pages.pages(found, reading, job.keep, job.intact, make)
    copied = _copied(job, staging, job.intact, shown.copies)
    besides = tuple(job.compression.of_files(copied.files))
    kept = made.kept | shown.kept | copied.kept
    compressed = {path: job.compression.there[path] for path in kept & job.compression.there.keys()}
    compressed |= {one.path: one.compressed for one in made.made if one.compressed}
    compressed |= {one.path: one.of for one in besides}
    files = (*pages.files(made.made), *shown.files, *copied.files, *_new(besides))
    copies = {name for path in compressed for name in names(path)}
    return Route(
        files=files,
        kept=kept | (copies - {one.path for one in files}),
        problems=(*made.problems, *shown.problems, *copied.problems),
        copies=replace(copied.copies, compressed=compressed),
        write=own.write,
    )


def _new(besides: Iterable[Beside]) -> Iterator[OutputFile]:
    for one in besides:
        for path, data in one.new.items():
            yield OutputFile(path, data)


def _images(job: Job, staging: Path, intact: frozenset[str] = frozenset()) -> Route:
    """Return the images that articles show, those that are there already kept.

    What is not yet made of them is made, before any other worker is at work.
    """
    site, config = job.reading.plain, job.setup.config
    before = job.keep.before.copies if job.keep.before else Copies()
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
        copies=Copies({one.path: one.mark for one in found}),
    )


def _copied(job: Job, staging: Path, intact: frozenset[str], shown: Copies) -> Route:
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
    return Route(tuple(files), frozenset(kept), problems, Copies(shown.images, statics, seen))


def pelican_pages(job: Job, staging: Path, progress: Progress) -> Route:
    """Return the site with a theme of ours, made in one run of Pelican for each language.

    Plugins, and what the settings add to Jinja, take part in it; so all pages are made. Pelican
    reads articles of its own only where a plugin listens to them.
    """
    from hexapla.site import runs
    from hexapla.site.settings import for_pages

    site, siteurl, theme = job.reading.plain, job.setup.config.siteurl, Path(job.setup.theme)
    render = _beside_articles if runs.listens_to_articles(job.settings()) else _pages_alone
    sites = [LanguageSite.of(site, job.index, wording, siteurl) for wording in job.wordings]
    found = [(one.frames, [plan.page() for plan in plans_of(one, sites)]) for one in sites]
    sitemaps = (plan.page() for plan in sitemap_plans(sites))
    root = [*root_pages(site, job.wordings, siteurl), *sitemaps]
    advance = progress(len(root) + sum(len(listed) for _, listed in found))
    made = [render(job, staging, frames, listed, advance) for frames, listed in found]
    settings = for_pages(job.settings(), theme, staging, static=True)
    made.append(runs.render_pages(settings, job.wordings[0], root, _look(job), advance))
    files = (file for rendered, _ in made for file in rendered)
    return _whole(job, staging, files, (fault for _, faults in made for fault in faults))


def _look(job: Job) -> Theme:
    return Theme(job.setup.template_folders, job.setup.templates, job.assets.address)


_Rendered = tuple[tuple[OutputFile, ...], tuple[Problem, ...]]


def _pages_alone(
    job: Job, staging: Path, frames: Frames, found: Iterable[Page], advance: Callable[[], None]
) -> _Rendered:
    from hexapla.site.runs import render_pages
    from hexapla.site.settings import for_pages

    settings = for_pages(job.settings(), Path(job.setup.theme), staging, static=False)
    return render_pages(settings, frames.wording, found, _look(job), advance)


def _beside_articles(
    job: Job, staging: Path, frames: Frames, found: Iterable[Page], advance: Callable[[], None]
) -> _Rendered:
    from hexapla.site.settings import beside_articles
    from hexapla.site.stock import StockContent
    from hexapla.site.stock_run import render_beside_articles

    wording, theme = frames.wording, Path(job.setup.theme)
    settings = beside_articles(job.settings(), theme, staging, job.reading.plain, wording)
    content = StockContent(job.setup.config.content, frames)
    return render_beside_articles(settings, content, found, _look(job), advance)


def stock_pages(job: Job, staging: Path, progress: Progress) -> Route:
    """Return the site as Pelican's own generators make it, for a stock theme or its plugins."""
    from hexapla.site import runs
    from hexapla.site.settings import for_pages, for_stock_theme
    from hexapla.site.stock import StockContent
    from hexapla.site.stock_run import run_stock

    config, site = job.setup.config, job.reading.plain
    advance = progress(len(job.wordings) + 1)
    problems: list[Problem] = []
    for wording in job.wordings:
        frames = Frames.of(site, job.index, wording, config.siteurl)
        settings = for_stock_theme(job.settings(), Path(job.setup.theme), staging, site, wording)
        content = StockContent(config.content, frames)
        found = run_stock(settings, wording, content)
        problems.extend(one for one in found if one not in problems)
        problems.extend(_missing_notices(frames, staging))
        advance()
    own = own_folder("theme")
    settings = for_pages(job.settings(), own, staging, static=True)
    root = root_pages(site, job.wordings, config.siteurl)
    folder = str(own / "templates")
    look = Theme((folder,), folder, job.assets.address)
    rendered, faults = runs.render_pages(settings, job.wordings[0], root, look, advance)
    return _whole(job, staging, rendered, (*problems, *faults), lost=False)


def own_files(job: Job, statics: Iterable[str], *, lost: bool = True) -> tuple[OutputFile, ...]:
    """Return the theme's static files, and what hosts read where the site has no file of its own.

    ``lost`` says whether each language site has a page for what it does not have.
    """
    config, site = job.setup.config, job.reading.plain
    rules = rules_of(site, job.index, config.siteurl, job.assets.contents, lost=lost)
    taken = set(statics)
    told = (one for one in hosting_files(site, rules, config, ours=lost) if one.path not in taken)
    return (*job.assets.outputs(), *told)


def _whole(
    job: Job,
    staging: Path,
    made: Iterable[OutputFile],
    problems: Iterable[Problem],
    *,
    lost: bool = True,
) -> Route:
    """Return a site of which nothing is kept."""
    shown = _images(job, staging)
    found = tuple(staged(staging))
    own = own_files(job, (one.path for one in found), lost=lost)
    plain = (*made, *found, *own)
    copies = _new(Compression(job.setup.config.compress).of_files(plain))
    files = (*plain, *shown.files, *copies)
    return Route(files, frozenset(), (*problems, *shown.problems), Copies())


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
