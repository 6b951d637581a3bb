"""The verb ``pseudo``."""

import sys
from pathlib import Path

import click

from hexapla.cli.common import read_settings
from hexapla.cli.options import absolute, at_option, settings_option
from hexapla.cli.progress import progress_bar
from hexapla.model.problem import Findings, Severity
from hexapla.site.load import load
from hexapla.site.pseudo import SEGMENT, build_pseudo, is_apart
from hexapla.site.settings.configuration import configuration

OUTPUT = "output-pseudo"


@click.command()
@settings_option
@click.option(
    "-l", "--lang", default="", metavar="TAG", help="Make it from the editions in this language."
)
@click.option("-o", "--output", help=f"Where to build it (default: {OUTPUT}, beside the settings).")
@at_option
def pseudo(settings: str, *, lang: str, output: str | None, at: str | None) -> None:
    """Build the site in a made-up language that shows what cannot be translated.

    Every message is ⟦ȧƈƈḗƞŧḗḓ and longer one two⟧ under the address /xa/: words without brackets
    are no messages, and what lacks its end does not fit. It is for looking at, never published.

    Example: hexapla pseudo -l en -o /tmp/pseudo
    """
    found = read_settings(settings, BUILD_TIME=at)
    findings = Findings(settings)
    config = configuration(found, findings)
    tags = [language.tag for language in config.languages]
    if lang and lang not in tags:
        message = f"{lang} is not one of the site's languages: {', '.join(tags)}"
        raise click.UsageError(message)
    place = Path(absolute(output) or config.root / OUTPUT).resolve()
    if not is_apart(place, config):
        raise click.UsageError(f"{place} is the site's own output, or holds it, or lies in it")
    site, problems = load(config)
    wrong = [one for one in (*findings.problems, *problems) if one.severity is Severity.ERROR]
    if not wrong:
        with progress_bar() as progress:
            built = build_pseudo({**found, "OUTPUT_PATH": str(place)}, config, site, lang, progress)
        wrong = [one for one in built.problems if one.severity is Severity.ERROR]
    for problem in wrong:
        click.echo(problem, err=True)
    if wrong:
        click.echo("Not built: mend these first.", err=True)
        sys.exit(1)
    click.echo(f"Built {config.shown(place)}/{SEGMENT}/")
