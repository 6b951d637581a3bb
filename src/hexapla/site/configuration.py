"""The settings of pelicanconf.py that Hexapla reads, as one checked value."""

import datetime
import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from babel import Locale, UnknownLocaleError
from msgspec import Struct

from hexapla.model.problem import Code, Findings
from hexapla.model.site import Extra, Language, Stale
from hexapla.reading.fields import is_web_address
from hexapla.rendering.hosting.files import Host
from hexapla.site.clock import build_time

DEFAULT_LANGUAGES = {
    "en": {"locale": "en", "segment": "en"},
    "ru": {"locale": "ru", "segment": "ru"},
    "zh-Hans": {"locale": "zh_Hans", "segment": "zh"},
}

_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_TAKEN = ("pagefind", "sized", "theme")
"""The folders beside the language sites that are the site's own."""


class Configuration(Struct, frozen=True):
    """Where things are and what the site is called. ``root`` is the folder of the settings.

    ``host`` is the one whose form the rules for hosts have, ``cname`` the domain that GitHub Pages
    is to serve, '' for none. ``compress`` asks for compressed copies of text files.
    """

    root: Path
    content: Path
    translations: Path
    output: Path
    languages: tuple[Language, ...]
    publication: str
    siteurl: str
    at: datetime.datetime
    translated: float
    stale: Stale = Stale.MARK
    preview: bool = False
    extras: frozenset[Extra] = frozenset(Extra)
    host: Host = Host.NETLIFY
    cname: str = ""
    compress: bool = False
    parallel: frozenset[tuple[str, str]] | None = None

    @property
    def ledger(self) -> Path:
        """The committed list of published addresses."""
        return self.root / "published.tsv"

    def shown(self, path: Path | str) -> str:
        """Return a path as problems name it: from the site's root where it lies below it."""
        return str(path).removeprefix(f"{self.root}{os.sep}").replace(os.sep, "/")


def configuration(settings: Mapping[str, Any], findings: Findings) -> Configuration:
    """Return what Pelican's settings say; what cannot be used is noted and left at its default."""
    content = Path(settings["PATH"]).resolve()
    output = Path(settings["OUTPUT_PATH"]).resolve()
    root = Path(str(settings.get("ROOT") or content.parent)).resolve()
    translations = (root / str(settings.get("TRANSLATIONS_PATH", "translations"))).resolve()
    if output == content or output in content.parents or content in output.parents:
        _bad(findings, "OUTPUT_PATH is, or holds, the content", "choose a folder of its own")
    if not root.is_dir():
        _bad(findings, f"ROOT is {root}, and there is no such folder", "name the site's folder")
    if "TRANSLATIONS_PATH" in settings and not translations.is_dir():
        message = f"TRANSLATIONS_PATH is {translations}, and there is no such folder"
        _bad(findings, message, "name the folder of the catalogs, or make it")
    _check_static(settings, findings)
    languages = _languages(settings.get("LANGUAGES", DEFAULT_LANGUAGES), findings)
    return Configuration(
        root=root,
        content=content,
        translations=translations,
        output=output,
        languages=languages,
        publication=str(settings.get("PUBLICATION", "")),
        siteurl=_siteurl(settings, findings),
        at=_time(settings.get("BUILD_TIME"), findings),
        translated=_share(settings.get("PUBLISH_MIN_TRANSLATED", 0.9), findings),
        stale=_stale(settings.get("STALE", Stale.MARK.value), findings),
        preview=_flag("PREVIEW", settings, findings),
        extras=_extras(settings.get("EXTRAS", tuple(Extra)), findings),
        host=_host(settings.get("HOST", Host.NETLIFY.value), findings),
        cname=_cname(settings.get("CNAME", ""), findings),
        compress=_flag("COMPRESS", settings, findings),
        parallel=_parallel(settings.get("PARALLEL"), languages, findings),
    )


def _siteurl(settings: Mapping[str, Any], findings: Findings) -> str:
    siteurl = str(settings.get("SITEURL") or "").rstrip("/")
    if siteurl and (not is_web_address(siteurl) or re.search("[?#]", siteurl)):
        message = f"SITEURL is {siteurl}, which is no web address that others can follow on"
        _bad(findings, message, "write https://example.org, or leave it empty")
    return siteurl


def _flag(name: str, settings: Mapping[str, Any], findings: Findings) -> bool:
    value = settings.get(name, False)
    if not isinstance(value, bool):
        _bad(findings, f"{name} is {value!r}", "write True or False")
    return value is True


def _share(value: object, findings: Findings) -> float:
    if isinstance(value, int | float) and 0 <= value <= 1:
        return float(value)
    _bad(findings, f"PUBLISH_MIN_TRANSLATED is {value!r}", "write a number from 0 to 1")
    return 1.0


