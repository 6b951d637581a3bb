"""HTML from patterns of ours and values of anybody's."""

from markupsafe import Markup, escape


def html(pattern: str, *values: object) -> Markup:
    """Return a pattern of HTML with its places ``{}`` filled, each value escaped unless it is safe.

    It does what ``Markup.format`` does in a third of the time: a page has hundreds of these.
    """
    return Markup(pattern.format(*map(escape, values)))  # noqa: S704 - the pattern is our own
