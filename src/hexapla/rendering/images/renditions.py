"""Renditions: in which sizes and formats a picture is shown, and which of them where."""

from collections.abc import Iterable

from hexapla.model.picture import Picture, Rendition

WIDTHS = (480, 800, 1200, 1600)
"""Pixels: a phone's column, one with fine pixels, a page's column with two and with three pixels
to a CSS pixel. A picture is never made larger than it is."""
LONGEST = 16_383
"""The longest side that WebP has (RFC 9649, 2.7); JPEG's and AVIF's are longer."""
_NEAR = 0.9
"""A width so near to the widest would save next to nothing."""
_SHARED = 1200
"""Pixels of the widest rendition for those who show a link to a page."""
_SAFE = frozenset({"JPEG", "PNG"})
"""What everything that shows pictures can show."""


def renditions_of(picture: Picture, modern: str) -> tuple[Rendition, ...]:
    """Return the renditions of a picture, the narrowest first and ``modern`` before what is safe.

    A photograph is made in the modern format and JPEG. What can be looked through has PNG in
    JPEG's place; drawings keep each pixel, in WebP and PNG. One that moves has none: its file is
    shown as it is.
    """
    if picture.is_moving:
        return ()
    form = "WEBP" if picture.is_graphic else modern
    safe = "PNG" if picture.is_graphic or picture.is_clear else "JPEG"
    return tuple(
        Rendition(one, width, _height(picture, width))
        for width in _widths(picture)
        for one in (form, safe)
    )


def _widths(picture: Picture) -> tuple[int, ...]:
    fitting = max(1, LONGEST * picture.width // max(picture.width, picture.height))
    widest = min(picture.width, WIDTHS[-1], fitting)
    return (*(width for width in WIDTHS if width < widest * _NEAR), widest)


def _height(picture: Picture, width: int) -> int:
    """Return the height that goes with a width; a thread of pixels is made shorter."""
    return min(LONGEST, max(1, round(picture.height * width / picture.width)))


def modern(picture: Picture) -> tuple[Rendition, ...]:
    """Return the renditions for browsers that know their format."""
    return tuple(one for one in picture.renditions if one.form not in _SAFE)


def safe(picture: Picture) -> tuple[Rendition, ...]:
    """Return the renditions that everything can show."""
    return tuple(one for one in picture.renditions if one.form in _SAFE)


def shared(picture: Picture) -> Rendition:
    """Return the rendition for other sites; ValueError of a picture that has none."""
    return max(_up_to(_SHARED, safe(picture)), key=_width)


def thumbnail(picture: Picture) -> Rendition:
    """Return the smallest rendition that everything can show; ValueError where there is none."""
    return min(safe(picture), key=_width)


def _up_to(width: int, found: tuple[Rendition, ...]) -> Iterable[Rendition]:
    return [one for one in found if one.width <= width] or found[:1]


def _width(one: Rendition) -> int:
    return one.width
