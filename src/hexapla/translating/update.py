"""Writing a catalog: a document's messages into the PO file that carries it.

Nothing a translator wrote is ever dropped: a message the document no longer has is kept as
obsolete, and comes back when the document has it again.
"""

from dataclasses import dataclass

from translate.storage import pypo

from hexapla.model.document import Document, Method
from hexapla.translating.translate import Wanted, messages

_MOST_COMMON_PLURAL = "nplurals=2; plural=(n != 1);"
PLURAL_FORMS = {
    "en": _MOST_COMMON_PLURAL,
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
        "(n%100<12 || n%100>14) ? 1 : 2);"
    ),
    "zh": "nplurals=1; plural=0;",
}
"""What tools expect in the header; an article's messages have no plurals of their own."""


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalog's new bytes, and how many messages were added, kept and made obsolete."""

    data: bytes
    added: int = 0
    kept: int = 0
    obsolete: int = 0


def update(document: Document, data: bytes | None, locale: str) -> Updated:
    """Return a catalog brought in step with the document, or edition, that it translates.

    ``data`` are the file's bytes, None for a new catalog; they come back unchanged when the
    catalog has just the document's messages in the document's order.
    """
    wanted = messages(document)
    if data is None:
        store = _new_store(document, locale)
        store.units.extend(_new_unit(message, document) for message in wanted)
        return Updated(bytes(store), added=len(wanted))
    store = pypo.pofile.parsestring(data)
    header, body = _split(store)
    active = [unit for unit in body if not unit.isobsolete()]
    if [_key(unit) for unit in active] == [(message.context, message.id) for message in wanted]:
        return Updated(data, kept=len(wanted))
    return _rewrite(store, header, body, wanted, document)


def survives_rewriting(data: bytes) -> bool:
    """Whether a catalog's bytes come back unchanged when they are read and written (law 5)."""
    return bytes(pypo.pofile.parsestring(data)) == data


def _rewrite(
    store: pypo.pofile,
    header: list[pypo.pounit],
    body: list[pypo.pounit],
    wanted: tuple[Wanted, ...],
    document: Document,
) -> Updated:
    by_key = {_key(unit): unit for unit in sorted(body, key=lambda unit: not unit.isobsolete())}
    was_active = {_key(unit) for unit in body if not unit.isobsolete()}
    units: list[pypo.pounit] = []
    added = 0
    for message in wanted:
        unit = by_key.pop((message.context, message.id), None)
        if unit is None:
            unit = _new_unit(message, document)
        elif unit.isobsolete():
            unit.resurrect()
        added += (message.context, message.id) not in was_active
        units.append(unit)
    left = set(map(id, units))
    rest = [unit for unit in body if id(unit) not in left]
    gone = [unit for unit in rest if not unit.isobsolete()]
    for unit in gone:
        unit.makeobsolete()
    kept_rest = [unit for unit in rest if unit.target or unit not in gone]
    store.units = [*header, *units, *kept_rest]
    return Updated(bytes(store), added, len(wanted) - added, len(gone))


def _split(store: pypo.pofile) -> tuple[list[pypo.pounit], list[pypo.pounit]]:
    header = [unit for unit in store.units if unit.isheader()]
    return header, [unit for unit in store.units if not unit.isheader()]


def _key(unit: pypo.pounit) -> tuple[str, str]:
    return str(unit.getcontext()), str(unit.source)


def _new_store(document: Document, locale: str) -> pypo.pofile:
    """Return an empty catalog: no dates in its header, so that nothing changes without a cause."""
    language = locale.partition("_")[0]
    fields = {
        "Project-Id-Version": document.path.removesuffix(".md"),
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS.get(language, _MOST_COMMON_PLURAL),
        "X-Source-Language": document.lang.replace("-", "_"),
        "X-Method": Method.HUMAN.value,
    }
    lines = "".join(f'"{key}: {value}\\n"\n' for key, value in fields.items())
    store: pypo.pofile = pypo.pofile.parsestring(f'msgid ""\nmsgstr ""\n{lines}'.encode())
    return store


def _new_unit(message: Wanted, document: Document) -> pypo.pounit:
    unit = pypo.pounit(source=message.id)
    unit.setcontext(message.context)
    unit.addnote("id: " + " ".join(message.blocks), origin="developer")
    unit.addlocation(document.path)
    return unit
