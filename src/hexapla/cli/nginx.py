"""The verb ``nginx``."""

import click

from hexapla.cli.common import Read, read_settings
from hexapla.cli.options import at_option
from hexapla.site.hosting import nginx_file
from hexapla.site.load import load
from hexapla.site.settings.setup import setup_of


@click.command()
@click.option(
    "-s", "--settings", default="publishconf.py", show_default=True, help="The settings file."
)
@at_option
def nginx(settings: str, at: str | None) -> None:
    """Print what nginx must know of the site: its language choice, redirects and headers, as maps.

    They are for the context http; docs/hosting.md has the server block that refers to them. Print
    them anew with each publication, before nginx is asked to reload.

    Example: hexapla nginx > /etc/nginx/conf.d/caravan-notes.maps.conf
    """
    setup = setup_of(read_settings(settings, BUILD_TIME=at))
    site, problems = load(setup.config)
    read = Read(setup.config, site, (*setup.problems, *problems))
    read.end_on_errors("Nothing was printed: mend these first.")
    click.echo(nginx_file(site, setup), nl=False)
