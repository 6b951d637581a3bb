"""An edition's text as HTML, and who writes its names."""

from markupsafe import Markup
from msgspec import Struct

from hexapla.model.block import Block, State
from hexapla.model.document import Document
from hexapla.rendering.addresses import Targets
from hexapla.rendering.attribution import Attribution, numbering, source_list, unlisted
from hexapla.rendering.block_html import BlockHtml
from hexapla.rendering.disclosure import meanings
from hexapla.rendering.frames import Frames
from hexapla.rendering.inline_html import InlineHtml
from hexapla.rendering.jsonld.pictures import shown
from hexapla.rendering.naming import Naming
from hexapla.rendering.views import SourceEntry


class Body(Struct, frozen=True):
    """An edition's text as HTML, and the source list that its marks lead to."""

    html: Markup
    sources: tuple[SourceEntry, ...]


def body(frames: Frames, edition: Document, naming: Naming) -> Body:
    """Return the text of an edition."""
    original = frames.site.editions[edition.path][edition.source_lang]
    inline = InlineHtml(naming, numbering(original), unlisted(original))
    first = next((figure.image for figure in shown(edition)), "")
    html = block_html(frames, edition, inline, first)
    return Body(html.render(edition.body), source_list(edition.meta.sources, html.inline))


def block_html(frames: Frames, edition: Document, inline: InlineHtml, first: str = "") -> BlockHtml:
    """Return the writer of an edition's blocks on a page of this language site.

    ``first`` is the image that a reader sees first.
    """
    original = frames.site.editions[edition.path][edition.source_lang]
    cited = {source.id: source for source in edition.meta.sources}
    return BlockHtml(
        inline=inline,
        attribution=Attribution(inline.naming, cited),
        lang=frames.wording.tag,
        marks=meanings(frames.wording),
        sources=_stale_sources(original, edition),
        stale=frames.site.stale,
        pictures=frames.site.pictures,
        first=first,
    )


def _stale_sources(original: Document, edition: Document) -> dict[str, Block]:
    """Return the original's block for each block that is stale in an edition, by id."""
    if State.STALE not in edition.outline.states:
        return {}
    return {
        block.id: source
        for source, block in zip(original.blocks, edition.blocks, strict=True)
        if block.state is State.STALE
    }


def naming_for(frames: Frames, targets: Targets, root: str) -> Naming:
    """Return the writer of names for a page that lies so far from the root."""
    return Naming(frames.wording, frames.site.registry, targets, root)
