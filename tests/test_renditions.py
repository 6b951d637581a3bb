"""Renditions of pictures: their sizes, their colours, and whose they say they are."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import ExifTags, Image

from hexapla.model.picture import FORMATS, Picture, Rendition
from hexapla.reading.picture import MOST_BYTES, read, to_make_with
from hexapla.rendering.image_html import sizes_for
from hexapla.rendering.images import renditions, resizing
from images import exif, image, opened, photograph, profile, saved, with_iim, xmp
from left_out import MARK
from sites import REPOSITORY

UTF_8 = b"\x1b%G"
ENDINGS = {form: ending for ending, form in FORMATS.items()}
SIDES = st.integers(1, 90_000_000)
WORDS = st.text("Anna Кимы 李 &<>\"'«»©", min_size=1, max_size=30).filter(str.strip)


def planned(data: bytes, name: str) -> Picture:
    picture, problems = read(data, name)
    assert picture is not None, problems
    found = renditions.renditions_of(picture, resizing.modern_form())
    return replace(picture, renditions=found, mark=resizing.mark(data))


def made(data: bytes, name: str) -> dict[Rendition, bytes]:
    picture = planned(data, name)
    return dict(resizing.made(data, picture, *to_make_with(data), picture.renditions))


def largest(data: bytes, name: str) -> dict[str, Image.Image]:
    """Return the widest rendition in each format, decoded."""
    return {one.form: opened(written) for one, written in made(data, name).items()}


# Laws


@given(SIDES, SIDES, st.booleans(), st.booleans(), st.sampled_from(["AVIF", "WEBP"]))
def test_no_rendition_is_larger_than_its_picture_or_than_a_format_holds(
    width: int, height: int, is_clear: bool, is_graphic: bool, modern: str
) -> None:
    picture = Picture(width, height, is_clear=is_clear, is_graphic=is_graphic)
    found = renditions.renditions_of(picture, modern)
    for one in found:
        assert 1 <= one.width <= min(width, renditions.WIDTHS[-1])
        assert 1 <= one.height <= min(height, renditions.LONGEST)
        if height <= renditions.LONGEST * width:
            assert abs(one.height - height * one.width / width) <= 1
    both = replace(picture, renditions=found)
    widths = [one.width for one in renditions.safe(both)]
    assert widths == [one.width for one in renditions.modern(both)] == sorted(set(widths))
    assert len(widths) * 2 == len(found)
    assert renditions.thumbnail(both).width <= renditions.shared(both).width
    assert renditions.shared(both).width <= max(1200, widths[0])


@settings(max_examples=30)
@given(
    st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF", "GIF"]),
    st.integers(1, 40),
    st.integers(1, 40),
    st.integers(0, 8),
)
def test_a_rendition_has_the_size_and_the_format_that_are_planned(
    form: str, width: int, height: int, turn: int
) -> None:
    options = {} if form == "GIF" else {"exif": exif(orientation=turn)}
    data = saved(photograph((width, height)), form, **options)
    for one, written in made(data, f"a{ENDINGS[form]}").items():
        picture, problems = read(written, f"b{ENDINGS[one.form]}")
        assert problems == ()
        assert picture is not None
        assert (picture.width, picture.height, picture.form) == (one.width, one.height, one.form)


@settings(max_examples=30)
@given(st.tuples(WORDS, WORDS, WORDS, WORDS), st.booleans(), st.booleans())
def test_every_rendition_says_whose_it_is(
    words: tuple[str, str, str, str], has_xmp: bool, has_iim: bool
) -> None:
    creator, credit, rights, other = words
    escape = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
    packet = xmp(creator.translate(escape), "", rights.translate(escape))
    packet = packet.replace(b' photoshop:Credit=""', b"")
    data = image("JPEG", exif=exif("Ann", "Bob"), **({"xmp": packet} if has_xmp else {}))
    if has_iim:
        fields = {80: other.encode(), 110: credit.encode(), 116: rights.encode()}
        data = with_iim(data, fields, UTF_8)
    source, _ = read(data, "a.jpg")
    assert source is not None
    for one, written in made(data, "a.jpg").items():
        picture, _ = read(written, f"b{ENDINGS[one.form]}")
        assert picture is not None
        assert picture.statement == source.statement
        if one.form == "JPEG":
            assert set(picture.holders) == set(source.holders)
        for field in ("creators", "credits", "copyrights"):
            ours, theirs = getattr(picture, field), getattr(source, field)
            assert set(ours) <= set(theirs)
            assert bool(ours) == bool(theirs)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_the_same_picture_makes_the_same_bytes(form: str) -> None:
    data = saved(photograph((600, 90)), form)
    assert made(data, f"a{ENDINGS[form]}") == made(data, f"a{ENDINGS[form]}")


# Formats


def test_photographs_drawings_and_cutouts_each_have_their_formats() -> None:
    photo, cutout = photograph((64, 48)), photograph((64, 48))
    cutout.putalpha(Image.radial_gradient("L").resize((64, 48)))
    drawing = Image.new("P", (64, 48), 3)
    cases = {"photo": photo, "cutout": cutout, "drawing": drawing}
    forms = {
        name: [one.form for one in planned(saved(one, "PNG"), "a.png").renditions]
        for name, one in cases.items()
    }
    modern = resizing.modern_form()
    assert forms == {
        "photo": [modern, "JPEG"],
        "cutout": [modern, "PNG"],
        "drawing": ["WEBP", "PNG"],
    }


def test_where_pillow_has_no_avif_there_is_webp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resizing.features, "check", lambda _: False)
    assert resizing.modern_form() == "WEBP"
    assert [one.form for one in made(image("JPEG"), "a.jpg")] == ["WEBP", "JPEG"]


def test_a_drawing_loses_no_pixel_and_stays_clear() -> None:
    drawing = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    drawing.paste((200, 30, 30, 255), (5, 5, 20, 15))
    for form, found in largest(saved(drawing, "PNG"), "a.png").items():
        assert found.convert("RGBA").getpixel((0, 0))[3] == 0, form
        assert found.convert("RGBA").getpixel((10, 10)) == (200, 30, 30, 255), form


@pytest.mark.parametrize("form", ["GIF", "WEBP", "AVIF", "PNG"])
def test_a_picture_that_moves_is_shown_as_it_is(form: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green")]
    data = saved(frames[0], form, save_all=True, append_images=frames[1:])
    assert planned(data, f"a{ENDINGS[form]}").renditions == ()


# Colours and turns


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_is_turned_as_browsers_turn_it(turn: int) -> None:
    upright = Image.new("RGB", (32, 16), (250, 250, 250))
    upright.paste((200, 0, 0), (0, 0, 8, 8))
    undone = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    method = undone.get(turn, resizing._TURNS.get(turn))
    stored = upright if method is None else upright.transpose(method)
    data = saved(stored, "JPEG", quality=95, exif=exif(orientation=turn))
    for form, found in largest(data, "a.jpg").items():
        assert found.size == (32, 16), form
        red, green, _ = found.convert("RGB").getpixel((3, 3))
        assert red > 150, form
        assert green < 60, form


def test_a_wide_gamut_is_not_washed_out() -> None:
    colour = (200, 60, 40)
    data = saved(Image.new("RGB", (16, 16), colour), "JPEG", quality=95, icc_profile=profile())
    for form, found in largest(data, "a.jpg").items():
        red, green, blue = found.convert("RGB").getpixel((8, 8))
        assert red > 210, form  # the same red has a higher number in the smaller space
        assert green < 55, form
        assert blue < 40, form
        assert "icc_profile" not in found.info


@pytest.mark.parametrize("broken", [b"x", profile()[:200], b"\0" * 400])
def test_a_profile_that_cannot_be_used_says_nothing(broken: bytes) -> None:
    data = saved(Image.new("RGB", (16, 16), (200, 60, 40)), "PNG", icc_profile=broken)
    for found in largest(data, "a.png").values():
        assert found.convert("RGB").getpixel((8, 8)) == (200, 60, 40)


@pytest.mark.parametrize(
    ("mode", "colour", "form"),
    [
        ("1", 1, "PNG"),
        ("L", 255, "PNG"),
        ("LA", (255, 255), "PNG"),
        ("P", 0, "PNG"),
        ("I;16", 65535, "PNG"),
        ("CMYK", (0, 0, 0, 0), "JPEG"),
        ("L", 255, "JPEG"),
        ("RGBA", (255, 255, 255, 255), "AVIF"),
    ],
)
def test_pictures_of_every_mode_keep_their_colours(
    mode: str, colour: int | tuple[int, ...], form: str
) -> None:
    white = Image.new(mode, (16, 16), colour)
    if mode == "P":
        white.putpalette([255, 255, 255])
    for found in largest(saved(white, form), f"a{ENDINGS[form]}").values():
        assert found.convert("RGB").getpixel((8, 8)) == pytest.approx((255, 255, 255), abs=2)


def test_sixteen_bits_of_grey_are_not_clipped() -> None:
    grey = Image.new("I;16", (16, 16), 0x8000)
    for found in largest(saved(grey, "PNG"), "a.png").values():
        assert found.convert("RGB").getpixel((8, 8)) == pytest.approx((128, 128, 128), abs=2)


def test_a_file_with_too_many_bytes_is_refused() -> None:
    picture, (problem,) = read(b"\0" * (MOST_BYTES + 1), "a.png")
    assert picture is None
    assert "more than 100 million bytes" in problem.message


def test_rights_fields_that_fit_into_no_jpeg_are_refused() -> None:
    packet = xmp("", "", "x" * 70_000)
    picture, (problem,) = read(saved(photograph((8, 8)), "WEBP", xmp=packet), "a.webp")
    assert picture is None
    assert "rights fields have more than 60,000 bytes" in problem.message


# Rights kept, and what is private dropped

LICENSOR = """\
<rdf:Description rdf:about="" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 exif:GPSLatitude="43,SECRET0N" aux:SerialNumber="SECRET1" photoshop:Source="The Agency"
 Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture">
 <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Once &amp; here</rdf:li>
  <rdf:li xml:lang="ru">Один раз</rdf:li></rdf:Alt></xmpRights:UsageTerms>
 <plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">
  <plus:LicensorName>Azattyq Pictures</plus:LicensorName>
  <plus:LicensorURL>https://example.org/buy</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>
 <Iptc4xmpCore:CreatorContactInfo rdf:parseType="Resource">
  <Iptc4xmpCore:CiTelWork>SECRET2</Iptc4xmpCore:CiTelWork></Iptc4xmpCore:CreatorContactInfo>
