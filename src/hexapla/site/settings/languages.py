"""The settings about languages: which there are, and which are shown side by side."""

import re
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError

from hexapla.model.problem import Findings
from hexapla.model.site import Language
from hexapla.rendering.addresses import FOLDERS
from hexapla.site.settings.values import bad

DEFAULT_LANGUAGES = {
    "en": {"locale": "en", "segment": "en"},
    "ru": {"locale": "ru", "segment": "ru"},
    "zh-Hans": {"locale": "zh_Hans", "segment": "zh"},
}

_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_TAKEN = tuple(folder.removesuffix("/") for folder in FOLDERS)


def languages_of(languages: object, findings: Findings) -> tuple[Language, ...]:
    """Return the languages in the order of the setting; those that cannot be used are left out."""
    found = []
    pairs = languages.items() if isinstance(languages, Mapping) else ()
    for tag, codes in pairs:
        if not isinstance(codes, Mapping) or not {"locale", "segment"} <= codes.keys():
            remedy = 'write {"locale": "zh_Hans", "segment": "zh"}'
            bad(findings, f"LANGUAGES[{tag!r}] does not name a locale and a segment", remedy)
            continue
        formats = str(codes.get("formats", ""))
        language = Language(str(tag), str(codes["locale"]), str(codes["segment"]), formats)
        if not re.fullmatch(_TAG, language.tag):
            remedy = "write a tag of BCP 47, such as en, zh-Hans or pt-BR"
            bad(findings, f"LANGUAGES has {tag!r}, which is no language tag", remedy)
            continue
        if not re.fullmatch(r"[a-z0-9-]+", language.segment) or language.segment in _TAKEN:
            message = f"LANGUAGES[{tag!r}] has the segment {language.segment!r}"
            remedy = "write small letters, digits and hyphens; not " + ", ".join(_TAKEN)
            bad(findings, message, remedy)
            continue
        if unknown := _unknown(language):
            message = f"LANGUAGES[{tag!r}]: CLDR knows no locale {unknown}"
            bad(findings, message, "write gettext's code, such as zh_Hans or pt_BR")
            continue
        found.append(language)
    for field in ("locale", "segment"):
        values = [getattr(language, field) for language in found]
        if len(set(values)) < len(values):
            bad(findings, f"two LANGUAGES have the same {field}", "give each its own")
    if not found:
        bad(findings, "LANGUAGES names no language", "name at least one")
    return tuple(found)


def _unknown(language: Language) -> str:
    """Return which of a language's locales CLDR does not know, '' when it knows both."""
    for locale in (language.locale, language.cldr):
        try:
            Locale.parse(locale)
        except (UnknownLocaleError, ValueError):
            return locale
    return ""


def parallel_of(
    value: object, languages: tuple[Language, ...], findings: Findings
) -> frozenset[tuple[str, str]] | None:
    """Return ordered pairs of languages, None where the setting leaves them to us."""
    if value is None:
        return None
    tags = {language.tag for language in languages}
    pairs = list(value) if isinstance(value, list | tuple | set | frozenset) else [value]
    found = set()
    for pair in pairs:
        match pair:
            case (str(first), str(second)) if first != second and {first, second} <= tags:
                found.add((first, second))
            case _:
                remedy = 'write pairs of two of the site\'s languages: [("en", "ru"), ("ru", "en")]'
                bad(findings, f"PARALLEL has {pair!r}, which is not two of the LANGUAGES", remedy)
    return frozenset(found)
