"""The renditions that are not kept yet, made: here, and where there are many, in workers too."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from hexapla.model.picture import Picture, Rendition
from hexapla.model.problem import Code, Problem
from hexapla.site.store.images import ImageStore, key
from hexapla.site.workers import crew, share, workers_for

_LEAST = 2
"""Pictures that pay for a worker: one takes a second or more."""


class ToMake(Struct, frozen=True):
    """A picture of which some renditions are wanted: its path in the content, and its file."""

    image: str
    path: Path
    picture: Picture
    wanted: tuple[Rendition, ...]


class _Fault(Struct, frozen=True, array_like=True):
    """What keeps a picture from being made, with what mends it."""

    image: str
    code: Code
    message: str
    remedy: str


def make(
    pictures: Sequence[ToMake], store: ImageStore, jobs: int
) -> Mapping[str, tuple[Problem, ...]]:
    """Make renditions and keep them; return what is wrong, by the picture's path in the content.

    ``jobs`` is the most processes there may be, 0 for as many as there are cores. No connection to
    a database may be open.
    """
    count = workers_for(len(pictures), _LEAST, jobs)
    faults = list(_shared_out(pictures, store, count))
    return {
        image: tuple(Problem("", 1, one.code, one.message, one.remedy) for one in found)
        for image, found in _by_image(faults).items()
    }


def _by_image(faults: Sequence[_Fault]) -> Mapping[str, list[_Fault]]:
    found: dict[str, list[_Fault]] = {}
    for one in faults:
        found.setdefault(one.image, []).append(one)
    return found


def _shared_out(pictures: Sequence[ToMake], store: ImageStore, count: int) -> Iterator[_Fault]:
    if count == 1:
        yield from _faults(pictures, store)
        return
    with crew(
        count - 1,
        lambda number, line: line.result(
            msgspec.msgpack.encode(_faults(share(pictures, number, count), store))
        ),
    ) as others:
        yield from _faults(share(pictures, 0, count), store)
        for data in others.results():
            yield from msgspec.msgpack.decode(data, type=list[_Fault])


def _faults(pictures: Sequence[ToMake], store: ImageStore) -> list[_Fault]:
    return [fault for task in pictures for fault in _made(task, store)]


def _made(task: ToMake, store: ImageStore) -> Iterator[_Fault]:
    """Make what is wanted of a picture; yield what is wrong."""
    from hexapla.reading.picture import DAMAGE, to_make_with
    from hexapla.rendering.images import resizing

    found: list[tuple[Rendition, bytes]] = []
    try:
        data = task.path.read_bytes()
        is_same = resizing.mark(data) == task.picture.mark
        if is_same:
            how = to_make_with(data)
            found += resizing.made(data, task.picture, *how, task.wanted)
    except DAMAGE:
        message = "the picture is damaged, and cannot be shown in other sizes"
        yield _Fault(task.image, Code.BAD_IMAGE, message, "export it again from its original")
        return
    if not is_same:
        message = "the file has changed while the site was built"
        yield _Fault(task.image, Code.BAD_IMAGE, message, "build again")
    try:
        for one, written in found:
            store.keep(key(task.picture, one), written)
    except OSError as error:
        message = f"the picture's other sizes cannot be kept: {error.strerror} ({error.filename})"
        remedy = "make room or give the right to write there, and build again"
        yield _Fault(task.image, Code.OUTPUT, message, remedy)
