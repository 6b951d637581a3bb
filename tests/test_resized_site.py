"""Sites with resized pictures: what their pages say, and that each rendition is made once."""

import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from hexapla.model.problem import Code
from hexapla.rendering.images import resizing
from hexapla.site.build import Built, build
from hexapla.site.runs import read_settings
from hexapla.site.store.images import FOLDER
from images import exif, photograph, saved
from sites import ARTICLE, BASIS, SETTINGS, site, tree, write

OUTLETS = "azattyq:\n  names: {en: Radio Azattyq, ru: Радио Азаттык, zh-Hans: 自由欧洲电台}\n"
FIGURE = ":::{{figure}} {}\n:alt: A queue\n:source: azattyq\n\nThe queue.\n:::\n"
PHOTO = saved(photograph((900, 90)), "JPEG", exif=exif("Radio Azattyq"))
MOVING = saved(
    Image.new("RGB", (8, 4)), "GIF", save_all=True, append_images=[Image.new("RGB", (8, 4), "red")]
)
NAME = re.compile(r"sized/articles/(\w+)-(\d+)\.([0-9a-f]{16})\.(avif|webp|jpg|png)")


def article(*images: str) -> str:
    return ARTICLE.format(slug="one", body="\n".join(map(FIGURE.format, images)))


FILES: dict[str, str | bytes] = {
    "content/articles/one.md": article("queue.jpg", "map.png", "moving.gif"),
    "content/articles/queue.jpg": PHOTO,
    "content/articles/map.png": saved(Image.new("P", (500, 300), 1), "PNG"),
    "content/articles/moving.gif": MOVING,
    "content/registry/outlets.yaml": OUTLETS,
}


def made(folder: Path, **order: object) -> Built:
    return build(read_settings(str(folder / "pelicanconf.py"), {}), **order)  # type: ignore[arg-type]


def media(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.startswith(("media/", "sized/"))}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    folder = site(tmp_path_factory.mktemp("resized"), FILES)
    built = made(folder, jobs=1)
    assert built.published is not None, built.problems
    return folder, tree(folder / "output")


def no_more(*_: object) -> None:
    raise AssertionError("a rendition is made again")


def test_every_picture_is_there_in_its_sizes(whole: tuple[Path, dict[str, bytes]]) -> None:
    _, files = whole
    found = [NAME.fullmatch(path) for path in media(files)]
    told = sorted((one[1], int(one[2]), one[4]) for one in found if one)
    modern = resizing.modern_form().lower()
    assert told == [
        *(("map", width, form) for width in (500,) for form in ("png", "webp")),
        *(("queue", width, form) for width in (480, 800, 900) for form in (modern, "jpg")),
    ]
    assert [path for path in media(files) if not NAME.fullmatch(path)] == [
        "media/articles/moving.gif"
    ]
    assert files["media/articles/moving.gif"] == MOVING


def test_a_page_offers_them_all_and_keeps_their_place(
    whole: tuple[Path, dict[str, bytes]],
) -> None:
    _, files = whole
    page = files["en/one/index.html"].decode()
    queue, drawing, moving = re.findall(r"<figure>\n(.*)\n+<figcaption>", page)
    mark = re.search(r"\.([0-9a-f]{16})\.", queue)
    assert mark is not None
    stem, end = "../../sized/articles/queue-", f".{mark[1]}"
    modern = resizing.modern_form().lower()
    srcset = {
        form: ", ".join(f"{stem}{width}{end}.{form} {width}w" for width in (480, 800, 900))
        for form in (modern, "jpg")
    }
    sizes = (
        "(min-width: 60em) 38.25em, (min-width: 39.27em) 36.125em, "
        "(min-width: 26.5625em) 92vw, calc(100vw - 2.125em)"
    )
    assert queue == (
        f'<picture><source type="image/{modern}" srcset="{srcset[modern]}" sizes="{sizes}">'
        f'<img src="{stem}900{end}.jpg" srcset="{srcset["jpg"]}" sizes="{sizes}"'
        ' alt="A queue" width="900" height="90"></picture>'
    )
    assert drawing.endswith(
        ' alt="A queue" loading="lazy" decoding="async" width="500" height="300"></picture>'
    )
    assert moving == (
        '<img src="../../media/articles/moving.gif" alt="A queue" loading="lazy"'
        ' decoding="async" width="8" height="4">'
    )
    addresses = re.findall(r"\.\./\.\./((?:media|sized)/[^\s\",]+)", page)
    assert set(addresses) == set(media(files))


