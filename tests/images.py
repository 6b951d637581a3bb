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


def photograph(size: tuple[int, int]) -> Image.Image:
    """Return a picture of many colours, the same each time: three gradients and a few waves."""
    ramp = Image.linear_gradient("L").resize(size, Image.Resampling.BILINEAR)
    wave = Image.radial_gradient("L").resize(size, Image.Resampling.BILINEAR)
    return Image.merge("RGB", (ramp, wave, ramp.transpose(Image.Transpose.ROTATE_180)))


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    """Return a picture as a file; the options are those of Pillow's writers."""
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    """Return a decoded picture."""
    with Image.open(io.BytesIO(data)) as found:
        found.load()
        return found.copy()


WIDE_GAMUT = ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))
"""Display P3's red, green and blue in the XYZ of profiles (D50), of ICC's registry of spaces."""


def profile(primaries: tuple[tuple[float, float, float], ...] = WIDE_GAMUT) -> bytes:
    """Return the least colour profile of a display (ICC.1:2001-04, 6.3.1.2): matrix and gamma."""

    def fixed(*values: float) -> bytes:
        return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + fixed(*values)

    white = (0.9642, 1.0, 0.8249)
    name = b"desc\0\0\0\0" + struct.pack(">I", 3) + b"P3\0" + bytes(8 + 70)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256))
    tags = {
        b"desc": name,
        b"cprt": b"text\0\0\0\0free\0",
        b"wtpt": xyz(*white),
        **{b"%cXYZ" % c: xyz(*value) for c, value in zip(b"rgb", primaries, strict=True)},
        **{b"%cTRC" % c: curve for c in b"rgb"},
    }
    start, table, body = 132 + 12 * len(tags), b"", b""
    for tag, data in tags.items():
        table += struct.pack(">4sII", tag, start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"\0\0\0\0", 0x02400000, *_KIND)
    head += struct.pack(">6H", 2024, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + fixed(*white)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


_KIND = b"mntr", b"RGB ", b"XYZ "
