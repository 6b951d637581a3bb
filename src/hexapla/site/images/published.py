"""The image files of the site: images as they are, or what is made of them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from hexapla.model.picture import Rendition
from hexapla.model.site import Site
from hexapla.rendering import addresses
from hexapla.rendering.index import Index
from hexapla.site.images.renditions import ToMake
from hexapla.site.store.images import ImageStore, key


class ImageFile(Struct, frozen=True):
    """A file of the output that shows an image of the content: it, or a rendition of it.

    ``source`` is the file that it is copied from, ``mark`` tells what that holds.
    """

    path: str
    image: str
    source: Path
    mark: bytes
    rendition: Rendition | None = None


def images(
    site: Site, index: Index, content: Path, digests: Mapping[str, bytes], store: ImageStore
) -> Iterator[ImageFile]:
    """Yield what published articles show; ``digests`` are those of the content's files."""
    used = {
        image
        for document in site.documents
        if document.path in index.public
        for image in document.outline.images
    }
    for image in sorted(used):
        picture, source = site.pictures.get(image), content / image
        if picture is None or not picture.renditions:
            mark = digests.get(str(source), b"")
            yield ImageFile(addresses.image(image), image, source, mark)
            continue
        for one in picture.renditions:
            name = key(picture, one)
            path = addresses.rendition(image, picture, one)
            yield ImageFile(path, image, store.file(name), name.encode(), one)


def to_make(files: Iterable[ImageFile], site: Site, content: Path) -> tuple[ToMake, ...]:
    """Return the renditions that are not kept yet, by picture."""
    missing: dict[str, list[Rendition]] = {}
    for one in files:
        if one.rendition is not None and not one.source.is_file():
            missing.setdefault(one.image, []).append(one.rendition)
    return tuple(
        ToMake(image, content / image, site.pictures[image], tuple(wanted))
        for image, wanted in missing.items()
    )
