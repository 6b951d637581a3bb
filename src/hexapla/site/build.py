"""A build: the site as a value, its pages made, the output brought in step."""

import contextlib
import gc
import tempfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from hexapla.checking.waivers import owned, waive
from hexapla.model.problem import WHEN_BUILT, Code, Problem
from hexapla.model.site import Extra
from hexapla.rendering.hosting.rules import Rules
from hexapla.rendering.index import index
from hexapla.site.hosting import rules_for, theme_assets
from hexapla.site.ledger import Noted, noting, published_lines
from hexapla.site.making import Press, Progress, no_progress, press
from hexapla.site.memory import Memory
from hexapla.site.publishing.compression import compression
from hexapla.site.publishing.gathering import gather, in_the_way
from hexapla.site.publishing.output import Before, Published, publish
from hexapla.site.reading import read
from hexapla.site.readings import look_up
from hexapla.site.record import Outcome, inputs, record
from hexapla.site.report import absences, has_errors, summary
from hexapla.site.routes.inside_pelican import pelican_pages
from hexapla.site.routes.job import Job, Route
from hexapla.site.routes.own import own_pages
from hexapla.site.routes.stock import stock_pages
from hexapla.site.settings.configuration import Configuration
from hexapla.site.settings.setup import Setup, digest, setup_of
from hexapla.site.store.keep import Keep, Seen, kept
from hexapla.site.store.values import fingerprint_or_none
from hexapla.site.templates import Templates
from hexapla.site.theme import is_ours
from hexapla.site.wordings import kept_wordings


class Built(Struct, frozen=True):
    """What came of a build. ``published`` is None when problems stopped it.

    ``lines`` say what was built, and what was not. ``noted`` are the addresses noted in the ledger,
    None when none were to be. ``inputs`` are the folders and files that it was made from, or would
    have been if they were there. ``rules`` are what the host is to do of what is published, by an
    earlier build where problems stopped this one; None when nobody knows.
    """

    config: Configuration
    problems: tuple[Problem, ...]
    published: Published | None = None
    lines: tuple[str, ...] = ()
    noted: Noted | None = None
    inputs: tuple[str, ...] = ()
    rules: Rules | None = None


class Order(Struct, frozen=True):
    """What is asked of a build: ``strict`` lets warnings stop it, ``note`` notes its addresses.

    ``jobs`` is the number of workers, 0 for as many as there are cores. Without ``search``, an
    index that is there is left for a later build. ``memory`` is that of a
    process that builds more than once.
    """

    progress: Progress = no_progress
    strict: bool = False
    note: bool = False
    jobs: int = 0
    search: bool = True
    memory: Memory = field(default_factory=Memory)


def build(
    settings: dict[str, object],
    progress: Progress = no_progress,
    *,
    strict: bool = False,
    note: bool = False,
    jobs: int = 0,
    keep: bool = True,
    memory: Memory | None = None,
) -> Built:
    """Build the site that Pelican's settings describe; with ``note``, note its addresses.

    A problem that stops the build, wherever it is met, leaves the output and the ledger as they
    were. Without ``keep``, nothing is kept for the next build, and nothing of the last one used;
    ``memory`` is that of a process that builds more than once.
    """
    mark = fingerprint_or_none(settings) if keep else None
    order = Order(progress, strict, note, jobs, memory=memory or Memory())
    return build_setup(setup_of(settings), lambda: settings, mark or b"", order)


def build_setup(
    setup: Setup,
    settings: Callable[[], dict[str, object]],
    mark: bytes,
    order: Order,
    seen: Seen | None = None,
) -> Built:
    """Build a site; ``settings`` returns Pelican's, for what needs Pelican.

    ``mark`` is the fingerprint that the site is kept under, empty for one that is not. ``seen``
    is what there is of the site, where that is known already.
    """
    before = seen.before if seen else None
    with _keeping_everything(), kept(setup.config.root, mark, before) as keep:
        folders, files = inputs(setup)
        seen = seen or keep.seen(folders, files, str(setup.config.output))
        return replace(_build(setup, settings, keep, seen, order), inputs=(*folders, *files))


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


