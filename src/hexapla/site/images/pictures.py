"""The pictures that figures show, read: what a page must know of each, and which renditions it has.

Pillow is slow to import, so it is imported for pictures alone, and for those alone that the store
does not know.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

import msgspec
from msgspec.structs import replace

from hexapla.model.block import Figure
from hexapla.model.document import Document
from hexapla.model.picture import FORMATS, Picture
from hexapla.model.problem import Problem
from hexapla.model.site import Extra
from hexapla.rendering.images.renditions import renditions_of
from hexapla.site.content import Paths, read
from hexapla.site.settings.configuration import Configuration
from hexapla.site.store.database import TableName
from hexapla.site.store.keep import Keep

Read = Callable[[Paths, Iterable[Document], Configuration, list[Problem]], Mapping[str, Picture]]
"""Returns the pictures that documents show, by the path of their file in the content."""


def read_pictures(
    paths: Paths, documents: Iterable[Document], config: Configuration, problems: list[Problem]
) -> Mapping[str, Picture]:
    """Return the pictures that figures show, by the path of their file in the content."""
    documents = tuple(documents)
    found: dict[str, Picture] = {}
    for name in _shown(paths, documents):
        data = read(paths[name], config, problems)
        if data is not None:
            picture, faults = _picture(data, paths[name], config)
            problems.extend(at_figures(faults, name, documents, config))
            found |= {name: picture} if picture else {}
    return found


class KeptPictures:
    """Pictures as the store knows them, by the digests of their files.

    ``digests`` are those of the input files by full path. One with a problem is never kept.
    """

    def __init__(self, keep: Keep, digests: Mapping[str, bytes]) -> None:
        self._keep, self._digests = keep, digests

    def read(
        self,
        paths: Paths,
        documents: Iterable[Document],
        config: Configuration,
        problems: list[Problem],
    ) -> Mapping[str, Picture]:
        """Return the pictures that figures show; those that are new to the store are read."""
        documents = tuple(documents)
        shown = _shown(paths, documents)
        rows = self._keep.database.rows(TableName.PICTURES)
        keys = {name: self._key(paths[name], config) for name in shown}
        new = {name: paths[name] for name in shown if keys[name] not in rows}
        fresh = read_pictures(new, documents, config, problems) if new else {}
        decode = msgspec.msgpack.Decoder(Picture).decode
        found = {
            name: fresh[name] if name in fresh else decode(rows[keys[name]])
            for name in shown
            if name in fresh or name not in new
        }
        used = set(keys.values())
        changes: dict[str, bytes | None] = {key: None for key in rows if key not in used}
        changes |= {keys[name]: msgspec.msgpack.encode(one) for name, one in fresh.items()}
        self._keep.change(TableName.PICTURES, changes)
        return found

    def _key(self, path: str, config: Configuration) -> str:
        """Return what a picture is kept under: bytes, the name's ending, and if it is resized."""
        suffix = PurePosixPath(path).suffix.lower()
        digest = self._digests.get(path, b"").hex()
        return f"{digest}{suffix}{'+' if Extra.IMAGES in config.extras else ''}"


def _shown(paths: Paths, documents: Iterable[Document]) -> list[str]:
    """Return the image files that figures show, those that are there."""
    shown = {
        image
        for document in documents
        for image in document.outline.images
        if PurePosixPath(image).suffix.lower() in FORMATS
    }
    return sorted(shown & paths.keys())


def _picture(
    data: bytes, path: str, config: Configuration
) -> tuple[Picture | None, tuple[Problem, ...]]:
    from hexapla.reading import picture as picture_reader

    picture, faults = picture_reader.read(data, config.shown(path))
    if picture is None or Extra.IMAGES not in config.extras:
        return picture, faults
    from hexapla.rendering.images import resizing

    found = renditions_of(picture, resizing.modern_form())
    return replace(picture, renditions=found, mark=resizing.mark(data)), faults


def at_figures(
    faults: Iterable[Problem], image: str, documents: Iterable[Document], config: Configuration
) -> Iterator[Problem]:
    """Yield what is wrong with an image file where figures show it, for each that does."""
    file = PurePosixPath(image).name
    faults = tuple(faults)
    if not faults:
        return
    for document in documents:
        if image in document.outline.images:
            for node in document.groups:
                if isinstance(node, Figure) and node.image == image:
                    for one in faults:
                        path = config.shown(config.content / document.path)
                        message = f"{file}: {one.message}"
                        yield replace(one, path=path, line=node.line, message=message)
