"""The results as Markdown."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.cases import Case
from benchmarks.machine import machine
from benchmarks.peers import BASE, OURS, PEERS
from benchmarks.results import Results, differs, exponent

TARGETS: Mapping[Case, tuple[float, float]] = {
    Case.NOTHING: (1.0, 1.0),
    Case.UNCHANGED: (0.03, 0.02),
    Case.PARAGRAPH: (0.08, 0.035),
    Case.MESSAGE: (0.08, 0.035),
    Case.TITLE: (0.15, 0.06),
    Case.TEMPLATE: (0.6, 0.6),
}
"""The most that Hexapla may cost, as a share of Hugo's cost: up to 1,000 articles, and above."""
MEMORY_TARGETS = (1.0, 0.5)
LATENCY_TARGET = 0.15
GROWTH_TARGET = 1.05


def markdown(
    results: Sequence[Results], versions: Mapping[str, str], absent: Mapping[str, str]
) -> str:
    """Return the tables."""
    told = ", ".join(f"{PEERS[name].title} {version}" for name, version in versions.items())
    parts = [f"{machine()}; {told}; medians of {results[0].rounds} rounds."]
    parts += [f"Not measured: {PEERS[name].title} ({reason})." for name, reason in absent.items()]
    for one in results:
        parts.append(f"### {one.articles:,} articles × 3 languages")
        parts.append("\n".join(_table(one)))
        if BASE in one.built and OURS in one.built:
            parts.append("\n".join(_targets(one)))
    if len(results) > 1:
        parts.append("\n".join(_growth(results)))
    return "\n\n".join(parts)


def _table(one: Results) -> Iterator[str]:
    """Yield a row for each case: CPU seconds, wall seconds, and the share of Hugo's CPU."""
    names = list(one.built)
    yield (
        "| CPU s · wall s (× Hugo’s CPU) | "
        + " | ".join(PEERS[name].title for name in names)
        + " |"
    )
    yield "|---|" + "---:|" * len(names)
    for case in Case:
        if any((name, case) in one.costs for name in names):
            yield f"| {case} | " + " | ".join(_cost(one, name, case) for name in names) + " |"
    yield "| peak memory, MB | " + " | ".join(_memory(one, name) for name in names) + " |"
    pages = (f"{one.built[name].count:,}{_difference(one, name)}" for name in names)
    yield "| pages and feeds | " + " | ".join(pages) + " |"
    sizes = (f"{one.built[name].size / 1e6:.1f}" for name in names)
    yield "| output, MB | " + " | ".join(sizes) + " |"
    if one.latencies:
        waits = (_latency(one, name) for name in names)
        yield "| server: from an edit to its page, s | " + " | ".join(waits) + " |"
    yield from _notes(one)


def _notes(one: Results) -> Iterator[str]:
    notes = [
        f"{PEERS[name].title}: {PEERS[name].differs}." for name in one.built if PEERS[name].differs
    ]
    if notes:
        yield ""
        yield " ".join(notes)


def _cost(one: Results, name: str, case: Case) -> str:
    cpu, wall, base = one.cpu(name, case), one.wall(name, case), one.cpu(BASE, case)
    if cpu is None or wall is None:
        return "–"
    share = f" ({cpu / base:.3g})" if base and name != BASE else ""
    return f"{cpu:.2f} · {wall:.2f}{share}"


def _memory(one: Results, name: str) -> str:
    memory = one.built[name].memory
    return f"{memory / 1e6:.0f}" if memory else "–"


def _difference(one: Results, name: str) -> str:
    if BASE not in one.built or name == BASE:
        return ""
    return f" ({differs(one.built[name], one.built[BASE]):+.1%})"


def _latency(one: Results, name: str) -> str:
    latency = one.latency(name)
    return f"{latency:.3f}" if latency is not None else "no server"


def _targets(one: Results) -> Iterator[str]:
    """Yield a row for each target: Hexapla's share of Hugo's cost, CPU and wall."""
    large = one.articles > 1000
    yield "| Hexapla : Hugo | CPU | wall | target |"
    yield "|---|---:|---:|---:|"
    for case, targets in TARGETS.items():
        cpu, base = one.cpu(OURS, case), one.cpu(BASE, case)
        wall, base_wall = one.wall(OURS, case), one.wall(BASE, case)
        if cpu is not None and wall is not None and base and base_wall:
            yield (
                f"| {case} | {_judged(cpu / base, targets[large])} | "
                f"{_judged(wall / base_wall, targets[large])} | ≤ {targets[large]} |"
            )
    memory, base_memory = one.built[OURS].memory, one.built[BASE].memory
    if memory and base_memory:
        share = _judged(memory / base_memory, MEMORY_TARGETS[large])
        yield f"| peak memory | {share} | | ≤ {MEMORY_TARGETS[large]} |"
    if one.latencies:
        latency = one.latency(OURS)
        told = _judged(latency, LATENCY_TARGET) + " s" if latency is not None else "no server yet"
        yield f"| server: from an edit to its page | | {told} | ≤ {LATENCY_TARGET} s |"


def _judged(found: float, target: float) -> str:
    return f"{found:.3g}" if found <= target else f"**{found:.3g}**"


def _growth(results: Sequence[Results]) -> Iterator[str]:
    """Yield how the CPU time of a build from nothing grows with the articles."""
    scales = " to ".join(f"{one.articles:,}" for one in (results[0], results[-1]))
    yield f"| growth from nothing, {scales} articles | exponent |"
    yield "|---|---:|"
    for name in results[0].built:
        points = {one.articles: one.cpu(name, Case.NOTHING) for one in results}
        known = {articles: cpu for articles, cpu in points.items() if cpu}
        if len(known) > 1:
            target = f" (target ≤ {GROWTH_TARGET})" if name == OURS else ""
            yield f"| {PEERS[name].title} | {exponent(known):.2f}{target} |"
