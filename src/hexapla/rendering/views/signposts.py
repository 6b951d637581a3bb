"""Pages that stand where a reader looked for another one."""

from markupsafe import Markup
from msgspec import Struct

from hexapla.rendering.views.entries import ArticleLink
from hexapla.rendering.views.frame import Frame, Link, Version


class NotFoundView(Struct, frozen=True):
    """What a language site answers to an address that it does not have; ``words`` say so.

    ``links`` lead on. It is served at any depth, so ``frame.root`` is the site's path on its host,
    not a way up.
    """

    frame: Frame
    words: str
    links: tuple[Link, ...]


class Invitation(Struct, frozen=True):
    """A language's words on a page that speaks all: a heading, what happened, and the way on."""

    version: Version
    heading: str
    words: str
    home: str


class RootNotFoundView(Struct, frozen=True):
    """What the site answers, in every language, to an address outside its language sites."""

    frame: Frame
    invitations: tuple[Invitation, ...]


class MovedView(Struct, frozen=True):
    """What stands at an address that a page had before, for hosts that know no redirects.

    ``frame.canonical`` is the page's address now.
    """

    frame: Frame
    target: ArticleLink


class GoneView(Struct, frozen=True):
    """What stands at the address of a page that was withdrawn; ``words`` say whom to ask.

    ``links`` lead on, the site's own pages first. ``frame.root`` is as in NotFoundView.
    """

    frame: Frame
    words: Markup
    links: tuple[Link, ...]
