"""A passage of an article on another page, or on its own once more."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.block import Block, EmptyCell, Literal, Node, Rule, State, blocks_in
from hexapla.model.document import Document
from hexapla.model.inline import Emphasis, Foreign, Inline, Link, Reference, Strong
from hexapla.rendering.body import block_html
from hexapla.rendering.disclosure import legend_of
from hexapla.rendering.frames import Frames
from hexapla.rendering.html import NOTHING
from hexapla.rendering.inline_html import InlineHtml
from hexapla.rendering.naming import Naming
from hexapla.rendering.wording import Wording


class Passage(Struct, frozen=True):
    """Blocks as HTML, and their states, which a legend explains."""

    html: Markup
    states: frozenset[State]


NONE = Passage(NOTHING, frozenset())


def passage(
    frames: Frames, edition: Document, shown: tuple[Node, ...], naming: Naming, article: str = ""
) -> Passage:
    """Return nodes of an edition as they stand outside its text.

    ``article`` is the way to it, '' on its own page. Citations lose their marks, since the source
    list is elsewhere; links to blocks lead to the article, and each block gets an id of its own.
    """
    move = _Move(f"again:{edition.meta.slug}:", article)
    html = block_html(frames, edition, InlineHtml(naming, {}))
    sources = {
        move.id(block.id): move.block(html.sources[block.id])
        for block in blocks_in(shown)
        if block.id in html.sources
    }
    moved = replace(html, sources=sources).render(map(move.node, shown))
    return Passage(moved, frozenset(block.state for block in blocks_in(shown)))


def legend(passages: Iterable[Passage], wording: Wording) -> tuple[tuple[str, str], ...]:
    """Return the state marks that passages show, each with its meaning."""
    states = frozenset[State]().union(*(one.states for one in passages))
    return legend_of(states, wording)


class _Move(Struct, frozen=True):
    """Takes nodes out of their article, which lies at an address."""

    prefix: str
    article: str

    def id(self, identifier: str) -> str:
        return f"{self.prefix}{identifier}"

    def node(self, node: Node) -> Node:
        match node:
            case Block():
                return self.block(node)
            case Literal():
                return replace(node, id=self.id(node.id))
            case Rule() | EmptyCell():
                return node
            case _:
                return replace(node, children=tuple(map(self.node, node.children)))

    def block(self, block: Block) -> Block:
        marked = self.inline(block.marked) if block.marked else block.marked
        return replace(block, id=self.id(block.id), marked=marked)

    def inline(self, nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(map(self._mark, nodes))

    def _mark(self, mark: Inline) -> Inline:
        if isinstance(mark, Link) and mark.href.startswith("#"):
            mark = replace(mark, href=self.article + mark.href)
        if isinstance(mark, Emphasis | Strong | Link | Reference | Foreign):
            return replace(mark, children=self.inline(mark.children))
        return mark
