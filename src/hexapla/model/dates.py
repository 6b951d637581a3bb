"""Dates as sources give them: a day, or only a month, or only a year."""

import calendar
import datetime
import re
from typing import Self

from msgspec import Struct

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class PartialDate(Struct, frozen=True):
    """A calendar date of which the day, or the day and the month, may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (ISO 8601-1, 5.2.2).

        Raises ValueError when the text has another form or names a day that does not exist.
        """
        found = _FORM.fullmatch(text)
        if found is None:
            message = f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD"
            raise ValueError(message)
        year, month, day = (int(part) if part else None for part in found.groups())
        datetime.date(year or 0, month or 1, day or 1)
        return cls(year or 0, month, day)

    def __str__(self) -> str:
        """Return the ISO 8601 form, as long as what is known."""
        if self.month is None:
            return f"{self.year:04}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}-{self.month:02}{day}"

    def first_day(self) -> datetime.date:
        """Return the earliest day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """Return the latest day it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])
