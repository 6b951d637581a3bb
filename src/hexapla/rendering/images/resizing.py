"""A picture's bytes to its renditions: upright, in sRGB, each in its size.

The same bytes come of the same picture, with the same Pillow: one thread, no dates.
"""

import hashlib
import io
import warnings
from collections.abc import Iterable, Iterator, Mapping

from PIL import Image, ImageCms, ImageFile, features
from PIL import __version__ as pillow

from hexapla.model.carried import Carried
from hexapla.model.picture import Picture, Rendition
from hexapla.rendering.images.encoding import QUALITIES, written
from hexapla.rendering.images.renditions import WIDTHS

_RECIPE = 1
"""Counted up with any change here that makes other bytes of the same picture."""
_SIZE = 8
"""Bytes of a picture's mark: of a million pictures two have the same once in 40 million sites."""
_CODECS = ("avif", "webp", "jpg", "libjpeg_turbo", "zlib", "littlecms2")
_TURNS: Mapping[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by its orientation (Exif 3.0, tag 274)."""
_LYING = frozenset({5, 6, 7, 8})
_SPARE = 2
"""How many times larger than needed JPEG is decoded: reduced there, it would lose sharpness."""
_DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I")
"""Pillow's modes with more than eight bits to a grey pixel, of which the upper eight are shown."""
_PROFILED = frozenset({"L", "RGB", "RGBA", "CMYK"})


def modern_form() -> str:
    """Return the format for browsers of today: AVIF, or WebP where this Pillow has none."""
    return "AVIF" if features.check("avif") else "WEBP"


def mark(data: bytes) -> str:
    """Return a digest of an image file and of all that its renditions are made with."""
    versions = [f"{name} {features.version(name)}" for name in _CODECS]
    recipe = [str(_RECIPE), pillow, *versions, repr(WIDTHS), repr(QUALITIES)]
    found = hashlib.blake2b("\n".join(recipe).encode(), digest_size=_SIZE)
    found.update(b"\0" + data)
    return found.hexdigest()


def made(
    data: bytes, picture: Picture, turn: object, fields: Carried, wanted: Iterable[Rendition]
) -> Iterator[tuple[Rendition, bytes]]:
    """Yield renditions of an image file, each with its bytes.

    ``turn`` is the orientation that the file has, ``fields`` are written into each. Raises what
    Pillow raises of a damaged picture.
    """
    widest = max(picture.renditions, key=lambda one: one.width)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what was judged when the picture was read
        whole = _opened(data, picture, turn, (widest.width, widest.height))
    sizes: dict[tuple[int, int], Image.Image] = {whole.size: whole}
    for one in wanted:
        size = one.width, one.height
        if size not in sizes:
            sizes[size] = whole.resize(size, Image.Resampling.LANCZOS)
        yield one, written(sizes[size], one.form, fields, is_exact=picture.is_graphic)


def _opened(data: bytes, picture: Picture, turn: object, size: tuple[int, int]) -> Image.Image:
    """Return a picture upright, in sRGB and of a size."""
    before = (size[1], size[0]) if turn in _LYING else size
    with Image.open(io.BytesIO(data)) as file:
        file.draft(None, (before[0] * _SPARE, before[1] * _SPARE))
        file.load()
        profile = file.info.get("icc_profile")
        image = _plain(file, is_clear=picture.is_clear)
    image = image.resize(before, Image.Resampling.LANCZOS)
    if turn in _TURNS:
        image = image.transpose(_TURNS[turn])
    image = _in_srgb(image, profile, "RGBA" if picture.is_clear else "RGB")
    image.info.clear()
    return image


def _plain(file: ImageFile.ImageFile, *, is_clear: bool) -> Image.Image:
    """Return a picture in a mode that can be resized and that profiles are made for."""
    if file.mode in _DEEP:
        return file.point(lambda value: value * (1 / 256)).convert("L")
    if is_clear:
        return file.convert("RGBA")
    if file.mode in {"1", "LA"}:
        return file.convert("L")
    return file.copy() if file.mode in _PROFILED - {"RGBA"} else file.convert("RGB")


def _in_srgb(image: Image.Image, profile: object, mode: str) -> Image.Image:
    """Return a picture in the colours that a file without a profile has for browsers.

    A profile that cannot be used says nothing, as it says nothing to them.
    """
    if isinstance(profile, bytes) and image.mode in _PROFILED:
        try:
            found = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode=mode,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            found = None
        if found is not None:
            return found
    return image.convert(mode)
