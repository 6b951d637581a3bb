"""Values of single settings: what cannot be used is noted, and another stands for it."""

import datetime
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from hexapla.model.problem import Code, Findings
from hexapla.model.site import Extra
from hexapla.reading.forms import is_web_address
from hexapla.site.clock import build_time

Member = TypeVar("Member", bound=StrEnum)


def bad(findings: Findings, message: str, remedy: str) -> None:
    """Note that a setting cannot be used."""
    findings.add(Code.SETTING, 1, message, remedy)


def siteurl_of(settings: Mapping[str, Any], findings: Findings) -> str:
    """Return the site's public address, without a slash at its end."""
    siteurl = str(settings.get("SITEURL") or "").rstrip("/")
    if siteurl and (not is_web_address(siteurl) or re.search("[?#]", siteurl)):
        message = f"SITEURL is {siteurl}, which is no web address that others can follow on"
        bad(findings, message, "write https://example.org, or leave it empty")
    return siteurl


def flag(settings: Mapping[str, Any], key: str, findings: Findings) -> bool:
    """Return whether a setting is True; it is False where it is not said."""
    value = settings.get(key, False)
    if not isinstance(value, bool):
        bad(findings, f"{key} is {value!r}", "write True or False")
    return value is True


def share(value: object, findings: Findings) -> float:
    """Return a number from 0 to 1."""
    if isinstance(value, int | float) and 0 <= value <= 1:
        return float(value)
    bad(findings, f"PUBLISH_MIN_TRANSLATED is {value!r}", "write a number from 0 to 1")
    return 1.0


def choice(settings: Mapping[str, Any], key: str, default: Member, findings: Findings) -> Member:
    """Return one of the values that a setting may have, ``default`` where it is none of them."""
    choices = type(default)
    value = settings.get(key, default.value)
    if value in tuple(choices):
        return choices(str(value))
    bad(findings, f"{key} is {value!r}", f"write one of: {', '.join(choices)}")
    return default


def domain(value: object, findings: Findings) -> str:
    """Return a domain, '' for none."""
    if value == "" or re.fullmatch(r"([a-z0-9-]+\.)+[a-z0-9-]+", str(value)):
        return str(value)
    bad(findings, f"CNAME is {value!r}, which is no domain", "write www.example.org")
    return ""


def extras_of(value: object, findings: Findings) -> frozenset[Extra]:
    """Return what the site has beside its articles."""
    remedy = f"write a list of some of these: {', '.join(Extra)}"
    if not isinstance(value, list | tuple | set | frozenset):
        bad(findings, f"EXTRAS is {value!r}, which is not a list", remedy)
        return frozenset(Extra)
    unknown = [one for one in value if one not in tuple(Extra)]
    for one in sorted(unknown, key=str):
        bad(findings, f"EXTRAS has {one!r}, which is none of a site's parts", remedy)
    return frozenset(Extra if unknown else map(Extra, value))


def time_of(at: object, findings: Findings) -> datetime.datetime:
    """Return the time the build is said to run at."""
    try:
        return build_time(str(at) if at else None)
    except ValueError as error:
        bad(findings, f"the build's time cannot be read: {error}", "write 2022-09-29T09:00+05:00")
        return datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
