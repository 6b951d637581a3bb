"""A build of a settings file, with what is known of its site."""

from functools import partial

import click
from msgspec.structs import replace

from hexapla.cli.common import read_settings
from hexapla.cli.progress import progress_bar
from hexapla.site.again import Known
from hexapla.site.build import Built, Order, build_setup
from hexapla.site.clock import build_time
from hexapla.site.settings.setup import setup_of, unpacked
from hexapla.site.workers import WorkerError


def build_known(site: Known, order: Order) -> Built:
    """Build a site, with a bar to show how far it is.

    Pelican's settings are read only when nothing is known of what they come to, or a part of the
    build needs Pelican.
    """
    asked = site.asked
    read = partial(read_settings, asked.path, **asked.changes, BUILD_TIME=asked.at)
    try:
        with progress_bar() as progress:
            order = replace(order, progress=progress)
            if site.setup is not None:
                setup = unpacked(site.setup, build_time(site.at))
                return build_setup(setup, read, site.mark, order, site.seen)
            settings = read()
            return build_setup(setup_of(settings), lambda: settings, site.mark, order)
    except WorkerError as error:
        raise click.ClickException(str(error)) from error
