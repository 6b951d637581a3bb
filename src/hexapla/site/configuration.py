"""The settings of pelicanconf.py that Hexapla reads, as one checked value."""

import datetime
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hexapla.model.problem import Code, Findings
from hexapla.model.site import Language

DEFAULT_LANGUAGES = {
    "en": {"locale": "en", "segment": "en"},
    "ru": {"locale": "ru", "segment": "ru"},
    "zh-Hans": {"locale": "zh_Hans", "segment": "zh"},
}


@dataclass(frozen=True, slots=True)
class Configuration:
    """Where things are and what the site is called. ``root`` is the folder of the settings."""

    root: Path
    content: Path
    translations: Path
    output: Path
    languages: tuple[Language, ...]
    publication: str
    siteurl: str
    at: datetime.datetime
    translated: float

    def shown(self, path: Path) -> str:
        """Return a path as problems name it: from the site's root where it lies below it."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def build_time(at: str | None = None) -> datetime.datetime:
    """Return the time a build is said to run at, to the minute, in UTC.

    ``at`` (ISO 8601) wins over ``SOURCE_DATE_EPOCH`` (reproducible-builds.org), and that over the
    clock. Raises ValueError when ``at`` or the variable is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if at:
        moment = datetime.datetime.fromisoformat(at)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    else:
        seconds = int(epoch) if epoch else time.time()
        moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    return moment.astimezone(datetime.UTC).replace(second=0, microsecond=0)


def configuration(settings: Mapping[str, Any], findings: Findings) -> Configuration:
    """Return what Pelican's settings say; what cannot be used is noted and left at its default."""
    content = Path(settings["PATH"]).resolve()
    output = Path(settings["OUTPUT_PATH"]).resolve()
    root = Path(settings.get("ROOT") or content.parent).resolve()
    translations = root / settings.get("TRANSLATIONS_PATH", "translations")
    if output == content or output in content.parents or content in output.parents:
        _bad(findings, "OUTPUT_PATH is, or holds, the content", "choose a folder of its own")
    return Configuration(
        root=root,
        content=content,
        translations=translations.resolve(),
        output=output,
        languages=_languages(settings.get("LANGUAGES", DEFAULT_LANGUAGES), findings),
        publication=settings.get("PUBLICATION", ""),
        siteurl=str(settings.get("SITEURL", "")).rstrip("/"),
        at=_time(settings.get("BUILD_TIME"), findings),
        translated=float(settings.get("PUBLISH_MIN_TRANSLATED", 0.9)),
    )


def _languages(
    languages: Mapping[str, Mapping[str, str]], findings: Findings
) -> tuple[Language, ...]:
    found = []
    for tag, codes in languages.items():
        missing = {"locale", "segment"} - codes.keys()
        if missing:
            _bad(findings, f"LANGUAGES[{tag!r}] has no {', '.join(sorted(missing))}", "add it")
        locale = codes.get("locale", tag.replace("-", "_"))
        found.append(Language(tag, locale, codes.get("segment", tag)))
    for field in ("locale", "segment"):
        values = [getattr(language, field) for language in found]
        if len(set(values)) < len(values):
            _bad(findings, f"two LANGUAGES have the same {field}", "give each its own")
    if not found:
        _bad(findings, "LANGUAGES is empty", "name at least one language")
    return tuple(found)


def _time(at: str | None, findings: Findings) -> datetime.datetime:
    try:
        return build_time(at)
    except ValueError as error:
        _bad(findings, f"the build's time is no time: {error}", "write 2022-09-29T09:00+05:00")
        return datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def _bad(findings: Findings, message: str, remedy: str) -> None:
    findings.add(Code.SETTING, 1, message, remedy)
