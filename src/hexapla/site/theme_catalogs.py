"""The theme's catalogs read: compiled, and what is wrong with them."""

import io
import re
from collections.abc import Iterable, Iterator

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from hexapla.model.problem import Code, Findings, Problem
from hexapla.model.site import Language
from hexapla.reading.text import decode
from hexapla.site.settings.configuration import Configuration
from hexapla.site.wordings import Words, own_words_path, words_path

_PLACE = re.compile(r"\{\w*\}|%\(\w+\)s")


def words(config: Configuration) -> Words:
    """Return the theme's words in every language of the site.

    A message that one language's catalog has is asked of every other but English, in which the
    messages are written.
    """
    problems: list[Problem] = []
    catalogs = {language: _catalog(config, language, problems) for language in config.languages}
    wanted = {str(message.id) for catalog in catalogs.values() for message in catalog if message.id}
    found: list[bytes] = []
    for language, catalog in catalogs.items():
        if not _is_english(language):
            problems.extend(_missing(config, catalog, wanted, language))
        problems.extend(_spoilt(catalog, config.shown(words_path(config, language))))
        found.append(_compiled(catalog))
    return Words(tuple(found), tuple(problems))


def _is_english(language: Language) -> bool:
    return language.tag.partition("-")[0] == "en"


def _catalog(config: Configuration, language: Language, problems: list[Problem]) -> Catalog:
    """Return the theme's catalog in a language, empty where there is none that can be read."""
    path = words_path(config, language)
    if not path.is_file():
        return Catalog(language.locale)
    data, findings = path.read_bytes(), Findings(config.shown(path))
    if decode(data, findings) is None:
        problems.extend(findings.problems)
        return Catalog(language.locale)
    try:
        return read_po(io.BytesIO(data), language.locale, abort_invalid=True)
    except (PoFileError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        message = f"the theme's catalog cannot be read: {error}"
        remedy = "run msgfmt -c on it, or restore it"
        code = Code.CATALOG_SYNTAX
        problems.append(Problem(config.shown(path), line, code, message, remedy))
        return Catalog(language.locale)


def _compiled(catalog: Catalog) -> bytes:
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def _missing(
    config: Configuration, catalog: Catalog, wanted: Iterable[str], language: Language
) -> Iterator[Problem]:
    """Yield the messages that readers of a language would see in English; one for a whole theme."""
    path = words_path(config, language)
    if not path.is_file():
        shown = config.shown(own_words_path(config, language))
        what = f"the theme has no words in {language.tag}, and speaks English there"
        remedy = "write that catalog (docs/theming.md, Our own theme)"
        yield Problem(shown, 1, Code.THEME_MESSAGE, what, remedy)
        return
    shown = config.shown(path)
    there = {str(message.id): message for message in catalog if message.id}
    for identifier in sorted(wanted):
        message = there.get(identifier)
        if message is None or message.fuzzy or not _is_whole(message):
            line = (message.lineno if message else None) or 1
            what = f"the theme's words {identifier!r} are not translated into {language.tag}"
            remedy = "run invoke words, translate them, and remove the mark fuzzy"
            yield Problem(shown, line, Code.THEME_MESSAGE, what, remedy)


def _is_whole(message: Message) -> bool:
    """Whether a message is translated, in every plural form where it has any."""
    forms = message.string
    return all(forms) if isinstance(forms, tuple | list) else bool(forms)


def _spoilt(catalog: Catalog, shown: str) -> Iterator[Problem]:
    """Yield the translations whose places to fill are not those of their message."""
    for message in catalog:
        if not message.id or not message.string:
            continue
        there, here = (set(_PLACE.findall(str(text))) for text in (message.id, message.string))
        if there != here:
            what = f"the translation of {message.id!r} has other places to fill than it"
            remedy = f"use just these: {', '.join(sorted(there)) or 'none'}"
            line = message.lineno or 1
            yield Problem(shown, line, Code.CATALOG_SYNTAX, what, remedy)
