"""What a host answers to a path by a site's rules and by the files it has."""

from collections.abc import Callable
from enum import Enum, auto

from msgspec import Struct

from hexapla.rendering.hosting.kinds import kind_of
from hexapla.rendering.hosting.rules import Rules

_FOR_HOSTS = frozenset({"_headers", "_redirects", "CNAME"})
"""Files that are the host's to read, and that none of them shows to readers."""
_START = "index.html"


class Thing(Enum):
    """What stands at a path of the output."""

    NOTHING = auto()
    FILE = auto()
    FOLDER = auto()


Look = Callable[[str], Thing]
"""Says what stands at a path from the output's root."""


class Answer(Struct, frozen=True):
    """A status (RFC 9110, 15), with the ``file`` of the output that is shown, '' for none.

    ``location`` is where else a browser is to go.
    """

    status: int
    file: str = ""
    location: str = ""


def answer(rules: Rules, path: str, accept_language: str, look: Look) -> Answer:
    """Return the answer to a path of the host, which is decoded and has no query.

    Rules come before files, as at the hosts: an address that has moved has a page there too, for
    hosts that know no redirects.
    """
    if path == rules.base and (target := rules.choice_of(accept_language)):
        return Answer(302, location=target)
    if moved := rules.redirect_of(path):
        return Answer(301, location=moved)
    if page := rules.gone_page(path):
        return Answer(410, _shown(rules, page, look))
    if f"{path}/" == rules.base:
        return Answer(301, location=rules.base)
    return _of_file(rules, path, look) or _not_found(rules, path, look)


def headers(rules: Rules, path: str, found: Answer) -> dict[str, str]:
    """Return the headers of an answer to a path, but for those of one sending of it.

    A page in place of another has its own: what is not there must not be kept for ever.
    """
    if not found.file:
        sent = rules.headers_of(path)
    else:
        shown = path if found.status == 200 else rules.base + found.file
        sent = {"Content-Type": kind_of(found.file), **rules.headers_of(shown)}
    return {**sent, "Location": found.location} if found.location else sent


def _of_file(rules: Rules, path: str, look: Look) -> Answer | None:
    here = _inside(rules, path)
    if here is None:
        return None
    thing = look(here.removesuffix("/"))
    if thing is Thing.FILE and not here.endswith("/"):
        return Answer(200, here)
    if thing is Thing.FOLDER:
        folder = f"{here.removesuffix('/')}/".removeprefix("/")
        if look(folder + _START) is Thing.FILE:
            is_whole = rules.base + folder == path
            return Answer(200, folder + _START) if is_whole else Answer(301, location=f"{path}/")
    return None


def _inside(rules: Rules, path: str) -> str | None:
    """Return a path from the output's root, None for one that is not for readers, or leads out."""
    if not path.startswith(rules.base):
        return None
    here = path.removeprefix(rules.base)
    parts = here.removesuffix("/").split("/")
    leads_out = {"", ".", ".."}.intersection(parts) if here else False
    if leads_out or parts[-1] in _FOR_HOSTS or "\\" in here or "\0" in here:
        return None
    return here


def _not_found(rules: Rules, path: str, look: Look) -> Answer:
    page = rules.not_found_page(path)
    return Answer(404, _shown(rules, page, look) if page else "")


def _shown(rules: Rules, page: str, look: Look) -> str:
    """Return the file of a page that rules name; '' where a site is without."""
    file = page.removeprefix(rules.base)
    return file if look(file) is Thing.FILE else ""
