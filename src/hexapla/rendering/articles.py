"""Articles and the site's own pages as views."""

from functools import partial

from hexapla.model.block import Block, State
from hexapla.model.document import Document, last_change
from hexapla.model.site import Extra
from hexapla.rendering.addresses import Targets, feed_beside
from hexapla.rendering.body import body, naming_for
from hexapla.rendering.chain import Chain
from hexapla.rendering.citation import cited_as
from hexapla.rendering.corrections import foot
from hexapla.rendering.disclosure import byline, disclosure, legend, notice, state_of
from hexapla.rendering.frames import Frames
from hexapla.rendering.naming import Naming
from hexapla.rendering.nearby import related_articles
from hexapla.rendering.partners import parallel_links
from hexapla.rendering.topics import topic_name
from hexapla.rendering.typography import AS_TYPED, Typography
from hexapla.rendering.views import (
    ArticleView,
    Date,
    DocumentView,
    FeedLink,
    Link,
    SourceWords,
    Teaser,
)
from hexapla.rendering.wording import Wording


def article_view(frames: Frames, edition: Document, targets: Targets) -> ArticleView:
    """Return an article's page."""
    frame = frames.document_frame(
        "article",
        edition,
        description_of(edition),
        feeds=(category_feed(frames, edition),),
    )
    naming = naming_for(frames, targets, frame.root)
    text = body(frames, edition, naming)
    original = frames.site.editions[edition.path][edition.source_lang]
    chain = Chain(frames, edition, naming)
    meta, wording, changed = edition.meta, frames.wording, last_change(edition)
    return ArticleView(
        frame=frame,
        title=frames.wording.set(edition.title.text, edition.title.lang),
        title_lang=lang_unlike(edition.title.lang, edition.lang),
        title_state=state_of(edition.title, frames.wording),
        title_source=source_words(edition.title, original.title, wording),
        kicker=kicker_link(frames, edition),
        summary=summary_of(edition, frames.wording.typography),
        summary_lang=summary_lang(edition),
        summary_state=state_of(edition.summary, frames.wording),
        summary_source=source_words(edition.summary, original.summary, wording),
        byline=byline(edition, naming),
        date=Date(meta.date.isoformat(), wording.date(meta.date)),
        modified=Date(changed.isoformat(), wording.date(changed)) if changed else None,
        notice=notice(edition, wording),
        legend=legend(edition, wording),
        body=text.html,
        sources=text.sources,
        chain_sentence=chain.sentence(),
        chain=chain.stations(),
        category=frames.topic("category", meta.category),
        tags=tuple(frames.topic("tag", tag) for tag in meta.tags),
        corrections=foot(frames, edition, naming),
        related=related_articles(frames, edition, naming),
        cited_as=cited_as(frames, edition) if Extra.CITATIONS in frames.site.extras else None,
        parallel=parallel_links(frames, edition),
    )


def document_view(frames: Frames, edition: Document, targets: Targets) -> DocumentView:
    """Return a page of the site's own."""
    frame = frames.document_frame("page", edition, description_of(edition))
    naming = naming_for(frames, targets, frame.root)
    text = body(frames, edition, naming)
    original = frames.site.editions[edition.path][edition.source_lang]
    return DocumentView(
        frame=frame,
        title=frames.wording.set(edition.title.text, edition.title.lang),
        title_lang=lang_unlike(edition.title.lang, edition.lang),
        title_state=state_of(edition.title, frames.wording),
        title_source=source_words(edition.title, original.title, frames.wording),
        summary=summary_of(edition, frames.wording.typography),
        summary_lang=summary_lang(edition),
        summary_state=state_of(edition.summary, frames.wording),
        summary_source=source_words(edition.summary, original.summary, frames.wording),
        notice=notice(edition, frames.wording),
        legend=legend(edition, frames.wording),
        body=text.html,
        sources=text.sources,
        corrections=foot(frames, edition, naming),
    )


def teaser(frames: Frames, edition: Document, naming: Naming) -> Teaser:
    """Return an article as it stands in a list."""
    key = ("teaser", edition.path, edition.lang, naming.root)
    found: Teaser = frames.once(key, partial(_teaser, frames, edition, naming))
    return found


def _teaser(frames: Frames, edition: Document, naming: Naming) -> Teaser:
    meta = edition.meta
    return Teaser(
        href=frames.here.document(edition.slug),
        title=frames.wording.set(edition.title.text, edition.title.lang),
        name=edition.title.text,
        lang=lang_unlike(edition.title.lang, edition.lang),
        state=state_of(edition.title, frames.wording),
        kicker=kicker_link(frames, edition),
        category=frames.topic("category", meta.category),
        summary=summary_of(edition, frames.wording.typography),
        summary_lang=summary_lang(edition),
        summary_state=state_of(edition.summary, frames.wording),
        byline=byline(edition, naming),
        date=Date(meta.date.isoformat(), frames.wording.date(meta.date)),
        disclosure=disclosure(edition, frames.wording),
    )


def category_feed(frames: Frames, edition: Document) -> FeedLink:
    """Return the feed of an article's category."""
    category = edition.meta.category
    name = topic_name(frames.site, category, edition.lang)
    return frames.feed(name, feed_beside(frames.here.category(category)))


def kicker_link(frames: Frames, edition: Document) -> Link | None:
    """Return a link to an article's kicker, where it has one."""
    kicker = edition.meta.kicker
    return frames.topic("kicker", kicker) if kicker else None


def source_words(block: Block | None, source: Block | None, wording: Wording) -> SourceWords | None:
    """Return what a stale title or summary is behind; None for one that is in step."""
    if block is None or source is None or block.state is not State.STALE:
        return None
    return SourceWords(wording.set(source.words, source.lang), source.lang)


def summary_of(edition: Document, typography: Typography = AS_TYPED) -> str:
    """Return an edition's summary as plain text, '' when it has none."""
    summary = edition.summary
    return typography.text(summary.words, summary.lang) if summary else ""


def description_of(edition: Document) -> str:
    """Return what search engines show: the summary, unless it is not in the page's language."""
    return "" if summary_lang(edition) else summary_of(edition)


def summary_lang(edition: Document) -> str:
    """Return the language of an edition's summary, '' where it is the edition's own."""
    return lang_unlike(edition.summary.lang, edition.lang) if edition.summary else ""


def lang_unlike(lang: str, page: str) -> str:
    """Return a language, '' where it is that of the page."""
    return "" if lang == page else lang
