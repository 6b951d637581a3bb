"""The example site, answered by the server of ``hexapla serve``."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hexapla.rendering.index import index
from hexapla.site.hosting import rules_for, theme_assets
from hexapla.site.load import load
from hexapla.site.runs import read_settings
from hexapla.site.server import Server, Shown
from hexapla.site.settings.setup import setup_of
from sites import REPOSITORY


@contextmanager
def served(output: Path, **changes: object) -> Iterator[str]:
    """Serve an output that was built with some changed settings, and give its address."""
    setup = setup_of(read_settings(str(REPOSITORY / "pelicanconf.py"), changes))
    site, _ = load(setup.config)
    rules = rules_for(site, index(site), setup, theme_assets(setup))
    with Server(0, Shown(output, rules)) as server:
        yield server.address
