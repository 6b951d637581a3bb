"""Blocks to HTML."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from hexapla.model.block import (
    Block,
    BlockQuote,
    Correction,
    EmptyCell,
    Figure,
    Item,
    Kind,
    Listing,
    Literal,
    Node,
    Note,
    Quotation,
    Row,
    Rule,
    State,
    Table,
    blocks_in,
    is_block,
)
from hexapla.model.picture import Picture
from hexapla.model.site import Stale
from hexapla.rendering.attribution import Attribution
from hexapla.rendering.direction import lang_html
from hexapla.rendering.html import NOTHING, Html, html, in_html
from hexapla.rendering.image_html import image_html
from hexapla.rendering.inline_html import InlineHtml
from hexapla.rendering.originals import label_of, language_of, original_of, states_of

_LINES = Html("\n")
_MARK = '<span class="mark" aria-hidden="true">{}</span><span class="unseen">{} </span>{}'
"""A passage's state: its mark to the eye, its meaning to the ear, then its text."""
_ORIGINAL = '\n<details class="original"><summary>{}</summary><div{}>\n{}\n</div></details>'

_LATER = ' loading="lazy" decoding="async"'
_FIRST = ""


class BlockHtml(Struct, frozen=True):
    """Renders the body of one edition.

    ``lang`` is the language around it; ``marks`` has the mark and the meaning of each state that
    is shown. ``sources`` has the original's blocks by id: those of passages in a state that is
    ``offered`` are one click away, and a stale one may stand in its translation's place, as the
    site wants it. ``pictures`` has what is known of those that figures show; the ``first`` of a
    page is not left until its reader comes near. Blocks that stand on their page a second time
    have no id.
    """

    inline: InlineHtml
    attribution: Attribution
    lang: str
    marks: Mapping[State, tuple[str, str]]
    sources: Mapping[str, Block]
    offered: frozenset[State] = frozenset()
    stale: Stale = Stale.MARK
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    first: str = ""
    has_ids: bool = True

    def render(self, nodes: Iterable[Node]) -> Html:
        """Return passages as HTML, each with the original that is offered behind it."""
        if not self.offered:
            return self._nodes(nodes)
        return _LINES.join(
            [_RENDERERS[type(node)](self, node) + self._original(node) for node in nodes]
        )

    def shown(self, block: Block) -> Block:
        """Return the block that a page shows for one: for a stale one the source's, if so set."""
        if block.state is not State.STALE or self.stale is Stale.MARK:
            return block
        return replace(self.sources.get(block.id, block), state=block.state)

    def _nodes(self, nodes: Iterable[Node]) -> Html:
        return _LINES.join([_RENDERERS[type(node)](self, node) for node in nodes])

    def _original(self, node: Node) -> Html:
        """Return the original of a passage, to be unfolded; nothing where it is not offered."""
        if self.offered.isdisjoint(states_of(node)):
            return NOTHING
        nodes = original_of(node, self.sources)
        lang = language_of(nodes, self.lang)
        words = replace(self, lang=lang, offered=frozenset(), has_ids=False)._nodes(nodes)
        label = label_of(node, lang, self.inline.naming.wording)
        return html(_ORIGINAL, label, lang_html(lang, self.lang), words)

    def _text(self, block: Block) -> Html:
        text = self.inline.block(block)
        meaning = self.marks.get(block.state)
        return text if meaning is None else html(_MARK, *meaning, text)

    def _opened(self, tag: str, block: Block) -> Html:
        """Return the start tag of a block: its id, and what makes it unlike the page.

        That is its language and its state.
        """
        place = f' id="{in_html(block.id)}"' if self.has_ids else ""
        if block.lang == self.lang and block.state not in self.marks:
            return Html(f"<{tag}{place}>")  # noqa: S704 - our own tag
        lang = lang_html(block.lang, self.lang) if block.lang != self.lang else NOTHING
        state = html(' class="{}"', block.state.value) if block.state in self.marks else NOTHING
        return Html(f"<{tag}{place}{lang}{state}>")  # noqa: S704 - our own tag

    def _element(self, tag: str, block: Block) -> Html:
        shown = self.shown(block)
        words = f"{self._opened(tag, shown)}{self._text(shown)}</{tag}>"
        return Html(words)  # noqa: S704 - each part is safe HTML

    def _block(self, block: Block) -> Html:
        return self._element(f"h{block.level}" if block.kind is Kind.HEADING else "p", block)

    def _listing(self, listing: Listing) -> Html:
        tag = "ul" if listing.start is None else "ol"
        start = html(' start="{}"', listing.start) if listing.start not in {None, 1} else ""
        items = _LINES.join(self._item(item, tight=listing.tight) for item in listing.children)
        return html("<{0}{1}>\n{2}\n</{0}>", tag, start, items)

    def _item(self, item: Node, *, tight: bool) -> Html:
        children = item.children if isinstance(item, Item) else (item,)
        first = children[0] if children else None
        if tight and isinstance(first, Block) and first.kind is Kind.ITEM:
            shown = self.shown(first)
            head = self._opened("li", shown), self._text(shown)
            return NOTHING.join((*head, self._nodes(children[1:]), Html("</li>")))
        return html("<li>{}</li>", self._nodes(children))

    def _block_quote(self, quote: BlockQuote) -> Html:
        return html("<blockquote>\n{}\n</blockquote>", self._nodes(quote.children))

    def _table(self, table: Table) -> Html:
        head, *rows = (row for row in table.children if isinstance(row, Row))
        sides = tuple(html(' class="align-{}"', side) if side else NOTHING for side in table.align)
        body = _LINES.join(self._row(row, "td", sides) for row in rows)
        return html(
            '<div class="table" tabindex="0"><table>\n<thead>\n{}\n</thead>\n'
            "<tbody>\n{}\n</tbody>\n</table></div>",
            self._row(head, "th", sides),
            body,
        )

    def _row(self, row: Row, tag: str, sides: tuple[Html, ...]) -> Html:
        cells = NOTHING.join(
            self._cell(cell, tag, sides[column] if column < len(sides) else NOTHING)
            for column, cell in enumerate(row.children)
        )
        return html("<tr>{}</tr>", cells)

    def _cell(self, cell: Node, tag: str, side: Html) -> Html:
        if not isinstance(cell, Block):
            return html("<{0}{1}></{0}>", tag, side)
        scope = Html(' scope="col"') if tag == "th" else NOTHING
        return html("<{0}{1}{2}>{3}</{0}>", tag, scope, side, self._element("span", cell))

    def _figure(self, figure: Figure) -> Html:
        captions = [one for one in figure.children if is_block(one, Kind.CAPTION)]
        others = [
            one
            for one in figure.children
            if not (is_block(one, Kind.CAPTION) or is_block(one, Kind.ALT))
        ]
        picture = self._picture(figure, has_other=bool(others))
        return html(
            "<figure>\n{}{}\n<figcaption>{}\n{}</figcaption>\n</figure>",
            picture,
            self._nodes(others),
            html("<div>{}</div>", self._nodes(captions)),
            self.attribution.figure_credit(figure, self.inline),
        )

    def _picture(self, figure: Figure, *, has_other: bool) -> Html:
        """Return the image, or the ruled box that stands for one that may not be shown."""
        alt = next((one for one in blocks_in(figure.children) if one.kind is Kind.ALT), None)
        text = alt.text if alt else ""
        lang = lang_html(alt.lang, self.lang) if alt and alt.lang != self.lang else ""
        if figure.image:
            how = Html(_FIRST if figure.image == self.first else _LATER)  # noqa: S704 - our own
            given = html(' alt="{}"{}{}', text, lang, how)
            picture = self.pictures.get(figure.image)
            root = self.inline.naming.root
            return html("{}\n", image_html(figure.image, picture, root, self.lang, given))
        if has_other:
            return NOTHING
        label = self.inline.naming.wording.gettext("Picture not shown here")
        shows = html("<p{}>{}</p>", lang, self.inline.block(alt)) if alt and text else ""
        return html('<div class="not-shown"><p class="label">{}</p>{}</div>\n', label, shows)

    def _quotation(self, quotation: Quotation) -> Html:
        return html(
            '<figure class="quotation">\n<blockquote{}>\n{}\n</blockquote>\n'
            "<figcaption>{}</figcaption>\n</figure>",
            self.attribution.cite_attribute(quotation),
            self._nodes(quotation.children),
            self.attribution.quotation_credit(quotation, self.inline),
        )

    def _note(self, note: Note) -> Html:
        return self._aside(
            "note", self.inline.naming.wording.gettext("Editor’s note"), note.children
        )

    def _correction(self, correction: Correction) -> Html:
        wording = self.inline.naming.wording
        label = wording.gettext("Correction")
        if correction.date is not None:
            date = wording.date(correction.date)
            label = str(wording.gettext("Correction of {date}").format(date=date))
        return self._aside("correction", label, correction.children)

    def _aside(self, name: str, label: str, children: tuple[Node, ...]) -> Html:
        return html(
            '<aside class="{0}" aria-label="{1}">\n<p class="label">{1}</p>\n{2}\n</aside>',
            name,
            label,
            self._nodes(children),
        )

    def _literal(self, literal: Literal) -> Html:
        place = html(' id="{}"', literal.id) if self.has_ids else NOTHING
        return html('<pre{} translate="no"><code>{}</code></pre>', place, literal.text)

    def _rule(self, rule: Rule) -> Html:
        del rule
        return Html("<hr>")

    def _nothing(self, node: Node) -> Html:
        del node
        return NOTHING


_RENDERERS: Mapping[type, Callable[[BlockHtml, Any], Html]] = {
    Block: BlockHtml._block,
    Listing: BlockHtml._listing,
    Item: lambda html, item: html._item(item, tight=False),
    BlockQuote: BlockHtml._block_quote,
    Table: BlockHtml._table,
    Row: lambda html, row: html._row(row, "td", ()),
    EmptyCell: BlockHtml._nothing,
    Figure: BlockHtml._figure,
    Quotation: BlockHtml._quotation,
    Note: BlockHtml._note,
    Correction: BlockHtml._correction,
    Literal: BlockHtml._literal,
    Rule: BlockHtml._rule,
}
