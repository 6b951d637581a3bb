"""The site with a stock theme, as Pelican's own generators make it."""

from collections.abc import Iterator
from pathlib import Path

from hexapla.model.problem import Problem
from hexapla.rendering import addresses
from hexapla.rendering.disclosure import notice
from hexapla.rendering.frames import Frames
from hexapla.rendering.pages import root_pages
from hexapla.site.making import Progress
from hexapla.site.notices import missing_notice
from hexapla.site.routes.job import Job, Route
from hexapla.site.routes.whole import whole
from hexapla.site.theme import own_folder


def stock_pages(job: Job, staging: Path, progress: Progress) -> Route:
    """Return the site as Pelican's own generators make it, for a stock theme or its plugins."""
    from hexapla.site import runs
    from hexapla.site.settings.run import for_pages, for_stock_theme
    from hexapla.site.stock import StockContent
    from hexapla.site.stock_run import run_stock
    from hexapla.site.templates import Theme

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
    theme = Theme((folder,), folder, job.assets.address)
    rendered, faults = runs.render_pages(settings, job.wordings[0], root, theme, advance)
    return whole(job, staging, rendered, (*problems, *faults))


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
