"""A catalog in any layout there is: what the line scanner and translate-toolkit make of it.

translate-toolkit is slow to import, and few builds meet such a catalog (translating.plain).
"""

import re

from translate.storage import pypo
from translate.storage.poparser import PoParseError

from hexapla.model.problem import Code, Findings
from hexapla.translating.plain import Entry
from hexapla.translating.scan import Place, scan


def thorough(text: str, findings: Findings) -> tuple[Entry, ...] | None:
    """Return a catalog's messages in whatever layout, or None after noting what is malformed."""
    places = scan(text, findings)
    store = _store(text, len(places), findings) if not findings.problems else None
    if store is None:
        return None
    return tuple(map(_entry, store.units, places))


def _entry(unit: pypo.pounit, place: Place) -> Entry:
    return Entry(
        context=str(unit.getcontext()),
        id=str(unit.source),
        string=str(unit.target or ""),
        line=place.line,
        obsolete=place.obsolete,
        plural=bool(unit.hasplural()),
        comments="".join([*unit.othercomments, *unit.automaticcomments, *unit.typecomments]),
    )


def _store(text: str, count: int, findings: Findings) -> pypo.pofile | None:
    """Return what translate-toolkit makes of a text, without its comments that have no message."""
    remedy = "run msgcat on the file, or open it in Poedit and save it"
    try:
        store: pypo.pofile = pypo.pofile.parsestring(text.encode())
    except PoParseError as error:
        found = re.search(r"on line (\d+)", str(error))
        message = "the line is one that not every gettext tool can read"
        findings.add(Code.CATALOG_SYNTAX, int(found[1]) if found else 1, message, remedy)
        return None
    store.units = [unit for unit in store.units if unit.msgid]
    if len(store.units) != count:
        message = f"{count} messages stand in the file, but {len(store.units)} can be read"
        findings.add(Code.CATALOG_SYNTAX, 1, message, remedy)
        return None
    return store
