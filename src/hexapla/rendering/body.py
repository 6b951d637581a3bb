"""An edition's text as HTML, and who writes its names."""

from functools import partial

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.block import Block, State
from hexapla.model.document import Document
from hexapla.model.site import Extra, Site, Stale
from hexapla.rendering.addresses import Targets
from hexapla.rendering.attribution import Attribution, numbering, source_list, unlisted
from hexapla.rendering.block_html import BlockHtml
from hexapla.rendering.disclosure import meanings
from hexapla.rendering.frames import Frames
from hexapla.rendering.inline_html import InlineHtml
from hexapla.rendering.naming import Naming
from hexapla.rendering.views import SourceEntry


class Body(Struct, frozen=True):
    """An edition's text as HTML, and the source list that its marks lead to."""

    html: Markup
    sources: tuple[SourceEntry, ...]


def body(frames: Frames, edition: Document, naming: Naming) -> Body:
    """Return the text of an edition."""
    inline = inline_html(frames, edition, naming)
    writer = block_html(frames, edition, inline, all_offered(frames.site))
    html = replace(writer, first=next(iter(edition.outline.images), ""))
    return Body(html.render(edition.body), source_list(edition.meta.sources, html.inline))


def inline_html(frames: Frames, edition: Document, naming: Naming, place: str = "") -> InlineHtml:
    """Return the writer of an edition's sentences, which notes where each source is cited.

    ``place`` is that of InlineHtml.
    """
    numbers, others = frames.once(
        ("numbers", edition.path), partial(_numbers, frames, edition), of=edition.path
    )
    return InlineHtml(naming, numbers, others, place)


def _numbers(frames: Frames, edition: Document) -> tuple[dict[str, int], frozenset[str]]:
    original = frames.site.editions[edition.path][edition.source_lang]
    return numbering(original), unlisted(original)


def block_html(
    frames: Frames, edition: Document, inline: InlineHtml, offered: frozenset[State] | None = None
) -> BlockHtml:
    """Return the writer of an edition's blocks, in the language that its sentences speak.

    The originals of passages in the states ``offered`` can be unfolded: of stale ones alone unless
    it is said.
    """
    site = frames.site
    wording = inline.naming.wording
    states = edition.outline.states.keys()
    offered = (stale_offered(site) if offered is None else offered) & states
    return BlockHtml(
        inline=inline,
        attribution=Attribution(inline.naming, {one.id: one for one in edition.meta.sources}),
        lang=wording.tag,
        marks=meanings(wording),
        sources=_originals(site, edition) if offered or State.STALE in states else {},
        offered=offered,
        stale=site.stale,
        pictures=site.pictures,
    )


def stale_offered(site: Site) -> frozenset[State]:
    """Return the state of stale passages if their source is one click away, not in their place."""
    return frozenset({State.STALE}) if site.stale is Stale.MARK else frozenset()


def all_offered(site: Site) -> frozenset[State]:
    """Return the states of the passages whose originals can be unfolded on an article's page."""
    if Extra.ORIGINALS not in site.extras:
        return stale_offered(site)
    return stale_offered(site) | {State.TRANSLATED}


def _originals(site: Site, edition: Document) -> dict[str, Block]:
    """Return the original's blocks by id."""
    return {block.id: block for block in site.editions[edition.path][edition.source_lang].blocks}


def naming_for(frames: Frames, targets: Targets, root: str) -> Naming:
    """Return the writer of names for a page that lies so far from the root."""
    return Naming(frames.wording, frames.site.registry, targets, root)
