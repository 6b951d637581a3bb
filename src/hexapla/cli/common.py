"""What the verbs share: their options, the settings file, the site read, the words at the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from hexapla.model.problem import Findings, Problem
from hexapla.model.site import Site
from hexapla.site.configuration import Configuration, build_time, configuration
from hexapla.site.load import load

SETTINGS_FILE = "pelicanconf.py"


def _as_time(context: click.Context, option: click.Parameter, at: str | None) -> str | None:
    """Return a time of the command line once it is known to be one."""
    del context, option
    try:
        build_time(at)
    except ValueError as error:
        message = f"{at} is no time; write 2022-09-29T09:00+05:00"
        raise click.BadParameter(message) from error
    return at


settings_option = click.option(
    "-s", "--settings", default=SETTINGS_FILE, show_default=True, help="The settings file."
)
at_option = click.option(
    "--at",
    callback=_as_time,
    metavar="TIME",
    help="The time the build is said to run at (default: now).",
)
strict_option = click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
lang_option = click.option(
    "-l", "--lang", "langs", multiple=True, metavar="TAG", help="Only this language (repeatable)."
)


@dataclass(frozen=True, slots=True)
class Read:
    """A site as a verb finds it."""

    config: Configuration
    site: Site
    problems: tuple[Problem, ...]

    def known(self, *tags: str) -> None:
        """Refuse a language that is not one of the site's."""
        languages = [language.tag for language in self.config.languages]
        for tag in filter(None, tags):
            if tag not in languages:
                message = f"{tag} is not one of the site's languages: {', '.join(languages)}"
                raise click.UsageError(message)

    def document_paths(self, paths: tuple[str, ...]) -> frozenset[str]:
        """Return the documents that paths of the command line name, folders standing for theirs.

        A path may start at the site's root, at the content folder, or be a catalog's.
        """
        known = {document.path for document in self.site.documents}
        found = {name for path in paths for name in self._named(path, known)}
        return frozenset(found)

    def _named(self, path: str, known: set[str]) -> set[str]:
        place = Path(path).resolve()
        for folder in (self.config.content, *self._catalog_folders()):
            if folder.is_relative_to(place):
                return set(known)
            if place.is_relative_to(folder):
                name = place.relative_to(folder).with_suffix("").as_posix()
                found = {
                    one for one in known if f"{one.removesuffix('.md')}/".startswith(f"{name}/")
                }
                if found:
                    return found
        raise click.UsageError(f"{path} is no document of the site, and no folder of documents")

    def _catalog_folders(self) -> list[Path]:
        folder = self.config.translations
        return [folder / one.locale / "LC_MESSAGES" for one in self.config.languages]


def read_settings(path: str, **changes: Any) -> dict[str, Any]:
    """Return Pelican's settings; a settings file that cannot be used ends the command."""
    from hexapla.site.runs import read_settings as read_pelican_settings

    override = {key: value for key, value in changes.items() if value is not None}
    try:
        return read_pelican_settings(path, override)
    except FileNotFoundError as error:
        message = f"there is no settings file {path}; run hexapla where pelicanconf.py is"
        raise click.UsageError(message) from error
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise click.UsageError(f"{path} cannot be used: {what}") from error


def read_site(settings: str, **changes: Any) -> Read:
    """Return the site that a settings file describes, with its problems."""
    findings = Findings(settings)
    config = configuration(read_settings(settings, **changes), findings)
    site, problems = load(config)
    return Read(config, site, (*findings.problems, *problems))


def absolute(path: str | None, *, if_there: bool = False) -> str | None:
    """Return a path of the command line from the root, since settings count from their own file.

    With ``if_there``, a path where nothing is stays as it is: it is a name.
    """
    if path is None or (if_there and not Path(path).exists()):
        return path
    return str(Path(path).resolve())


@contextmanager
def progress_bar() -> Iterator[Callable[[int], Callable[[], None]]]:
    """Show a bar on a terminal, and nothing elsewhere."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:

        def begin(total: int) -> Callable[[], None]:
            task = bar.add_task("Rendering", total=total)
            return lambda: bar.advance(task)

        yield begin
