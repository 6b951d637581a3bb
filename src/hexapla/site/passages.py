"""A text from the archive as passages to align: Markdown, or plain paragraphs."""

import re
from collections.abc import Iterable, Iterator, Mapping

from hexapla.model.block import PLAIN_KINDS, Block, Kind, Leaf, Literal, Node
from hexapla.model.document import Document
from hexapla.model.inline import Citation, Inline, Link, Reference, Text, plain_text, walk
from hexapla.model.mentions import SECTIONS
from hexapla.model.problem import Code, Findings, Problem
from hexapla.model.registry import Section
from hexapla.reading import blocks as block_reader
from hexapla.reading import yaml_tree
from hexapla.reading.inline import parse
from hexapla.reading.messages import unwrap
from hexapla.reading.parts import split
from hexapla.reading.text import decode
from hexapla.translating.context import Glossary
from hexapla.translating.evidence import Passage

MARKDOWN = frozenset({".md", ".markdown", ".mkd"})
"""The endings of files that are read as Markdown; all others are plain text."""

_SPECIAL = re.compile(r"([\\`*_\[\]<&])")
_INDENT = re.compile(r"(?:\u3000|\t| {2,})\s*\S")
_FIELDS = {"title": Kind.TITLE, "summary": Kind.SUMMARY, "description": Kind.SUMMARY}
_KINDS: Mapping[Section, str] = {section: kind for kind, section in SECTIONS.items()}
"""The kind of link that leads into a section of the registry."""


def of_document(document: Document, glossary: Glossary) -> tuple[Passage, ...]:
    """Return the blocks of a document or edition as passages."""
    return tuple(
        _passage(block.kind, block.text, block.inline, block.line, glossary)
        for block in document.blocks
    )


def of_text(
    data: bytes, shown: str, *, is_markdown: bool, lang: str, glossary: Glossary
) -> tuple[tuple[Passage, ...], tuple[Problem, ...]]:
    """Return the passages of a file in a language, and what of it could not be read as text.

    ``shown`` is the file as problems name it. Of a front matter only title and summary are read.
    """
    findings = Findings(shown)
    text = decode(data, findings)
    if text is None:
        return (), findings.problems
    read = _markdown if is_markdown else _plain
    found = tuple(read(text, lang, glossary, findings))
    ignored = {Code.HEADING_ONE}
    return found, tuple(one for one in findings.problems if one.code not in ignored)


def escaped(words: str) -> str:
    """Return a message that shows just these words."""
    return _SPECIAL.sub(r"\\\1", words)


def joined(texts: Iterable[str]) -> str:
    """Return texts as one, with a space between them but for Han."""
    return unwrap("\n".join(texts))


def _markdown(text: str, lang: str, glossary: Glossary, findings: Findings) -> Iterator[Passage]:
    parts = split(text, Findings(""))
    front = list(_front(parts.front, glossary)) if parts else []
    yield from front
    body, first = (parts.body, parts.body_line) if parts else (text, 1)
    has_title = any(one.kind == Kind.TITLE for one in front)
    for node in _leaves(block_reader.read(body, lang, first, findings.path, findings)):
        if isinstance(node, Literal):
            words = unwrap(node.text)
            yield _passage(Kind.PARAGRAPH, escaped(words), (Text(words),), node.line, glossary)
        elif node.kind is Kind.HEADING and node.level == 1 and not has_title:
            has_title = True
            yield _read(Kind.TITLE, node.text, node.line, glossary)
        else:
            yield _read(node.kind, node.text, node.line, glossary)


def _front(front: str, glossary: Glossary) -> Iterator[Passage]:
    tree = yaml_tree.parse(front, Findings(""), first_line=2)
    pairs = tree.pairs if isinstance(tree, yaml_tree.Mapping) else ()
    for key, value in pairs:
        kind = _FIELDS.get(key.text.lower())
        if kind and isinstance(value, yaml_tree.Scalar) and value.text.strip():
            words = unwrap(value.text)
            yield _passage(kind, words, (Text(words),), value.line, glossary)


def _leaves(nodes: Iterable[Node]) -> Iterator[Block | Literal]:
    for node in nodes:
        if isinstance(node, Block | Literal):
            yield node
        elif not isinstance(node, Leaf):
            yield from _leaves(node.children)


def _plain(text: str, lang: str, glossary: Glossary, findings: Findings) -> Iterator[Passage]:
    del lang, findings
    for line, lines in _paragraphs(text.split("\n")):
        words = joined(one.strip() for one in lines)
        yield _passage(Kind.PARAGRAPH, escaped(words), (Text(words),), line, glossary)


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield paragraphs with the line each starts on.

    Empty lines part them; where there is none, indented lines begin one; where there is none
    either, each line is one.
    """
    written = [line for line in lines if line.strip()]
    by_indent = any(_INDENT.match(line) for line in written)
    parted = any(not line.strip() for line in "\n".join(lines).strip().split("\n"))
    found: list[tuple[int, list[str]]] = []
    opens = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            opens = True
            continue
        if opens or (not parted and (not by_indent or _INDENT.match(line))):
            found.append((number, []))
        found[-1][1].append(line)
        opens = False
    yield from found


def _read(kind: Kind, text: str, line: int, glossary: Glossary) -> Passage:
    """Return a passage of Markdown; one with what no article may have is its words alone."""
    if kind in PLAIN_KINDS - {Kind.TITLE}:
        return _passage(kind, text, (Text(text),), line, glossary)
    faults: list[Code] = []
    inline = parse(text, lambda code, message, remedy: faults.append(code))  # noqa: ARG005
    if faults:
        text = escaped(plain_text(inline))
    return _passage(kind, text, inline, line, glossary)


def _passage(
    kind: Kind, text: str, inline: tuple[Inline, ...], line: int, glossary: Glossary
) -> Passage:
    words = plain_text(inline)
    marks = frozenset(_marks(inline))
    entries = glossary.found_in(words)
    names = {f"{_KINDS.get(one.section, one.section)}:{one.id}" for one in entries}
    references = {mark for mark in marks if mark.startswith(("person:", "outlet:"))}
    return Passage(kind.value, text, words, line, marks, frozenset(names | references))


def _marks(inline: tuple[Inline, ...]) -> Iterator[str]:
    for node in walk(inline):
        match node:
            case Citation(identifier):
                yield f"^{identifier}"
            case Reference(kind, identifier):
                yield f"{kind}:{identifier}"
            case Link(href):
                yield href
            case _:
                pass
