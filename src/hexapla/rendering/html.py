"""HTML from patterns of ours and values of anybody's.

A build makes some hundred thousand small pieces of HTML, and MarkupSafe's constructor and its
``escape`` are written in Python. What is made here is Markup like any other to whoever gets it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from markupsafe import Markup, escape


class Html(Markup):
    """Markup that is made from a string alone, by the constructor that strings have."""

    __slots__ = ()

    if TYPE_CHECKING:

        def __new__(cls, text: str = "", /) -> Self: ...  # noqa: D102
    else:
        __new__ = str.__new__

    def __add__(self, other: object, /) -> "Html":
        """Return this HTML and another behind it, which is escaped unless it is safe."""
        return Html(str.__add__(self, in_html(other)))  # noqa: S704

    def join(self, parts: Iterable[object], /) -> "Html":
        """Return parts, each escaped unless it is safe, with this HTML between them."""
        return Html(str.join(self, map(in_html, parts)))  # noqa: S704


NOTHING = Html()


def html(pattern: str, *values: object) -> Html:
    """Return a pattern of HTML with its places ``{}`` filled, each value escaped unless it is safe.

    It does what ``Markup.format`` does in a third of the time.
    """
    return Html(pattern.format(*map(in_html, values)))  # noqa: S704


def escaped(value: object) -> Html:
    """Return a value as HTML, as MarkupSafe's ``escape`` does: itself where it is safe already."""
    return value if type(value) is Html else Html(in_html(value))


def in_html(value: object) -> str:
    """Return a value as it stands in HTML, as a plain string that is put there on the spot.

    Most texts have nothing to escape, which is seen at once.
    """
    if type(value) is not str:
        return value if type(value) is Html or type(value) is Markup else escape(value)
    if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return value.replace("'", "&#39;").replace('"', "&#34;")
    return value
