"""A message to its inline tree."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from markdown_it.token import Token

from hexapla.model.block import PLAIN_KINDS, Block
from hexapla.model.document import Document, transform
from hexapla.model.inline import (
    Citation,
    Code,
    Emphasis,
    Foreign,
    HardBreak,
    Inline,
    Link,
    Reference,
    ReferenceKind,
    Strong,
    Text,
    walk,
)
from hexapla.model.problem import Code as ProblemCode
from hexapla.model.problem import Findings, Problem
from hexapla.reading.fields import is_web_address
from hexapla.reading.markdown import DEEPEST, parser

_SPECIAL = re.compile(r"[\\`*_\[\]!<&\n]")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_REFERENCES: dict[str, ReferenceKind] = {
    "person": "person",
    "outlet": "outlet",
    "article": "article",
}

Report = Callable[[ProblemCode, str, str], None]
"""Notes a problem of the message being parsed: code, message, remedy."""


def parse_document(document: Document, shown: str) -> tuple[Document, tuple[Problem, ...]]:
    """Return the document with every message parsed, and the problems found in them.

    A problem names the file and line the message stands on: the catalog's for a translated
    message, otherwise the document's, under the path ``shown``.
    """
    found: list[Problem] = []

    def parsed(block: Block) -> Block:
        findings = Findings(document.translations[-1].catalog if block.catalog_line else shown)
        line = block.catalog_line or block.line
        report = partial(_add, findings, line)
        inline = (Text(block.text),) if block.kind in PLAIN_KINDS else parse(block.text, report)
        found.extend(findings.problems)
        return replace(block, inline=inline)

    return transform(document, parsed), tuple(dict.fromkeys(found))


def _add(findings: Findings, line: int, code: ProblemCode, message: str, remedy: str) -> None:
    findings.add(code, line, message, remedy)


def parse(message: str, report: Report) -> tuple[Inline, ...]:
    """Return the inline tree of a message."""
    if not _SPECIAL.search(message):
        return (Text(message),) if message else ()
    tokens = parser().parseInline(message)[0].children or []
    if any(token.level >= DEEPEST - 1 for token in tokens):
        message = "marks such as * and [ are nested so deep that they would be shown as text"
        report(ProblemCode.TOO_DEEP, message, "write it flatter")
    if found := _raw_html(tokens):
        report(
            ProblemCode.RAW_HTML,
            f"the HTML {found} will be shown to readers as it stands",
            "use Markdown for it, or `code` marks if it is meant to be shown",
        )
    return _Tree(tokens, report).children()


def _raw_html(tokens: list[Token]) -> str:
    text = "".join(token.content if token.type == "text" else " " for token in tokens)
    found = _TAG.search(text)
    return found.group() if found else ""


class _Tree:
    """Builds the nodes of one message from the parser's flat list of tokens."""

    def __init__(self, tokens: list[Token], report: Report) -> None:
        self._tokens = iter(tokens)
        self._report = report

    def children(self, closing: str = "") -> tuple[Inline, ...]:
        """Return the nodes up to the token of a type, which is taken too."""
        found: list[Inline] = []
        for token in self._tokens:
            if token.type == closing:
                break
            found.extend(self._nodes(token))
        return _joined(found)

    def _nodes(self, token: Token) -> tuple[Inline, ...]:
        match token.type:
            case "text" | "text_special":
                return (Text(token.content),) if token.content else ()
            case "code_inline":
                return (Code(token.content),)
            case "softbreak":
                return (Text(" "),)
            case "hardbreak":
                return (HardBreak(),)
            case "citation":
                return (Citation(token.content),)
            case "em_open":
                return (Emphasis(self.children("em_close")),)
            case "strong_open":
                return (Strong(self.children("strong_close")),)
            case "span_open":
                return self._foreign(token)
            case "link_open":
                return self._link(token)
            case "image":
                return self._image(token)
            case unknown:  # pragma: no cover - the parser's rules are all above
                raise AssertionError(unknown)

    def _foreign(self, token: Token) -> tuple[Inline, ...]:
        children = self.children("span_close")
        lang = str(token.attrs.get("lang", ""))
        if not lang or token.meta.get("insecure_attrs"):
            self._report(
                ProblemCode.UNKNOWN_OPTION,
                "words in square brackets carry something other than a language",
                "write [слово]{lang=ru}, with a language tag and nothing else",
            )
            return children
        return (Foreign(lang, children),)

    def _link(self, token: Token) -> tuple[Inline, ...]:
        href = str(token.attrs["href"])
        children = self.children("link_close")
        scheme, _, rest = href.partition(":")
        cited = tuple(node for node in walk(children) if isinstance(node, Citation))
        words = _without_citations(children) if cited else children
        if scheme in _REFERENCES and rest:
            return (Reference(_REFERENCES[scheme], rest, words), *cited)
        if href.startswith(("#", "mailto:")) or is_web_address(href):
            return (Link(href, str(token.attrs.get("title", "")), words), *cited)
        self._report(
            ProblemCode.LINK_SCHEME,
            f"the link to {href or 'nothing'} leads to no page",
            "link to https://…, mailto:…, #block, person:id, outlet:id or article:slug",
        )
        return children

    def _image(self, token: Token) -> tuple[Inline, ...]:
        self._report(
            ProblemCode.IMAGE_IN_TEXT,
            f"the picture {token.attrs.get('src', '')} stands in running text without a credit",
            "use a figure: a line :::{figure} file, then :source: and a caption, then :::",
        )
        return (Text(token.content),) if token.content else ()


def _without_citations(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a link's words alone: its citations, links themselves, stand right after it."""
    return tuple(
        replace(node, children=_without_citations(node.children))
        if isinstance(node, Emphasis | Strong | Link | Reference | Foreign)
        else node
        for node in nodes
        if not isinstance(node, Citation)
    )


def _joined(nodes: list[Inline]) -> tuple[Inline, ...]:
    """Return the nodes with neighbouring texts made one."""
    joined: list[Inline] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(node, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + node.text)
        else:
            joined.append(node)
    return tuple(joined)
