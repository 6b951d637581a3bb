"""What the verbs share: their options, the settings file, the site read, the words at the end."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click
from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.problem import Findings, Problem
from hexapla.model.site import Site
from hexapla.site.choice import Choice
from hexapla.site.load import load
from hexapla.site.report import has_errors
from hexapla.site.settings.configuration import Configuration, configuration

_ENDINGS = frozenset({".md", ".po"})


class Read(Struct, frozen=True):
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

    def check_pivot(self, pivot: str, langs: Sequence[str]) -> None:
        """Refuse a pivot that is no language of the site, or the only one to carry into."""
        self.known(pivot)
        if pivot and set(langs) == {pivot}:
            raise click.UsageError(f"--pivot names {pivot} itself; name what to translate from")

    def end_on_errors(self, words: str) -> None:
        """End the command when the site has errors, with them and these words."""
        if has_errors(self.problems, strict=False):
            end(self.problems, words)

    def chosen(self, paths: Sequence[str], langs: Sequence[str]) -> Choice:
        """Return what paths and languages of the command line name; all without any.

        A folder stands for its documents. A path may start at the site's root, at the content
        folder, or be a catalog's or a folder of catalogs, and then names their language too.
        """
        self.known(*langs)
        documents: dict[str, frozenset[str]] = {}
        for path in paths:
            for name, tags in self._named(path).items():
                documents[name] = documents.get(name, frozenset()) | tags
        choice = Choice(documents, frozenset(langs))
        named = list(filter(choice.names, self.site.documents))
        if langs and named and not any(choice.of(self.site)):
            raise click.UsageError(_nothing(named, langs, self.site))
        return choice

    def _named(self, path: str) -> dict[str, frozenset[str]]:
        """Return the documents that a path names, each with the languages it names them in."""
        place = Path(path).resolve()
        found: dict[str, frozenset[str]] = {}
        for folder, tags in self._folders().items():
            for document in self.site.documents:
                if _is_named(document.path, place, folder) and tags != {document.lang}:
                    found[document.path] = found.get(document.path, frozenset()) | tags
        if not found:
            self._refuse(path, place)
        return found

    def _folders(self) -> dict[Path, frozenset[str]]:
        """Return the folders that hold documents or catalogs, with the languages of each."""
        languages, folder = self.config.languages, self.config.translations
        return {
            self.config.content: frozenset(one.tag for one in languages),
            **{folder / one.locale / "LC_MESSAGES": frozenset({one.tag}) for one in languages},
        }

    def _refuse(self, path: str, place: Path) -> NoReturn:
        """End the command over a path that names no document that could be read."""
        for folder, tags in self._folders().items():
            for document in self.site.documents:
                if _is_named(document.path, place, folder):
                    shown = self.site.shown(document.path)
                    message = f"{path}: {shown} is written in {', '.join(tags)} itself"
                    raise click.UsageError(message)
            unread = self.config.shown(self.config.content / _name(place, folder))
            faults = [one for one in self.problems if _is_at(one.path.removesuffix(".md"), unread)]
            if _name(place, folder) and faults:
                end(faults, "Nothing was done: mend these first.")
        raise click.UsageError(f"{path} is no document of the site, and no folder of documents")


def end(problems: Iterable[Problem], words: str) -> NoReturn:
    """Say which problems stand in the way, and end the command."""
    for problem in problems:
        click.echo(problem, err=True)
    click.echo(words, err=True)
    sys.exit(1)


def _name(place: Path, folder: Path) -> str:
    """Return what a place in a folder is called, of a document or catalog without its ending."""
    if not place.is_relative_to(folder):
        return ""
    name = place.relative_to(folder)
    return (name.with_suffix("") if name.suffix in _ENDINGS else name).as_posix()


def _is_named(document: str, place: Path, folder: Path) -> bool:
    """Whether a place is, or holds, a document or its catalog, which lies in a folder."""
    if folder.is_relative_to(place):
        return True
    name, own = _name(place, folder), document.removesuffix(".md")
    return own == name if place.suffix in _ENDINGS else bool(name) and _is_at(own, name)


def _is_at(path: str, place: str) -> bool:
    """Whether a path is a place or lies below it."""
    return f"{path}/".startswith(f"{place}/")


def _nothing(documents: Sequence[Document], langs: Sequence[str], site: Site) -> str:
    """Say why there is nothing to carry into some languages."""
    if any(document.lang not in langs for document in documents):
        return f"the paths name no catalog into {', '.join(langs)}"
    what = site.shown(documents[0].path) if len(documents) == 1 else "every document named"
    return f"{what} is written in {', '.join(langs)} itself; name a language to carry it into"


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
