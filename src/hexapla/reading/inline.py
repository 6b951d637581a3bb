"""A message to its inline tree."""

import re
from collections.abc import Callable
from functools import partial

from markdown_it.token import Token

from hexapla.model.block import PLAIN_KINDS, Kind
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
    without_citations,
)
from hexapla.model.problem import Code as ProblemCode
from hexapla.model.problem import Findings
from hexapla.reading.forms import is_language_tag, is_web_address
from hexapla.reading.markdown import DEEPEST, SIGNS, inline_tokens
from hexapla.reading.text import control_characters

_HALF_CITATION = re.compile(r"\[\^\s*[^\s\[\]]{0,40}\]?")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_REFERENCES: dict[str, ReferenceKind] = {
    "person": "person",
    "outlet": "outlet",
    "article": "article",
}

_TEXTS = ("text", "text_special")
"""The types of tokens that are text, as it was written or escaped."""

Report = Callable[[ProblemCode, str, str], None]
"""Notes a problem of the message being parsed: code, message, remedy."""


def tree_of(kind: Kind, message: str, line: int, findings: Findings) -> tuple[Inline, ...] | None:
    """Return the inline tree of a block's message, which stands on a line of the findings' file.

    None where the message has no mark, and is its own tree.
    """
    if kind in PLAIN_KINDS or not SIGNS.search(message):
        return None
    return parse(message, partial(_add, findings, line))


def _add(findings: Findings, line: int, code: ProblemCode, message: str, remedy: str) -> None:
    findings.add(code, line, message, remedy)


def parse(message: str, report: Report) -> tuple[Inline, ...]:
    """Return the inline tree of a message."""
    if not SIGNS.search(message):
        return (Text(message),) if message else ()
    tokens = inline_tokens(_with_line_feeds(message), {})
    if any(token.level >= DEEPEST - 1 for token in tokens):
        fault = "marks such as * and [ are nested so deep that they would be shown as text"
        report(ProblemCode.TOO_DEEP, fault, "write it flatter")
    if found := _raw_html(tokens):
        fault = f"the HTML {found} will be shown to readers as it stands"
        remedy = "use Markdown for it, or `code` marks if it is meant to be shown"
        report(ProblemCode.RAW_HTML, fault, remedy)
    if half := _half_citation(tokens):
        fault = f"{' '.join(half.split())} is not a whole citation and would be shown as text"
        remedy = "write [^id] with the id of a source, without spaces; for the two signs write \\[^"
        report(ProblemCode.HALF_CITATION, fault, remedy)
    tree = _Tree(tokens, report).children()
    if "&" in message:
        _report_control(tree, report)
    return tree


def _with_line_feeds(message: str) -> str:
    """Return a message without carriage returns, which only a catalog's escapes can bring in."""
    return message.replace("\r\n", "\n").replace("\r", "\n") if "\r" in message else message


def _half_citation(tokens: list[Token]) -> str:
    r"""Return the first citation that is begun and not completed; ``\[^`` is a token of its own."""
    found = (_HALF_CITATION.search(token.content) for token in tokens if token.type == "text")
    return next((half[0] for half in found if half), "")


def _report_control(tree: tuple[Inline, ...], report: Report) -> None:
    """Note what the text has by its number or name, as ``&#12;``, and may not stand in a page."""
    for node in walk(tree):
        shown = node.text if isinstance(node, Text) else getattr(node, "title", "")
        for character in control_characters(shown):
            fault = f"the character {character} may not stand in a page"
            report(ProblemCode.CONTROL_CHARACTER, fault, "delete what stands for it, from & to ;")


def _raw_html(tokens: list[Token]) -> str:
    text = "".join(token.content if token.type in _TEXTS else " " for token in tokens)
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
        attributes: dict[str, str] = token.meta["attributes"]
        lang = attributes.get("lang", "")
        if not lang or len(attributes) > 1:
            self._report(
                ProblemCode.UNKNOWN_OPTION,
                "words in square brackets carry something other than a language",
                "write [слово]{lang=ru}, with a language tag and nothing else",
            )
            return children
        if not is_language_tag(lang):
            fault = f"the language of words in square brackets is {lang!r}"
            remedy = "write a language tag such as ru or zh-Hans: [слово]{lang=ru}"
            self._report(ProblemCode.BAD_VALUE, fault, remedy)
            return children
        return (Foreign(lang, children),)

    def _link(self, token: Token) -> tuple[Inline, ...]:
        href = str(token.attrs["href"])
        children = self.children("link_close")
        scheme, _, rest = href.partition(":")
        cited = tuple(node for node in walk(children) if isinstance(node, Citation))
        words = without_citations(children) if cited else children
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
