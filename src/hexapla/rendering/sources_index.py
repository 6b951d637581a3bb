"""Every source that the site has used, once, under its outlet."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.document import Document
from hexapla.model.work import Source
from hexapla.rendering.addresses import Targets
from hexapla.rendering.body import naming_for
from hexapla.rendering.collation import id_key
from hexapla.rendering.disclosure import made
from hexapla.rendering.frames import Frames, article_link
from hexapla.rendering.naming import Naming
from hexapla.rendering.views import Date, OutletSources, SourcesView, UsedSource
from hexapla.rendering.wording import marked

Key = tuple[str, ...]


class Used(Struct, frozen=True):
    """A source as the newest article gives it, and each article with its own id of the source."""

    source: Source
    articles: tuple[tuple[Document, str], ...]


def used(documents: Iterable[Document]) -> tuple[Used, ...]:
    """Return the sources of documents, each once, in the order they are first listed in.

    The same address is the same source; without one, the same title from the same outlet on the
    same date. What one article does not say of it, another may: its address of an archived copy.
    """
    found: dict[Key, Used] = {}
    for document in documents:
        for source in document.meta.sources:
            before = found.get(_key(source), Used(source, ()))
            articles = before.articles
            if all(document.path != article.path for article, _ in articles):
                articles = (*articles, (document, source.id))
            found[_key(source)] = Used(_completed(before.source, source), articles)
    return tuple(found.values())


def _key(source: Source) -> Key:
    if source.url:
        return (source.url,)
    return source.outlet, source.title, str(source.date or "")


def _completed(source: Source, other: Source) -> Source:
    return replace(
        source,
        lang=source.lang or other.lang,
        date=source.date or other.date,
        archived=source.archived or other.archived,
    )


def sources_view(frames: Frames, targets: Targets) -> SourcesView:
    """Return the page of all sources: outlets by their names, the newest source of each first."""
    wording, here = frames.wording, frames.here
    title = wording.title(marked("Sources"))
    frame = frames.frame("source-index", frames.everywhere(here.sources), title)
    naming = naming_for(frames, targets, frame.root)
    index, site = frames.index, frames.site
    found = used(index.edition(path, wording.tag) for path in index.public)
    by_outlet: dict[str, list[Used]] = {}
    for one in found:
        by_outlet.setdefault(one.source.outlet, []).append(one)
    return SourcesView(
        frame=frame,
        count=wording.ngettext("{count} source", "{count} sources", len(found)),
        outlets=tuple(
            _outlet(frames, outlet, by_outlet[outlet], naming)
            for outlet in sorted(
                by_outlet, key=lambda one: id_key(site.registry.outlets, one, wording.tag)
            )
        ),
    )


def _outlet(frames: Frames, identifier: str, listed: list[Used], naming: Naming) -> OutletSources:
    newest = sorted(listed, key=lambda one: one.source.title)
    newest.sort(key=lambda one: str(one.source.date or ""), reverse=True)
    return OutletSources(
        id=f"outlet:{identifier}",
        outlet=naming.outlet(identifier),
        count=frames.wording.number(len(newest)),
        sources=tuple(_source(frames, one) for one in newest),
    )


def _source(frames: Frames, one: Used) -> UsedSource:
    source, wording = one.source, frames.wording
    date = source.date
    return UsedSource(
        title=wording.typography.text(source.title, source.lang),
        lang=source.lang,
        language=wording.language_name(source.lang) if source.lang else "",
        date=Date(str(date), wording.date(date)) if date else None,
        href=source.url,
        archived=source.archived,
        articles=tuple(
            replace(
                article_link(frames, article, f"source:{identifier}"), made=made(article, wording)
            )
            for article, identifier in one.articles
        ),
    )
