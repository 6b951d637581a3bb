"""The shape of a site: all of it but the texts and their states, as one digest."""

import os
from collections.abc import Iterator, Mapping

from hexapla.model.site import Site
from hexapla.site.store.digests import digest_of
from hexapla.site.store.documents import KeptDocument


def shape(site: Site, inputs: Mapping[str, bytes], units: frozenset[str]) -> bytes:
    """Return the same digest for sites that differ in nothing but the texts of editions.

    Of a text it counts what it names, what it shows, and whether it is public: the lists of a site
    are made from no more. What else its outline says is asked for by name, as the text is.
    ``inputs`` are the digests of the input files by full path, ``units`` the paths of those that
    documents were read from: of these the heads count, and which editions are public now.
    """
    return digest_of(*_files(inputs, units), *_documents(site))


def _files(inputs: Mapping[str, bytes], units: frozenset[str]) -> Iterator[bytes]:
    for path in sorted(inputs):
        yield os.fsencode(path) + b"\0"
        if path not in units:
            yield inputs[path]


def _documents(site: Site) -> Iterator[bytes]:
    for path, editions in site.editions.items():
        public = {edition.lang for edition in site.public_editions(path)}
        for edition in editions.values():
            if isinstance(edition, KeptDocument):
                yield edition.head.stamp + edition.head.used
            yield b"+" if edition.lang in public else b"-"
        yield b";"
