"""Pelican's own settings: what it would stumble over once it runs is noted before."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from hexapla.model.problem import Findings
from hexapla.site.settings.values import bad

OF_JINJA = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
"""The settings by which a site has code of its own in templates."""


def output_of(settings: Mapping[str, Any], content: Path, findings: Findings) -> Path:
    """Return the folder of the site; one beside the content stands for what is no path."""
    output = settings["OUTPUT_PATH"]
    if isinstance(output, str | os.PathLike):
        return Path(output).resolve()
    bad(findings, f"OUTPUT_PATH is {output!r}", 'write a path: "output"')
    return content.parent / "output"


def check_pelican_settings(settings: Mapping[str, Any], findings: Findings) -> None:
    """Note what is not of the kind that Pelican documents."""
    _check_code(settings, findings)
    _check_timezone(settings.get("TIMEZONE", "UTC"), findings)
    _check_static(settings, findings)


def _check_code(settings: Mapping[str, Any], findings: Findings) -> None:
    for key in OF_JINJA:
        value = settings.get(key, {})
        if not isinstance(value, Mapping):
            bad(findings, f"{key} is {value!r}", 'write {"name": function}, or {} for none')
    overrides = settings.get("THEME_TEMPLATES_OVERRIDES", ())
    if not is_list(overrides):
        remedy = 'write a list of folders: ["templates"]'
        bad(findings, f"THEME_TEMPLATES_OVERRIDES is {overrides!r}", remedy)
    plugins = settings.get("PLUGINS")
    if plugins is not None and not is_list(plugins):
        bad(findings, f"PLUGINS is {plugins!r}", "write a list of plugins, or [] for none")


def _check_timezone(value: object, findings: Findings) -> None:
    """Note a time zone that is none; one cannot be told where the machine knows not even UTC."""
    if not _is_zone(value) and _is_zone("UTC"):
        remedy = "write a name of the IANA's list, such as Asia/Almaty"
        bad(findings, f"TIMEZONE is {value!r}, which is no time zone", remedy)


def _is_zone(value: object) -> bool:
    try:
        ZoneInfo(str(value))
    except (ValueError, OSError, LookupError):
        return False
    return isinstance(value, str)


def is_list(value: object) -> bool:
    """Whether a value can be gone through in its order, and is no text."""
    return isinstance(value, list | tuple)


def _check_static(settings: Mapping[str, Any], findings: Findings) -> None:
    """Note static files that are not named, or would be written outside the site."""
    folders = settings.get("STATIC_PATHS", ())
    if not is_list(folders) or not all(isinstance(one, str) for one in folders):
        bad(findings, f"STATIC_PATHS is {folders!r}", 'write a list of paths: ["images"]')
    moved = settings.get("EXTRA_PATH_METADATA", {})
    if not isinstance(moved, dict) or not all(isinstance(one, dict) for one in moved.values()):
        remedy = 'write {"extra/robots.txt": {"path": "robots.txt"}}'
        bad(findings, f"EXTRA_PATH_METADATA is {moved!r}", remedy)
        return
    for source, metadata in moved.items():
        for key in ("path", "save_as"):
            target = PurePosixPath(str(metadata.get(key, "")))
            if target.is_absolute() or ".." in target.parts:
                message = f"EXTRA_PATH_METADATA would write {source} to {target}, outside the site"
                bad(findings, message, "write a path from the site's root")
