"""Markdown to blocks: the parser's tokens as a tree, with ids and messages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from hexapla.model.block import (
    Block,
    BlockQuote,
    EmptyCell,
    Item,
    Kind,
    Listing,
    Literal,
    Node,
    Row,
    Rule,
    Table,
)
from hexapla.model.problem import Code, Findings
from hexapla.reading import directives
from hexapla.reading.definitions import report_definitions, report_footnotes
from hexapla.reading.ids import Ids
from hexapla.reading.inline import tree_of
from hexapla.reading.markdown import DEEPEST, block_tokens, inline_tokens
from hexapla.reading.messages import inline_links, unwrap
from hexapla.reading.tables import alignments, report_lost_cells


def read(body: str, lang: str, first_line: int, path: str, findings: Findings) -> tuple[Node, ...]:
    """Return the blocks of a document's body, each with its message parsed.

    ``first_line`` is the line of the file the body starts on; ``path`` is the document's.
    """
    env: dict[str, Any] = {}
    tokens = block_tokens(body, env)
    _report_depth(tokens, first_line, findings)
    builder = Builder(tokens, env, body.split("\n"), lang, first_line, path, findings)
    nodes = builder.children()
    builder.ids.report_unused()
    report_definitions(env, builder.used_definitions, first_line, findings)
    return nodes


def _report_depth(tokens: list[Token], first_line: int, findings: Findings) -> None:
    deepest = next((token for token in tokens if token.level >= DEEPEST - 1), None)
    if deepest is not None:
        line = (deepest.map[0] if deepest.map else 0) + first_line
        message = "lists or quotations are nested so deep that text would be lost"
        findings.add(Code.TOO_DEEP, line, message, "write it flatter")


@dataclass
class Builder:
    """Turns a list of tokens into nodes; each closing token ends the level it belongs to.

    ``env`` has what the parser found beside them: the link definitions. ``source`` are the lines
    that all was made from, the first of which is ``first_line`` in the file.
    """

    tokens: list[Token]
    env: dict[str, Any]
    source: list[str]
    lang: str
    first_line: int
    path: str
    findings: Findings
    ids: Ids = field(init=False)
    used_definitions: set[str] = field(default_factory=set)
    kind: Kind = Kind.PARAGRAPH

    def __post_init__(self) -> None:
        self.ids = Ids(self.findings)
        self._position = 0

    def children(self, closing: str = "") -> tuple[Node, ...]:
        """Return the nodes up to the closing token of a type, which is taken too."""
        found: list[Node] = []
        while self._position < len(self.tokens):
            token = self._next()
            if token.type == closing:
                break
            node = self._node(token)
            if node is not None:
                found.append(node)
        return tuple(found)

    def inside(self, kind: Kind, closing: str, lang: str = "") -> tuple[Node, ...]:
        """Return the nodes up to a closing token, their paragraphs being blocks of a kind.

        ``lang`` is the language they are written in, when it is not the document's.
        """
        outer = self.kind, self.lang
        self.kind, self.lang = kind, lang or self.lang
        found = self.children(closing)
        self.kind, self.lang = outer
        return found

    def line(self, token: Token) -> int:
        """Return the line of the file a token starts on."""
        return (token.map[0] if token.map else 0) + self.first_line

    def _next(self) -> Token:
        token = self.tokens[self._position]
        self._position += 1
        return token

    def _node(self, token: Token) -> Node | None:
        return _READERS[token.type](self, token)

    def _nothing(self, token: Token) -> None:
        """Pass over a token whose meaning its neighbours carry."""

    def _anchor(self, token: Token) -> None:
        self.ids.give(token.content, self.line(token))

    def _stray_fence(self, token: Token) -> None:
        message = "this line closes a directive, but none is open"
        remedy = "delete it, or add the opening line :::{name}"
        self.findings.add(Code.STRAY_FENCE, self.line(token), message, remedy)

    def _block(self, kind: Kind, closing: str, level: int = 0) -> Block | None:
        """Return the block whose inline token is next; None when it has no text."""
        token = self._next()
        report_footnotes(token.content, self.line(token), self.findings)
        message = self._message(token)
        while self._next().type != closing:
            pass
        if not message:
            return None
        return self.make_block(kind, message, self.line(token), level)

    def make_block(self, kind: Kind, message: str, line: int, level: int = 0) -> Block:
        """Return a block of the document with the id that is due to it."""
        take = self.ids.derive if kind is Kind.ALT else self.ids.take  # no page shows an ALT's id
        identifier = take(kind.value, message)
        marked = tree_of(kind, message, line, self.findings)
        return Block(kind, identifier, message, self.lang, line, level=level, marked=marked)

    def _message(self, token: Token) -> str:
        references = self._reference_links(token.content)
        if not references:
            return unwrap(token.content)
        self.used_definitions.update(link.meta["definition"] for link in references)
        return unwrap(inline_links(token.content, references))

    def _reference_links(self, content: str) -> list[Token]:
        """Return the opening tokens of the links that a definition makes: few documents have any.

        Without a definition no message is parsed here, before its catalogs are looked up by it.
        """
        if "references" not in self.env or "[" not in content:
            return []
        tokens = inline_tokens(content, self.env)
        return [one for one in tokens if one.type == "link_open" and "definition" in one.meta]

    def _paragraph(self, token: Token) -> Node | None:
        del token
        return self._block(self.kind, "paragraph_close")

    def _heading(self, token: Token) -> Node | None:
        level = int(token.tag[1:])
        if level == 1:
            message = "a heading of the first level (# or a line of =) is the title's alone"
            remedy = "start sections with ##"
            self.findings.add(Code.HEADING_ONE, self.line(token), message, remedy)
        return self._block(Kind.HEADING, "heading_close", level)

    def _bullets(self, token: Token) -> Node:
        tight = self._is_tight(token)
        return Listing(self.children("bullet_list_close"), tight=tight)

    def _numbers(self, token: Token) -> Node:
        tight = self._is_tight(token)
        start = int(token.attrs.get("start", 1))
        return Listing(self.children("ordered_list_close"), start=start, tight=tight)

    def _is_tight(self, opening: Token) -> bool:
        """Whether a list is tight: the parser hides the paragraphs of one."""
        for place in range(self._position, len(self.tokens)):
            token = self.tokens[place]
            if token.level == opening.level:
                break
            if token.level == opening.level + 2 and token.type == "paragraph_open":
                return token.hidden
        return True

    def _item(self, token: Token) -> Node:
        del token
        return Item(self.inside(Kind.ITEM, "list_item_close"))

    def _quote(self, token: Token) -> Node:
        del token
        return BlockQuote(self.inside(Kind.QUOTE, "blockquote_close"))

    def _table(self, token: Token) -> Node:
        del token
        first = self._position
        rows = self.children("table_close")
        inside = self.tokens[first : self._position]
        report_lost_cells(inside, self.source, self.first_line, self.findings)
        return Table(tuple(row for row in rows if isinstance(row, Row)), alignments(inside))

    def _row(self, token: Token) -> Node:
        del token
        return Row(self.children("tr_close"))

    def _cell(self, token: Token) -> Node:
        return self._block(Kind.CELL, token.type.replace("open", "close")) or EmptyCell()

    def _literal(self, token: Token) -> Node:
        if token.type == "fence" and not _is_closed(token):
            message = f"the lines of code that start here with {token.markup} are never closed"
            remedy = f"add a line {token.markup} after the last of them"
            self.findings.add(Code.UNCLOSED_CODE, self.line(token), message, remedy)
        identifier = self.ids.take("literal", token.content)
        return Literal(token.content, identifier, self.line(token), token.info.strip())

    def _rule(self, token: Token) -> Node:
        del token
        self.ids.report_unused()
        return Rule()

    def _directive(self, token: Token) -> Node | None:
        return directives.read(self, token)


def _is_closed(fence: Token) -> bool:
    """Whether lines of code have a closing fence: then they span a line more than they have."""
    first, last = fence.map or (0, 0)
    lines = fence.content.count("\n") + (fence.content[-1:] not in {"", "\n"})
    return last - first - 1 > lines


_READERS: dict[str, Callable[[Builder, Token], Node | None]] = {
    "paragraph_open": Builder._paragraph,
    "heading_open": Builder._heading,
    "bullet_list_open": Builder._bullets,
    "ordered_list_open": Builder._numbers,
    "list_item_open": Builder._item,
    "blockquote_open": Builder._quote,
    "table_open": Builder._table,
    "tr_open": Builder._row,
    "th_open": Builder._cell,
    "td_open": Builder._cell,
    "fence": Builder._literal,
    "code_block": Builder._literal,
    "hr": Builder._rule,
    "thead_open": Builder._nothing,
    "thead_close": Builder._nothing,
    "tbody_open": Builder._nothing,
    "tbody_close": Builder._nothing,
    "anchor": Builder._anchor,
    "stray_fence": Builder._stray_fence,
    "directive_open": Builder._directive,
}
