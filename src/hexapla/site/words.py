"""The theme's words: extracted from templates and code into its catalogs, as Babel does.

Run as ``invoke words``, after a word of the theme has changed.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

from hexapla.model.site import Language
from hexapla.site.files import write_atomically

KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "fill": None,
    "marked": None,
}
"""What marks a message; ``fill`` and ``marked`` are those of rendering.wording."""

_OPTIONS = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}


def extract(theme: Path, code: Path) -> Catalog:
    """Return every message of a theme's templates and of the code that renders, by file."""
    catalog = Catalog(project="hexapla theme", charset="utf-8", fuzzy=False)
    for name, message, comments, context in sorted(_found(theme, code), key=_order):
        catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


_Found = tuple[str, str | tuple[str, ...], list[str], str | None]


def _order(found: _Found) -> tuple[str, str]:
    name, message, _, _ = found
    return name, message if isinstance(message, str) else message[0]


def _found(theme: Path, code: Path) -> Iterator[_Found]:
    methods = [("**.html", "jinja2.ext:babel_extract"), ("**.atom", "jinja2.ext:babel_extract")]
    options = {pattern: _OPTIONS for pattern, _ in methods}
    for name, _, message, comments, context in extract_from_dir(
        theme / "templates", methods, options, keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        yield f"theme/templates/{name}", message, comments, context
    for path in sorted(code.rglob("*.py")):
        for _, message, comments, context in extract_from_file(
            "python", path, keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            yield path.relative_to(code.parent.parent).as_posix(), message, comments, context


def update(existing: bytes | None, template: Catalog, language: Language) -> bytes:
    """Return a language's catalog in step with the extracted messages; no translation is lost."""
    if existing is None:
        catalog = _new_catalog(language.locale)
    else:
        catalog = read_po(io.BytesIO(existing), language.locale, abort_invalid=True)
    template.creation_date = catalog.creation_date
    for key in [key for key in catalog.obsolete if template.get(str(key)) is not None]:
        catalog[str(key)] = catalog.obsolete.pop(key)  # it is wanted again
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    for key in [key for key, message in catalog.obsolete.items() if not message.string]:
        del catalog.obsolete[key]
    written = io.BytesIO()
    write_po(written, catalog, width=0, include_lineno=False)
    return written.getvalue()


def _new_catalog(locale: str) -> Catalog:
    """Return an empty catalog whose header says only what is known."""
    return Catalog(
        locale,
        header_comment="# The words of Hexapla’s own theme. Licence: AGPL-3.0-or-later.",
        project="hexapla",
        version="theme",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        charset="utf-8",
        fuzzy=False,
    )


def main() -> None:
    """Update the theme's catalogs of the checkout."""
    from hexapla.site.settings.languages import DEFAULT_LANGUAGES
    from hexapla.site.theme import own_folder

    code = Path(__file__).resolve().parent.parent / "rendering"
    template = extract(own_folder("theme"), code)
    for tag, codes in DEFAULT_LANGUAGES.items():
        if tag == "en":
            continue
        language = Language(tag, codes["locale"], codes["segment"])
        path = own_folder("translations") / language.locale / "LC_MESSAGES" / "theme.po"
        before = path.read_bytes() if path.exists() else None
        after = update(before, template, language)
        if after != before:
            write_atomically(path, after)
            print(f"written: {path.name} ({tag})")


if __name__ == "__main__":
    main()
