"""Compressed copies of text files, for hosts that send them as they are.

gzip (RFC 1952) with no time in it and Brotli (RFC 7932) at its best: a byte of each follows from
the bytes of the file alone. Brotli at its best costs ten times what making a page does, so a
copy whose file is as it was is never made again.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec import Struct

from hexapla.site.publishing.files import OutputFile
from hexapla.site.store.digests import digest_of

ENDINGS = (".br", ".gz")
_TEXTS = frozenset(
    {
        *(".atom", ".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest"),
        *(".xml", ".xsl"),
    }
)
_LEAST = 1024
"""Bytes that pay for a copy: fewer fill one packet of a network either way."""


class CompressedCopies(Struct, frozen=True, array_like=True):
    """Those of one file, ``of`` a digest of its bytes: the new ones; the others are there."""

    path: str
    of: bytes
    new: Mapping[str, bytes]


class Compression(Struct, frozen=True):
    """What the last build left: digests of the files whose copies are all there, by their path.

    A site that ``is_wanted`` for has copies.
    """

    is_wanted: bool
    there: Mapping[str, bytes] = {}

    def is_for(self, path: str) -> bool:
        """Whether a file is text by its name, and text is to have copies."""
        return self.is_wanted and PurePosixPath(path).suffix in _TEXTS

    def copies_of(self, path: str, data: bytes) -> CompressedCopies | None:
        """Return the copies of a file, None for one that is to have none."""
        if not self.is_for(path) or len(data) < _LEAST:
            return None
        digest = digest_of(data)
        is_there = self.there.get(path) == digest
        new = {} if is_there else dict(zip(names(path), _compressed(data), strict=True))
        return CompressedCopies(path, digest, new)

    def of_files(self, files: Iterable[OutputFile]) -> Iterator[CompressedCopies]:
        """Yield the copies of those files that are to have some, of held ones none."""
        for file in files:
            if file.data is not None and self.is_for(file.path):
                copies = self.copies_of(file.path, file.read())
                if copies:
                    yield copies


def compression(
    before: Mapping[str, bytes], intact: frozenset[str], *, is_wanted: bool
) -> tuple[Compression, frozenset[str]]:
    """Return what is there of copies, and the intact files whose copies are intact too.

    ``before`` has digests of the files that had copies, by path; ``intact`` are the files of the
    output that are as they were left.
    """
    broken = {path for path in before if not intact.issuperset(names(path))}
    there = {path: digest for path, digest in before.items() if path not in broken}
    return Compression(is_wanted, there if is_wanted else {}), intact - broken


def new_copies(copies: Iterable[CompressedCopies]) -> Iterator[OutputFile]:
    """Yield the compressed copies that are not there yet."""
    for one in copies:
        for path, data in one.new.items():
            yield OutputFile(path, data)


def kept_copies(compressed: Iterable[str], new: Iterable[OutputFile]) -> frozenset[str]:
    """Return the paths of the copies of some files, by their paths, that are there already."""
    every = {name for path in compressed for name in names(path)}
    return frozenset(every - {one.path for one in new})


def names(path: str) -> tuple[str, ...]:
    """Return the paths of a file's copies."""
    return tuple(path + ending for ending in ENDINGS)


def _compressed(data: bytes) -> tuple[bytes, bytes]:
    import brotli  # a build without copies does not wait for it

    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=11), gzip.compress(data, 9, mtime=0)
