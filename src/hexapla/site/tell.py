"""What a build says when it has ended."""

import sys
from typing import TYPE_CHECKING

from hexapla.site.store.keep import Told

if TYPE_CHECKING:
    from hexapla.site.build import Built


def tell(built: "Built") -> None:
    """Print problems to the standard error, what was built to the standard output."""
    from hexapla.site.report import count

    for problem in built.problems:
        print(problem, file=sys.stderr)
    if built.published is None:
        print(f"{_not_built(built)} The old site is as it was.", file=sys.stderr)
        return
    tell_again(Told((), count(built.problems), built.lines))


def told_of_none(built: "Built") -> str:
    """Return what is to be read where no site is, since its first build failed."""
    return "\n".join((_not_built(built), "", *map(str, built.problems), ""))


def _not_built(built: "Built") -> str:
    from hexapla.site.report import count

    return f"Not built: {count(built.problems)}."


def tell_again(told: Told) -> None:
    """Print what a build said, when the next one has nothing to do."""
    for problem in told.problems:
        print(problem, file=sys.stderr)
    if told.count:
        print(told.count, file=sys.stderr)
    for line in told.lines:
        print(line)
