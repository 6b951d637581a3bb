"""The rights fields of an image file: whom it says it is by and from.

They are those of the IPTC Photo Metadata Standard (2025.1): Creator, Credit Line, Copyright Notice
and Web Statement of Rights, in XMP and in the older IIM; and Exif's Artist and Copyright, which its
mapping guidelines name beside them.
"""

import struct
from collections.abc import Iterator, Mapping
from typing import TypedDict
from xml.etree.ElementTree import Element  # the type alone: defusedxml parses

from defusedxml import DefusedXmlException, ElementTree
from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from hexapla.model.characters import FORBIDDEN
from hexapla.reading.forms import is_web_address

DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XMP_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
BY_LINE, CREDIT, SOURCE, COPYRIGHT = (2, 80), (2, 110), (2, 115), (2, 116)
"""The IIM's numbers (IPTC-NAA Information Interchange Model 4.2, record 2)."""

_UNREADABLE = (
    *(OSError, SyntaxError, ValueError, OverflowError, LookupError, TypeError, struct.error),
    DefusedXmlException,
)
"""What parsers of metadata raise: it is often half-written, by one of many programs."""


class RightsFields(TypedDict):
    """What ``Picture`` keeps of them, each form once."""

    creators: tuple[str, ...]
    credits: tuple[str, ...]
    copyrights: tuple[str, ...]
    statement: str


def rights_fields(image: ImageFile.ImageFile) -> RightsFields:
    """Return a decoded picture's rights fields; metadata that cannot be read says nothing."""
    xmp, iim, exif = xmp_of(image), iim_of(image), exif_of(image)
    statements = _forms(xmp, f"{XMP_RIGHTS}WebStatement")
    return RightsFields(
        creators=_once(
            *_forms(xmp, f"{DC}creator"),
            *iim.get(BY_LINE, ()),
            *texts_of(exif.get(ExifTags.Base.Artist), ";"),
        ),
        credits=_once(*_forms(xmp, f"{PHOTOSHOP}Credit"), *iim.get(CREDIT, ())),
        copyrights=_once(
            *_forms(xmp, f"{DC}rights"),
            *iim.get(COPYRIGHT, ()),
            *texts_of(exif.get(ExifTags.Base.Copyright), "\0"),
        ),
        statement=next(filter(is_web_address, _once(*statements)), ""),
    )


def exif_of(image: ImageFile.ImageFile) -> Image.Exif:
    """Return a picture's Exif tags, without those that Pillow takes from XMP."""
    exif = Image.Exif()
    try:
        exif.load(image.info.get("exif") or b"")
        dict(exif)  # a value is read when it is asked for
    except _UNREADABLE:
        return Image.Exif()
    return exif


def texts_of(value: object, separator: str) -> Iterator[str]:
    """Yield the parts of an Exif text, which Pillow has read as Latin-1."""
    if isinstance(value, str):
        for part in value.split(separator):
            yield _decoded(part.encode("latin-1", "replace"))


def iim_of(image: ImageFile.ImageFile) -> Mapping[tuple[int, int], tuple[str, ...]]:
    """Return the texts of the IIM by their numbers."""
    try:
        found = IptcImagePlugin.getiptcinfo(image) or {}
    except _UNREADABLE:
        return {}
    values = {key: one if isinstance(one, list) else [one] for key, one in found.items()}
    return {
        key: tuple(map(_decoded, filter(None, some)))  # Pillow gives None for an empty field
        for key, some in values.items()
    }


def _decoded(data: bytes) -> str:
    """Return a text whose encoding is rarely named: UTF-8 where it can be, else Latin-1."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def xmp_of(image: ImageFile.ImageFile) -> tuple[Element, ...]:
    """Return what the XMP packet says of the picture itself (ISO 16684-1, 7.4)."""
    packet = image.info.get("xmp") or b""
    if not isinstance(packet, bytes) or not packet.strip(b"\0 "):
        return ()
    try:
        root: Element = ElementTree.fromstring(packet.rstrip(b"\0 "))
    except _UNREADABLE:
        return ()
    return tuple(
        description
        for rdf in root.iter(f"{RDF}RDF")
        for description in rdf.findall(f"{RDF}Description")
    )


def _forms(descriptions: tuple[Element, ...], name: str) -> Iterator[str]:
    """Yield the texts of a property: an attribute, an element, or the items of its list."""
    for description in descriptions:
        yield description.get(name, "")
        for element in description.findall(name):
            items = element.findall(f".//{RDF}li") or [element]
            yield from (item.text or "" for item in items)


def _once(*texts: str) -> tuple[str, ...]:
    """Return the texts that say something, on one line each and each once."""
    lines = (" ".join(FORBIDDEN.sub(" ", text).split()) for text in texts)
    return tuple(dict.fromkeys(line for line in lines if line))
