"""An image file's bytes to a Picture."""

import io
import struct
import warnings
import zlib
from pathlib import PurePosixPath

from PIL import ExifTags, Image, ImageFile, UnidentifiedImageError

from hexapla.model.carried import Carried
from hexapla.model.picture import FORMATS, Picture
from hexapla.model.problem import Code, Findings, Problem
from hexapla.reading.carried import MOST_BYTES as MOST_FIELDS
from hexapla.reading.carried import carried
from hexapla.reading.rights_fields import exif_of, rights_fields

MOST_PIXELS = 1024**3 // 4 // 3
"""What Pillow takes for a decompression bomb above (``Image.MAX_IMAGE_PIXELS``): a quarter of a
gigabyte at three bytes a pixel, some 89 million."""

MOST_BYTES = 100_000_000
"""What a file may have: more than the largest such picture needs as a photograph."""

_READABLE = tuple(dict.fromkeys(FORMATS.values()))
_PHONES = "MPO"
"""Pillow's word for a JPEG file with further pictures behind the first, as some phones write it."""
_LYING = range(5, 9)
"""The orientations that turn a picture by a quarter (Exif 3.0, tag 274), as browsers do too."""
_SMALLEST = 8
"""What JPEG's decoder can divide a picture's sides by: it still reads all of the file."""
_OPAQUE = 255
_FEW = 256
"""The colours of a palette, which drawings, maps and screens keep to, and photographs do not."""
DAMAGE = (
    *(OSError, SyntaxError, ValueError, EOFError, OverflowError, LookupError, TypeError),
    *(struct.error, zlib.error),
)
"""What Pillow's plugins raise for files that are damaged; they have no exception of their own."""


def read(data: bytes, shown: str) -> tuple[Picture | None, tuple[Problem, ...]]:
    """Return what an image file is, and its problems; ``shown`` is the path that they name.

    The whole picture is decoded, so that one that breaks off is found before readers find it.
    """
    findings = Findings(shown)
    if len(data) > MOST_BYTES:
        message = f"the file has more than {MOST_BYTES // 10**6} million bytes"
        findings.add(Code.BAD_IMAGE, 1, message, "export it again, smaller: no page shows so much")
        return None, findings.problems
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of metadata out of order, and of size: judged below
        try:
            picture = _read(data, shown, findings)
        except Image.DecompressionBombError:
            picture = None
            _note_size(findings)
        except DAMAGE:
            picture = None
            message = "the picture is damaged, or breaks off before its end"
            findings.add(Code.BAD_IMAGE, 1, message, "export it again from its original")
    return (None if findings.problems else picture), findings.problems


def _read(data: bytes, shown: str, findings: Findings) -> Picture | None:
    suffix = PurePosixPath(shown).suffix
    expected = FORMATS[suffix.lower()]
    try:
        image = Image.open(io.BytesIO(data), formats=_READABLE)
    except UnidentifiedImageError:
        message = f"the file is no picture in any of the formats {', '.join(_READABLE)}"
        findings.add(Code.BAD_IMAGE, 1, message, "export it again from its original")
        return None
    with image:
        found = "JPEG" if image.format == _PHONES else str(image.format)
        if found != expected:
            message = f"the file is a {found} picture, and its name ends in {suffix}"
            suffixes = " or ".join(one for one, form in FORMATS.items() if form == found)
            findings.add(Code.BAD_IMAGE, 1, message, f"let its name end in {suffixes}")
        width, height = image.size
        if width * height > MOST_PIXELS:
            _note_size(findings)
            return None
        is_moving = found != "JPEG" and bool(getattr(image, "is_animated", False))
        _decode(image)
        if _orientation(image) in _LYING:
            width, height = height, width
        _judge_fields(image, findings)
        return Picture(
            width,
            height,
            **rights_fields(image),
            form=found,
            is_moving=is_moving,
            is_clear=_is_clear(image),
            is_graphic=_is_graphic(image, found),
        )


def to_make_with(data: bytes) -> tuple[object, Carried]:
    """Return how a picture is to be turned, and the rights fields that go with it.

    It is one that was read without a problem; raises DAMAGE where it has become another.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=_READABLE) as image:
            _decode(image)
            return _orientation(image), carried(image)


def _orientation(image: ImageFile.ImageFile) -> object:
    """Return how a picture is to be turned (Exif 3.0, tag 274), None where nothing says so."""
    return exif_of(image).get(ExifTags.Base.Orientation)


def _judge_fields(image: ImageFile.ImageFile, findings: Findings) -> None:
    """Note rights fields that could not be carried into what is made of a picture."""
    if len(carried(image).xmp) > MOST_FIELDS:
        message = f"the picture's rights fields have more than {MOST_FIELDS:,} bytes"
        findings.add(Code.BAD_IMAGE, 1, message, "shorten them: they go with every size of it")


def _is_graphic(image: ImageFile.ImageFile, form: str) -> bool:
    """Whether a picture has few colours; JPEG blurs them, and 16 bits of grey are of a scan."""
    if form == "JPEG" or image.mode.startswith("I"):
        return False
    return image.getcolors(_FEW) is not None


def _is_clear(image: ImageFile.ImageFile) -> bool:
    """Whether any of a picture's pixels lets through what is behind it."""
    if not image.has_transparency_data:
        return False
    opaque = image.convert("RGBA").getchannel("A").histogram()[_OPAQUE]
    return opaque < image.width * image.height


def _note_size(findings: Findings) -> None:
    message = f"the picture has more than {MOST_PIXELS // 10**6} million pixels"
    findings.add(Code.BAD_IMAGE, 1, message, "make it smaller: no page shows so many")


def _decode(image: ImageFile.ImageFile) -> None:
    """Read a picture to its end; a JPEG file's at an eighth of its size, for speed."""
    image.draft(None, (max(1, image.width // _SMALLEST), max(1, image.height // _SMALLEST)))
    image.load()
