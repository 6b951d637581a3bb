"""Small image files for tests, with the rights fields of IIM, XMP and Exif."""

import io
import struct

from PIL import ExifTags, Image

XMP = """\
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
{}</rdf:RDF></x:xmpmeta>"""
DESCRIPTION = """\
<rdf:Description rdf:about="" photoshop:Credit="{credit}">
 <dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>
 <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>
 <xmpRights:WebStatement>https://example.org/rights</xmpRights:WebStatement>
</rdf:Description>"""


def xmp(creator: str, credit: str, rights: str) -> bytes:
    """Return an XMP packet with the rights fields, one of them as an attribute."""
    said = DESCRIPTION.format(creator=creator, credit=credit, rights=rights)
    return XMP.format(said).encode()


def exif(artist: str = "", rights: str = "", orientation: int = 0) -> Image.Exif:
    """Return Exif tags."""
    tags = Image.Exif()
    values = {
        ExifTags.Base.Artist: artist,
        ExifTags.Base.Copyright: rights,
        ExifTags.Base.Orientation: orientation,
    }
    tags.update({tag: value for tag, value in values.items() if value})
    return tags


def image(form: str = "PNG", size: tuple[int, int] = (6, 4), **options: object) -> bytes:
    """Return an image file of one colour; the options are those of Pillow's writers."""
    file = io.BytesIO()
    Image.new("RGB", size, (200, 180, 150)).save(file, form, **options)
    return file.getvalue()


def with_iim(jpeg: bytes, fields: dict[int, bytes], charset: bytes = b"") -> bytes:
    """Return a JPEG file with data sets of the IIM's second record in a Photoshop segment."""
    records = struct.pack(">BBBH", 0x1C, 1, 90, len(charset)) + charset if charset else b""
    for number, text in fields.items():
        records += struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text
    records += b"\0" * (len(records) % 2)
    resource = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(records)) + records
    segment = b"Photoshop 3.0\0" + resource
    return jpeg[:2] + struct.pack(">HH", 0xFFED, len(segment) + 2) + segment + jpeg[2:]
