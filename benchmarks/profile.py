"""Where the time of a Hexapla build goes: see README.md."""

import argparse
import contextlib
import cProfile
import pstats
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import FrameType

import hexapla
from benchmarks import page
from benchmarks.cases import Case, Site
from benchmarks.corpus import corpus
from benchmarks.layouts.hexapla import Hexapla

PACKAGE = Path(hexapla.__file__).parent
INTERVAL = 0.004
"""CPU seconds between two looks at the stack."""
SHOWN = 40
FEW = 24


@dataclass(frozen=True, slots=True)
class Sampled:
    """The CPU seconds of a build, how many looks at its stack there were, and what they found.

    ``stages`` counts each look for one folder of Hexapla's, ``innermost`` for what was running,
    ``within`` for every function of Hexapla's that was on the stack.
    """

    seconds: float
    looks: int
    stages: Counter[str]
    innermost: Counter[tuple[str, str]]
    within: Counter[str]


def sampled(build: Callable[[], object]) -> Sampled:
    """Run a build and look at its stack at every so many seconds of CPU time.

    The signal interrupts the build only between two steps of the interpreter, so that a long call
    into C counts for the function that makes it.
    """
    stages: Counter[str] = Counter()
    innermost: Counter[tuple[str, str]] = Counter()
    within: Counter[str] = Counter()

    def look(number: int, frame: FrameType | None) -> None:
        del number
        stack = list(_stack(frame))
        ours = [one for one in stack if _is_ours(one)]
        stage = _stage(ours[0].f_code.co_filename) if ours else "start"
        stages[stage] += 1
        innermost[stage, _owner(stack[0].f_code.co_filename)] += 1
        within.update({_name(one.f_code.co_filename, one.f_code.co_name) for one in ours})

    start = time.process_time()
    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    try:
        build()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    seconds = time.process_time() - start
    return Sampled(seconds, stages.total(), stages, innermost, within)


def _stack(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _is_ours(frame: FrameType) -> bool:
    return frame.f_code.co_filename.startswith(str(PACKAGE))


def _stage(filename: str) -> str:
    """Return the folder of Hexapla's that a file is in."""
    return Path(filename).relative_to(PACKAGE).parts[0].removesuffix(".py")


def _owner(filename: str) -> str:
    """Return the package a file belongs to, ``hexapla`` for ours, ``python`` for its own."""
    if filename.startswith(str(PACKAGE)):
        return "hexapla"
    if not filename.startswith("/"):
        return "templates" if "template" in filename else "python"
    _, found, inside = filename.rpartition("site-packages/")
    if found:
        return inside.partition("/")[0].removesuffix(".py")
    return "templates" if "/templates/" in filename else "python"


def _name(filename: str, function: str) -> str:
    if filename.startswith(str(PACKAGE)):
        return f"{Path(filename).relative_to(PACKAGE).as_posix()} {function}"
    _, found, inside = filename.rpartition("site-packages/")
    if found:
        return f"{inside} {function}"
    parts = Path(filename).parts[-2:]
    return f"{'/'.join(parts)} {function}" if filename != "~" else function


def counted(build: Callable[[], object]) -> pstats.Stats:
    """Run a build and return how often each function was called, and its CPU seconds.

    Counting makes many small calls look dearer than they are: shares are better read from looks.
    """
    profile = cProfile.Profile(time.process_time)
    profile.runcall(build)
    return pstats.Stats(profile)


def stage_table(found: Sampled) -> Iterator[str]:
    """Yield a row for each stage, and in it for each package that ran."""
    yield "| stage | share | about, s | of it in |"
    yield "|---|---:|---:|---|"
    for stage, looks in found.stages.most_common():
        inside = Counter(
            {owner: count for (where, owner), count in found.innermost.items() if where == stage}
        )
        told = ", ".join(f"{owner} {count / looks:.0%}" for owner, count in inside.most_common(6))
        share = looks / found.looks
        yield f"| {stage} | {share:.1%} | {share * found.seconds:.2f} | {told} |"


def within_table(found: Sampled) -> Iterator[str]:
    """Yield a row for each of the functions of Hexapla's in which most of the time passes."""
    yield "| function, what it calls included | share | about, s |"
    yield "|---|---:|---:|"
    for name, looks in found.within.most_common(SHOWN):
        share = looks / found.looks
        yield f"| `{name}` | {share:.1%} | {share * found.seconds:.2f} |"


def call_table(stats: pstats.Stats) -> Iterator[str]:
    """Yield a row for each of the functions that cost most themselves."""
    yield "| function, alone | calls | own s | with what it calls, s |"
    yield "|---|---:|---:|---:|"
    rows = sorted(_calls(stats), key=lambda row: -row[2])
    for name, calls, own, whole in rows[:SHOWN]:
        yield f"| `{name}` | {calls:,} | {own:.2f} | {whole:.2f} |"


def _calls(stats: pstats.Stats) -> Iterator[tuple[str, int, float, float]]:
    found = stats.stats  # type: ignore[attr-defined]
    for (filename, _, function), (_, calls, own, whole, _) in found.items():
        yield _name(filename, function), calls, own, whole


def build_in(folder: Path) -> None:
    """Build the site of a folder, as ``hexapla build`` does, in this process."""
    from hexapla.cli import main as command  # noqa: PLC0415

    sys.path.insert(0, str(folder))
    try:
        with contextlib.redirect_stdout(sys.stderr):
            command(["build", "--settings", str(folder / "pelicanconf.py")], standalone_mode=False)
    except SystemExit as ended:
        if ended.code:
            raise
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop("pelicanconf", None)


def prepared(site: Site, case: Case) -> Callable[[], None]:
    """Return the build of a site in a case, which is done to the site at once."""
    site.change(case, 1)
    return lambda: build_in(site.folder)


def main(words: Sequence[str] | None = None) -> None:
    """Print where the time of a build goes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    names = [case.name.lower() for case in Case]
    parser.add_argument("--case", choices=names, default=names[0])
    parser.add_argument("--full", action="store_true", help="the corpus with people and sources")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args(words)
    case = Case[options.case.upper()]
    with tempfile.TemporaryDirectory(prefix="hexapla-bench-") as name:
        articles = list(corpus(options.articles, full=options.full))
        site = Site(Path(name).resolve(), Hexapla(), articles)
        site.write()
        if case is not Case.NOTHING:
            build_in(site.folder)
        found = sampled(prepared(site, case))
        stats = counted(prepared(site, case))
    told = f"{options.articles:,} articles, {case}: {found.seconds:.1f} s of CPU in one process"
    if options.write:
        rows = [*stage_table(found), "", *islice(within_table(found), 2 + FEW)]
        page.put("profile", "\n".join([f"{told}.", "", *rows]))
    print(f"{told}\n")
    tables: Iterable[Iterable[str]] = (
        stage_table(found),
        within_table(found),
        call_table(stats),
    )
    print("\n\n".join("\n".join(table) for table in tables))


if __name__ == "__main__":
    main()
