"""A catalog's bytes as a store of messages, and back."""

from translate.storage import pypo


def parsed(data: bytes) -> pypo.pofile:
    """Return the store that a catalog's bytes hold, whatever its line ends are."""
    store: pypo.pofile = pypo.pofile.parsestring(data.replace(b"\r\n", b"\n"))
    return store


def written(store: pypo.pofile, data: bytes | None) -> bytes:
    """Return a store's bytes, with CR LF line ends where its file, ``data``, had them."""
    plain = bytes(store)
    return plain.replace(b"\n", b"\r\n") if data is not None and _is_crlf(data) else plain


def _is_crlf(data: bytes) -> bool:
    return b"\r\n" in data and data.count(b"\n") == data.count(b"\r\n")


def survives_rewriting(data: bytes) -> bool:
    """Whether a catalog's bytes come back unchanged when they are read and written (law 5)."""
    return written(parsed(data), data) == data


def is_message(unit: pypo.pounit) -> bool:
    """Whether a unit is a message, and not the header or a comment that belongs to none."""
    return not unit.isheader() and not unit.isblank()


def key_of(unit: pypo.pounit) -> tuple[str, str]:
    """Return what tells a message from others: its context and its source text."""
    return str(unit.getcontext()), str(unit.source)
