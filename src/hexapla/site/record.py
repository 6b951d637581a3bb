"""What is kept of a build as a whole, and which files it depends on."""

import datetime
import os

import msgspec
from msgspec import Struct

from hexapla.model.document import Status
from hexapla.model.problem import Problem
from hexapla.model.site import Site
from hexapla.site.publishing.output import Published
from hexapla.site.report import count, summary
from hexapla.site.routes.job import Job, Route
from hexapla.site.settings.setup import Setup, packed
from hexapla.site.store.keep import SiteRecord, Told, missing
from hexapla.site.store.stats import Stat, statuses_of
from hexapla.site.theme import own_folder

Folders = tuple[str, ...]


def inputs(setup: Setup) -> tuple[Folders, Folders]:
    """Return the folders whose files a build depends on, and the single files."""
    config = setup.config
    folders = [str(config.content), str(config.translations), setup.theme, *setup.overrides]
    own = (str(own_folder("theme")), str(own_folder("translations")))
    found = dict.fromkeys([*folders, *setup.statics[: len(setup.overrides)], *own])
    return tuple(found), (str(config.ledger),)


class Outcome(Struct, frozen=True):
    """What came of a build: its problems, what it did to the output, and what is not published."""

    problems: tuple[Problem, ...]
    published: Published
    missing: tuple[str, ...]

    def again(self, site: Site, output: str) -> Told:
        """Return what the next build says if it has nothing to do."""
        total = self.published.written + self.published.unchanged
        nothing = Published(0, total, 0, self.published.foreign)
        lines = (*summary(site, nothing, output), *self.missing)
        return Told(tuple(map(str, self.problems)), count(self.problems), lines)


def record(job: Job, outcome: Outcome, route: Route) -> SiteRecord | None:
    """Return what is kept of a build that ended well.

    None of one whose pages Pelican made, or whose paths are no text.
    """
    setup = packed(job.setup)
    if not setup or not route.copied.statics_from:
        return None
    config, site = job.setup.config, job.reading.plain
    folders, files = inputs(job.setup)
    before = job.keep.before.outputs if job.keep.before else {}
    outputs = {path: before[path] for path in route.kept}
    outputs |= {one.path: Stat.of(os.lstat(f"{config.output}/{one.path}")) for one in route.files}
    return SiteRecord(
        setup=setup,
        table=job.seen.table,
        outputs=outputs,
        foreign=tuple(statuses_of(str(config.output), job.seen.outputs.keys() - outputs.keys())),
        copied=route.copied,
        told=outcome.again(site, config.shown(config.output)),
        since=config.at,
        until=_due(site),
        output=str(config.output),
        folders=folders,
        missing=missing(folders),
        files=files,
        searched=route.searched,
        rules=msgspec.msgpack.encode(job.rules),
    )


def _due(site: Site) -> datetime.datetime | None:
    """Return when something of a site is next to be published by its date."""
    dates = (one.meta.date for one in site.documents if one.meta.status is Status.PUBLISHED)
    return min((date for date in dates if date > site.at), default=None)
