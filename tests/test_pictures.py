"""Image files: what is read of them, what is refused, and that nothing in them is lost."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL.PngImagePlugin import PngInfo

from hexapla.model.picture import FORMATS
from hexapla.model.problem import Code
from hexapla.reading.picture import MOST_PIXELS, read
from hexapla.site.build import build
from hexapla.site.runs import read_settings
from images import exif, image, with_iim, xmp
from sites import ARTICLE, loaded, site, tree

UTF_8 = b"\x1b%G"
OUTLETS = """\
azattyq:
  names: {en: Radio Azattyq, ru: Радио Азаттык, zh-Hans: 自由欧洲电台哈语部}
  also: {en: [Azattyq], zh-Hans: [自由欧洲电台]}
"""
PEOPLE = "anna-kim:\n  names: {en: Anna Kim, ru: Анна Ким}\n  also: {ru: [А. Ким]}\n"
FIGURE = ":::{{figure}} queue.jpg\n:alt: A queue\n{}\n\nThe queue.\n:::"

FILES = {form: image(form) for form in dict.fromkeys(FORMATS.values())}


@pytest.mark.parametrize(("suffix", "form"), FORMATS.items())
def test_a_picture_of_every_format_has_its_size(suffix: str, form: str) -> None:
    picture, problems = read(FILES[form], f"a/queue{suffix.upper()}")
    assert problems == ()
    assert picture is not None
    assert (picture.width, picture.height, picture.holders) == (6, 4, ())


def test_a_picture_on_its_side_has_the_size_that_readers_see() -> None:
    picture, _ = read(image("JPEG", exif=exif(orientation=6)), "queue.jpg")
    assert picture is not None
    assert (picture.width, picture.height) == (4, 6)
    lying = xmp("", "", "").replace(b"rdf:about", b'xmlns:tiff="t" tiff:Orientation="6" rdf:about')
    picture, _ = read(image("JPEG", xmp=lying), "queue.jpg")  # browsers do not look there
    assert picture is not None
    assert (picture.width, picture.height) == (6, 4)


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=40), st.integers(0, 400), st.booleans())
def test_whatever_the_bytes_there_is_a_picture_or_a_problem(
    form: str, noise: bytes, place: int, cut: bool
) -> None:
    data = FILES[form][:place] + noise + (b"" if cut else FILES[form][place + len(noise) :])
    suffix = next(one for one, other in FORMATS.items() if other == form)
    picture, problems = read(data, f"queue{suffix}")
    assert (picture is None) == bool(problems)
    assert {problem.code for problem in problems} <= {Code.BAD_IMAGE}


@given(st.binary(max_size=80), st.binary(max_size=80), st.binary(max_size=80))
def test_metadata_that_cannot_be_read_says_nothing(one: bytes, two: bytes, three: bytes) -> None:
    data = with_iim(image("JPEG", xmp=one, exif=b"Exif\0\0" + two), {80: three})
    picture, problems = read(data, "queue.jpg")
    assert (picture is None, problems) == (False, ())


@pytest.mark.parametrize("side", ["width", "height"])
def test_an_enormous_picture_is_refused_before_it_is_decoded(side: str) -> None:
    long = MOST_PIXELS // 4 + 1
    for times in (1, 3):  # Pillow itself refuses what is twice as much
        size = (long * times, 4) if side == "width" else (4, long * times)
        header = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
        ihdr = b"IHDR" + b"".join(n.to_bytes(4) for n in size) + bytes((1, 0, 0, 0, 0))
        data = header[:12] + ihdr + zlib.crc32(ihdr).to_bytes(4)
        data += b"\0\0\0\0IDAT" + zlib.crc32(b"IDAT").to_bytes(4)
        picture, (problem,) = read(data, "queue.png")
        assert picture is None
        assert "89 million pixels" in problem.message


def test_every_rights_field_is_read_once() -> None:
    data = image(
        "JPEG",
        xmp=xmp("Anna Kim", "Azattyq", "© 2022 Анна Ким"),
        exif=exif("Anna Kim; Ivan Li", "2022 RFE/RL"),
    )
    fields = {80: "Анна Ким".encode(), 110: b"Azattyq", 116: "© RFE/RL".encode("latin-1")}
    for charset in (b"", UTF_8):
        picture, problems = read(with_iim(data, fields, charset), "queue.jpg")
        assert problems == ()
        assert picture is not None
        assert picture.creators == ("Anna Kim", "Анна Ким", "Ivan Li")
        assert picture.credits == ("Azattyq",)
        assert picture.copyrights == ("© 2022 Анна Ким", "© RFE/RL", "2022 RFE/RL")
        assert picture.statement == "https://example.org/rights"


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_xmp_is_read_from_the_other_formats_too(form: str) -> None:
    packet = xmp("Anna Kim", "Azattyq", "© 2022 Анна Ким")
    if form == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        data = image(form, pnginfo=info)
    else:
        data = image(form, xmp=packet)
    picture, problems = read(data, f"queue.{form.lower()}")
    assert problems == ()
    assert picture is not None
    assert picture.holders == ("Anna Kim", "Azattyq", "© 2022 Анна Ким")


def test_a_packet_that_would_grow_is_not_read() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&a;</x:xmpmeta>'
    picture, problems = read(image("JPEG", xmp=bomb), "queue.jpg")
    assert problems == ()
    assert picture is not None
    assert picture.holders == ()


def newsroom(data: bytes, credit: str, waivers: str = "") -> dict[str, str | bytes]:
    article = ARTICLE.format(slug="one", body=FIGURE.format(credit))
    return {
        "content/articles/one.md": article.replace("category: news", f"category: news{waivers}"),
        "content/articles/queue.jpg": data,
        "content/registry/outlets.yaml": OUTLETS,
        "content/registry/people.yaml": PEOPLE,
    }


BY_ANNA = ":photographer: anna-kim"
FROM_AZATTYQ = ":source: azattyq"


@pytest.mark.parametrize(
    ("creator", "credit", "rights", "stated"),
    [
        ("", "", "", FROM_AZATTYQ),
        ("Anna Kim", "", "", BY_ANNA),
        ("ANNA  KIM", "", "", BY_ANNA),
        ("А. Ким", "", "", BY_ANNA),
        ("", "", "© 2022, Anna Kim. All rights reserved", BY_ANNA),
        ("Somebody", "Radio Azattyq", "", FROM_AZATTYQ),
        ("", "", "版权归自由欧洲电台所有", FROM_AZATTYQ),
        ("Anna Kim/Azattyq", "", "", FROM_AZATTYQ),
        ("Anna Kim", "", "", f"{BY_ANNA}\n{FROM_AZATTYQ}"),
    ],
)
def test_a_credit_that_is_one_of_the_file_s_agrees(
    tmp_path: Path, creator: str, credit: str, rights: str, stated: str
) -> None:
    data = image("JPEG", xmp=xmp(creator, credit, rights))
    _, problems = loaded(site(tmp_path, newsroom(data, stated)))
    assert [problem for problem in problems if problem.code is not Code.MISSING_NAME] == []


@pytest.mark.parametrize(
    ("creator", "credit", "stated", "told"),
    [
        ("Ivan Li", "", BY_ANNA, "names creator 'Ivan Li', and the figure 'Anna Kim'"),
        ("", "Joanna Kimura", BY_ANNA, "credit 'Joanna Kimura', and the figure 'Anna Kim'"),
        (
            *("Ivan Li", "Reuters", f"{BY_ANNA}\n{FROM_AZATTYQ}"),
            "creator 'Ivan Li', credit 'Reuters', and the figure 'Anna Kim' and 'Radio Azattyq'",
        ),
    ],
)
def test_a_credit_that_is_none_of_the_file_s_is_a_warning_that_quotes_both(
    tmp_path: Path, creator: str, credit: str, stated: str, told: str
) -> None:
    data = image("JPEG", xmp=xmp(creator, credit, ""))
    _, problems = loaded(site(tmp_path, newsroom(data, stated)))
    (problem,) = [one for one in problems if one.code is Code.CREDIT_MISMATCH]
    assert str(problem).startswith("content/articles/one.md:8: credit-mismatch: queue.jpg names ")
    assert told in problem.message


def test_a_mismatch_can_be_waived(tmp_path: Path) -> None:
    data = image("JPEG", xmp=xmp("Ivan Li", "", ""))
    waiver = "\nwaive:\n  - {code: credit-mismatch, reason: The agency bought the picture.}"
    _, problems = loaded(site(tmp_path, newsroom(data, FROM_AZATTYQ, waiver)))
    assert problems == ()


def test_a_picture_that_is_not_resized_is_copied_with_its_size(tmp_path: Path) -> None:
    data = with_iim(image("JPEG", xmp=xmp("Anna Kim", "", "")), {110: b"Azattyq"}, UTF_8)
    folder = site(tmp_path, newsroom(data, FROM_AZATTYQ))
    built = build(read_settings(str(folder / "pelicanconf.py"), {"EXTRAS": ()}))
    assert built.published is not None, built.problems
    files = tree(folder / "output")
    assert files["media/articles/queue.jpg"] == data
    assert read(files["media/articles/queue.jpg"], "queue.jpg") == read(data, "queue.jpg")
    assert b'alt="A queue" width="6" height="4">' in files["en/one/index.html"]


def test_a_site_without_pictures_does_not_import_pillow(tmp_path: Path) -> None:
    folder = site(tmp_path, {"content/articles/one.md": ARTICLE.format(slug="one", body="x")})
    code = "import sys; from sites import loaded; from pathlib import Path;"
    code += "loaded(Path(sys.argv[1])); print('PIL' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "False"), done.stderr
