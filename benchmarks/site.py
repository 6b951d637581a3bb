"""What it costs to build a site in three languages, beside other generators: see README.md."""

import argparse
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import chart, page, report
from benchmarks.cases import Case, Site
from benchmarks.corpus import corpus
from benchmarks.install import Installed, InstallError
from benchmarks.layouts import tree, write
from benchmarks.measure import CommandError, Cost, measured, peak_memory
from benchmarks.peers import BASE, OURS, PEERS
from benchmarks.results import TOLERANCE, Built, Results, differs
from benchmarks.server import latencies

CACHE = Path.home() / ".cache/hexapla-bench"
QUICK = 60
"""Articles of a run that only shows that everything works."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A generator that is installed, and its site on disk."""

    name: str
    program: Installed
    site: Site


def contestants(names: Sequence[str], cache: Path) -> tuple[dict[str, Installed], dict[str, str]]:
    """Return the programs that could be installed, and why others could not."""
    there: dict[str, Installed] = {}
    absent: dict[str, str] = {}
    for name in names:
        tell(f"{PEERS[name].title}: looking for it")
        try:
            there[name] = PEERS[name].install(cache)
        except (InstallError, OSError) as error:
            absent[name] = str(error)
            tell(f"{PEERS[name].title} is left out: {error}")
    return there, absent


def written(name: str, program: Installed, articles: int, folder: Path) -> Contestant:
    """Write a generator's site."""
    peer = PEERS[name]
    shutil.rmtree(folder, ignore_errors=True)
    site = Site(folder, peer.layout, list(corpus(articles, full=peer.full)))
    site.write()
    for source, target in program.taken:
        if source.is_dir():
            write(folder, tree(source, f"{target}/"))
        else:
            write(folder, [(target, source.read_bytes())])
    return Contestant(name, program, site)


def first_build(one: Contestant, *, memory: bool) -> Built:
    """Build a site once, untimed, and return what came of it."""
    one.site.change(Case.NOTHING, 0)
    most = peak_memory(one.program.build, one.site.folder) if memory else 0
    if not memory:
        measured(one.program.build, one.site.folder)
    pages = Counter(kind for _, kind in one.site.pages())
    size = sum(path.stat().st_size for path in one.site.output.rglob("*") if path.is_file())
    return Built(dict(pages), size, most)


def alternated(
    some: Sequence[Contestant], cases: Sequence[Case], rounds: int
) -> dict[tuple[str, Case], list[Cost]]:
    """Return the costs of each case: in every round all generators, each first in its turn."""
    costs: dict[tuple[str, Case], list[Cost]] = defaultdict(list)
    for turn in range(1, rounds + 1):
        for case in cases:
            first = turn % len(some)
            for one in (*some[first:], *some[:first]):
                change = one.site.change(case, turn)
                cost = measured(one.program.build, one.site.folder)
                if lacks := one.site.lacks(change):
                    raise CommandError(f"{one.name}, {case}: {change.mark} is not in {lacks[:3]}")
                costs[one.name, case].append(cost)
                tell(f"round {turn}, {case}, {PEERS[one.name].title}: {cost.cpu:.2f} s")
    return costs


def check_pages(built: Mapping[str, Built]) -> None:
    """Say how many pages each generator made. Raises CommandError where they do not compare."""
    for name, one in built.items():
        share = differs(one, built[BASE]) if BASE in built else 0.0
        tell(f"{PEERS[name].title}: {one.count} pages ({share:+.1%}): {dict(one.pages)}")
        if abs(share) > TOLERANCE and not PEERS[name].differs:
            raise CommandError(f"{name} made {one.count} pages and {BASE} {built[BASE].count}")


def run(options: argparse.Namespace, articles: int, programs: Mapping[str, Installed]) -> Results:
    """Return the results of one scale; above the first, of the peers that are wanted there."""
    if articles not in options.articles[:1]:
        programs = {name: one for name, one in programs.items() if name in options.above}
    work = Path(options.work) / str(articles)
    some = [written(name, program, articles, work / name) for name, program in programs.items()]
    built = {one.name: first_build(one, memory=not options.no_memory) for one in some}
    check_pages(built)
    cases = [Case[name.upper()] for name in options.cases]
    costs = alternated(some, cases, options.rounds)
    waits = {
        one.name: latencies(one.site, one.program, options.rounds + 2)
        for one in some
        if options.serve
    }
    return Results(articles, options.rounds, built, costs, waits)


def grown(options: argparse.Namespace, programs: Mapping[str, Installed]) -> Results:
    """Return the results of the largest scale, at which sites are built from nothing alone."""
    told = {"articles": [], "cases": ["nothing"], "no_memory": True, "serve": False}
    return run(argparse.Namespace(**{**vars(options), **told}), options.growth, programs)


def tell(line: str) -> None:
    """Say on the standard error how far it is."""
    print(line, file=sys.stderr, flush=True)


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} articles, one round")
    parser.add_argument(
        "--peers", type=lambda words: words.split(","), default=list(PEERS), help="such as hugo,…"
    )
    parser.add_argument(
        "--above",
        type=lambda words: words.split(","),
        default=[BASE, OURS],
        help="the peers above the first number of articles",
    )
    parser.add_argument("--growth", type=int, help="build so many from nothing, too")
    names = [case.name.lower() for case in Case]
    parser.add_argument("--cases", nargs="+", choices=names, default=names)
    parser.add_argument("--serve", action="store_true", help="measure resident servers too")
    parser.add_argument("--no-memory", action="store_true", help="do not look at the memory")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where peers are installed")
    parser.add_argument("--work", help="where the sites are written and stay; else a temporary one")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    found = parser.parse_args(words)
    if found.quick:
        found.articles, found.rounds = [QUICK], 1
    if unknown := set(found.peers) - PEERS.keys():
        parser.error(f"unknown peers {sorted(unknown)}; there are {', '.join(PEERS)}")
    return found


def main(words: Sequence[str] | None = None) -> None:
    """Run the benchmark and print, or write, its tables."""
    options = arguments(words)
    programs, absent = contestants(options.peers, options.cache)
    with tempfile.TemporaryDirectory(prefix="hexapla-bench-") as folder:
        options.work = options.work or folder
        results = [run(options, articles, programs) for articles in options.articles]
        results += [grown(options, programs)] if options.growth else []
    versions = {name: program.version for name, program in programs.items()}
    text = report.markdown(results, versions, absent)
    if options.write:
        page.put("site", text)
        chart.write(results[0], OURS)
    print(text)


if __name__ == "__main__":
    main()
