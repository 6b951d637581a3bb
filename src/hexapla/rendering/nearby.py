"""The articles related to one, as views, with the reason."""

from markupsafe import Markup
from msgspec.structs import replace

from hexapla.model.document import Document
from hexapla.model.mentions import SECTIONS
from hexapla.model.registry import Registry
from hexapla.model.site import Extra
from hexapla.rendering.disclosure import made
from hexapla.rendering.frames import Frames, article_link
from hexapla.rendering.html import html
from hexapla.rendering.naming import Naming
from hexapla.rendering.related import REASONS, Feature
from hexapla.rendering.views import Date, RelatedArticle


def related_articles(
    frames: Frames, edition: Document, naming: Naming
) -> tuple[RelatedArticle, ...]:
    """Return what to read after an article, the nearest first, and what both have in common."""
    if Extra.RELATED not in frames.site.extras:
        return ()
    found = frames.index.related[edition.lang][edition.path]
    return tuple(
        RelatedArticle(
            article=replace(
                article_link(frames, one.article), made=made(one.article, frames.wording)
            ),
            date=Date(
                one.article.meta.date.isoformat(), frames.wording.date(one.article.meta.date)
            ),
            # Translators: after a related article: the people, outlets and topics that both have
            shared=frames.wording.fill("Shared: {names}", names=_names(one.shared, naming)),
        )
        for one in found
    )


def _names(shared: tuple[Feature, ...], naming: Naming) -> Markup:
    """Return the names of the rarest of what two articles share."""
    registry = naming.registry
    names = [_name(feature, registry, naming) for feature in shared]
    return naming.wording.list(dict.fromkeys(names[:REASONS]))


def _name(feature: Feature, registry: Registry, naming: Naming) -> Markup:
    kind, identifier = feature
    entry, tag = registry.section(SECTIONS[kind]).get(identifier), naming.wording.tag
    return naming.wording.foreign(entry.name(tag)) if entry else html("{}", identifier)
