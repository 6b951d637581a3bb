"""The settings of pelicanconf.py that Hexapla reads, as one checked value."""

import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from hexapla.model.problem import Findings
from hexapla.model.site import Extra, Language, Stale
from hexapla.rendering.hosting.files import Host
from hexapla.site.settings.languages import DEFAULT_LANGUAGES, languages_of, parallel_of
from hexapla.site.settings.pelican import check_pelican_settings, output_of
from hexapla.site.settings.values import (
    bad,
    choice,
    domain,
    extras_of,
    flag,
    share,
    siteurl_of,
    time_of,
)


class Configuration(Struct, frozen=True):
    """Where things are and what the site is called. ``root`` is the folder of the settings.

    ``host`` is the one whose form the rules for hosts have, ``cname`` the domain that GitHub Pages
    is to serve, '' for none. ``compress`` asks for compressed copies of text files. ``name`` is the
    settings file's, for problems.
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
    name: str = "pelicanconf.py"

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
    output = output_of(settings, content, findings)
    root = Path(str(settings.get("ROOT") or content.parent)).resolve()
    translations = (root / str(settings.get("TRANSLATIONS_PATH", "translations"))).resolve()
    if output == content or output in content.parents or content in output.parents:
        bad(findings, "OUTPUT_PATH is, or holds, the content", "choose a folder of its own")
    if not root.is_dir():
        bad(findings, f"ROOT is {root}, and there is no such folder", "name the site's folder")
    if "TRANSLATIONS_PATH" in settings and not translations.is_dir():
        message = f"TRANSLATIONS_PATH is {translations}, and there is no such folder"
        bad(findings, message, "name the folder of the catalogs, or make it")
    check_pelican_settings(settings, findings)
    languages = languages_of(settings.get("LANGUAGES", DEFAULT_LANGUAGES), findings)
    return Configuration(
        root=root,
        content=content,
        translations=translations,
        output=output,
        languages=languages,
        publication=str(settings.get("PUBLICATION", "")),
        siteurl=siteurl_of(settings, findings),
        at=time_of(settings.get("BUILD_TIME"), findings),
        translated=share(settings.get("PUBLISH_MIN_TRANSLATED", 0.9), findings),
        stale=choice(settings, "STALE", Stale.MARK, findings),
        preview=flag(settings, "PREVIEW", findings),
        extras=extras_of(settings.get("EXTRAS", tuple(Extra)), findings),
        host=choice(settings, "HOST", Host.NETLIFY, findings),
        cname=domain(settings.get("CNAME", ""), findings),
        compress=flag(settings, "COMPRESS", findings),
        parallel=parallel_of(settings.get("PARALLEL"), languages, findings),
        name=findings.path,
    )
