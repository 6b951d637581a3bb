"""The verb ``accept``."""

import sys
from collections.abc import Iterable

import click

from hexapla.cli.common import read_site
from hexapla.cli.difference import difference
from hexapla.cli.options import lang_option, settings_option
from hexapla.site.accept import AcceptedIn, accept_in_catalogs, left


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
        known = {block.id for block in document.blocks}
        if unknown := set(ids) - known:
            what = f"{document.path} has no block {', '.join(sorted(unknown))}"
            remedy = "if its text was edited, run hexapla update, and take its id from the catalog"
            raise click.UsageError(f"{what}; {remedy}")
        wanted = frozenset(ids)
        later = left(read.config, read.site, document, wanted, choice)
        done, problems = accept_in_catalogs(read.config, read.site, document, wanted, choice)
        _tell(done, ids, typo=typo)
        for problem in problems:
            click.echo(problem, err=True)
        for one in later:
            who = "some messages" if typo else ", ".join(one.blocks)
            verb = "is" if len(one.blocks) == 1 and not typo else "are"
            click.echo(f"{one.path}: {who} {verb} {one.reason}", err=True)
        if not (done or problems or later):
            click.echo(f"{document.path}: nothing that this accepts is stale in its own catalogs")
        if problems or later:
            sys.exit(1)


def _tell(done: Iterable[AcceptedIn], ids: tuple[str, ...], *, typo: bool) -> None:
    """Say what was accepted in each catalog; of typos, what was corrected."""
    for one in done:
        others = sorted(set(one.shared) - set(ids))
        also = f" (shared with {', '.join(others)})" if ids and others else ""
        click.echo(f"{one.path}: {len(one.settled)} accepted{also}")
        for text in one.settled if typo else ():
            click.echo(f"    {difference(text.before, text.text)}")
