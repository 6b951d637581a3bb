"""What a catalog's file says of each message, and a few of its messages changed."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from translate.storage import pypo

from hexapla.translating.catalog import MACHINE_COMMENT

Key = tuple[str, str]
"""A message's context and id, in gettext's words."""


class Entry(Struct, frozen=True):
    """A message as it stands in a catalog.

    ``context_lines`` are its ``#.`` lines, ``comments`` a translator's own, ``previous`` the text
    that its ``#| msgid`` keeps.
    """

    string: str = ""
    fuzzy: bool = False
    previous: str = ""
    context_lines: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    by_machine: bool = False


class Entries(Struct, frozen=True):
    """A catalog's messages by key, obsolete ones left out, and how its header says it was made."""

    by_key: Mapping[Key, Entry]
    method: str


class Change(Struct, frozen=True):
    """A message's new translation; one that is not ``fuzzy`` is valid for its source."""

    key: Key
    string: str
    fuzzy: bool


def entries(data: bytes) -> Entries:
    """Return what a catalog's bytes say."""
    store = _parsed(data)
    found = {
        (str(unit.getcontext()), str(unit.source)): _entry(unit)
        for unit in store.units
        if _is_message(unit)
    }
    return Entries(found, str(store.parseheader().get("X-Method", "")))


def _entry(unit: pypo.pounit) -> Entry:
    lines = (str(line).removeprefix("#.").strip() for line in unit.automaticcomments)
    return Entry(
        string=str(unit.target or ""),
        fuzzy=bool(unit.isfuzzy()),
        previous=str(unit.prev_source or ""),
        context_lines=tuple(lines),
        comments=tuple(filter(None, str(unit.getnotes("translator")).split("\n"))),
        by_machine=_is_machine_made(unit),
    )


def changed(
    data: bytes, changes: Sequence[Change], *, method: str = "", by_machine: bool = False
) -> bytes:
    """Return a catalog with some messages changed, each of which it must have.

    The others' bytes stay as they are if the catalog survives rewriting (translating.update).
    A ``method`` is written into the header; ``by_machine`` marks what is changed as a machine's
    work.
    """
    store = _parsed(data)
    by_key = {one.key: one for one in changes}
    for unit in store.units:
        change = by_key.get((str(unit.getcontext()), str(unit.source)))
        if change is None or not _is_message(unit):
            continue
        if str(unit.target or "") != change.string:
            unit.target = change.string
        if bool(unit.isfuzzy()) is not change.fuzzy:
            unit.markfuzzy(change.fuzzy)
        if not change.fuzzy:
            unit.prev_source, unit.prev_context = "", ""
        if by_machine and not _is_machine_made(unit):
            unit.addnote(MACHINE_COMMENT, origin="translator")
    if method and store.parseheader().get("X-Method", "") != method:
        _say_method(store, method)
    written = bytes(store)
    return written.replace(b"\n", b"\r\n") if _is_crlf(data) else written


def _say_method(store: pypo.pofile, method: str) -> None:
    """Write a method into the header, whose other lines stay as they are if it has that one."""
    lines = store.header().msgstr
    for place, line in enumerate(lines):
        if line.startswith('"X-Method:') and line.endswith('\\n"'):
            lines[place] = f'"X-Method: {method}\\n"'
            return
    store.updateheader(add=True, **{"X-Method": method})


def _is_machine_made(unit: pypo.pounit) -> bool:
    """Whether a message is marked as a machine's work that nobody has approved."""
    return bool(unit.target) and MACHINE_COMMENT in unit.getnotes("translator").split("\n")


def _is_message(unit: pypo.pounit) -> bool:
    return not unit.isheader() and not unit.isblank() and not unit.isobsolete()


def _parsed(data: bytes) -> pypo.pofile:
    store: pypo.pofile = pypo.pofile.parsestring(data.replace(b"\r\n", b"\n"))
    return store


def _is_crlf(data: bytes) -> bool:
    return b"\r\n" in data and data.count(b"\n") == data.count(b"\r\n")