def test_machines_are_told_of_files_that_are_there(
    whole: tuple[Path, dict[str, bytes]],
) -> None:
    _, files = whole
    page = files["en/one/index.html"].decode()
    told = dict(re.findall(r'<meta property="(og:image[^"]*)" content="([^"]*)">', page))
    path = told["og:image"].removeprefix("https://example.org/")
    assert path in files
    assert (told["og:image:type"], told["og:image:width"]) == ("image/jpeg", "900")
    assert told["og:image:height"] == "90"
    graph = json.loads(page.partition('ld+json">')[2].partition("</script>")[0])["@graph"]
    nodes = [image for one in graph for image in one.get("image", ()) if "contentUrl" in image]
    assert len(nodes) == 3
    for one in nodes:
        assert one["contentUrl"].removeprefix("https://example.org/") in files
        thumbnail = one.get("thumbnailUrl", one["contentUrl"])
        assert thumbnail.removeprefix("https://example.org/") in files
    assert nodes[0]["width"] == {"@type": "QuantitativeValue", "value": 900, "unitCode": "E37"}


def test_a_second_build_makes_none(
    whole: tuple[Path, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, files = whole
    monkeypatch.setattr(resizing, "made", no_more)
    page = folder / "content/articles/one.md"
    page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")
    built = made(folder)
    assert built.published is not None, built.problems
    assert media(tree(folder / "output")) == media(files)
    shutil.rmtree(folder / "output")
    assert made(folder).published is not None
    assert media(tree(folder / "output")) == media(files)


@pytest.mark.parametrize("jobs", [1, 3])
def test_from_nothing_come_the_same_bytes(
    whole: tuple[Path, dict[str, bytes]], tmp_path: Path, jobs: int
) -> None:
    _, files = whole
    more = {f"content/articles/more{n}.png": saved(photograph((9, 9 + n)), "PNG") for n in range(6)}
    images = ("queue.jpg", "map.png", "moving.gif", *(f"more{n}.png" for n in range(6)))
    folder = site(tmp_path, {**FILES, **more, "content/articles/one.md": article(*images)})
    built = made(folder, jobs=jobs, keep=jobs > 1)
    assert built.published is not None, built.problems
    found = media(tree(folder / "output"))
    assert {path: found[path] for path in media(files)} == media(files)
    assert len(found) == len(media(files)) + 12
    assert (folder / FOLDER).exists() == (jobs > 1)


def test_edits_of_pictures_make_the_site_of_a_build_from_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path / "edited", FILES)
    assert made(folder).published is not None
    stored = set((folder / FOLDER).glob("*/*"))
    edited = {
        "content/articles/queue.jpg": saved(photograph((700, 300)), "JPEG"),
        "content/articles/one.md": article("map.png", "queue.jpg"),
        "content/articles/old.md": article("moving.gif").replace("slug: one", "slug: old"),
    }
    write(folder, edited)
    for path in stored:
        os.utime(path, (0, 0))
    assert made(folder).published is not None
    fresh = site(tmp_path / "fresh", {**FILES, **edited})
    assert made(fresh, keep=False).published is not None
    assert tree(folder / "output") == tree(fresh / "output")
    kept = {path.name for path in (folder / FOLDER).glob("*/*")}
    assert len(kept) == 6, "what no site shows is forgotten"
    assert kept - {path.name for path in stored}


def test_without_the_extra_files_are_as_they_are_and_back_again(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    assert made(folder).published is not None
    with_it = tree(folder / "output")
    write(folder, {"pelicanconf.py": f"{SETTINGS}EXTRAS = ()\n"})
    assert made(folder).published is not None
    files = tree(folder / "output")
    assert set(media(files)) == {
        f"media/articles/{n}" for n in ("queue.jpg", "map.png", "moving.gif")
    }
    assert files["media/articles/queue.jpg"] == PHOTO
    assert b'<img src="../../media/articles/queue.jpg"' in files["en/one/index.html"]
    write(folder, {"pelicanconf.py": BASIS["pelicanconf.py"]})
    assert made(folder).published is not None
    assert tree(folder / "output") == with_it


def test_a_picture_that_cannot_be_made_is_a_problem_at_its_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("broken data stream")

    folder = site(tmp_path, FILES)
    monkeypatch.setattr(resizing, "_opened", fail)
    built = made(folder, jobs=1)
    assert built.published is None
    found = [one for one in built.problems if one.code is Code.BAD_IMAGE]
    assert [str(one).partition(";")[0] for one in found] == [
        f"content/articles/one.md:{line}: bad-image: {name}: the picture is damaged, "
        "and cannot be shown in other sizes"
        for line, name in ((8, "queue.jpg"), (15, "map.png"))
    ]


def test_a_store_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    write(folder, {FOLDER: "a file stands there"})
    assert made(folder).published is not None
    assert len(media(tree(folder / "output"))) == 9
