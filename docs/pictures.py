"""Make the pictures in docs/images/: ``invoke screenshots``. It needs Chromium.

Each shows one page of the example site in its three languages side by side, wide or narrow, light
or dark. The site is built for them, so that they show what the checkout makes; with the same
Chromium, Pillow and faces of type they come out the same.
"""

import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from hexapla.site.server import Server, Shown

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images"
ARTICLE = "kazakhstan-between-sanctions"
BESIDE = {"ru": "zh", "zh": "en", "en": "ru"}
"""The segments of the languages, each with the one that the parallel view shows beside it."""
PAGES = {
    "root": "",
    "front": "{one}/",
    "article": "{one}/" + ARTICLE + "/",
    "parallel": "{one}/" + ARTICLE + "/{other}/",
    "person": "{one}/people/kassym-jomart-tokayev/",
    "issue": "{one}/publications/silk-road-today/176/",
    "coverage": "{one}/coverage/",
    "search": "{one}/search/",
}
QUERIES = {"ru": "граница", "zh": "边境", "en": "border"}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZES = {"wide": (1280, 1440, 0.5), "narrow": (390, 1000, 0.8)}
"""What a window shows, in CSS pixels, and how much of that size the picture has."""
GAP, BETWEEN = 16, "#8c867a"
QUALITY = 62


def main() -> None:
    """Build the site and photograph it."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("Install Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        hexapla = Path(sys.executable).parent / "hexapla"
        subprocess.run([hexapla, "build", "--output", folder], cwd=ROOT, check=True)  # noqa: S603
        with sync_playwright() as playwright, Server(0, Shown.bare(Path(folder), "")) as server:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            _photograph(browser, Path(folder), server.address.rstrip("/"))
            browser.close()
    pictures = sorted(TARGET.glob("*.webp"))
    weight = sum(path.stat().st_size for path in pictures)
    print(f"{len(pictures)} pictures in {TARGET.relative_to(ROOT)}/, {weight / 1e6:.1f} MB")


def _photograph(browser: Browser, folder: Path, address: str) -> None:
    for old in TARGET.glob("*.webp"):
        old.unlink()
    for size, (width, height, scale) in SIZES.items():
        for scheme in SCHEMES:
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            for name, pattern in PAGES.items():
                paths = dict.fromkeys(pattern.format(one=a, other=b) for a, b in BESIDE.items())
                there = [path for path in paths if (folder / path / "index.html").is_file()]
                shots = [_shot(page, f"{address}/{path}", scale) for path in there]
                if shots:
                    target = TARGET / f"{name}-{size}-{scheme}.webp"
                    _beside(shots).save(target, quality=QUALITY, method=6)
            page.close()


def _shot(page: Page, address: str, scale: float) -> Image.Image:
    """Return what a window shows of a page, smaller."""
    page.goto(address, wait_until="networkidle")
    if (field := page.locator("main input[type=search]")).count():
        field.first.fill(QUERIES[page.url.split("/")[3]])
        field.first.press("Enter")
        page.locator(".results li").first.wait_for()
    picture = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    size = (round(picture.width * scale), round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _beside(pictures: list[Image.Image]) -> Image.Image:
    """Return pictures of one size side by side, a gap around each."""
    width, height = pictures[0].size
    size = (len(pictures) * (width + GAP) + GAP, height + 2 * GAP)
    sheet = Image.new("RGB", size, BETWEEN)
    for at, picture in enumerate(pictures):
        sheet.paste(picture, (GAP + at * (width + GAP), GAP))
    return sheet


if __name__ == "__main__":
    main()
