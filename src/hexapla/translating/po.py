"""PO text to a Catalog."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from translate.storage import pypo
from translate.storage.poparser import PoParseError

from hexapla.model.characters import FORBIDDEN, described
from hexapla.model.document import Method
from hexapla.model.problem import Code, Findings, Problem
from hexapla.model.work import Credit, Role
from hexapla.translating.catalog import MACHINE_COMMENT, Catalog, Message
from hexapla.translating.scan import Place, scan

_CREDITS = {
    "X-Translator": Role.TRANSLATOR,
    "X-Editor": Role.TRANSLATION_EDITOR,
    "X-Reviewer": Role.REVIEWER,
}
_FIELD = re.compile(r'\s*"([A-Za-z-]+):')
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read(
    text: str,
    path: str,
    lang: str,
    locale: str,
    document_lang: str,
    *,
    tags: Mapping[str, str] | None = None,
) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """Return the catalog a PO text is, and its problems.

    ``path`` is what problems name. ``lang`` and ``locale`` are the BCP 47 tag and gettext code of
    the folder it lies in, ``document_lang`` is the tag of the language its document is written in,
    from which it translates unless its header names a pivot. ``tags`` has the tag of each of the
    site's locales. There is no catalog when the text breaks the format's grammar.
    """
    findings = Findings(path)
    places = scan(text, findings)
    if findings.problems:
        return None, findings.problems
    store = _store(text, len(places), findings)
    if store is None:
        return None, findings.problems
    header = _Header.of(store, places, text, findings)
    messages = _messages(zip(store.units, places, strict=True), findings)
    header.check(locale, translated=any(message.string for message in messages.values()))
    if findings.problems:
        return None, findings.problems
    source = header.fields.get("X-Source-Language", "")
    catalog = Catalog(
        path=path,
        source_lang=(tags or {}).get(source) or source.replace("_", "-") or document_lang,
        lang=lang,
        method=_method(header.method, store.units),
        messages=messages,
        credits=header.credits(),
        line=header.lines.get("X-Source-Language", header.line),
    )
    return (None if findings.problems else catalog), findings.problems


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


def _messages(
    units: Iterable[tuple[pypo.pounit, Place]], findings: Findings
) -> Mapping[tuple[str, str], Message]:
    found: dict[tuple[str, str], Message] = {}
    lines: dict[tuple[str, str], int] = {}
    for unit, place in units:
        context, source = str(unit.getcontext()), str(unit.source)
        earlier = lines.setdefault((context, source), place.line)
        if earlier != place.line:
            what = "header" if unit.isheader() else context or "message"
            message = f"the same {what} stands on line {earlier} too"
            findings.add(Code.CATALOG_SYNTAX, place.line, message, "keep one of the two")
        if place.obsolete or unit.isheader():
            continue
        if forbidden := FORBIDDEN.search(source + str(unit.target or "")):
            message = f"the character {described(forbidden[0])} may not stand in a page"
            findings.add(Code.CONTROL_CHARACTER, place.line, message, "delete it")
        if fault := _unlike_ends(unit):
            remedy = "let both begin and end alike"
            findings.add(Code.CATALOG_SYNTAX, place.line, fault, remedy)
        if unit.hasplural():
            message = "a message of an article has plural forms"
            remedy = "delete msgid_plural, and keep one line msgstr without a number"
            findings.add(Code.CATALOG_SYNTAX, place.line, message, remedy)
        found[context, source] = Message(
            context, source, str(unit.target or ""), place.line, bool(unit.isfuzzy())
        )
    return found


def _unlike_ends(unit: pypo.pounit) -> str:
    """Say where only one of a message's two texts has a new line, as msgfmt asks."""
    source, target = str(unit.source), str(unit.target or "")
    if not target or unit.isfuzzy():
        return ""
    if source.startswith("\n") is not target.startswith("\n"):
        return "only one of msgid and msgstr begins with \\n"
    if source.endswith("\n") is not target.endswith("\n"):
        return "only one of msgid and msgstr ends with \\n"
    return ""


def _method(claimed: Method, units: Iterable[pypo.pounit]) -> Method:
    """Return the weakest method present: what the header claims, or what a message says."""
    if any(is_machine_made(unit) for unit in units if not unit.isobsolete()):
        return Method.MACHINE
    return claimed


def is_machine_made(unit: pypo.pounit) -> bool:
    """Whether a message is marked as a machine's work that nobody has approved."""
    return bool(unit.target) and MACHINE_COMMENT in unit.getnotes("translator").split("\n")


@dataclass(frozen=True, slots=True)
class _Header:
    fields: Mapping[str, str]
    lines: Mapping[str, int]
    line: int
    findings: Findings

    @classmethod
    def of(
        cls, store: pypo.pofile, places: tuple[Place, ...], text: str, findings: Findings
    ) -> "_Header":
        unit = store.header()
        if unit is None:
            findings.add(Code.CATALOG_HEADER, 1, "the catalog has no header", _START_ANEW)
            return cls({}, {}, 1, findings)
        line = places[store.units.index(unit)].line
        lines: dict[str, int] = {}
        for number, written in enumerate(text.split("\n")[line - 1 :], line):
            if not written.strip():
                break
            if found := _FIELD.match(written):
                lines.setdefault(found[1], number)
        return cls(store.parseheader(), lines, line, findings)

    @property
    def method(self) -> Method:
        """How the header says the translation was made."""
        try:
            return Method(self.fields.get("X-Method", ""))
        except ValueError:
            return Method.MACHINE

    def check(self, locale: str, *, translated: bool) -> None:
        """Note where the header contradicts the file's place, or leaves out what must be said.

        How a translation was made must be said as soon as there is one.
        """
        if not self.fields:
            return
        language = self.fields.get("Language", "")
        if language.replace("-", "_") != locale:
            message = f"the header says Language: {language or 'nothing'} in the folder {locale}"
            self._note("Language", message, f"write Language: {locale}, or move the file")
        method = self.fields.get("X-Method", "")
        if method not in set(Method) and (method or translated):
            message = f"the header says X-Method: {method or 'nothing'}"
            remedy = f"write how the translation was made, one of: {', '.join(Method)}"
            self._note("X-Method", message, remedy)
        charset = self.fields.get("Content-Type", "").partition("charset=")[2].strip()
        if charset.upper() not in {"UTF-8", "UTF8"}:
            message = f"the header says charset={charset or 'nothing'}"
            remedy = "save the file as UTF-8 and write Content-Type: text/plain; charset=UTF-8"
            self._note("Content-Type", message, remedy)

    def credits(self) -> tuple[Credit, ...]:
        """Return whom the header credits, by registry id."""
        found: list[Credit] = []
        for field, role in _CREDITS.items():
            line = self.lines.get(field, self.line)
            names = self.fields.get(field, "").replace(",", " ").split()
            if bad := [who for who in names if not _ID.fullmatch(who)]:
                message = f"{field}: {' '.join(bad)} is not written as an id of the registry"
                self._note(field, message, "write ids such as anna-kim, with spaces between them")
            found += [Credit(role, who, line) for who in names if who not in bad]
        return tuple(found)

    def _note(self, field: str, message: str, remedy: str) -> None:
        line = self.lines.get(field, self.line)
        self.findings.add(Code.CATALOG_HEADER, line, message, remedy)


_START_ANEW = "restore it, or delete the file and run hexapla update to start a new one"
