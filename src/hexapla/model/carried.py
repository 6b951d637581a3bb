"""The rights fields that go with a picture into whatever is made of it."""

from msgspec import Struct


class Carried(Struct, frozen=True):
    """Rights fields as they are written again, each empty where the file has none.

    ``xmp`` is a packet of its own, ``iim`` has texts by their numbers in the IIM's second record,
    ``artist`` and ``copyright`` are the bytes of the Exif tags.
    """

    xmp: bytes = b""
    iim: tuple[tuple[int, str], ...] = ()
    artist: bytes = b""
    copyright: bytes = b""
