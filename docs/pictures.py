"""Make the README's picture: ``invoke pictures``. It needs Chromium and a built site in output/."""

import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images" / "three-languages.png"
ARTICLE = "kazakhstan-between-sanctions"
WIDTH, HEIGHT = 820, 1180
SHEET = """<!doctype html><style>
body {{ margin: 0; display: flex; gap: 24px; padding: 24px; background: #8c867a }}
iframe {{ width: {width}px; height: {height}px; border: 0; background: white }}
</style>{frames}"""


def main() -> None:
    """Photograph the article's three language versions side by side."""
    program = shutil.which("chromium")
    if program is None or not (ROOT / "output" / "en").is_dir():
        sys.exit("Install Chromium (apt-get install chromium) and build the site first.")
    handler = partial(SimpleHTTPRequestHandler, directory=str(ROOT / "output"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    frames = "".join(
        f'<iframe src="{address}/{segment}/{ARTICLE}/"></iframe>' for segment in ("ru", "zh", "en")
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        size = {"width": 3 * WIDTH + 4 * 24, "height": HEIGHT + 2 * 24}
        page = browser.new_page(viewport=size, device_scale_factor=0.75)
        page.set_content(SHEET.format(width=WIDTH, height=HEIGHT, frames=frames))
        page.wait_for_load_state("networkidle")
        page.screenshot(path=TARGET)
        browser.close()
    server.shutdown()
    print(f"written: {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
