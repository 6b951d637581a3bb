"""The command ``hexapla``: thin verbs, each imported when it is used."""

import sys
from collections.abc import Mapping
from importlib import import_module

import click

from hexapla import __version__

_VERBS: Mapping[str, str] = {
    "accept": "accept:accept",
    "align": "align:align",
    "build": "build:build",
    "check": "check:check",
    "export": "exchange:export",
    "import": "exchange:import_",
    "names": "names:names",
    "nginx": "nginx:nginx",
    "pseudo": "pseudo:pseudo",
    "publish": "publish:publish",
    "retire": "retire:retire",
    "serve": "serve:serve",
    "status": "status:status",
    "update": "update:update",
}
"""The module of each verb, and its name there. One is imported when it is used: a build that has
nothing to do should not wait for what the others need."""


class _Verbs(click.Group):
    """The verbs; a file that cannot be read or written ends one in words, not in a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs' names."""
        del ctx
        return sorted(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb with a name."""
        del ctx
        if cmd_name not in _VERBS:
            return None
        module, _, name = _VERBS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(f"hexapla.cli.{module}"), name)
        return found

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
