"""The verb ``names``."""

import json
import sys
from collections.abc import Iterable
from typing import Any

import click
from msgspec.structs import replace

from hexapla.checking.forbidden import ForbiddenName
from hexapla.cli.common import Read, read_site
from hexapla.cli.names_lines import lines
from hexapla.cli.options import lang_option, settings_option
from hexapla.model.problem import Problem
from hexapla.model.registry import Entry
from hexapla.site.forms import Form
from hexapla.site.names import Missing, Names, names_of, unread_for_names

SHAPE = 1
"""The version of the shape that ``--format json`` has; it grows by keys alone within one."""
_JSON = """\
\b
With --format json, an object with these keys:
  version, languages  1, and the site's BCP 47 tags
  problems            what cannot be read, one string each
  forbidden           entry, language, form, approved (or null), file, line
  missing             entry, languages, documents (how many use it), file, line
  unregistered        entry, language, form, count, file, line (the first)
  unlinked            entry, language, form, file, line
  unused              entry, file, line
An entry is an object: section, id, kind (or null), name. Keys may be added.
"""


@click.command(epilog=_JSON)
@click.argument("paths", nargs=-1)
@settings_option
@lang_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines to read, or data.",
)
@click.option("--check", is_flag=True, help="Exit 1 when a form is forbidden or a name missing.")
def names(
    paths: tuple[str, ...], settings: str, langs: tuple[str, ...], form: str, *, check: bool
) -> None:
    """Say what the registry's names need: the worst first, each with its file and line.

    Forbidden forms in the texts; entries without a name in a language; links whose words are no
    registered form; names without a link; entries nobody uses. PATHS are documents, catalogs or
    folders of them: only their texts are looked at, and the entries they use.

    Example: hexapla names -l ru content/articles/2024
    """
    read = read_site(settings)
    read.known(*langs)
    choice = replace(read.chosen(paths, ()), langs=frozenset(langs))
    problems = unread_for_names(read.config, read.site, read.problems)
    for problem in problems:
        click.echo(problem, err=True)
    found = names_of(read.site, choice)
    click.echo(_written(form, read, found, problems))
    sys.exit(bool(problems) or (check and bool(found.forbidden or found.missing)))


def _written(form: str, read: Read, found: Names, problems: Iterable[Problem]) -> str:
    if form == "json":
        tags = [language.tag for language in read.config.languages]
        return json.dumps(record(found, tags, problems), ensure_ascii=False, indent=2)
    return "\n".join(lines(found))


def record(found: Names, languages: list[str], problems: Iterable[Problem]) -> dict[str, Any]:
    """Return what was found as JSON has it; the verb's help describes every key."""
    return {
        "version": SHAPE,
        "languages": languages,
        "problems": [str(problem) for problem in problems],
        "forbidden": [_forbidden_record(one) for one in found.forbidden],
        "missing": [_missing_record(one) for one in found.missing],
        "unregistered": [_form_record(one) | {"count": one.count} for one in found.unregistered],
        "unlinked": [_form_record(one) for one in found.unlinked],
        "unused": [
            {"entry": _entry_record(one), "file": one.path, "line": one.line}
            for one in found.unused
        ],
    }


def _entry_record(entry: Entry) -> dict[str, Any]:
    return {
        "section": entry.section.value,
        "id": entry.id,
        "kind": entry.kind or None,
        "name": entry.name("en").text,
    }


def _forbidden_record(one: ForbiddenName) -> dict[str, Any]:
    return {
        "entry": _entry_record(one.entry),
        "language": one.lang,
        "form": one.form,
        "approved": one.entry.names.get(one.lang),
        "file": one.path,
        "line": one.line,
    }


def _missing_record(one: Missing) -> dict[str, Any]:
    return {
        "entry": _entry_record(one.entry),
        "languages": list(one.langs),
        "documents": one.documents,
        "file": one.entry.path,
        "line": one.entry.line,
    }


def _form_record(one: Form) -> dict[str, Any]:
    return {
        "entry": _entry_record(one.entry),
        "language": one.lang,
        "form": one.text,
        "file": one.path,
        "line": one.line,
    }
