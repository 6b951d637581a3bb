"""PO text to a Catalog."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from translate.storage import pypo

from hexapla.model.document import Method
from hexapla.model.problem import Code, Findings, Problem
from hexapla.model.work import Credit, Role
from hexapla.translating.catalog import Catalog, Message
from hexapla.translating.scan import Place, scan

MACHINE_COMMENT = "machine"
"""The translator comment of a message that a machine translated and nobody has approved."""

_CREDITS = {
    "X-Translator": Role.TRANSLATOR,
    "X-Editor": Role.TRANSLATION_EDITOR,
    "X-Reviewer": Role.REVIEWER,
}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read(
    text: str, path: str, lang: str, locale: str, document_lang: str
) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """Return the catalog a PO text is, and its problems.

    ``path`` is what problems name. ``lang`` and ``locale`` are the BCP 47 tag and gettext code of
    the folder it lies in, ``document_lang`` is the tag of the language its document is written in,
    from which it translates unless its header names a pivot. There is no catalog when the text
    breaks the format's grammar.
    """
    findings = Findings(path)
    places = scan(text, findings)
    if findings.problems:
        return None, findings.problems
    store = pypo.pofile.parsestring(text.encode())
    if len(store.units) != len(places):
        message = f"{len(places)} messages stand here, but {len(store.units)} can be read"
        findings.add(Code.CATALOG_SYNTAX, 1, message, "run msgfmt -c on the file")
        return None, findings.problems
    header = _Header.of(store, places, findings)
    header.check(locale)
    messages = _messages(zip(store.units, places, strict=True), findings)
    if findings.problems:
        return None, findings.problems
    catalog = Catalog(
        path=path,
        source_lang=header.fields.get("X-Source-Language", "").replace("_", "-") or document_lang,
        lang=lang,
        method=_method(header.method, store.units),
        messages=messages,
        credits=header.credits(),
    )
    return (None if findings.problems else catalog), findings.problems


def _messages(
    units: Iterable[tuple[pypo.pounit, Place]], findings: Findings
) -> Mapping[tuple[str, str], Message]:
    found: dict[tuple[str, str], Message] = {}
    for unit, place in units:
        if place.obsolete or unit.isheader():
            continue
        context, source = str(unit.getcontext()), str(unit.source)
        if earlier := found.get((context, source)):
            message = f"the same {context or 'message'} stands on line {earlier.line} too"
            findings.add(Code.CATALOG_SYNTAX, place.line, message, "keep one of the two")
        if unit.hasplural():
            message = "a message of an article has plural forms"
            findings.add(Code.CATALOG_SYNTAX, place.line, message, "remove msgid_plural")
        found[context, source] = Message(
            context, source, str(unit.target or ""), place.line, bool(unit.isfuzzy())
        )
    return found


def _method(claimed: Method, units: Iterable[pypo.pounit]) -> Method:
    """Return the weakest method present: what the header claims, or what a message says."""
    if any(is_machine_made(unit) for unit in units):
        return Method.MACHINE
    return claimed


def is_machine_made(unit: pypo.pounit) -> bool:
    """Whether a message is marked as a machine's work that nobody has approved."""
    return bool(unit.target) and MACHINE_COMMENT in unit.getnotes("translator").split("\n")


@dataclass(frozen=True, slots=True)
class _Header:
    fields: Mapping[str, str]
    line: int
    findings: Findings

    @classmethod
    def of(cls, store: pypo.pofile, places: tuple[Place, ...], findings: Findings) -> "_Header":
        unit = store.header()
        if unit is None:
            findings.add(Code.CATALOG_HEADER, 1, "the catalog has no header", _START_ANEW)
            return cls({}, 1, findings)
        line = places[store.units.index(unit)].line
        return cls(store.parseheader(), line, findings)

    @property
    def method(self) -> Method:
        """How the header says the translation was made."""
        try:
            return Method(self.fields.get("X-Method", ""))
        except ValueError:
            return Method.MACHINE

    def check(self, locale: str) -> None:
        """Note where the header contradicts the file's place, or leaves out what must be said."""
        if not self.fields:
            return
        language = self.fields.get("Language", "")
        if language.replace("-", "_") != locale:
            message = f"the header says Language: {language or 'nothing'} in the folder {locale}"
            self._note(message, f"write Language: {locale}, or move the file")
        if self.fields.get("X-Method", "") not in set(Method):
            message = "the header does not say how the translation was made"
            self._note(message, f"write X-Method: with one of {', '.join(Method)}")
        charset = self.fields.get("Content-Type", "").partition("charset=")[2].strip()
        if charset.upper() not in {"UTF-8", "UTF8"}:
            message = f"the header says charset={charset or 'nothing'}"
            self._note(message, "write Content-Type: text/plain; charset=UTF-8")

    def credits(self) -> tuple[Credit, ...]:
        """Return whom the header credits, by registry id."""
        found: list[Credit] = []
        for field, role in _CREDITS.items():
            for who in self.fields.get(field, "").replace(",", " ").split():
                if _ID.fullmatch(who):
                    found.append(Credit(role, who, self.line))
                else:
                    message = f"{field}: {who} is not an id of the registry"
                    self._note(message, "write ids such as anna-kim, with spaces between them")
        return tuple(found)

    def _note(self, message: str, remedy: str) -> None:
        self.findings.add(Code.CATALOG_HEADER, self.line, message, remedy)


_START_ANEW = "restore it, or delete the file and run hexapla update to start a new one"
