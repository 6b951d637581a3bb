"""A folder served as its host would: below a path, with the headers that the site asks for."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'"
SEARCH = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self' blob:"
Rules = tuple[tuple[str, str, str], ...]
"""Pattern of a path, header and value, in the order of the file ``_headers``."""

WITHOUT_A_FILE: Rules = (
    ("/*", "Content-Security-Policy", POLICY),
    ("/*/search/*", "Content-Security-Policy", f"{POLICY}; {SEARCH}"),
)


def rules(text: str) -> Rules:
    """Return what a file ``_headers`` says: a path, and under it, indented, its headers."""
    return tuple(_rules(text))


def _rules(text: str) -> Iterator[tuple[str, str, str]]:
    pattern = ""
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace():
            name, _, value = line.strip().partition(":")
            yield pattern, name.removeprefix("! "), value.strip()
        else:
            pattern = line.strip()


def headers(found: Rules, path: str) -> dict[str, str]:
    """Return the headers of a path; of two values for one header the later, the nearer, counts."""
    return {name: value for pattern, name, value in found if _fits(pattern, path) and value}


def _fits(pattern: str, path: str) -> bool:
    expression = re.escape(pattern).replace(r"\*", ".*")
    return re.fullmatch(re.sub(r":\w+", "[^/]+", expression), path) is not None


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, below: str, rules: Rules, **options: Any) -> None:
        self._below, self._rules = below, rules
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        """Return the file of a path; what is not below the site's own place is nowhere."""
        if not path.startswith(self._below):
            return str(Path(self.directory, "nowhere"))
        return super().translate_path("/" + path.removeprefix(self._below))

    def end_headers(self) -> None:
        path = self.path.partition("?")[0]
        below = "/" + path.removeprefix(self._below)
        for name, value in (headers(self._rules, path) | headers(self._rules, below)).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's own name
        """Say nothing."""


class served:  # noqa: N801 - used like a function
    """Serve a folder on a free port of this machine while the block runs; give its address."""

    def __init__(self, folder: Path, below: str = "/") -> None:
        asked = folder / "_headers"
        found = rules(asked.read_text("utf-8")) if asked.is_file() else WITHOUT_A_FILE
        handler = partial(_Handler, directory=str(folder), below=below, rules=found)
        self._below = below
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_address[1]}{self._below}"

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
