"""The verbs ``export`` and ``import``."""

import sys
from pathlib import Path

import click

from hexapla import __version__
from hexapla.cli.common import Read, end, read_site
from hexapla.cli.options import lang_option, settings_option
from hexapla.model.problem import Problem, Severity
from hexapla.model.work import Method
from hexapla.site.exchange.exporting import remembered, to_xliff, unusable
from hexapla.site.exchange.importing import Way, import_xliff
from hexapla.site.files import write_atomically
from hexapla.translating.tmx import memory


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["tmx", "xliff"]),
    required=True,
    help="A translation memory, or one document to be translated.",
)
@settings_option
@lang_option
@click.option(
    "-o",
    "--output",
    default="-",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Where to write (default: standard output).",
)
def export(
    paths: tuple[str, ...], form: str, settings: str, langs: tuple[str, ...], output: str
) -> None:
    """Write translations for other tools: TMX 1.4b, or XLIFF 2.1 of one document and language.

    A memory has what is translated now, of all documents and languages or of those named. What a
    translator returns as XLIFF, hexapla import takes back.

    Example: hexapla export --format xliff content/pages/about.md -l ru
    """
    read = read_site(settings)
    choice = read.chosen(paths, langs)
    wanted = list(choice.of(read.site))
    if form == "xliff" and len(wanted) != 1:
        raise click.UsageError("XLIFF is for one document and one language: name a path, and -l")
    broken = unusable(read.config, read.site, choice)
    if broken:
        end(_of(broken, read), "Nothing was written: mend these first.")
    if form == "xliff":
        ((document, language),) = wanted
        data = _xliff(read, document.path, language.tag)
    else:
        found = remembered(read.config, read.site, choice)
        click.echo(f"{len(found)} messages translated", err=True)
        data = memory(found, __version__)
    _write(output, data)


def _of(broken: tuple[str, ...], read: Read) -> list[Problem]:
    """Return the problems of catalogs, else every error: what a catalog rests on has one too."""
    errors = [one for one in read.problems if one.severity is Severity.ERROR]
    return [one for one in errors if one.path in broken] or errors


def _xliff(read: Read, document: str, lang: str) -> bytes:
    edition = read.site.editions[document].get(lang)
    if edition is None:
        message = f"{document} has no catalog into {lang}; hexapla update -l {lang} makes one"
        raise click.UsageError(message)
    return to_xliff(read.config, read.site, edition)


def _write(output: str, data: bytes) -> None:
    if output == "-":
        click.echo(data, nl=False)
        return
    try:
        write_atomically(Path(output), data)
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}") from error


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@settings_option
@click.option(
    "--method",
    type=click.Choice([one.value for one in Method]),
    help="How the translations were made, where the catalog's header does not say.",
)
@click.option(
    "--overwrite",
    is_flag=True,
    help="Let the file win where the catalog was changed after the export.",
)
def import_(file: Path, settings: str, method: str | None, *, overwrite: bool) -> None:
    """Take an XLIFF file that comes back from a translator into the catalog.

    A new or changed target becomes the translation: valid in the state translated, reviewed or
    final, stale in the state initial. An empty one changes nothing. What does not fit is said, unit
    by unit, and not applied; a site with errors is not changed at all.

    Example: hexapla import about.ru.xlf --method human
    """
    read = read_site(settings)
    read.end_on_errors("Nothing was imported: mend these first.")
    way = Way(Method(method) if method else None, overwrite)
    done, problems = import_xliff(read.config, read.site, file, way)
    for one in done:
        stale = f" ({one.stale} stale)" if one.stale else ""
        click.echo(f"{one.path}: {one.applied} applied{stale}, {one.unchanged} unchanged")
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(bool(problems))
