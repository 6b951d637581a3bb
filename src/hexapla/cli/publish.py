"""The verb ``publish``."""

import sys

import click

from hexapla.cli.common import absolute, at_option, progress_bar, read_settings
from hexapla.site.build import build
from hexapla.site.ledger import published_lines, read_ledger, write_ledger
from hexapla.site.shell import tell


@click.command()
@click.option(
    "-s", "--settings", default="publishconf.py", show_default=True, help="The settings file."
)
@click.option("-o", "--output", help="Where to build the site.")
@at_option
def publish(settings: str, output: str | None, at: str | None) -> None:
    """Build the public site, and note its addresses in the ledger.

    An edition whose address is in the ledger stays published when its source changes, with its
    stale passages marked; status: withdrawn takes it away. Commit the ledger, published.tsv.

    Example: hexapla publish -o /srv/www
    """
    found = read_settings(settings, OUTPUT_PATH=absolute(output), BUILD_TIME=at)
    if not found["SITEURL"] or found.get("PREVIEW"):
        raise click.UsageError(f"{settings} is not for publishing: it has no SITEURL, or PREVIEW")
    with progress_bar() as progress:
        built = build(found, progress)
    tell(built)
    if built.published is None:
        sys.exit(1)
    ledger = built.config.ledger
    before, _ = read_ledger(ledger, "")
    new = published_lines(built.site) - before
    write_ledger(ledger, before | new)
    click.echo(f"{len(new)} new addresses in {built.config.shown(ledger)}, {len(before)} before")
