"""Units of a PO file: what an update makes of them, with everything a translator wrote kept."""

import re
from collections.abc import Sequence, Set

from translate.storage import pypo

from hexapla.model.document import Document
from hexapla.translating.match import How, Match, Old
from hexapla.translating.plain import named_blocks
from hexapla.translating.translate import Wanted

_IDS = re.compile(r"#\. id: ")
_OURS = re.compile(r"#\. (id|speaker|name): ")
"""The lines with ``#.`` that an update writes, and writes anew."""


def extracted_by_others(unit: pypo.pounit) -> list[str]:
    """Return the lines with ``#.`` that are not ours; obsolete messages have none in pypo."""
    return [line for line in unit.automaticcomments if not _OURS.match(line)]


def unit_of(one: Match, sources: Sequence[pypo.pounit]) -> pypo.pounit:
    """Return the unit of a match: the old one where it lives on, else a new one."""
    old = [old_of(unit) for unit in sources]
    if one.how in {How.KEPT, How.RETYPED, How.RESTORED} or (
        one.how is How.NEAR and not _is_doubted(old[0])
    ):
        unit = sources[0]
        _rename(unit, one.wanted)
        if one.how is How.RESTORED:
            unit.markfuzzy(False)
            unit.prev_source, unit.prev_context = "", ""
        elif one.how is How.NEAR:
            _make_stale(unit, old[0].made_from, old[0].string)
    else:
        unit = pypo.pounit(source=one.wanted.id)
        unit.setcontext(one.wanted.context)
        if one.how is How.COPIED:
            unit.target = old[0].string
            if old[0].fuzzy and old[0].previous != one.wanted.id:
                _make_stale(unit, old[0].made_from, old[0].string)
        elif old:
            made_from = " ".join(message.made_from for message in old)
            _make_stale(unit, made_from, " ".join(message.string for message in old))
        _carry_comments(unit, sources)
    return unit


def _is_doubted(old: Old) -> bool:
    """Whether a person marked a translation of just this text as stale.

    Were it to become another message's, the text coming back would make it a good one.
    """
    return old.fuzzy and not old.previous


def _rename(unit: pypo.pounit, message: Wanted) -> None:
    """Give a unit another id, its translation and comments staying."""
    if unit.isobsolete():
        is_stale = unit.isfuzzy()
        unit.resurrect()
        unit.markfuzzy(is_stale)  # pypo takes every message that comes back for a good one
    if (str(unit.getcontext()), str(unit.source)) != (message.context, message.id):
        target = unit.target
        unit.source = message.id
        unit.setcontext(message.context)
        unit.target = target


def _make_stale(unit: pypo.pounit, made_from: str, target: str) -> None:
    """Mark a translation as made from another text, which ``#| msgid`` keeps."""
    unit.target = target
    unit.prev_source = made_from
    unit.markfuzzy(True)


def _carry_comments(unit: pypo.pounit, sources: Sequence[pypo.pounit]) -> None:
    """Carry translators' comments along, and with them whose work a translation is."""
    lines = (line for one in sources for line in str(one.getnotes("translator")).split("\n"))
    for line in dict.fromkeys(filter(None, lines)):
        unit.addnote(line, origin="translator")


def tell(unit: pypo.pounit, lines: tuple[str, ...], document: Document) -> None:
    """Tell the translator of a message what there is to know in ``#.``, its file in ``#:``."""
    others = extracted_by_others(unit)
    unit.automaticcomments[:] = [*(f"#. {line}\n" for line in lines), *others]
    unit.sourcecomments[:] = []
    unit.addlocation(document.path)


def forget(unit: pypo.pounit, known: Set[str]) -> bool:
    """Let a message that waits for its pivot name no block that is gone; return if it did."""
    named = named_blocks(unit.automaticcomments)
    left = [one for one in named if one in known]
    if len(left) == len(named):
        return False
    rest = [line for line in unit.automaticcomments if not _IDS.match(line)]
    unit.automaticcomments[:] = [*([f"#. id: {' '.join(left)}\n"] if left else []), *rest]
    return True


def old_of(unit: pypo.pounit) -> Old:
    """Return a unit as the matching sees it."""
    return Old(
        context=str(unit.getcontext()),
        id=str(unit.source),
        string=str(unit.target or ""),
        fuzzy=bool(unit.isfuzzy()),
        obsolete=bool(unit.isobsolete()),
        previous=str(unit.prev_source or ""),
    )
