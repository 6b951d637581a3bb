"""Pictures: what a page must know of an image file, and whose the file itself says it is."""

from collections.abc import Mapping

from msgspec import Struct

FORMATS: Mapping[str, str] = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
}
"""The formats that browsers show, by the endings of their files' names."""


class Rendition(Struct, frozen=True):
    """A picture in one size and format, made for a page; ``form`` is one of FORMATS."""

    form: str
    width: int
    height: int


class Picture(Struct, frozen=True):
    """A picture's size in pixels as browsers show it, and the rights fields of its file.

    ``creators``, ``credits`` and ``copyrights`` are each form that any of the file's metadata
    gives, ``statement`` is the address of its rights statement. ``form`` is one of FORMATS; a
    picture ``is_moving``, ``is_clear`` where one can look through it, and ``is_graphic`` with few
    colours. ``renditions`` are shown in its place, none where its file is shown as it is; ``mark``
    is a digest of all that they are made from.
    """

    width: int
    height: int
    creators: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    copyrights: tuple[str, ...] = ()
    statement: str = ""
    form: str = ""
    is_moving: bool = False
    is_clear: bool = False
    is_graphic: bool = False
    renditions: tuple[Rendition, ...] = ()
    mark: str = ""

    @property
    def holders(self) -> tuple[str, ...]:
        """Whom the file names, each form once."""
        return tuple(dict.fromkeys((*self.creators, *self.credits, *self.copyrights)))
