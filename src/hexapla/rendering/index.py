"""What stands where: the lists a site's pages are made from, each computed once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.fates import Fate, FateKind, fates
from hexapla.model.ledger import Line
from hexapla.model.mentions import Mention, MentionKind, Relation
from hexapla.model.site import Extra, Site
from hexapla.rendering.addresses import of_edition
from hexapla.rendering.related import KINDS, Feature, Related, RelatedArticles

TopicKind = Literal["category", "tag", "kicker"]

Watch = Callable[[str, Mapping[Any, Any]], Mapping[Any, Any]]
"""Returns a mapping, which it is told a name for, in a form that may note who reads it."""


def unwatched(name: str, mapping: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return a mapping as it is."""
    del name
    return mapping


class Place(Struct, frozen=True):
    """A mention, and the public edition that makes it."""

    edition: Document
    mention: Mention


class Index(Struct, frozen=True):
    """What is public, in every order that pages need; the newest always comes first.

    ``public`` are the editions of each document by path, in the order of the site's languages;
    ``articles`` and ``pages`` the same by language. ``mentions`` has every place that names an
    entry of the registry, by kind and id, ``topics`` the articles on a topic by language, and
    ``related`` what to read after an article, by language and path. ``slugs`` are all documents'
    paths by slug. ``moved`` has the addresses that stand elsewhere now, by language, each with the
    path of its document, and ``gone`` those of what is published no more.
    """

    public: Mapping[str, tuple[Document, ...]]
    articles: Mapping[str, tuple[Document, ...]]
    pages: Mapping[str, tuple[Document, ...]]
    mentions: Mapping[tuple[MentionKind, str], tuple[Place, ...]]
    topics: Mapping[tuple[TopicKind, str], Mapping[str, tuple[Document, ...]]]
    related: Mapping[str, Mapping[str, tuple[Related, ...]]]
    slugs: Mapping[str, str]
    moved: Mapping[str, Mapping[str, str]]
    gone: Mapping[str, tuple[str, ...]]

    def is_public(self, edition: Document) -> bool:
        """Whether an edition is for readers."""
        return any(one.lang == edition.lang for one in self.public.get(edition.path, ()))

    def edition(self, path: str, tag: str) -> Document:
        """Return the edition of a public document that a page in a language shows.

        It is the one in that language, else the first there is.
        """
        editions = self.public[path]
        return next((one for one in editions if one.lang == tag), editions[0])


def index(site: Site) -> Index:
    """Return the lists of a site."""
    tags = [language.tag for language in site.languages]
    newest = sorted(site.documents, key=lambda one: (-one.meta.date.timestamp(), one.path))
    found = {document.path: site.public_editions(document.path) for document in newest}
    public = {path: editions for path, editions in found.items() if editions}
    everything = [edition for editions in public.values() for edition in editions]
    articles = {tag: _in(tag, everything, pages=False) for tag in tags}
    places = [
        Place(edition, mention)
        for edition in everything
        for mention in (*edition.outline.mentions, *_republished(edition, site))
    ]
    known = fates(site, of_edition)
    features = _features(places) if Extra.RELATED in site.extras else {}
    return Index(
        public=public,
        articles=articles,
        pages={tag: _in(tag, everything, pages=True) for tag in tags},
        mentions=_by_entry(places),
        topics=_topics(articles),
        related={
            tag: RelatedArticles(
                found, {one.path: features.get((one.path, tag), set()) for one in found}
            )
            for tag, found in articles.items()
            if Extra.RELATED in site.extras
        },
        slugs={document.meta.slug: document.path for document in site.documents},
        moved={tag: _moved(tag, known) for tag in tags},
        gone={tag: _gone(tag, known) for tag in tags},
    )


def _moved(tag: str, known: Mapping[Line, Fate]) -> dict[str, str]:
    found = (pair for pair in sorted(known.items(), key=lambda pair: pair[0]))
    return {
        line.address: fate.path
        for line, fate in found
        if line.lang == tag and fate.kind is FateKind.MOVED
    }


def _gone(tag: str, known: Mapping[Line, Fate]) -> tuple[str, ...]:
    """Return the addresses of what is published no more, but for those that lead elsewhere too."""
    addresses = {
        line.address
        for line, fate in known.items()
        if line.lang == tag and fate.kind is FateKind.GONE
    }
    return tuple(sorted(addresses - _moved(tag, known).keys()))


def topics_of(article: Document, kind: TopicKind) -> tuple[str, ...]:
    """Return the ids of an article's topics of a kind."""
    match kind:
        case "category":
            return (article.meta.category,) if article.meta.category else ()
        case "kicker":
            return (article.meta.kicker,) if article.meta.kicker else ()
        case "tag":
            return tuple(dict.fromkeys(article.meta.tags))


def _in(tag: str, editions: Iterable[Document], *, pages: bool) -> tuple[Document, ...]:
    return tuple(one for one in editions if one.lang == tag and one.is_page == pages)


def _republished(edition: Document, site: Site) -> Iterator[Mention]:
    """Yield the outlets whose publications the works of the chain stood in."""
    for work in edition.meta.chain:
        publication = site.registry.publications.get(work.publication)
        if publication and publication.outlet:
            how, outlet = Relation.REPUBLISHED, publication.outlet
            yield Mention("outlet", outlet, work.line, relation=how, work=work.id)


def _by_entry(places: Iterable[Place]) -> dict[tuple[MentionKind, str], tuple[Place, ...]]:
    found: dict[tuple[MentionKind, str], list[Place]] = {}
    for place in places:
        found.setdefault((place.mention.kind, place.mention.id), []).append(place)
    return {key: tuple(listed) for key, listed in found.items()}


def _features(places: Iterable[Place]) -> dict[tuple[str, str], set[Feature]]:
    """Return what each edition has in common with others, by path and language."""
    found: dict[tuple[str, str], set[Feature]] = {}
    for place in places:
        if place.mention.kind in KINDS:
            edition = place.edition.path, place.edition.lang
            found.setdefault(edition, set()).add((place.mention.kind, place.mention.id))
    return found


def _topics(
    articles: Mapping[str, tuple[Document, ...]],
) -> dict[tuple[TopicKind, str], dict[str, tuple[Document, ...]]]:
    kinds: tuple[TopicKind, ...] = ("category", "tag", "kicker")
    found: dict[tuple[TopicKind, str], dict[str, list[Document]]] = {}
    for tag, listed in articles.items():
        for article in listed:
            for kind in kinds:
                for topic in topics_of(article, kind):
                    found.setdefault((kind, topic), {}).setdefault(tag, []).append(article)
    return {
        key: {tag: tuple(listed) for tag, listed in by_tag.items()} for key, by_tag in found.items()
    }
