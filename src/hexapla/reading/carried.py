"""The rights fields of an image file as they are carried into what is made of it.

They are those of the IPTC Photo Metadata Standard (2025.1) and of Creative Commons' XMP that say
whose a picture is, what may be done with it and whether a machine made it. What the older IIM or
Exif alone says goes into XMP too, the one kind that every format holds, under the properties that
the standard's mapping names; where they differ XMP's own stands. All else (where a picture was
taken, with which camera, the number to call its maker) is left behind.
"""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element  # the type alone: defusedxml parses
from xml.sax.saxutils import escape, quoteattr

from PIL import ExifTags, ImageFile

from hexapla.model.carried import Carried
from hexapla.reading.rights_fields import (
    BY_LINE,
    COPYRIGHT,
    CREDIT,
    DC,
    PHOTOSHOP,
    RDF,
    SOURCE,
    XMP_RIGHTS,
    exif_of,
    iim_of,
    texts_of,
    xmp_of,
)

MOST_BYTES = 60_000
"""What fits into one segment of JPEG (ISO/IEC 10918-1, B.1.1.4), with room for its name."""

_PREFIXES: Mapping[str, str] = {
    RDF: "rdf",
    DC: "dc",
    PHOTOSHOP: "photoshop",
    XMP_RIGHTS: "xmpRights",
    "{http://ns.useplus.org/ldf/xmp/1.0/}": "plus",
    "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}": "Iptc4xmpExt",
    "{http://creativecommons.org/ns#}": "cc",
    "{http://www.w3.org/XML/1998/namespace}": "xml",
}
_NAMES: Mapping[str, tuple[str, ...]] = {
    "dc": ("creator", "rights"),
    "photoshop": ("Credit", "Source"),
    "xmpRights": ("Certificate", "Marked", "Owner", "UsageTerms", "WebStatement"),
    "plus": (
        *("CopyrightOwner", "CopyrightStatus", "CreditLineRequired", "DataMining", "ImageCreator"),
        *("ImageSupplier", "Licensor", "OtherConstraints"),
    ),
    "Iptc4xmpExt": ("AISystemUsed", "AISystemVersionUsed", "DigitalSourceType"),
    "cc": ("attributionName", "attributionURL", "license", "morePermissions"),
}
"""The properties that are carried, by the prefix of their namespace."""
_URIS = {prefix: uri for uri, prefix in _PREFIXES.items()}
_KEPT = tuple(f"{_URIS[prefix]}{name}" for prefix, names in _NAMES.items() for name in names)
_OPEN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_PACKET = (
    f'{_OPEN}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF[1:-1]}">'
    '<rdf:Description rdf:about=""{}>{}</rdf:Description></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="r"?>'
)
"""A packet that is not to be changed in place (ISO 16684-1, 7.3.2)."""


def carried(image: ImageFile.ImageFile) -> Carried:
    """Return what is carried of a decoded picture; it may come to more than MOST_BYTES."""
    iim, exif = iim_of(image), exif_of(image)
    artist, copyright_ = exif.get(ExifTags.Base.Artist), exif.get(ExifTags.Base.Copyright)
    properties = _properties(xmp_of(image))
    creators = iim.get(BY_LINE) or tuple(texts_of(artist, ";"))
    rights = iim.get(COPYRIGHT) or tuple(texts_of(copyright_, "\0"))
    given = {
        f"{DC}creator": _list("Seq", (one.strip() for one in creators)),
        f"{DC}rights": _list("Alt", rights[:1]),
        f"{PHOTOSHOP}Credit": escape(next(iter(iim.get(CREDIT, ())), "")),
        f"{PHOTOSHOP}Source": escape(next(iter(iim.get(SOURCE, ())), "")),
    }
    for name, words in given.items():
        if words:
            properties.setdefault(name, f"<{_name(name)}>{words}</{_name(name)}>")
    return Carried(
        xmp=_packet(properties),
        iim=tuple(
            (number, text)
            for record, number in (BY_LINE, CREDIT, SOURCE, COPYRIGHT)
            for text in iim.get((record, number), ())
        ),
        artist=_bytes(artist),
        copyright=_bytes(copyright_),
    )


def _properties(descriptions: Iterable[Element]) -> dict[str, str]:
    """Return the properties that are carried, as they are written, by their name."""
    found: dict[str, str] = {}
    for description in descriptions:
        for name in _KEPT:
            if words := description.get(name, "").strip():
                found.setdefault(name, f"<{_name(name)}>{escape(words)}</{_name(name)}>")
            element = description.find(name)
            if element is not None and _says(element):
                found.setdefault(name, _written(element))
    return found


def _says(element: Element) -> bool:
    """Whether a property has a value: words, or the address of what it is."""
    return any(
        (one.text or "").strip() or any(_is_value(name) for name in one.attrib)
        for one in element.iter()
    )


def _is_value(name: str) -> bool:
    return name == f"{RDF}resource" or not name.startswith((RDF, _URIS["xml"]))


def _written(element: Element) -> str:
    """Return an element as XML; what has a name of another namespace than ours is left out."""
    name = _name(element.tag)
    attributes = "".join(
        f" {_name(key)}={quoteattr(value)}" for key, value in element.items() if _name(key)
    )
    inner = "".join(_written(one) for one in element if _name(one.tag))
    return f"<{name}{attributes}>{inner or escape(element.text or '')}</{name}>"


def _name(tag: str) -> str:
    """Return a name with its prefix, empty for one of a namespace that is not known."""
    uri, _, name = tag.rpartition("}")
    prefix = _PREFIXES.get(f"{uri}}}")
    return f"{prefix}:{name}" if prefix else ""


def _list(kind: str, texts: Iterable[str]) -> str:
    lang = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{lang}>{escape(text)}</rdf:li>" for text in texts if text)
    return f"<rdf:{kind}>{items}</rdf:{kind}>" if items else ""


def _packet(properties: Mapping[str, str]) -> bytes:
    if not properties:
        return b""
    body = "".join(properties[name] for name in _KEPT if name in properties)
    spaces = "".join(
        f" xmlns:{prefix}={quoteattr(_URIS[prefix][1:-1])}"
        for prefix in _NAMES
        if f"{prefix}:" in body
    )
    return _PACKET.format(spaces, body).encode()


def _bytes(value: object) -> bytes:
    """Return an Exif text as it stands in the file: Pillow has read it as Latin-1."""
    return value.encode("latin-1", "replace") if isinstance(value, str) else b""
