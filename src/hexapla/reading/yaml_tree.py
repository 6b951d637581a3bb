"""YAML as a tree of texts with their lines, without YAML's guesses at types.

``issue: 0176`` is the text ``0176`` here, ``no`` is ``no``. Anchors, aliases, tags and second
documents are refused: they say nothing an editor needs and can be used to exhaust memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from hexapla.model.problem import Code, Findings

_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as it was written."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Tree", ...]
    line: int
    flow: bool


@dataclass(frozen=True, slots=True)
class Mapping:
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
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        findings.add(Code.YAML, line, f"YAML cannot be read here: {error.problem}", _advice(error))
    except _RefusedError as refusal:
        findings.add(Code.YAML, refusal.line, refusal.message, refusal.remedy)
    return None


def _advice(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return 'the value has a colon and a space in it: put it in quotes, "like: this"'
    if "tab" in problem or "cannot start any token" in problem:
        return "indent with spaces, never tabs, and put a value that starts with a sign in quotes"
    return "look for a missing quote, a missing colon or an uneven indent on this line or above"


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
                return Scalar(event.value, line)
            case yaml.SequenceStartEvent():
                items = tuple(
                    self._tree(item, depth + 1) for item in self._until(yaml.SequenceEndEvent)
                )
                return Sequence(items, line, bool(event.flow_style))
            case _:
                return Mapping(self._pairs(depth), line, bool(getattr(event, "flow_style", False)))

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
                raise _RefusedError(key.line, "a key must be a word", "write it as key: value")
            if key.text in pairs:
                self._findings.add(
                    Code.DUPLICATE_KEY,
                    key.line,
                    f"the key {key.text} stands here and on line {pairs[key.text][0].line}",
                    "keep one of them",
                )
            pairs.setdefault(key.text, (key, value))
        return tuple(pairs.values())