</rdf:Description></rdf:RDF>"""


def private() -> bytes:
    """Return a photograph with all its rights fields, and all that is nobody's business."""
    tags = exif("Anna Kim", "2022 RFE/RL")
    tags[ExifTags.Base.BodySerialNumber] = "SECRET3"
    tags[ExifTags.Base.MakerNote] = b"SECRET4"
    tags.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (43.0, 15.0, 4.0), 29: "SECRET5"})
    packet = xmp("Anna Kim", "Azattyq", "© 2022 Анна Ким").replace(b"</rdf:RDF>", LICENSOR.encode())
    options = {"xmp": packet, "exif": tags, "comment": b"SECRET6"}
    fields = {80: "Анна Ким".encode(), 90: b"SECRET7", 110: b"Azattyq", 115: b"The Agency"}
    return with_iim(saved(photograph((600, 400)), "JPEG", **options), fields, UTF_8)


def test_what_is_private_is_in_no_rendition() -> None:
    data = private()
    assert all(b"SECRET%d" % number in data for number in range(8))
    for one, written in made(data, "a.jpg").items():
        assert b"SECRET" not in written, one
        tags = opened(written).getexif()
        assert not set(tags) - {ExifTags.Base.Artist, ExifTags.Base.Copyright}, one


@pytest.mark.skipif(
    shutil.which("exiftool") is None,
    reason=f"{MARK}exiftool as an oracle: apt-get install libimage-exiftool-perl",
)
def test_exiftool_reads_every_rights_field_from_every_rendition(tmp_path: Path) -> None:
    found = made(private(), "a.jpg")
    for one, written in found.items():
        (tmp_path / f"{one.width}{ENDINGS[one.form]}").write_bytes(written)
    command = ["exiftool", "-json", "-G", "-struct", "-charset", "iptc=utf8", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=True)
    files = json.loads(done.stdout)
    assert len(files) == len(found)
    for told in files:
        assert "Warning" not in str(told), told
        assert told["XMP:Creator"] == ["Anna Kim"]
        assert told["XMP:Rights"] == "© 2022 Анна Ким"
        assert told["XMP:Credit"] == "Azattyq"
        assert told["XMP:Source"] == "The Agency"
        assert told["XMP:UsageTerms"] == "Once & here"
        assert told["XMP:UsageTerms-ru"] == "Один раз"
        assert told["XMP:WebStatement"] == "https://example.org/rights"
        assert told["XMP:Licensor"] == [
            {"LicensorName": "Azattyq Pictures", "LicensorURL": "https://example.org/buy"}
        ]
        assert told["XMP:DigitalSourceType"].endswith("digitalCapture")
        assert (told["EXIF:Artist"], told["EXIF:Copyright"]) == ("Anna Kim", "2022 RFE/RL")
        if told["File:FileType"] == "JPEG":
            assert told["IPTC:By-line"] == "Анна Ким"
            assert (told["IPTC:Credit"], told["IPTC:Source"]) == ("Azattyq", "The Agency")


