"""The verb ``accept``."""

import sys

import click

from hexapla.cli.common import lang_option, read_site, settings_option
from hexapla.model.document import blocks
from hexapla.site.accept import accept_in_catalogs


@click.command()
@click.argument("path")
@click.argument("ids", nargs=-1, metavar="BLOCK…")
@settings_option
@lang_option
@click.option("--typo", is_flag=True, help="Accept corrected spelling and punctuation.")
def accept(
    path: str, ids: tuple[str, ...], settings: str, langs: tuple[str, ...], *, typo: bool
) -> None:
    """Say that a change of the source did not change its meaning.

    The stale translations of the blocks stay, valid under the new text. A block's id stands in its
    catalog after «id:», and in the page's address after #.

    Example: hexapla accept content/articles/2024/ferry.md p4c3a82a6
    """
    read = read_site(settings)
    choice = read.chosen((path,), langs)
    if bool(ids) is typo:
        raise click.UsageError("name the blocks to accept, or say --typo, not both")
    read.end_on_errors("Nothing was accepted: mend these first.")
    for document in filter(choice.names, read.site.documents):
        known = {block.id for block in blocks(document)}
        if unknown := set(ids) - known:
            message = f"{document.path} has no block {', '.join(sorted(unknown))}"
            raise click.UsageError(message)
        done, problems = accept_in_catalogs(
            read.config, read.site, document, frozenset(ids), choice
        )
        for problem in problems:
            click.echo(problem, err=True)
        for one in done:
            others = sorted(set(one.shared) - set(ids))
            also = f" (shared with {', '.join(others)})" if ids and others else ""
            click.echo(f"{one.path}: {len(one.texts)} accepted{also}")
        if not done:
            click.echo(f"{document.path}: nothing that this accepts is stale in its own catalogs")
        if problems:
            sys.exit(1)
