"""The verb ``serve``."""

import gc

import click

from hexapla.cli.building import build_known
from hexapla.cli.options import absolute, at_option, settings_option
from hexapla.cli.watching import saves
from hexapla.site.again import Asked, known
from hexapla.site.build import Built, Order
from hexapla.site.memory import Memory
from hexapla.site.server import Server, Shown
from hexapla.site.tell import tell, told_of_none

_QUIET = 5
"""Seconds without a save after which there is time for what can wait."""
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

    It is shown as its host would show it: with headers and redirects, a page for what is not there,
    the reader's language chosen at the root, below the path that SITEURL has. What is wrong is said
    here, and the last site that could be built stays to be seen. Where there is none, a page says
    it.

    Example: hexapla serve --port 8080
    """
    changes = {"OUTPUT_PATH": absolute(output), "PREVIEW": preview or None}
    asked = Asked(settings, {key: one for key, one in changes.items() if one is not None}, at)
    memory = Memory()
    built = build_known(known(asked), Order(memory=memory))
    tell(built)
    with _server(port, built) as server:
        click.echo(f"{server.address} (Ctrl+C ends it)")
        _Resident(asked, memory, server, built).keep_building()


def _server(port: int, built: Built) -> Server:
    try:
        return Server(port, _shown(built))
    except OSError as error:
        message = f"port {port} cannot be used: {error.strerror}; choose another with --port"
        raise click.ClickException(message) from error


def _shown(built: Built) -> Shown:
    config = built.config
    if built.rules is None:
        return Shown.bare(config.output, config.siteurl, told_of_none(built))
    return Shown(config.output, built.rules)


class _Resident:
    """Builds a site again and again, and has a server show the last that could be built."""

    def __init__(self, asked: Asked, memory: Memory, server: Server, built: Built) -> None:
        self._asked, self._memory, self._server = asked, memory, server
        self._places = built.inputs

    def keep_building(self) -> None:
        """Build the site again whenever something that it was made from is saved.

        What a build leaves is cleared away when nothing is saved for a while, or after some
        builds: pages cannot be shown in the meantime. The index of the search page waits for that
        while too.
        """
        builds, quiet, is_behind = 0, 0, False
        for is_saved in saves(lambda: (*self._places, self._asked.path)):
            quiet = 0 if is_saved else quiet + 1
            if is_saved or (is_behind and quiet == _QUIET):
                self._build(search=not is_saved)
                is_behind = is_saved
                builds += is_saved
            if builds == _MOST or (builds and quiet == _QUIET):
                gc.collect()
                builds = 0

    def _build(self, *, search: bool) -> None:
        """Build a site of which something was saved; by this process alone, which has threads."""
        try:
            site = known(self._asked)
            if site.told is None:
                self._take(build_known(site, Order(jobs=1, search=search, memory=self._memory)))
        except click.ClickException as error:  # the settings file, half written perhaps
            error.show()

    def _take(self, built: Built) -> None:
        self._places = built.inputs
        if built.problems or built.published is None:
            tell(built)
        elif built.published.written or built.published.removed:
            click.echo(f"{built.published.written} written, {built.published.removed} removed")
        if built.published is not None or self._server.shown.why:
            address = self._server.address
            self._server.shown = _shown(built)
            if self._server.address != address:
                click.echo(f"now at {self._server.address}")
