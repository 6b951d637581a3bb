"""Image files written: a picture in a format, with its rights fields and no others."""

import io
import struct
from collections.abc import Callable, Mapping

from msgspec import Struct
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from hexapla.model.carried import Carried

QUALITIES: Mapping[str, int] = {"AVIF": 60, "WEBP": 78, "JPEG": 80}
"""Of each codec's hundred, about the same to the eye; at twice the pixels little of it is seen."""
_SPEED = 6
"""AVIF's of ten: slower ones save a few hundredths of the bytes for twice the time and more."""
_UTF_8 = b"\x1b%G"
_SET = struct.Struct(">BBBH")
_LONGEST = 32_767
"""Bytes that a standard data set holds (IIM 4.2, 1.6): of longer ones XMP tells alone."""


class _Sheet(Struct, frozen=True):
    """What is written into one file."""

    image: Image.Image
    fields: Carried
    is_exact: bool


def written(image: Image.Image, form: str, fields: Carried, *, is_exact: bool) -> bytes:
    """Return a picture as a file; ``is_exact`` loses no pixel where the format has that choice."""
    file = io.BytesIO()
    options = _OPTIONS[form](_Sheet(image, fields, is_exact))
    image.save(file, form, **options)
    return file.getvalue()


def _avif(sheet: _Sheet) -> dict[str, object]:
    return {
        "quality": QUALITIES["AVIF"],
        "speed": _SPEED,
        "max_threads": 1,  # more would cut the picture into other tiles
        **_in_boxes(sheet.fields),
    }


def _webp(sheet: _Sheet) -> dict[str, object]:
    if sheet.is_exact:
        return {"lossless": True, "quality": 100, **_in_boxes(sheet.fields)}
    return {"quality": QUALITIES["WEBP"], **_in_boxes(sheet.fields)}


def _jpeg(sheet: _Sheet) -> dict[str, object]:
    return {
        "quality": QUALITIES["JPEG"],
        "optimize": True,
        "progressive": True,
        "extra": _photoshop(sheet.fields),
        **_in_boxes(sheet.fields),
    }


def _png(sheet: _Sheet) -> dict[str, object]:
    info = PngInfo()
    if sheet.fields.xmp:
        info.add_itxt("XML:com.adobe.xmp", sheet.fields.xmp.decode())
    exif = _exif(sheet.fields)
    return {"optimize": True, "pnginfo": info, **({"exif": exif} if exif else {})}


_OPTIONS: Mapping[str, Callable[[_Sheet], dict[str, object]]] = {
    "AVIF": _avif,
    "WEBP": _webp,
    "JPEG": _jpeg,
    "PNG": _png,
}


def _in_boxes(fields: Carried) -> dict[str, object]:
    """Return the fields that JPEG, WebP and AVIF hold alike."""
    found = {"xmp": fields.xmp, "exif": _exif(fields)}
    return {name: data for name, data in found.items() if data}


def _exif(fields: Carried) -> bytes:
    tags = {
        ExifTags.Base.Artist: fields.artist,
        ExifTags.Base.Copyright: fields.copyright,
    }
    exif = Image.Exif()
    exif.update({tag: data for tag, data in tags.items() if data})
    return exif.tobytes() if len(exif) else b""


def _photoshop(fields: Carried) -> bytes:
    """Return the IIM as a segment of JPEG, in Photoshop's image resource 1028; nothing of none."""
    texts = [(number, text.encode()) for number, text in fields.iim]
    sets = b"".join(
        _SET.pack(0x1C, 2, number, len(data)) + data
        for number, data in texts
        if len(data) <= _LONGEST
    )
    if not sets:
        return b""
    records = _SET.pack(0x1C, 1, 90, len(_UTF_8)) + _UTF_8 + sets
    padding = b"\0" * (len(records) % 2)
    resource = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(records)) + records + padding
    segment = b"Photoshop 3.0\0" + resource
    return struct.pack(">HH", 0xFFED, len(segment) + 2) + segment
