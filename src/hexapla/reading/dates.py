"""Dates as they are written, and what is wrong with those that are none."""

import calendar
import datetime
import re

from hexapla.model.dates import PartialDate

_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2}))")


def day(text: str) -> PartialDate:
    """Return a date of which all is known; raise ValueError for any other text."""
    date = PartialDate.parse(text)
    if date.day is None:
        message = f"{text!r} is not a day"
        raise ValueError(message)
    return date


def moment(text: str) -> datetime.datetime:
    """Return a day, a time and a zone; raise ValueError for any other text."""
    if not _TIME.fullmatch(text):
        message = f"{text!r} is not a day, a time and a zone"
        raise ValueError(message)
    return datetime.datetime.fromisoformat(text)


def fault(text: str) -> str:
    """Say why a text is none of the dates that its field takes."""
    found = _DAY.match(text)
    if found is None:
        return "this is no date"
    year, month, number = (int(part or 1) for part in found.groups())
    if not year:
        return "there is no year 0000"
    if not 1 <= month <= 12:
        return f"there is no month {month:02}"
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return f"there is no day {number:02} in {year:04}-{month:02}"
    if found.end() == len(text):
        return "the day is missing" if found[3] is None else "the time and the zone are missing"
    if _TIME.fullmatch(f"{text}Z"):
        return "the zone is missing"
    return "what stands after the day cannot be read"
