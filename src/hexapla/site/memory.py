"""What one process keeps in memory between its builds of a site."""

from collections.abc import Mapping

from hexapla.site.compiled import Compiled
from hexapla.site.store.units import Unit


class Memory:
    """Units as they were last read, and templates as they were compiled.

    Both are used again only where they are of the same bytes as the files there are now. Of what
    is compiled nothing is ever kept longer than the process.
    """

    def __init__(self) -> None:
        self.compiled = Compiled()
        self.units: Mapping[str, Unit] = {}
