"""Files that are copied as they are: the images of articles, and what Pelican calls static."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from hexapla.model.problem import Problem
from hexapla.model.site import Site
from hexapla.rendering import addresses
from hexapla.rendering.index import Index
from hexapla.site.content import is_document
from hexapla.site.files import files, inside
from hexapla.site.output import OutputFile
from hexapla.site.setup import Setup
from hexapla.site.store.digests import digest_of


def images(site: Site, index: Index, content: Path) -> Mapping[str, Path]:
    """Return the image files that published articles show, by their path in the output."""
    used = {
        image
        for document in site.documents
        if document.path in index.public
        for image in document.outline.images
    }
    return {addresses.image(image): content / image for image in sorted(used)}


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
    from hexapla.site.settings import for_pages

    return runs.run(
        for_pages(settings, Path(setup.theme), staging, static=True), runs.WITHOUT_ARTICLES
    )
