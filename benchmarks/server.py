"""From saving an edit to the page that a resident server shows: beside ``hugo server``."""

import http.client
import socket
import subprocess
import time
import urllib.request
from contextlib import closing

from benchmarks.cases import Case, Site
from benchmarks.install import Installed
from benchmarks.measure import CommandError, surroundings

PATIENCE = 120
"""Seconds after which a page is not waited for any longer."""
INTERVAL = 0.002
"""Seconds between two looks at the page."""


def latencies(site: Site, program: Installed, edits: int) -> list[float]:
    """Return the seconds that each of some edits took to be seen; none without a server.

    Raises CommandError when the server does not start, or does not show an edit.
    """
    if not program.serve:
        return []
    port = _free_port()
    command = [part.format(port=port) for part in program.serve]
    server = subprocess.Popen(
        command,
        cwd=site.folder,
        env=surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        root = f"http://127.0.0.1:{port}"
        _seen(f"{root}/", "<html", server)
        return [_latency(site, root, 1000 + edit, server) for edit in range(edits)]
    finally:
        server.terminate()
        server.wait()


def _latency(site: Site, root: str, turn: int, server: "subprocess.Popen[bytes]") -> float:
    """Return how long one edit takes; the page is looked at before, as an author would."""
    article = site.subject(Case.PARAGRAPH, turn)
    page = site.layout.page(article, article.lang).removesuffix("index.html")
    _seen(f"{root}/{page}", "<html", server)
    time.sleep(1)
    start = time.perf_counter()
    change = site.change(Case.PARAGRAPH, turn)
    _seen(f"{root}/{page}", change.mark, server)
    return time.perf_counter() - start


def _seen(address: str, mark: str, server: "subprocess.Popen[bytes]") -> None:
    """Wait until a page has a mark in it."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as page:  # noqa: S310
                if mark in page.read().decode("utf-8", "replace"):
                    return
        except (http.client.HTTPException, OSError):
            pass  # it is not there yet, or the server is just writing it
        time.sleep(INTERVAL)
    raise CommandError(f"{address} did not show {mark}")


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
