"""The site with a theme of ours, made in runs of Pelican, where plugins take part in it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.model.problem import Problem
from hexapla.rendering.frames import Frames
from hexapla.rendering.pages import LanguageSite, plans_of, root_pages, sitemap_plans
from hexapla.rendering.views import Page
from hexapla.site.making import Progress
from hexapla.site.publishing.files import OutputFile
from hexapla.site.routes.job import Job, Route
from hexapla.site.routes.whole import whole

if TYPE_CHECKING:
    from hexapla.site.templates import Theme


def pelican_pages(job: Job, staging: Path, progress: Progress) -> Route:
    """Return the site with a theme of ours, made in one run of Pelican for each language.

    Plugins, and what the settings add to Jinja, take part in it; so all pages are made. Pelican
    reads articles of its own only where a plugin listens to them.
    """
    from hexapla.site import runs
    from hexapla.site.settings.run import for_pages

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
    return whole(job, staging, files, (fault for _, faults in made for fault in faults))


def _look(job: Job) -> "Theme":
    from hexapla.site.templates import Theme

    return Theme(job.setup.template_folders, job.setup.templates, job.assets.address)


_Rendered = tuple[tuple[OutputFile, ...], tuple[Problem, ...]]


def _pages_alone(
    job: Job, staging: Path, frames: Frames, found: Iterable[Page], advance: Callable[[], None]
) -> _Rendered:
    from hexapla.site.runs import render_pages
    from hexapla.site.settings.run import for_pages

    settings = for_pages(job.settings(), Path(job.setup.theme), staging, static=False)
    return render_pages(settings, frames.wording, found, _look(job), advance)


def _beside_articles(
    job: Job, staging: Path, frames: Frames, found: Iterable[Page], advance: Callable[[], None]
) -> _Rendered:
    from hexapla.site.settings.run import beside_articles
    from hexapla.site.stock import StockContent
    from hexapla.site.stock_run import render_beside_articles

    wording, theme = frames.wording, Path(job.setup.theme)
    settings = beside_articles(job.settings(), theme, staging, job.reading.plain, wording)
    content = StockContent(job.setup.config.content, frames)
    return render_beside_articles(settings, content, found, _look(job), advance)
