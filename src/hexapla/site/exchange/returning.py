"""What comes back from a translator's tool, judged message by message.

Parsing Markdown is reading's part and catalogs are translating's, so this stands where both meet.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hexapla.checking.markup import marks_of
from hexapla.model.block import PLAIN_KINDS
from hexapla.model.characters import FORBIDDEN, described
from hexapla.model.inline import Code as CodeSpan
from hexapla.model.inline import Inline, walk
from hexapla.model.problem import Code, Findings, Severity
from hexapla.reading.inline import parse
from hexapla.translating import xliff
from hexapla.translating.entries import Change, Entry, Key
from hexapla.translating.translate import Wanted
from hexapla.translating.xliff_return import Returned

EXPORT_AGAIN = "run hexapla export again, and translate what has changed in the new file"


@dataclass
class Changes:
    """Collects what the units of one document change in its catalog.

    With ``overwrite``, a unit wins over a translation that was changed after the unit's export.
    """

    findings: Findings
    document: str
    wanted: Sequence[Wanted]
    held: Mapping[Key, Entry]
    overwrite: bool = False
    changes: dict[Key, Change] = field(default_factory=dict)
    seen: dict[Key, str] = field(default_factory=dict)
    unchanged: int = 0

    def take(self, unit: Returned) -> None:
        """Take a unit: a change, nothing, or a problem."""
        message = self._message(unit)
        if message is None:
            what = f"its source text is no longer a message of {self.document}"
            self._note(unit, Code.EXCHANGE_UNIT, what, EXPORT_AGAIN)
            return
        key = (message.context, message.id)
        entry = self.held.get(key)
        if entry is None:
            remedy = f"run hexapla update {self.document}, then import again"
            self._note(unit, Code.EXCHANGE_UNIT, "the catalog lacks its message", remedy)
            return
        if not unit.target or self._is_as_it_was(unit, entry):
            self.unchanged += 1
        elif self.seen.setdefault(key, unit.target) != unit.target:
            what = "its message is translated twice in the file, and not alike"
            self._note(unit, Code.EXCHANGE_UNIT, what, "keep one of the two")
        elif self._is_overtaken(unit, entry):
            what = "the catalog's translation has changed since the export, and otherwise"
            remedy = "mend the catalog by hand, or run hexapla import with --overwrite"
            self._note(unit, Code.EXCHANGE_UNIT, what, remedy)
        elif self._is_sound(unit, message, entry):
            self.changes[key] = Change(key, unit.target, fuzzy=not unit.done)

    def _message(self, unit: Returned) -> Wanted | None:
        """Return the document's message with a unit's text: by the unit's id, else by its kind."""
        same = [one for one in self.wanted if one.id == unit.source]
        for fits in (
            [one for one in same if xliff.unit_id(one) == unit.id],
            [one for one in same if one.context == unit.kind],
            same,
        ):
            if len(fits) == 1:
                return fits[0]
        return None

    @staticmethod
    def _is_as_it_was(unit: Returned, entry: Entry) -> bool:
        """Whether a unit has nothing to say to the catalog.

        Its translation is the one exported, and the catalog has another by now; or it is the
        catalog's, and the unit does not end its being stale.
        """
        is_old = unit.base.rstrip("~") == xliff.digest(unit.target)
        if is_old and unit.base != xliff.base(entry):
            return True
        return unit.target == entry.string and (not entry.fuzzy or not unit.done)

    def _is_overtaken(self, unit: Returned, entry: Entry) -> bool:
        """Whether a unit would put its words over others, written after its export."""
        if self.overwrite or not unit.base or not entry.string or unit.target == entry.string:
            return False
        return unit.base.rstrip("~") != xliff.digest(entry.string)

    def _is_sound(self, unit: Returned, message: Wanted, entry: Entry) -> bool:
        """Whether a target may stand in the catalog; what forbids it is noted."""
        if fault := _fault_in(unit.target):
            self._note(unit, Code.CONTROL_CHARACTER, fault, "delete it")
            return False
        if unit.target.startswith("\n") or unit.target.endswith("\n"):
            what = "its target begins or ends with a new line, and its source does not"
            self._note(unit, Code.CATALOG_SYNTAX, what, "delete the new line")
            return False
        if message.context in PLAIN_KINDS:
            return True
        faults: list[tuple[Code, str, str]] = []
        here = parse(unit.target, lambda *fault: faults.append(fault))
        there, before = _parsed(message.id), _parsed(entry.string or message.id)
        faults = [fault for fault in faults if fault[0].severity is Severity.ERROR]
        faults += _differences(marks_of(there), marks_of(here))
        if _code(here) not in (_code(there), _code(before)):
            faults += _differences(_code(there), _code(here))
        for code, what, remedy in faults:
            self._note(unit, code, what, remedy)
        return not faults

    def _note(self, unit: Returned, code: Code, what: str, remedy: str) -> None:
        message = f"the unit {unit.id} is not applied: {what}"
        self.findings.add(code, unit.line, message, remedy)


def _parsed(text: str) -> tuple[Inline, ...]:
    return parse(text, lambda *_: None)


def _differences(there: Counter[str], here: Counter[str]) -> list[tuple[Code, str, str]]:
    """Return what a translation has lost of its source's marks, and what it has added."""
    lost = [f"its target has lost {mark} of its source" for mark in there - here]
    added = [f"its target has {mark}, which its source has not" for mark in here - there]
    remedy = "put into the target just the codes of the source"
    return [(Code.MARKUP, what, remedy) for what in (*lost, *added)]


def _code(nodes: Sequence[Inline]) -> Counter[str]:
    """Return the code in a message, which a translator may have translated before."""
    return Counter(f"the code `{node.text}`" for node in walk(nodes) if isinstance(node, CodeSpan))


def _fault_in(text: str) -> str:
    found = FORBIDDEN.search(text)
    return f"the character {described(found[0])} may not stand in a page" if found else ""