def _stale(value: object, findings: Findings) -> Stale:
    if value in list(Stale):
        return Stale(str(value))
    _bad(findings, f"STALE is {value!r}", 'write "mark" or "source"')
    return Stale.MARK


def _host(value: object, findings: Findings) -> Host:
    if value in list(Host):
        return Host(str(value))
    _bad(findings, f"HOST is {value!r}", f"write one of: {', '.join(Host)}")
    return Host.NETLIFY


def _cname(value: object, findings: Findings) -> str:
    if value == "" or re.fullmatch(r"([a-z0-9-]+\.)+[a-z0-9-]+", str(value)):
        return str(value)
    _bad(findings, f"CNAME is {value!r}, which is no domain", "write www.example.org")
    return ""


def _extras(value: object, findings: Findings) -> frozenset[Extra]:
    if isinstance(value, list | tuple | set | frozenset) and all(
        one in list(Extra) for one in value
    ):
        return frozenset(map(Extra, value))
    remedy = f"write a list of some of these: {', '.join(Extra)}"
    _bad(findings, f"EXTRAS is {value!r}", remedy)
    return frozenset(Extra)


def _parallel(
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
                _bad(findings, f"PARALLEL has {pair!r}, which is no pair of LANGUAGES", remedy)
    return frozenset(found)


def _check_static(settings: Mapping[str, Any], findings: Findings) -> None:
    """Note static files that are not named, or would be written outside the site."""
    folders = settings.get("STATIC_PATHS", ())
    if not isinstance(folders, list | tuple) or not all(isinstance(one, str) for one in folders):
        _bad(findings, f"STATIC_PATHS is {folders!r}", 'write a list of paths: ["images"]')
    moved = settings.get("EXTRA_PATH_METADATA", {})
    if not isinstance(moved, dict) or not all(isinstance(one, dict) for one in moved.values()):
        remedy = 'write {"extra/robots.txt": {"path": "robots.txt"}}'
        _bad(findings, f"EXTRA_PATH_METADATA is {moved!r}", remedy)
        return
    for source, metadata in moved.items():
        for key in ("path", "save_as"):
            target = PurePosixPath(str(metadata.get(key, "")))
            if target.is_absolute() or ".." in target.parts:
                message = f"EXTRA_PATH_METADATA would write {source} to {target}, outside the site"
                _bad(findings, message, "write a path from the site's root")


def _languages(languages: object, findings: Findings) -> tuple[Language, ...]:
    found = []
    pairs = languages.items() if isinstance(languages, Mapping) else ()
    for tag, codes in pairs:
        if not isinstance(codes, Mapping) or not {"locale", "segment"} <= codes.keys():
            remedy = 'write {"locale": "zh_Hans", "segment": "zh"}'
            _bad(findings, f"LANGUAGES[{tag!r}] does not name a locale and a segment", remedy)
            continue
        formats = str(codes.get("formats", ""))
        language = Language(str(tag), str(codes["locale"]), str(codes["segment"]), formats)
        if not re.fullmatch(_TAG, language.tag):
            remedy = "write a tag of BCP 47, such as en, zh-Hans or pt-BR"
            _bad(findings, f"LANGUAGES has {tag!r}, which is no language tag", remedy)
            continue
        if not re.fullmatch(r"[a-z0-9-]+", language.segment) or language.segment in _TAKEN:
            message = f"LANGUAGES[{tag!r}] has the segment {language.segment!r}"
            remedy = "write small letters, digits and hyphens; not " + ", ".join(_TAKEN)
            _bad(findings, message, remedy)
            continue
        if unknown := _unknown(language):
            message = f"LANGUAGES[{tag!r}]: CLDR knows no locale {unknown}"
            _bad(findings, message, "write gettext's code, such as zh_Hans or pt_BR")
            continue
        found.append(language)
    for field in ("locale", "segment"):
        values = [getattr(language, field) for language in found]
        if len(set(values)) < len(values):
            _bad(findings, f"two LANGUAGES have the same {field}", "give each its own")
    if not found:
        _bad(findings, "LANGUAGES names no language", "name at least one")
    return tuple(found)


def _unknown(language: Language) -> str:
    """Return which of a language's locales CLDR does not know, '' when it knows both."""
    for locale in (language.locale, language.cldr):
        try:
            Locale.parse(locale)
        except (UnknownLocaleError, ValueError):
            return locale
    return ""


def _time(at: object, findings: Findings) -> datetime.datetime:
    try:
        return build_time(str(at) if at else None)
    except ValueError as error:
        _bad(findings, f"the build's time is no time: {error}", "write 2022-09-29T09:00+05:00")
        return datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def _bad(findings: Findings, message: str, remedy: str) -> None:
    findings.add(Code.SETTING, 1, message, remedy)
