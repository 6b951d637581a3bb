"""A file's bytes to a document."""

from hexapla.model.document import Document
from hexapla.model.problem import Findings, Problem
from hexapla.reading import blocks, frontmatter
from hexapla.reading.inline import parse_document
from hexapla.reading.text import decode


def read(data: bytes, path: str, shown: str = "") -> tuple[Document | None, tuple[Problem, ...]]:
    """Return a document with its messages parsed, and its problems.

    ``path`` is relative to the content folder, with slashes; ``shown`` is the path that problems
    name, the same by default. There is no document when its front matter cannot be used.
    """
    findings = Findings(shown or path)
    text = decode(data, findings)
    parts = frontmatter.split(text, findings) if text is not None else None
    if parts is None:
        return None, findings.problems
    front = frontmatter.read(parts.front, path, findings)
    lang = front.lang if front else "und"
    body = blocks.read(parts.body, lang, parts.body_line, path, findings)
    if front is None:
        return None, findings.problems
    document = Document(path, front.lang, front.meta, front.title, front.summary, body)
    parsed, problems = parse_document(document, findings.path)
    return parsed, (*findings.problems, *problems)
