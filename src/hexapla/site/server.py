"""A site on this machine, answered as its host would.

HTTP by RFC 9110 and 9112; what is answered follows from the site's rules and its output alone.
"""

import os
import re
import stat
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Self
from urllib.parse import quote, unquote

from msgspec import Struct

from hexapla.rendering.addresses import ROOT_NOT_FOUND, base_of
from hexapla.rendering.hosting.answers import Answer, Thing, answer, headers
from hexapla.rendering.hosting.rules import NotFound, Rules

_MACHINE = "127.0.0.1"
_LOOK = 0.05
"""Seconds in which the server sees that it is to end."""


class Shown(Struct, frozen=True):
    """A site as it is shown: the folder of its output, and its rules.

    ``why`` says what kept it from being built, '' for one that was.
    """

    output: Path
    rules: Rules
    why: str = ""

    @classmethod
    def bare(cls, output: Path, siteurl: str, why: str = "") -> "Shown":
        """Return what an output is shown as while nobody knows its rules."""
        base = base_of(siteurl)
        page = NotFound(base, base + ROOT_NOT_FOUND)
        rules = Rules(base, headers=(), choices=(), redirects=(), gone=(), not_found=(page,))
        return cls(output, rules, why)

    def look(self, path: str) -> Thing:
        """Say what stands at a path of the output; what a link puts there from elsewhere is not."""
        file = Path(os.path.realpath(self.file(path)))
        try:
            mode = file.stat().st_mode
        except OSError:
            return Thing.NOTHING
        if not file.is_relative_to(os.path.realpath(self.output)):
            return Thing.NOTHING
        if stat.S_ISDIR(mode):
            return Thing.FOLDER
        return Thing.FILE if stat.S_ISREG(mode) else Thing.NOTHING

    def file(self, path: str) -> Path:
        """Return the file at a path of the output."""
        return self.output / path


class Server(ThreadingHTTPServer):
    """Answers on this machine alone while its block runs, by what is ``shown`` at the moment.

    It takes any free port for 0. Raises OSError when the port cannot be used.
    """

    def __init__(self, port: int, shown: Shown) -> None:
        super().__init__((_MACHINE, port), _Handler)
        self.shown = shown
        self._thread = Thread(target=self.serve_forever, args=(_LOOK,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    @property
    def address(self) -> str:
        """Where the site begins: below a path, if its own address does."""
        return f"http://localhost:{self.server_port}{self.shown.rules.base}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error, unless a browser has merely gone away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server_version = "Hexapla"
    sys_version = ""
    server: Server

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        shown = self.server.shown
        path, question, query = re.sub("^https?://[^/]*", "", self.path).partition("?")
        path = unquote(path)
        accepted = self.headers.get("Accept-Language", "")
        found = answer(shown.rules, path, accepted, shown.look)
        try:
            data, mark = self._read(shown, found)
        except FileNotFoundError:  # a build has removed it just now
            found = Answer(404)
            data, mark = self._read(shown, found)
        sent = headers(shown.rules, path, found)
        if found.location:
            sent["Location"] = quote(found.location) + question + query
        self._send(found, sent, data, mark)

    def _read(self, shown: Shown, found: Answer) -> tuple[bytes, str]:
        """Return the bytes of an answer, and the mark of a file's by which a browser asks again.

        It is of the file's status, since of two edits in one second ``Last-Modified`` is the same.
        """
        if not found.file:
            words = f"{self.responses[found.status][0]}\n"
            if found.status == 404:
                words += f"\n{shown.why or f'The site begins at {shown.rules.base}'}\n"
            return words.encode(), ""
        with shown.file(found.file).open("rb") as file:
            status = os.fstat(file.fileno())
            mark = f'"{status.st_mtime_ns:x}-{status.st_ino:x}-{status.st_size:x}"'
            return file.read(), mark if found.status == 200 else ""

    def _send(self, found: Answer, sent: dict[str, str], data: bytes, mark: str) -> None:
        is_known = bool(mark) and _has(self.headers.get("If-None-Match", ""), mark)
        self.send_response(304 if is_known else found.status)
        if mark:
            sent["ETag"] = mark
        if is_known:
            sent.pop("Content-Type", None)
        else:
            sent.setdefault("Content-Type", "text/plain; charset=utf-8")
            sent["Content-Length"] = str(len(data))
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and not is_known:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        """Say nothing."""


def _has(asked: str, mark: str) -> bool:
    """Whether If-None-Match has a mark, compared weakly (RFC 9110, 13.1.2)."""
    return asked.strip() == "*" or mark in re.findall(r'"[^"]*"', asked)
