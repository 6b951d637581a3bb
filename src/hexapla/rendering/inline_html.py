"""Inline trees to HTML."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hexapla.model.block import Block
from hexapla.model.inline import (
    Citation,
    Code,
    Emphasis,
    Foreign,
    HardBreak,
    Inline,
    Link,
    Reference,
    Strong,
    Text,
)
from hexapla.rendering.direction import lang_html
from hexapla.rendering.html import NOTHING, Html, escaped, html
from hexapla.rendering.naming import Naming

_REFERENCE = '<a class="{}" href="{}">{}</a>'
_ELSEWHERE = '<a class="{}" href="{}" hreflang="{}">{}</a>'
_CITATION = '<sup class="citation"><a id="{}" href="#source:{}" aria-label="{}">{}</a></sup>'

_UNLISTED = '<sup class="citation" translate="no">{}</sup>'


@dataclass(slots=True)
class InlineHtml:
    """Renders the inline trees of one page, in document order.

    ``numbers`` are those of the source list, ``unlisted`` are cited without being in it; ``uses``
    has the ids of the places where each source has been cited so far. Where a page has two texts,
    ``place`` keeps the ids of one apart from the other's.
    """

    naming: Naming
    numbers: Mapping[str, int]
    unlisted: frozenset[str] = frozenset()
    place: str = ""
    uses: dict[str, list[str]] = field(default_factory=dict)

    def block(self, block: Block) -> Html:
        """Return a block's text as HTML, set as its language's printers do."""
        typography = self.naming.wording.typography
        if block.marked is None:
            return escaped(typography.block(block.text, block.lang))
        return self.render(typography.nodes(block.marked, block.lang), block.lang)

    def render(self, nodes: Iterable[Inline], lang: str) -> Html:
        """Return the nodes, amid words in a language, as HTML."""
        return Html("".join([self._node(node, lang) for node in nodes]))  # noqa: S704 - each is HTML

    def _node(self, node: Inline, around: str) -> Html:
        match node:
            case Text(text):
                return escaped(text)
            case Code(text):
                return html("<code>{}</code>", text)
            case HardBreak():
                return Html("<br>")
            case Emphasis(children):
                return html("<em>{}</em>", self.render(children, around))
            case Strong(children):
                return html("<strong>{}</strong>", self.render(children, around))
            case Foreign(lang, children):
                words = self.render(children, lang)
                return html("<span{}>{}</span>", lang_html(lang, around), words)
            case Link(href, title, children):
                title_attribute = html(' title="{}"', title) if title else ""
                words = self.render(children, around)
                return html('<a href="{}"{}>{}</a>', href, title_attribute, words)
            case Reference(kind, identifier, children):
                return self._reference(kind, identifier, self.render(children, around))
            case Citation(identifier):
                return self.citation(identifier)

    def _reference(self, kind: str, identifier: str, text: Html) -> Html:
        href = self.naming.href(kind, identifier)
        if href is None:
            return text
        lang = self.naming.other_language(kind, identifier)
        if not lang:
            return html(_REFERENCE, kind, href, text)
        wording = self.naming.wording
        said = wording.fill(" ({in_language})", in_language=wording.in_language(lang))
        return html(_ELSEWHERE, kind, href, lang, text) + said

    def citation(self, identifier: str) -> Html:
        """Return the mark of a citation, with an id of its own to come back to.

        One that the source list lacks leads nowhere, and shows its id. If the original does not
        cite it, it has no mark: a stale translation may cite what its source cites no more, and
        its own mark says that it is stale.
        """
        number = self.numbers.get(identifier)
        if number is None:
            return html(_UNLISTED, identifier) if identifier in self.unlisted else NOTHING
        uses = self.uses.setdefault(identifier, [])
        uses.append(self._use_id(identifier, len(uses) + 1))
        label = self.naming.wording.fill("Source {number}", number=str(number))
        return html(_CITATION, uses[-1], identifier, label, number)

    def _use_id(self, identifier: str, count: int) -> str:
        """Return the HTML id of the n-th use of a source; colons keep it apart from block ids."""
        use = f"use:{identifier}:{count}"
        return f"{use}:{self.place}" if self.place else use
