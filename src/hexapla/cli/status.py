"""The verb ``status``."""

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click
from msgspec.structs import replace

from hexapla.cli.common import Read, read_site
from hexapla.cli.options import lang_option, settings_option
from hexapla.cli.status_table import listing, summary, table
from hexapla.model.problem import Problem
from hexapla.site.choice import Choice
from hexapla.site.status import progress_of, unread
from hexapla.site.status_page import page
from hexapla.translating.status import Progress, Unfinished
from hexapla.translating.weblate import components

SHAPE = 1
"""The version of the shape that ``--format json`` has; it grows by keys alone within one."""


@click.command()
@settings_option
@lang_option
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "weblate"]),
    default="text",
    show_default=True,
    help="A table, data, a page to publish, or Weblate's components.",
)
@click.option(
    "--messages", is_flag=True, help="List stale and untranslated messages (always with a path)."
)
def status(
    settings: str, langs: tuple[str, ...], paths: tuple[str, ...], form: str, *, messages: bool
) -> None:
    """Say how much of each document is translated, stale and untranslated, the worst first.

    PATHS are documents, or catalogs (their language alone), or folders of them; without any, all
    documents are counted.

    Example: hexapla status --format html --messages > status.html
    """
    read = read_site(settings)
    choice = read.chosen(paths, langs)
    problems = unread(read.config, read.site, read.problems)
    for problem in problems:
        click.echo(problem, err=True)
    if form == "weblate":
        click.echo(_weblate(read, choice))
    else:
        rows = progress_of(read.config, read.site, choice)
        if not (messages or paths or form == "json"):
            rows = tuple(replace(row, messages=()) for row in rows)
        click.echo(_written(form, read, rows, problems), nl=form == "json")
    sys.exit(bool(problems))


def _written(
    form: str, read: Read, rows: tuple[Progress, ...], problems: tuple[Problem, ...]
) -> str:
    if form == "html":
        return page("Status of the translations", rows, problems)
    if form == "json":
        tags = [language.tag for language in read.config.languages]
        return _json(record(rows, tags, problems))
    return "".join(f"{line}\n" for line in (*table(rows, _room()), *listing(rows), *summary(rows)))


def _room() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _weblate(read: Read, choice: Choice) -> str:
    folder = read.config.shown(read.config.translations)
    found = components(read.site, filter(choice.names, read.site.documents), folder)
    return _json([one.record() for one in found])


def record(
    rows: Sequence[Progress], languages: list[str], problems: Iterable[Problem]
) -> dict[str, Any]:
    """Return the rows as JSON has them; docs/translating.md describes every key."""
    return {
        "version": SHAPE,
        "languages": languages,
        "editions": [_edition_record(row) for row in rows],
        "problems": [str(problem) for problem in problems],
    }


def _edition_record(row: Progress) -> dict[str, Any]:
    return {
        "document": row.document,
        "document_language": row.document_lang,
        "language": row.lang,
        "source_language": row.source_lang or None,
        "catalog": row.catalog,
        "exists": bool(row.source_lang),
        "translated": row.translated,
        "stale": row.stale,
        "untranslated": row.untranslated,
        "behind": row.behind,
        "method": row.method,
        "translators": list(row.translators),
        "editors": list(row.editors),
        "reviewers": list(row.reviewers),
        "last_change": row.revised.isoformat() if row.revised else None,
        "messages": [_message_record(one) for one in row.messages],
    }


def _message_record(one: Unfinished) -> dict[str, Any]:
    return {
        "state": one.state,
        "file": one.path,
        "line": one.line,
        "in_catalog": one.in_catalog,
        "kind": one.kind,
        "blocks": list(one.blocks),
        "source": one.text,
        "translation": one.translation or None,
        "previous": one.previous or None,
        "through": one.through or None,
    }
