"""An image as HTML: in the sizes and formats that there are of it, and its place kept for it."""

from collections.abc import Mapping

from hexapla.model.picture import Picture, Rendition
from hexapla.rendering import addresses
from hexapla.rendering.html import NOTHING, Html, html
from hexapla.rendering.images.renditions import modern, safe, shared

_MEASURES: Mapping[str, int] = {"zh": 36}
_MEASURE = 34
"""The columns of the theme (``--measure``), in its rem, by language."""
_REM, _WIDE_REM = 1.0625, 1.125
"""The theme's rem on most screens and on wide ones, in the em of media queries: the browser's."""
_WIDE = 60
"""The em from which a screen is wide."""
_PICTURE = '<picture><source type="{}" srcset="{}" sizes="{}">{}</picture>'
_IMG = '<img src="{}"{}{}{}>'


def image_html(image: str, picture: Picture | None, root: str, lang: str, given: Html) -> Html:
    """Return the image at a path of the content.

    ``root`` leads from the page to the site's root, ``lang`` is the page's language and ``given``
    are attributes of the image.
    """
    if picture is None or not picture.renditions:
        source = root + addresses.in_url(addresses.image(image))
        size = _size(picture) if picture else NOTHING
        return html(_IMG, source, NOTHING, given, size)
    sizes = sizes_for(lang)
    fine, plain = modern(picture), safe(picture)
    srcset = html(' srcset="{}" sizes="{}"', _srcset(image, picture, plain, root), sizes)
    source = _source(image, picture, shared(picture), root)
    img = html(_IMG, source, srcset, given, _size(plain[-1]))
    return html(
        _PICTURE, media_type(fine[-1].form), _srcset(image, picture, fine, root), sizes, img
    )


def sizes_for(lang: str) -> str:
    """Return how wide a figure stands on the theme's pages, for the attribute ``sizes``.

    That is the column of text; on narrow screens what the page's edge leaves, 4 vw on each side,
    but a rem at least.
    """
    measure = _MEASURES.get(lang.partition("-")[0], _MEASURE)
    column = measure * _REM
    return (
        f"(min-width: {_WIDE}em) {measure * _WIDE_REM:g}em, "
        f"(min-width: {column / 0.92:.4g}em) {column:g}em, "
        f"(min-width: {_REM / 0.04:g}em) 92vw, calc(100vw - {_REM * 2:g}em)"
    )


def media_type(form: str) -> str:
    """Return the media type of a format (IANA, Media Types)."""
    return f"image/{form.lower()}"


def address(image: str, picture: Picture | None) -> str:
    """Return where an image is for those who want one file of it, of a size to be shared."""
    if picture is None or not picture.renditions:
        return addresses.image(image)
    return addresses.rendition(image, picture, shared(picture))


def _size(of: Picture | Rendition) -> Html:
    """Return the attributes that keep a picture's place on the page until it is there."""
    return html(' width="{}" height="{}"', of.width, of.height)


def _source(image: str, picture: Picture, one: Rendition, root: str) -> str:
    return root + addresses.in_url(addresses.rendition(image, picture, one))


def _srcset(image: str, picture: Picture, some: tuple[Rendition, ...], root: str) -> str:
    return ", ".join(f"{_source(image, picture, one, root)} {one.width}w" for one in some)
