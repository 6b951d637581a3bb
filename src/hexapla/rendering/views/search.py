"""The search page."""

from msgspec import Struct

from hexapla.rendering.views.frame import Frame, Link


class SearchView(Struct, frozen=True):
    """The search page, and what it offers where nothing can be searched: all tags.

    ``bundle`` is the folder of the index, ``has_pages`` says whether its language has anything in
    it. ``plurals`` are the language's plural categories (CLDR), each with a number that is of it.
    """

    frame: Frame
    bundle: str
    has_pages: bool
    plurals: tuple[tuple[str, int], ...]
    tags: tuple[Link, ...]
