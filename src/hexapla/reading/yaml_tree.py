"""YAML as a tree of texts with their lines, without YAML's guesses at types.

``issue: 0176`` is the text ``0176`` here, ``no`` is ``no``. Anchors, aliases, tags and second
documents are refused: they say nothing an editor needs and can be used to exhaust memory.
"""

from collections.abc import Iterator

import yaml
from msgspec import Struct

from hexapla.model.problem import Code, Findings
from hexapla.reading.text import control_characters

_DEEPEST = 12


class Scalar(Struct, frozen=True):
    """A single value, as it was written."""

    text: str
    line: int


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple["Tree", ...]
    line: int
    flow: bool


class Mapping(Struct, frozen=True):
    """Keys with their values, in order, no key twice."""

    pairs: tuple[tuple[Scalar, "Tree"], ...]
    line: int
    flow: bool


Tree = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line, self.message, self.remedy = line, message, remedy


def parse(text: str, findings: Findings, first_line: int = 1) -> Tree | None:
    """Return the tree of a YAML text whose first line has a number, or None after a problem."""
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        return _Builder(events, findings, first_line).document()
    except yaml.MarkedYAMLError as error:
        mark, message, remedy = _fault(error, text)
        findings.add(Code.YAML, (mark.line if mark else 0) + first_line, message, remedy)
    except _RefusedError as refusal:
        findings.add(Code.YAML, refusal.line, refusal.message, refusal.remedy)
    return None


def _fault(error: yaml.MarkedYAMLError, text: str) -> tuple[yaml.Mark | None, str, str]:
    """Return where the parser's error lies, in an editor's words, and how to mend it."""
    problem, context = error.problem or "", error.context or ""
    there, start = error.problem_mark or error.context_mark, error.context_mark
    if "cannot start any token" in problem and there:
        sign = text.split("\n")[there.line][there.column : there.column + 1]
        if sign == "\t":
            return there, "a tab stands where spaces must indent", "indent with spaces, never tabs"
        return there, f"a value must not start with {sign}", "put the value in quotes"
    for place, sign, message, remedy in _FAULTS:
        if sign in problem or sign in context:
            return (start or there if place == "start" else there), message, remedy
    message = f"the line is no YAML that can be read ({problem})"
    return there, message, "write it as key: value, the value in quotes"


_FAULTS = (
    (
        "end",
        "found unknown escape character",
        "a backslash stands in a value in double quotes",
        "put the value in single quotes, 'like this', or write \\\\ for a backslash",
    ),
    (
        "start",
        "quoted scalar",
        "a quotation mark opens here and is never closed",
        "add the closing quotation mark",
    ),
    (
        "end",
        "mapping values are not allowed",
        "a second colon stands in one value, or the line is indented too far",
        'put the value in quotes, "like: this", or start the line right under the key above',
    ),
    (
        "start",
        "could not find expected ':'",
        "the line is not a key with its colon",
        "write it as key: value, with a space after the colon",
    ),
    (
        "start",
        "flow",
        "a bracket [ or { opens here, and what follows is not a list or a group of keys",
        "close the bracket, and put values with a comma, a colon or a bracket in quotes",
    ),
    (
        "end",
        "expected '-' indicator",
        "the line is indented otherwise than the lines it belongs to",
        "start the keys of one item under each other",
    ),
    (
        "end",
        "did not find expected key",
        "the line goes on where a value has ended, or is indented otherwise than those above",
        "inside quotes write « » or ' for quotation marks; start keys under each other",
    ),
    (
        "end",
        "expected comment or line break",
        "a text stands on the line of | or >",
        "start the text on the next line, indented, or put the value in quotes",
    ),
)
"""What the parser says, and what an editor is told: which end of the fault, of which words."""


class _Builder:
    def __init__(self, events: Iterator[yaml.Event], findings: Findings, first_line: int) -> None:
        self._events = events
        self._findings = findings
        self._first_line = first_line

    def document(self) -> Tree | None:
        next(self._events)
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        tree = self._tree(next(self._events), 0)
        next(self._events)
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise _RefusedError(
                self._line(event), "a second YAML document starts here", "remove the line ---"
            )
        return tree

    def _line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return (mark.line if mark else 0) + self._first_line

    def _tree(self, event: yaml.Event, depth: int) -> Tree:
        line = self._line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(
                line,
                "YAML anchors and aliases (& and *) are not accepted",
                "write the value out, or put a text that starts with & or * in quotes",
            )
        if getattr(event, "tag", None):
            raise _RefusedError(
                line, "YAML tags (!) are not accepted", "put a text that starts with ! in quotes"
            )
        if depth > _DEEPEST:
            raise _RefusedError(line, "the YAML is nested too deep", "write it flatter")
        match event:
            case yaml.ScalarEvent():
                return self._scalar(event.value, line)
            case yaml.SequenceStartEvent():
                items = tuple(
                    self._tree(item, depth + 1) for item in self._until(yaml.SequenceEndEvent)
                )
                return Sequence(items, line, bool(event.flow_style))
            case _:
                return Mapping(self._pairs(depth), line, bool(getattr(event, "flow_style", False)))

    def _scalar(self, text: str, line: int) -> Scalar:
        for character in control_characters(text):
            message = (
                f"the character {character}, written with a backslash, may not stand in a page"
            )
            remedy = "delete the backslash and its number"
            self._findings.add(Code.CONTROL_CHARACTER, line, message, remedy)
        return Scalar(text, line)

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _pairs(self, depth: int) -> tuple[tuple[Scalar, Tree], ...]:
        pairs: dict[str, tuple[Scalar, Tree]] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._tree(event, depth + 1)
            value = self._tree(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                message = "a key is not a word, but a list or a group of keys"
                remedy = "write key: value, and put a text that starts with { or [ in quotes"
                raise _RefusedError(key.line, message, remedy)
            if key.text in pairs:
                self._findings.add(
                    Code.DUPLICATE_KEY,
                    key.line,
                    f"the key {key.text} stands here and on line {pairs[key.text][0].line}",
                    "keep one of them",
                )
            pairs.setdefault(key.text, (key, value))
        return tuple(pairs.values())
