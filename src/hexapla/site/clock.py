"""The time a build is said to run at."""

import datetime
import os
import time


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


def is_time(at: str | None) -> bool:
    """Whether a build could run at a time."""
    try:
        build_time(at)
    except ValueError:
        return False
    return True
