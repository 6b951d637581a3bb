"""The command ``hexapla``: a thin verb a file."""

import sys

import click

from hexapla import __version__
from hexapla.cli.accept import accept
from hexapla.cli.align import align
from hexapla.cli.build import build
from hexapla.cli.check import check
from hexapla.cli.exchange import export, import_
from hexapla.cli.names import names
from hexapla.cli.pseudo import pseudo
from hexapla.cli.publish import publish
from hexapla.cli.status import status
from hexapla.cli.update import update


class _Verbs(click.Group):
    """The verbs; a file that cannot be read or written ends one in words, not in a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a verb."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            where = error.filename or "the site"
            click.echo(f"{where}: {error.strerror}; see to its place and rights", err=True)
            sys.exit(1)


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Publish one article in every language, every source named."""


for _verb in (accept, align, build, check, export, import_, names, pseudo, publish, status, update):
    main.add_command(_verb)
