"""Files that are copied: images, or what is made of them, and what Pelican calls static."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from hexapla.model.picture import Rendition
from hexapla.model.problem import Problem
from hexapla.model.site import Site
from hexapla.rendering import addresses
from hexapla.rendering.index import Index
from hexapla.site.content import is_document
from hexapla.site.files import files, inside
from hexapla.site.images.renditions import Order
from hexapla.site.output import OutputFile
from hexapla.site.settings.setup import Setup
from hexapla.site.store.digests import digest_of
from hexapla.site.store.images import ImageStore, key


class ImageCopy(Struct, frozen=True):
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
) -> Iterator[ImageCopy]:
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
            yield ImageCopy(addresses.image(image), image, source, mark)
            continue
        for one in picture.renditions:
            name = key(picture, one)
            path = addresses.rendition(image, picture, one)
            yield ImageCopy(path, image, store.file(name), name.encode(), one)


def to_make(copies: Iterable[ImageCopy], site: Site, content: Path) -> tuple[Order, ...]:
    """Return the renditions that are not kept yet, by picture."""
    missing: dict[str, list[Rendition]] = {}
    for one in copies:
        if one.rendition is not None and not one.source.is_file():
            missing.setdefault(one.image, []).append(one.rendition)
    return tuple(
        Order(image, content / image, site.pictures[image], tuple(wanted))
        for image, wanted in missing.items()
    )


def staged(staging: Path) -> Iterator[OutputFile]:
    """Yield what Pelican's own generators and plugins wrote."""
    for file in files(staging):
        yield OutputFile(inside(staging, file.path), Path(file).read_bytes())


def seen_by_statics(setup: Setup, digests: Mapping[str, bytes], made_with: bytes) -> bytes:
    """Return a digest of all that Pelican can see when it copies the static files.

    Those are the theme's and the content's, but for the documents, the registry, and templates
    when no page of the settings' own is made from one.
    """
    content, theme = f"{setup.config.content}/", f"{setup.theme}/"
    found = [made_with]
    for path, digest in sorted(digests.items()):
        name = path.removeprefix(content)
        is_static = name != path and not (is_document(name) or name.startswith("registry/"))
        is_theme = path.startswith(theme) and not path.startswith(f"{setup.templates}/")
        if is_static or is_theme or setup.has_template_pages:
            found += (path.encode("utf-8", "surrogateescape"), b"\0", digest)
    return digest_of(*found)


def copy_statics(setup: Setup, settings: dict[str, object], staging: Path) -> tuple[Problem, ...]:
    """Let Pelican copy the static files, and make the pages of TEMPLATE_PAGES, in a folder."""
    from hexapla.site import runs
    from hexapla.site.settings.run import for_pages

    return runs.run(
        for_pages(settings, Path(setup.theme), staging, static=True), runs.WITHOUT_ARTICLES
    )