def test_what_the_iim_alone_says_goes_into_every_format() -> None:
    fields = {80: "Анна Ким".encode(), 110: b"Azattyq", 116: "© РСЕ/РС".encode()}
    data = with_iim(image("JPEG"), fields, UTF_8)
    for one, written in made(data, "a.jpg").items():
        picture, _ = read(written, f"b{ENDINGS[one.form]}")
        assert picture is not None
        assert picture.holders == ("Анна Ким", "Azattyq", "© РСЕ/РС"), one


def test_a_picture_that_says_nothing_has_no_metadata() -> None:
    for written in made(image("JPEG"), "a.jpg").values():
        assert not {"xmp", "exif", "photoshop"} & opened(written).info.keys()


# The page


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_the_sizes_are_those_of_the_theme(lang: str) -> None:
    css = (REPOSITORY / "theme/static/css/style.css").read_text("utf-8")
    line = next(one for one in css.splitlines() if one.startswith(f":lang({lang}) {{ --size"))
    measure = float(line.partition("--measure: ")[2].partition("rem")[0])
    assert "font-size: 106.25%" in css
    assert ":root { font-size: 112.5%; }" in css.partition("@media (min-width: 60em)")[2]
    assert "--edge: clamp(1rem, 4vw, 3rem)" in css
    sizes = sizes_for({"zh": "zh-Hans"}.get(lang, lang))
    assert sizes.startswith(f"(min-width: 60em) {measure * 1.125:g}em, ")
    assert f" {measure * 1.0625:g}em, " in sizes
    assert sizes.endswith(" 92vw, calc(100vw - 2.125em)")
