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
)
from hexapla.model.inline import without_citations
from hexapla.model.picture import Picture
from hexapla.model.site import Stale
from hexapla.rendering import addresses
from hexapla.rendering.attribution import Attribution
from hexapla.rendering.html import NOTHING, Html, html, in_html
from hexapla.rendering.inline_html import InlineHtml

_LINES = Html("\n")
_MARK = '<span class="mark" aria-hidden="true">{}</span><span class="unseen">{} </span>{}'
"""A passage's state: its mark to the eye, its meaning to the ear, then its text."""
_DETAILS = '<details class="source"><summary>{}</summary><div lang="{}">{}</div></details>'


class BlockHtml(Struct, frozen=True):
    """Renders the body of one edition.

    ``lang`` is the page's language; ``marks`` has the mark and the meaning of each state that is
    shown. ``sources`` has, for each stale block, the block of the original: one click away, or in
    its place, as the site wants it. ``pictures`` has the size of those that figures show.
    """

    inline: InlineHtml
    attribution: Attribution
    lang: str
    marks: Mapping[State, tuple[str, str]]
    sources: Mapping[str, Block]
    stale: Stale = Stale.MARK
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def render(self, nodes: Iterable[Node]) -> Html:
        """Return the nodes as HTML, each block with its id."""
        return _LINES.join([_RENDERERS[type(node)](self, node) for node in nodes])

    def shown(self, block: Block) -> Block:
        """Return the block that a page shows for one: the source's, where that is the policy."""
        source = self.sources.get(block.id)
        if source is None or self.stale is Stale.MARK:
            return block
        return replace(source, state=block.state)

    def _text(self, block: Block) -> Html:
        text = self.inline.block(block)
        meaning = self.marks.get(block.state)
        return text if meaning is None else html(_MARK, *meaning, text)

    def _source(self, block: Block) -> Html:
        """Return the source of a stale block, to be unfolded; nothing where it is shown itself."""
        source = self.sources.get(block.id)
        if source is None or self.stale is Stale.SOURCE:
            return NOTHING
        label = self.inline.naming.wording.gettext("The source as it is now")
        words = replace(source, marked=without_citations(source.inline))
        return html(_DETAILS, label, source.lang, self.inline.block(words))

    def _opened(self, tag: str, block: Block) -> Html:
        """Return the start tag of a block: its id, and what makes it unlike the page.

        That is its language and its state.
        """
        if block.lang == self.lang and block.state not in self.marks:
            return Html(f'<{tag} id="{in_html(block.id)}">')  # noqa: S704 - our own tag
        lang = html(' lang="{}"', block.lang) if block.lang != self.lang else NOTHING
        state = html(' class="{}"', block.state.value) if block.state in self.marks else NOTHING
        return html('<{} id="{}"{}{}>', tag, block.id, lang, state)

    def _element(self, tag: str, block: Block) -> Html:
        """Return a block as an element, with its source behind it."""
        shown = self.shown(block)
        words = f"{self._opened(tag, shown)}{self._text(shown)}</{tag}>{self._source(block)}"
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
            head = self._opened("li", shown), self._text(shown), self._source(first)
            return NOTHING.join((*head, self.render(children[1:]), Html("</li>")))
        return html("<li>{}</li>", self.render(children))

    def _block_quote(self, quote: BlockQuote) -> Html:
        return html("<blockquote>\n{}\n</blockquote>", self.render(quote.children))

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
        captions = [one for one in figure.children if is_caption(one)]
        others = [one for one in figure.children if not (is_caption(one) or is_alt(one))]
        picture = self._picture(figure, has_other=bool(others))
        return html(
            "<figure>\n{}{}\n<figcaption>{}\n{}</figcaption>\n</figure>",
            picture,
            self.render(others),
            html("<div>{}</div>", self.render(captions)),
            self.attribution.figure_credit(figure, self.inline),
        )

    def _picture(self, figure: Figure, *, has_other: bool) -> Html:
        """Return the image, or the ruled box that stands for one that may not be shown."""
        alt = next((one for one in figure.children if isinstance(one, Block) and is_alt(one)), None)
        text = alt.text if alt else ""
        lang = html(' lang="{}"', alt.lang) if alt and alt.lang != self.lang else ""
        if figure.image:
            source = self.inline.naming.root + addresses.in_url(addresses.image(figure.image))
            size = self._size(figure.image)
            return html('<img src="{}" alt="{}"{}{}>\n', source, text, size, lang)
        if has_other:
            return NOTHING
        label = self.inline.naming.wording.gettext("Picture not shown here")
        shows = html("<p{}>{}</p>", lang, self.inline.block(alt)) if alt and text else ""
        return html('<div class="not-shown"><p class="label">{}</p>{}</div>\n', label, shows)

    def _size(self, image: str) -> Html:
        """Return the attributes that keep a picture's place on the page until it is there."""
        picture = self.pictures.get(image)
        if picture is None:
            return NOTHING
        return html(' width="{}" height="{}"', picture.width, picture.height)

    def _quotation(self, quotation: Quotation) -> Html:
        return html(
            '<figure class="quotation">\n<blockquote{}>\n{}\n</blockquote>\n'
            "<figcaption>{}</figcaption>\n</figure>",
            self.attribution.cite_attribute(quotation),
            self.render(quotation.children),
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
            self.render(children),
        )

    def _literal(self, literal: Literal) -> Html:
        return html('<pre id="{}" translate="no"><code>{}</code></pre>', literal.id, literal.text)

    def _rule(self, rule: Rule) -> Html:
        del rule
        return Html("<hr>")

    def _nothing(self, node: Node) -> Html:
        del node
        return NOTHING


def is_alt(node: Node) -> bool:
    """Whether a node is the text that stands for an image."""
    return isinstance(node, Block) and node.kind is Kind.ALT


def is_caption(node: Node) -> bool:
    """Whether a node belongs to a figure's caption."""
    return isinstance(node, Block) and node.kind is Kind.CAPTION


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
