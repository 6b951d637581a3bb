"""What a run of the benchmark found, as values; nothing here knows how it was measured."""

import math
import statistics
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.cases import Case
from benchmarks.layouts import KINDS
from benchmarks.measure import Cost

TOLERANCE = 0.02
"""By how much the pages of two sites may differ in number."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one generator made of one corpus: pages by kind, bytes, and the memory it took."""

    pages: Mapping[str, int]
    size: int
    memory: int

    @property
    def count(self) -> int:
        """How many pages and feeds there are."""
        return sum(self.pages.values())

    @property
    def comparable(self) -> int:
        """How many there are of the kinds that every site has."""
        return sum(self.pages.get(kind, 0) for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Results:
    """All of one scale: by generator what it made, and by generator and case what it cost."""

    articles: int
    rounds: int
    built: Mapping[str, Built]
    costs: Mapping[tuple[str, Case], list[Cost]]
    latencies: Mapping[str, list[float]]

    def cpu(self, peer: str, case: Case) -> float | None:
        """Return the median of the CPU seconds."""
        costs = self.costs.get((peer, case))
        return statistics.median(cost.cpu for cost in costs) if costs else None

    def wall(self, peer: str, case: Case) -> float | None:
        """Return the median of the wall seconds."""
        costs = self.costs.get((peer, case))
        return statistics.median(cost.wall for cost in costs) if costs else None

    def latency(self, peer: str) -> float | None:
        """Return the median of the seconds from an edit to the page that a server shows."""
        found = self.latencies.get(peer)
        return statistics.median(found) if found else None


def differs(built: Built, base: Built) -> float:
    """Return by which share a site has more pages, or fewer, than the one compared with."""
    return built.count / base.count - 1


def exponent(points: Mapping[int, float]) -> float:
    """Return the slope of the least-squares line through the logarithms of sizes and times."""
    pairs = [(math.log(size), math.log(seconds)) for size, seconds in points.items()]
    return statistics.linear_regression(*zip(*pairs, strict=True)).slope
