"""All pages of a language site, as values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from msgspec import Struct

from hexapla.model.site import Extra, Site
from hexapla.rendering import lists
from hexapla.rendering.addresses import ROOT_NOT_FOUND, SITEMAPS, Targets, file_of, parallel
from hexapla.rendering.frames import Frames
from hexapla.rendering.index import Index, Watch, unwatched
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.machines import Machines, told_at_root
from hexapla.rendering.not_found import root_not_found_view
from hexapla.rendering.once import Once, each_time
from hexapla.rendering.parallel import Side, parallel_view
from hexapla.rendering.partners import partners
from hexapla.rendering.planned import planned
from hexapla.rendering.sitemaps import (
    has_sitemaps,
    planned_sitemaps,
    sitemap_index_view,
)
from hexapla.rendering.targets import targets_of
from hexapla.rendering.views import Page, Plan, RootView, View
from hexapla.rendering.wording import Wording

SITEMAPS_TEMPLATE = "sitemap-index.xml"


class LanguageSite(Struct, frozen=True):
    """One language site, and what all its pages share."""

    frames: Frames
    targets: Targets
    machines: Machines | None

    @classmethod
    def of(
        cls,
        site: Site,
        index: Index,
        wording: Wording,
        siteurl: str,
        watch: Watch = unwatched,
        *,
        once: Once = each_time,
    ) -> "LanguageSite":
        """Return a language site; ``siteurl`` is the whole site's, without a last slash.

        ``watch`` is given the mappings that are made here, each with a name, and returns them in a
        form that may note who reads them; ``once`` makes what several pages have.
        """
        frames = Frames.of(site, index, wording, siteurl, once)
        targets = watch(f"targets {wording.tag}", targets_of(site, index, wording.tag))
        return cls(frames, targets, Machines.of(frames, targets, watch))

    def plans(self) -> Iterator[Plan]:
        """Yield every page of the language site, still to be made."""
        shared = self.frames, self.targets
        for one in chain(planned(*shared), planned_sitemaps(*shared)):
            told = partial(_told, self.machines, one.view) if self.machines else one.view
            yield Plan(file_of(one.address), one.template, told, one.origin)


def plans_of(site: LanguageSite, sites: Iterable[LanguageSite]) -> Iterator[Plan]:
    """Yield every page of a language site, also those that it has with others of ``sites``."""
    yield from site.plans()
    if not site.frames.site.has_parallel:
        return
    others = {one.frames.wording.tag: one for one in sites}
    frames = site.frames
    for edition in frames.index.articles[frames.wording.tag]:
        origin = frames.site.shown(edition.path)
        side = Side(frames, edition, site.targets)
        for other in partners(frames.site, frames.index, edition):
            there = others.get(other.lang)
            if there is None:
                continue
            view = partial(parallel_view, side, Side(there.frames, other, there.targets))
            path = file_of(parallel(frames.site, edition, other.lang))
            yield Plan(path, "parallel.html", view, origin, other.lang)


def _told(machines: Machines, view: Callable[[], View]) -> View:
    return machines.told(view())


def root_pages(site: Site, wordings: tuple[Wording, ...], siteurl: str) -> tuple[Page, ...]:
    """Return the pages that speak all languages."""
    return tuple(plan.page() for plan in root_plans(site, wordings, siteurl))


def root_plans(site: Site, wordings: tuple[Wording, ...], siteurl: str) -> Iterator[Plan]:
    """Yield the pages that speak all languages, still to be made: first the choice of one."""
    yield Plan(file_of(""), "root.html", partial(_root, site, wordings, siteurl))
    if Extra.HOSTING in site.extras:
        view = partial(root_not_found_view, site, wordings, siteurl)
        yield Plan(ROOT_NOT_FOUND, "404-root.html", view)


def sitemap_plans(sites: Sequence[LanguageSite]) -> Iterator[Plan]:
    """Yield the list of the sitemaps of all language sites, still to be made, if they have any."""
    if has_sitemaps(sites[0].frames.site, sites[0].frames.siteurl):
        pairs = tuple((one.frames, one.targets) for one in sites)
        yield Plan(SITEMAPS, SITEMAPS_TEMPLATE, partial(sitemap_index_view, pairs))


def _root(site: Site, wordings: tuple[Wording, ...], siteurl: str) -> RootView:
    return told_at_root(lists.root_view(site, wordings, siteurl), Ids(site, siteurl))
