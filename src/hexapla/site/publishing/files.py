"""The files of the built site, as values."""

from collections.abc import Mapping, Set
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from hexapla.site.store.digests import digest_of


class OutputFile(Struct, frozen=True):
    """A file of the built site: its path from the output's root, and its bytes or their file.

    Of a page that is held elsewhere there is no ``data``, but the ``mark`` of it.
    """

    path: str
    data: bytes | Path | None
    mark: bytes = b""

    def read(self) -> bytes:
        """Return the bytes."""
        if self.data is None:
            raise ValueError(self.path)
        return self.data if isinstance(self.data, bytes) else self.data.read_bytes()

    def digest(self) -> bytes:
        """Return a digest of the bytes."""
        return self.mark or digest_of(self.read())


class Write(Protocol):
    """Writes the pages that are held elsewhere."""

    def __call__(self, output: Path, only: Set[str] | None = None) -> Mapping[str, bool]:
        """Write them into a folder, or ``only`` some; tell by path whether each differed.

        Raises OSError when one cannot be written.
        """


def nothing_elsewhere(output: Path, only: Set[str] | None = None) -> Mapping[str, bool]:
    """Write nothing."""
    del output, only
    return {}