def _build(
    setup: Setup, settings: Callable[[], dict[str, object]], keep: Keep, seen: Seen, order: Order
) -> Built:
    config = setup.config
    digests = {path: one.digest for path, one in seen.table.files.items()}
    made_with = digest(setup)
    reading = read(config, keep, digests, made_with, jobs=order.jobs, memory=order.memory)
    wordings, theme_problems = kept_wordings(config, keep, digests)
    blocked = in_the_way(config.output, config.shown(config.output))
    problems = (*setup.problems, *reading.problems, *theme_problems, *blocked)
    if has_errors(problems, strict=order.strict):
        keep.save(None)
        return Built(config, problems, rules=_rules_before(keep))
    before = keep.before.copied.compressed if keep.before else {}
    packing, intact = compression(before, keep.intact(seen.outputs), is_wanted=config.compress)
    look_up(reading.plain, keep)
    found, assets = index(reading.plain), theme_assets(setup)
    job = Job(
        setup=setup,
        settings=settings,
        reading=reading,
        index=found,
        wordings=wordings,
        digests=digests,
        made_with=made_with,
        assets=assets,
        rules=rules_for(reading.plain, found, setup, assets),
        compression=packing,
        intact=intact,
        keep=keep,
        seen=seen,
        jobs=order.jobs,
    )
    templates = Templates(setup, order.memory.compiled, job.assets.address)
    own = press(reading, templates, packing, order.jobs)
    with tempfile.TemporaryDirectory(prefix="hexapla-") as folder, own as pages:
        return _publish(job, problems, Path(folder).resolve(), pages, order)


def _publish(
    job: Job, problems: tuple[Problem, ...], staging: Path, pages: Press, order: Order
) -> Built:
    """Make the pages, and publish them with all other files unless a problem is in the way."""
    config, site = job.setup.config, job.reading.plain
    route = _with_index(job, _route(job, staging, pages, order), order)
    shown = config.shown(config.output)
    found, conflicts = gather(route.files, config.output, shown)
    run_problems = tuple(sorted(waive(owned(route.problems, site), site, WHEN_BUILT)))
    problems = (*problems, *run_problems, *conflicts)
    if has_errors(problems, strict=order.strict):
        job.keep.save(None)
        return Built(config, problems, rules=_rules_before(job.keep))
    ledger = noting(config.ledger, published_lines(site)) if order.note else nullcontext()
    try:
        with ledger as noted:
            before = Before(job.seen.outputs.keys(), route.kept)
            state = config.root / ".hexapla"
            published = publish(found, config.output, state, before, route.write)
    except OSError as error:
        message = f"the site cannot be written: {error.strerror} ({error.filename})"
        remedy = "make room or give the right to write there, and build again"
        return Built(config, (*problems, Problem(shown, 1, Code.OUTPUT, message, remedy)))
    missing = (*absences(site, config), *route.lines)
    job.keep.save(record(job, Outcome(problems, published, missing), route))
    lines = (*summary(site, published, shown), *missing)
    return Built(config, problems, published, lines, noted, rules=job.rules)


def _rules_before(keep: Keep) -> Rules | None:
    """Return the rules of the site that the last build left, if it was kept."""
    packed = keep.before.rules if keep.before else b""
    return msgspec.msgpack.decode(packed, type=Rules) if packed else None


def _route(job: Job, staging: Path, pages: Press, order: Order) -> Route:
    """Return what becomes of a site on the way that its theme and plugins ask for."""
    ours = is_ours(Path(job.setup.theme))
    if ours and job.setup.is_plain:
        return own_pages(job, staging, order.progress, pages)
    from hexapla.site.runs import plugins_for_now

    with plugins_for_now():
        return (pelican_pages if ours else stock_pages)(job, staging, order.progress)


def _with_index(job: Job, route: Route, order: Order) -> Route:
    """Return a route with the index of its pages, where the site is to have one."""
    if Extra.SEARCH not in job.reading.plain.extras:
        return route
    from hexapla.site.search.bundle import with_index

    return with_index(job, route, at_once=order.search)
