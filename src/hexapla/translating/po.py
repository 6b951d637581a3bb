"""PO text to a Catalog."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from hexapla.model.problem import Code, Findings, Problem, Severity
from hexapla.model.work import Credit, Method, Role
from hexapla.translating.catalog import MACHINE_COMMENT, Catalog, Message
from hexapla.translating.plain import Entry, flags_in, plain
from hexapla.translating.plural import plural_fault

_CREDITS = {
    "X-Translator": Role.TRANSLATOR,
    "X-Editor": Role.TRANSLATION_EDITOR,
    "X-Reviewer": Role.REVIEWER,
}
_FIELD = re.compile(r'\s*"([A-Za-z-]+):')
_FORMAT = re.compile(r"(?!no-|impossible-)[a-z0-9-]+-format")
"""A flag that makes ``msgfmt -c`` compare the format directives of both texts."""
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

    ``text`` is as ``reading.text.decode`` gives it, without characters that no page may have.
    ``path`` is what problems name. ``lang`` and ``locale`` are the BCP 47 tag and gettext code of
    the folder it lies in, ``document_lang`` is the tag of the language its document is written in,
    from which it translates unless its header names a pivot. ``tags`` has the tag of each of the
    site's locales. There is no catalog when the text breaks the format's grammar.
    """
    findings = Findings(path)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    entries = plain(text) or _thoroughly(text, findings)
    if entries is None:
        return None, findings.problems
    header = _Header.of(entries, text, findings)
    messages = _messages(entries, findings)
    _check_flags(entries, text, findings)
    header.check(locale, translated=any(one.string and not one.fuzzy for one in messages.values()))
    header.check_plural()
    credits = header.credits()
    if any(problem.severity is Severity.ERROR for problem in findings.problems):
        return None, findings.problems
    source = header.fields.get("X-Source-Language", "")
    catalog = Catalog(
        path=path,
        source_lang=(tags or {}).get(source) or source.replace("_", "-") or document_lang,
        lang=lang,
        method=_method(header.method, entries),
        messages=messages,
        credits=credits,
        line=header.lines.get("X-Source-Language", header.line),
    )
    return catalog, findings.problems


def _thoroughly(text: str, findings: Findings) -> tuple[Entry, ...] | None:
    from hexapla.translating.thorough import thorough

    return thorough(text, findings)


def _messages(entries: Iterable[Entry], findings: Findings) -> Mapping[tuple[str, str], Message]:
    found: dict[tuple[str, str], Message] = {}
    lines: dict[tuple[str, str], int] = {}
    for entry in entries:
        key = (entry.context, entry.id)
        earlier = lines.setdefault(key, entry.line)
        if earlier != entry.line:
            what = "header" if entry.is_header else entry.context or "message"
            message = f"the same {what} stands on line {earlier} too"
            findings.add(Code.CATALOG_SYNTAX, entry.line, message, "keep one of the two")
        if entry.obsolete or entry.is_header:
            continue
        _check_message(entry, findings)
        found[key] = Message(*key, entry.string, entry.line, entry.is_fuzzy)
    return found


def _check_message(entry: Entry, findings: Findings) -> None:
    if fault := _unlike_ends(entry):
        findings.add(Code.CATALOG_SYNTAX, entry.line, fault, "let both begin and end alike")
    if entry.plural:
        message = "a message of an article has plural forms"
        remedy = "delete msgid_plural, and keep one line msgstr without a number"
        findings.add(Code.CATALOG_SYNTAX, entry.line, message, remedy)


def _check_flags(entries: Iterable[Entry], text: str, findings: Findings) -> None:
    """Note the flags that make a format string of a message, each where it stands above it."""
    flagged = [
        (entry, flag)
        for entry in entries
        if not entry.obsolete
        for flag in entry.flags
        if _FORMAT.fullmatch(flag)
    ]
    lines = text.split("\n") if flagged else []
    for entry, flag in flagged:
        place = entry.line
        while place > 1 and flag not in flags_in(lines[place - 1]):
            place -= 1
        message = f"the flag {flag} is on words, where % and braces are no directives"
        findings.add(Code.FORMAT_FLAG, place, message, f"delete {flag} in the line #,")


def _unlike_ends(entry: Entry) -> str:
    """Say where only one of a message's two texts has a new line, as msgfmt asks."""
    if "\n" not in entry.id and "\n" not in entry.string:
        return ""  # as nearly always
    if not entry.string or entry.is_fuzzy:
        return ""
    if entry.id.startswith("\n") is not entry.string.startswith("\n"):
        return "only one of msgid and msgstr begins with \\n"
    if entry.id.endswith("\n") is not entry.string.endswith("\n"):
        return "only one of msgid and msgstr ends with \\n"
    return ""


def _method(claimed: Method, entries: Iterable[Entry]) -> Method:
    """Return the weakest method present: what the header claims, or what a message says."""
    marked = (entry for entry in entries if MACHINE_COMMENT in entry.comments)
    by_machine = (
        entry.string and MACHINE_COMMENT in entry.notes for entry in marked if not entry.obsolete
    )
    return Method.MACHINE if any(by_machine) else claimed


class _Header(Struct, frozen=True):
    fields: Mapping[str, str]
    lines: Mapping[str, int]
    line: int
    findings: Findings
    text: str = ""

    @classmethod
    def of(cls, entries: tuple[Entry, ...], text: str, findings: Findings) -> "_Header":
        header = entries[0] if entries and entries[0].is_header else None
        if header is None:
            findings.add(Code.CATALOG_HEADER, 1, "the catalog has no header", _START_ANEW)
            return cls({}, {}, 1, findings)
        lines: dict[str, int] = {}
        written_header = text.split("\n", header.line - 1)[-1].partition("\n\n")[0]
        for number, written in enumerate(written_header.split("\n"), header.line):
            if not written.strip():
                break
            if found := _FIELD.match(written):
                lines.setdefault(found[1], number)
        return cls(_fields(header.string), lines, header.line, findings, header.string)

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

    def check_plural(self) -> None:
        """Note plural forms that gettext's tools could not work with."""
        if fault := plural_fault(self.text):
            line = self.lines.get("Plural-Forms", self.line)
            remedy = "write Plural-Forms: nplurals=1; plural=0; or the language's own"
            self.findings.add(Code.CATALOG_SYNTAX, line, fault, remedy)

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


def _fields(header: str) -> dict[str, str]:
    """Return the fields of a header; of one that stands there twice, the last."""
    pairs = (line.partition(":") for line in header.split("\n") if ":" in line)
    return {key.strip(): value.strip() for key, _, value in pairs}


_START_ANEW = "restore it, or delete the file and run hexapla update to start a new one"
