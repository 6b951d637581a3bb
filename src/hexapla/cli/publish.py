"""The verb ``publish``."""

import sys

import click

from hexapla.cli.building import build_known
from hexapla.cli.common import read_settings
from hexapla.cli.options import absolute, at_option, jobs_option
from hexapla.site.again import Asked, known
from hexapla.site.build import Order
from hexapla.site.tell import tell


@click.command()
@click.option(
    "-s", "--settings", default="publishconf.py", show_default=True, help="The settings file."
)
@click.option("-o", "--output", help="Where to build the site.")
@jobs_option
@at_option
def publish(settings: str, output: str | None, jobs: int, at: str | None) -> None:
    """Build the public site, and note its addresses in the ledger.

    An edition whose address is in the ledger stays published when its source changes, with its
    stale passages marked; status: withdrawn takes it away. Commit the ledger, published.tsv; it is
    written with the site or not at all.

    Example: hexapla publish -o /srv/www
    """
    found = read_settings(settings)
    if not found["SITEURL"] or found.get("PREVIEW"):
        raise click.UsageError(f"{settings} is not for publishing: it has no SITEURL, or PREVIEW")
    changes = {"OUTPUT_PATH": absolute(output)} if output else {}
    built = build_known(known(Asked(settings, changes, at)), Order(note=True, jobs=jobs))
    tell(built)
    if built.noted is None:
        sys.exit(1)
    ledger = built.config.shown(built.config.ledger)
    click.echo(f"{built.noted.new} new addresses in {ledger}, {built.noted.before} before")
