"""Articles and the site's own pages as views."""

from dataclasses import dataclass

from markupsafe import Markup

from hexapla.model.block import Block, State
from hexapla.model.document import Document, blocks, last_change
from hexapla.model.inline import plain_text
from hexapla.rendering.addresses import Targets
from hexapla.rendering.attribution import Attribution, numbering, source_list, unlisted
from hexapla.rendering.block_html import BlockHtml
from hexapla.rendering.chain import Chain
from hexapla.rendering.citation import cited_as
from hexapla.rendering.disclosure import byline, disclosure, legend, meanings, notice
from hexapla.rendering.frames import Frames, topic_link
from hexapla.rendering.inline_html import InlineHtml
from hexapla.rendering.naming import Naming
from hexapla.rendering.views import (
    ArticleView,
    Date,
    DocumentView,
    FeedLink,
    Link,
    SourceEntry,
    Teaser,
)


@dataclass(frozen=True, slots=True)
class Body:
    """An edition's text as HTML, and the source list that its marks lead to."""

    html: Markup
    sources: tuple[SourceEntry, ...]


def body(frames: Frames, edition: Document, naming: Naming) -> Body:
    """Return the text of an edition."""
    original = frames.site.editions[edition.path][edition.source_lang]
    inline = InlineHtml(naming, numbering(original), unlisted(original))
    cited = {source.id: source for source in edition.meta.sources}
    html = BlockHtml(
        inline=inline,
        attribution=Attribution(naming, cited),
        lang=edition.lang,
        marks=meanings(frames.wording),
        sources=_stale_sources(original, edition),
        stale=frames.site.stale,
        pictures=frames.site.pictures,
    )
    return Body(html.render(edition.body), source_list(edition.meta.sources, inline))


def _stale_sources(original: Document, edition: Document) -> dict[str, Block]:
    """Return the original's block for each block that is stale in an edition, by id."""
    return {
        block.id: source
        for source, block in zip(blocks(original), blocks(edition), strict=True)
        if block.state is State.STALE
    }


def naming_for(frames: Frames, targets: Targets, root: str) -> Naming:
    """Return the writer of names for a page that lies so far from the root."""
    return Naming(frames.wording, frames.site.registry, targets, root)


def article_view(frames: Frames, edition: Document, targets: Targets) -> ArticleView:
    """Return an article's page."""
    category = category_link(frames, edition)
    frame = frames.document_frame(
        "article",
        edition,
        description_of(edition),
        feeds=(FeedLink(category.text, frames.here.category_feed(edition.meta.category)),),
    )
    naming = naming_for(frames, targets, frame.root)
    text = body(frames, edition, naming)
    chain = Chain(frames.site, edition, naming)
    meta, wording, changed = edition.meta, frames.wording, last_change(edition)
    return ArticleView(
        frame=frame,
        title=edition.title.text,
        title_lang=_lang_unlike(edition.title.lang, edition.lang),
        kicker=topic_link(frames.site, meta.kicker, edition.lang, "").text,
        summary=summary_of(edition),
        summary_lang=_summary_lang(edition),
        byline=byline(edition, naming),
        date=Date(meta.date.isoformat(), wording.date(meta.date)),
        modified=Date(changed.isoformat(), wording.date(changed)) if changed else None,
        notice=notice(edition, wording),
        legend=legend(edition, wording),
        body=text.html,
        sources=text.sources,
        chain_sentence=chain.sentence(),
        chain=chain.stations(),
        category=category,
        tags=tuple(
            topic_link(frames.site, tag, edition.lang, frames.here.tag(tag)) for tag in meta.tags
        ),
        cited_as=cited_as(frames, edition),
    )


def document_view(frames: Frames, edition: Document, targets: Targets) -> DocumentView:
    """Return a page of the site's own."""
    frame = frames.document_frame("page", edition, description_of(edition))
    text = body(frames, edition, naming_for(frames, targets, frame.root))
    return DocumentView(
        frame=frame,
        title=edition.title.text,
        title_lang=_lang_unlike(edition.title.lang, edition.lang),
        summary=summary_of(edition),
        summary_lang=_summary_lang(edition),
        notice=notice(edition, frames.wording),
        legend=legend(edition, frames.wording),
        body=text.html,
        sources=text.sources,
    )


def teaser(frames: Frames, edition: Document, naming: Naming) -> Teaser:
    """Return an article as it stands in a list."""
    meta = edition.meta
    return Teaser(
        href=frames.here.document(edition.slug),
        title=edition.title.text,
        lang=_lang_unlike(edition.title.lang, edition.lang),
        kicker=topic_link(frames.site, meta.kicker, edition.lang, "").text,
        category=category_link(frames, edition),
        summary=summary_of(edition),
        summary_lang=_summary_lang(edition),
        byline=byline(edition, naming),
        date=Date(meta.date.isoformat(), frames.wording.date(meta.date)),
        disclosure=disclosure(edition, frames.wording),
    )


def category_link(frames: Frames, edition: Document) -> Link:
    """Return a link to an article's category."""
    category = edition.meta.category
    return topic_link(frames.site, category, edition.lang, frames.here.category(category))


def summary_of(edition: Document) -> str:
    """Return an edition's summary as plain text, '' when it has none."""
    return plain_text(edition.summary.inline) if edition.summary else ""


def description_of(edition: Document) -> str:
    """Return what search engines show: the summary, unless it is not in the page's language."""
    return "" if _summary_lang(edition) else summary_of(edition)


def _summary_lang(edition: Document) -> str:
    return _lang_unlike(edition.summary.lang, edition.lang) if edition.summary else ""


def _lang_unlike(lang: str, page: str) -> str:
    return "" if lang == page else lang
