"""A file's bytes to a document."""

from hexapla.model.block import Block, Kind
from hexapla.model.document import Document, Metadata
from hexapla.model.problem import Findings, Problem
from hexapla.reading import blocks, frontmatter
from hexapla.reading.languages import UNDETERMINED
from hexapla.reading.parts import split
from hexapla.reading.text import decode


def read(data: bytes, path: str, shown: str = "") -> tuple[Document | None, tuple[Problem, ...]]:
    """Return a document with its messages parsed, and its problems.

    ``path`` is relative to the content folder, with slashes; ``shown`` is the path that problems
    name, the same by default. There is no document when its front matter is no group of keys;
    one whose front matter lacks a value has a stand-in for it.
    """
    findings = Findings(shown or path)
    text = decode(data, findings)
    parts = split(text, findings) if text is not None else None
    if parts is None:
        return None, findings.problems
    front = frontmatter.read(parts.front, path, findings)
    title, summary, meta = (front.title, front.summary, front.meta) if front else _NOTHING
    lang = front.lang if front else UNDETERMINED
    body = blocks.read(parts.body, lang, parts.body_line, path, findings)
    document = Document(path, lang, meta, title, summary, body) if front else None
    return document, findings.problems


_NOTHING = (
    Block(Kind.TITLE, "title", "", UNDETERMINED, 1),
    None,
    Metadata("", frontmatter.NEVER, usable=False),
)
"""Stands in for a front matter that cannot be used, so that faults of the body are found too."""
