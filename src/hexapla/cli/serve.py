"""The verb ``serve``."""

import contextlib
import gc
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import click
from watchfiles import watch

from hexapla.cli.building import build_known
from hexapla.cli.options import absolute, at_option, settings_option
from hexapla.site.again import Asked, known
from hexapla.site.build import Built, Order
from hexapla.site.memory import Memory
from hexapla.site.tell import tell

_STEP, _DEBOUNCE = 10, 100
"""Milliseconds: how long no file may change until a change counts as saved, and the most of it."""
_MOST = 8
"""Builds that may leave their values behind."""


@click.command()
@settings_option
@click.option("-o", "--output", help="Where to build the site.")
@click.option("-p", "--port", default=8000, show_default=True, help="The port on this machine.")
@click.option("--preview", is_flag=True, help="Show drafts and unfinished editions too.")
@at_option
def serve(settings: str, output: str | None, port: int, at: str | None, *, preview: bool) -> None:
    """Build the site, show it on this machine, and build it again whenever a file is saved.

    What is wrong is said here, and the last site that could be built stays to be seen.

    Example: hexapla serve --port 8080
    """
    changes = {"OUTPUT_PATH": absolute(output), "PREVIEW": preview or None}
    asked = Asked(settings, {key: one for key, one in changes.items() if one is not None}, at)
    memory = Memory()
    built = build_known(known(asked), Order(memory=memory))
    tell(built)
    with _served(str(built.config.output), port):
        click.echo(f"http://localhost:{port}/ (Ctrl+C ends it)")
        _keep_building((*built.inputs, settings), asked, memory)


def _keep_building(places: tuple[str, ...], asked: Asked, memory: Memory) -> None:
    """Build the site again whenever something in a place is saved.

    What a build leaves is cleared away when nothing is saved for a while, or after some builds:
    pages cannot be shown in the meantime. The index of the search page waits for that while too.
    """
    builds, is_behind = 0, False
    for saved in watch(*places, step=_STEP, debounce=_DEBOUNCE, yield_on_timeout=True):
        if saved or is_behind:
            try:
                _build_again(asked, memory, search=not saved)
            except click.ClickException as error:  # the settings file, half written perhaps
                error.show()
        is_behind = bool(saved)
        builds += is_behind
        if builds == _MOST or (builds and not saved):
            gc.collect()
            builds = 0


def _build_again(asked: Asked, memory: Memory, *, search: bool) -> None:
    """Build a site of which something was saved; by this process alone, which has threads."""
    site = known(asked)
    if site.told is None:
        built = build_known(site, Order(jobs=1, search=search, memory=memory))
        tell(built) if built.problems or built.published is None else _tell_shortly(built)


def _tell_shortly(built: Built) -> None:
    if built.published and (built.published.written or built.published.removed):
        count = built.published
        click.echo(f"{count.written} written, {count.removed} removed")


@contextlib.contextmanager
def _served(folder: str, port: int) -> Iterator[None]:
    """Serve a folder on this machine alone while the body runs."""
    handler = partial(_Quiet, directory=folder)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        message = f"port {port} cannot be used: {error.strerror}; choose another with --port"
        raise click.ClickException(message) from error
    with server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def end_headers(self) -> None:
        """End the headers, with one that has the browser ask each time."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        """Say nothing."""
