"""XLIFF as it comes back from a translator's tool, whatever the tool did to its form.

Prefixes, the order of attributes, notes and the elements of other namespaces mean nothing here;
segments that the tool has split are joined. The sections named are of XLIFF Version 2.1 (OASIS
Standard, 13 February 2018).
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from hexapla.model.problem import Code, Findings
from hexapla.translating.xliff import NAMESPACE, OWN_NAMESPACE, PREFIX
from hexapla.translating.xml_tree import Element, XmlError, parse

_AGAIN = "save it as XLIFF 2.1 in the tool, or run hexapla export and begin with a new file"


class Returned(Struct, frozen=True):
    """A unit that came back.

    ``source`` and ``target`` are Markdown again; an empty target is none. ``done`` says that no
    segment is in the state ``initial``. ``base`` is what the unit said of its translation when it
    was exported (xliff.base); it and ``kind`` are empty where the tool has dropped them.
    ``original`` is the path that the file element names, ``line`` the unit's own.
    """

    id: str
    kind: str
    original: str
    source: str
    target: str
    base: str
    done: bool
    line: int


class ReturnedFile(Struct, frozen=True):
    """What came back: the languages as BCP 47 tags, the line that names them, and the units."""

    source_lang: str
    lang: str
    line: int
    units: tuple[Returned, ...]


def read(data: bytes, findings: Findings) -> ReturnedFile | None:
    """Return what an XLIFF file says, None when it is none; what is wrong with it is noted.

    A unit with a fault of its own is noted and left out.
    """
    try:
        root = parse(data, NAMESPACE)
    except XmlError as error:
        findings.add(Code.EXCHANGE_SYNTAX, error.line, error.message, _AGAIN)
        return None
    if root.name != "xliff" or not root.attributes.get("version", "").startswith("2."):
        version = root.attributes.get("version", "")
        what = "XLIFF" if root.name.endswith("xliff") else f"<{root.name.split(' ')[-1]}>"
        message = f"the file is {what} {version}".rstrip() + ", and not XLIFF 2.0 or 2.1"
        findings.add(Code.EXCHANGE_SYNTAX, root.line, message, _AGAIN)
        return None
    units: list[Returned] = []
    for file in root.elements("file"):
        original = file.attributes.get("original", "")
        for unit in _units(file):
            try:
                units.append(_returned(unit, original))
            except XmlError as error:
                name = unit.attributes.get("id", "")
                message = f"the unit {name} cannot be read: {error.message}"
                findings.add(Code.EXCHANGE_UNIT, error.line, message, _AGAIN)
    languages = (root.attributes.get("srcLang", ""), root.attributes.get("trgLang", ""))
    return ReturnedFile(*languages, root.line, tuple(units))


def _units(parent: Element) -> Iterator[Element]:
    """Yield the units of a file, those in groups too (section 4.2.2.4)."""
    for child in parent.elements("unit", "group"):
        if child.name == "unit":
            yield child
        else:
            yield from _units(child)


def _returned(unit: Element, original: str) -> Returned:
    parts = unit.elements("segment", "ignorable")
    segments = unit.elements("segment")
    content = _Content(_data(unit), {}, {})
    source = "".join(content.of(_only(part, "source")) for part in parts)
    return Returned(
        id=unit.attributes.get("id", ""),
        kind=unit.attributes.get("type", "").removeprefix(PREFIX),
        original=original,
        source=source,
        target=_target(parts, content, unit.line),
        base=unit.attributes.get(f"{OWN_NAMESPACE} base", ""),
        done=bool(segments)
        and all(one.attributes.get("state", "initial") != "initial" for one in segments),
        line=unit.line,
    )


def _target(parts: Sequence[Element], content: "_Content", line: int) -> str:
    """Return the targets of a unit's segments, joined in the order that they give.

    Section 4.3.1, ``order``. What is between segments is the source's where the tool has not
    said otherwise. XmlError when only some of the segments with words have a target.
    """
    texts: list[tuple[int, str]] = []
    missing = has_words = False
    for place, part in enumerate(parts, 1):
        source, target = _only(part, "source"), _only(part, "target")
        text = content.of(target)
        if part.name == "segment":
            has_words = has_words or bool(text.strip())
            missing = missing or (not text.strip() and bool(content.of(source).strip()))
        elif target is None:
            text = content.of(source)
        texts.append((_order(target, place), text))
    if not has_words:
        return ""
    if missing:
        raise XmlError(line, "some of its segments have no translation yet")
    return "".join(text for _, text in sorted(texts, key=lambda one: one[0]))


def _order(target: Element | None, place: int) -> int:
    order = target.attributes.get("order", "") if target else ""
    return int(order) if order.isascii() and order.isdecimal() else place


def _only(part: Element, name: str) -> Element | None:
    found = part.elements(name)
    if len(found) > 1:
        raise XmlError(part.line, f"it has two elements <{name}> in one segment")
    return found[0] if found else None


def _data(unit: Element) -> Mapping[str, str]:
    """Return what the unit's codes stand for, by the id of its data (section 4.2.2.11)."""
    empty = _Content({}, {}, {})
    return {
        data.attributes.get("id", ""): empty.of(data)
        for original in unit.elements("originalData")
        for data in original.elements("data")
    }


class _Content(Struct, frozen=True):
    """Turns inline content into Markdown (section 4.2.3).

    ``known`` and ``ends`` have what the codes seen so far, by id, stand for at their start and at
    their end: the source's, which come first, serve the target's that name no data themselves.
    """

    data: Mapping[str, str]
    known: dict[str, str]
    ends: dict[str, str]

    def of(self, element: Element | None) -> str:
        """Return the Markdown of an element's content. XmlError when a code stands for nothing."""
        if element is None:
            return ""
        return "".join(
            child if isinstance(child, str) else self._inline(child) for child in element.children
        )

    def _inline(self, code: Element) -> str:
        match code.name:
            case "cp":
                return _character(code)
            case "ph" | "sc":
                return self._start(code, "dataRef")
            case "ec":
                return self._end(code, "dataRef")
            case "pc":
                start = self._start(code, "dataRefStart")
                return start + self.of(code) + self._end(code, "dataRefEnd")
            case "mrk":
                return self.of(code)
            case "sm" | "em":
                return ""
            case name:
                raise XmlError(code.line, f"<{name.split(' ')[-1]}> stands in its text")

    def _start(self, code: Element, ref: str) -> str:
        return self._stands_for(code, ref, self.known, ("id", "copyOf"))

    def _end(self, code: Element, ref: str) -> str:
        return self._stands_for(code, ref, self.ends, ("startRef", "id", "copyOf"))

    def _stands_for(
        self, code: Element, ref: str, seen: dict[str, str], names: tuple[str, ...]
    ) -> str:
        ids = [code.attributes[name] for name in names if name in code.attributes]
        found = self.data.get(code.attributes.get(ref, ""))
        if found is None:
            found = next((seen[one] for one in ids if one in seen), None)
        if found is None:
            message = f"its code <{code.name}> does not say what it stands for (originalData)"
            raise XmlError(code.line, message)
        for one in ids:
            seen.setdefault(one, found)
        return found


def _character(code: Element) -> str:
    """Return the character that XML cannot write (section 4.2.3.1)."""
    try:
        return chr(int(code.attributes.get("hex", ""), 16))
    except (ValueError, OverflowError) as error:
        raise XmlError(code.line, "its <cp> names no character") from error
