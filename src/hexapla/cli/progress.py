"""The bar that shows how far a build is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hexapla.site.making import Progress, no_progress


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():  # where it would not be seen, its library is not imported either
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(stderr=True), transient=True)

    def begin(total: int) -> Callable[[], None]:
        bar.start()  # not before: it is a thread, and workers are forked by now
        task = bar.add_task("Rendering", total=total)
        return lambda: bar.advance(task)

    try:
        yield begin
    finally:
        bar.stop()
