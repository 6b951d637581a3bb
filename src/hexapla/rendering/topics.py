"""Topics of articles: in which order they stand, what they are called, and links to them."""

from hexapla.model.document import Document
from hexapla.model.registry import Name
from hexapla.model.site import Site
from hexapla.rendering.addresses import Addresses
from hexapla.rendering.collation import id_key
from hexapla.rendering.index import TopicKind, topics_of
from hexapla.rendering.views import Link
from hexapla.rendering.wording import Wording


def categories(site: Site, articles: tuple[Document, ...]) -> tuple[str, ...]:
    """Return the ids of the categories of articles, in the order of the registry's file.

    The order of sections is an editor's, and no alphabet's. Those that the registry lacks are last.
    """
    return tuple(sorted(_used(articles, "category"), key=lambda one: _place(site, one)))


def _place(site: Site, identifier: str) -> tuple[bool, int, str]:
    entry = site.registry.topics.get(identifier)
    return entry is None, entry.line if entry else 0, identifier


def tags(site: Site, articles: tuple[Document, ...], lang: str) -> tuple[str, ...]:
    """Return the ids of the tags of articles, by their names in a language."""
    entries = site.registry.topics
    return tuple(sorted(_used(articles, "tag"), key=lambda one: id_key(entries, one, lang)))


def _used(articles: tuple[Document, ...], kind: TopicKind) -> set[str]:
    return {topic for one in articles for topic in topics_of(one, kind)}


def topic_name(site: Site, identifier: str, tag: str) -> Name:
    """Return what a topic is called in a language; one that the registry lacks, by its id."""
    entry = site.registry.topics.get(identifier)
    return entry.name(tag) if entry else Name(identifier, "")


def topic_address(here: Addresses, kind: TopicKind, topic: str) -> str:
    """Return the address of a topic's page."""
    match kind:
        case "category":
            return here.category(topic)
        case "tag":
            return here.tag(topic)
        case "kicker":
            return here.topic(topic)


def topic_link(site: Site, here: Addresses, wording: Wording, kind: TopicKind, topic: str) -> Link:
    """Return a link to a topic's page, in the language its name is in."""
    name = topic_name(site, topic, wording.tag)
    text = wording.typography.text(name.text, name.lang)
    lang = "" if name.lang == wording.tag else name.lang
    return Link(text, topic_address(here, kind, topic), lang)
