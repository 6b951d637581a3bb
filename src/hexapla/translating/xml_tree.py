"""XML as a tree of values, for the exchange with translators' tools.

The parser refuses every document type declaration, and with it the entities that expand without
end and those that stand for other files (OWASP, «XML External Entity Prevention»); expat by itself
opens nothing that a document names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

import msgspec

DEEPEST = 100
"""Levels of elements that are read; XLIFF and TMX have some ten of their own."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTES = _ESCAPES | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0, section 2.2, has no way to write."""


class XmlError(Exception):
    """A text that is not read; ``line`` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Element(msgspec.Struct, frozen=True):
    """An element; ``line`` is where it begins, 0 in one that was not read from a file.

    In a tree that was read, names of the namespace asked for are local names, and others are
    ``namespace name``, attributes' too.
    """

    name: str
    attributes: Mapping[str, str] = msgspec.field(default_factory=dict)
    children: "tuple[Element | str, ...]" = ()
    line: int = 0

    def elements(self, *names: str) -> "tuple[Element, ...]":
        """Return the children that are elements of some names."""
        return tuple(one for one in self.children if isinstance(one, Element) and one.name in names)


def parse(data: bytes, namespace: str) -> Element:
    """Return the root of an XML file. XmlError when it is no XML, or has a document type."""
    builder = _Builder(namespace)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"the file is no well-formed XML: {expat.ErrorString(error.code)}"
        raise XmlError(error.lineno, message) from error
    except (LookupError, ValueError) as error:
        message = f"the file's encoding cannot be read: {error}"
        raise XmlError(1, message) from error
    return builder.root


@dataclass
class _Open:
    """An element that has not ended yet."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def end_text(self) -> None:
        if self.text:
            self.children.append("".join(self.text))
            self.text.clear()


class _Builder:
    """Makes the tree from the parser's events."""

    def __init__(self, namespace: str) -> None:
        self._prefix = f"{namespace} "
        self._open = [_Open("", {}, 0)]
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    @property
    def root(self) -> Element:
        """The one element of a document that has been read to its end."""
        return next(one for one in self._open[0].children if isinstance(one, Element))

    def _doctype(self, *_: object) -> NoReturn:
        message = "the file has a document type declaration (<!DOCTYPE), which is never read"
        raise XmlError(self.parser.CurrentLineNumber, message)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if len(self._open) > DEEPEST:
            raise XmlError(line, f"elements are nested deeper than {DEEPEST} levels")
        self._open[-1].end_text()
        self._open.append(_Open(name.removeprefix(self._prefix), attributes, line))

    def _end(self, _: str) -> None:
        ended = self._open.pop()
        ended.end_text()
        element = Element(ended.name, ended.attributes, tuple(ended.children), ended.line)
        self._open[-1].children.append(element)

    def _text(self, text: str) -> None:
        self._open[-1].text.append(text)


def written(root: Element, mixed: frozenset[str]) -> bytes:
    """Return an XML file, an element a line, indented; nothing is added inside ``mixed`` ones.

    A character that XML cannot have becomes U+FFFD; a message has none (model.characters).
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    _write(root, 0, mixed, lines)
    return "\n".join([*lines, ""]).encode()


def _write(element: Element, depth: int, mixed: frozenset[str], lines: list[str]) -> None:
    indent = "  " * depth
    children = [one for one in element.children if isinstance(one, Element)]
    if element.name in mixed or not children:
        lines.append(indent + _on_one_line(element))
        return
    lines.append(f"{indent}{_opening(element)}>")
    for child in children:
        _write(child, depth + 1, mixed, lines)
    lines.append(f"{indent}</{element.name}>")


def _on_one_line(element: Element) -> str:
    if not element.children:
        return f"{_opening(element)}/>"
    inside = (
        _escaped(child, _ESCAPES) if isinstance(child, str) else _on_one_line(child)
        for child in element.children
    )
    return f"{_opening(element)}>{''.join(inside)}</{element.name}>"


def _opening(element: Element) -> str:
    pairs = element.attributes.items()
    return f"<{element.name}" + "".join(
        f' {name}="{_escaped(value, _IN_ATTRIBUTES)}"' for name, value in pairs
    )


def _escaped(text: str, escapes: Mapping[int, str]) -> str:
    return _NO_XML.sub("\ufffd", text).translate(escapes)
