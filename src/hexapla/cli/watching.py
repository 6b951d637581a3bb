"""Files and folders watched for what is saved in them; not all need be there yet."""

import os
from collections.abc import Callable, Iterable, Iterator

from watchfiles import watch

_STEP, _DEBOUNCE = 10, 100
"""Milliseconds: how long no file may change until a change counts as saved, and the most of it."""
_LOOK = 1000
"""Milliseconds between two looks whether a place has come."""


def saves(places: Callable[[], Iterable[str]]) -> Iterator[bool]:
    """Yield True whenever something was saved in a place, and False each second without.

    The system watches what is there, and a file that another takes the place of, as many editors
    save, no more. So when a place comes, goes or is another, all are watched anew; what may have
    been saved in between counts as saved; so does what may have been before the watch began.
    """
    is_unwatched = True
    while True:
        there, is_new = _there(places()), False
        for changes in watch(
            *there, step=_STEP, debounce=_DEBOUNCE, rust_timeout=_LOOK, yield_on_timeout=True
        ):
            is_new = _there(places()) != there or not there.isdisjoint(path for _, path in changes)
            if is_new:
                break
            yield bool(changes) or is_unwatched
            is_unwatched = False
        if not is_new:  # the watch has ended by itself, with the program
            return
        is_unwatched = True
        yield True


def _there(places: Iterable[str]) -> frozenset[str]:
    return frozenset(os.path.realpath(one) for one in places if os.path.exists(one))  # noqa: PTH110
