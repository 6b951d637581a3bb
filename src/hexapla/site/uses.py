"""Which documents use each entry of the registry."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hexapla.checking.running_text import own_blocks, running_text
from hexapla.model.document import Document
from hexapla.model.mentions import SECTIONS, mentions
from hexapla.model.registry import Entry, Registry, Section
from hexapla.model.site import Site
from hexapla.translating.context import Glossary

Key = tuple[Section, str]
"""What names an entry: its section and id."""
Uses = Mapping[Key, frozenset[str]]
"""The paths of the documents that use an entry; none is there for an entry nobody uses."""


def key_of(entry: Entry) -> Key:
    """Return what names an entry."""
    return entry.section, entry.id


def uses(documents: Iterable[Document], site: Site) -> Uses:
    """Return which of some documents use each entry, drafts and all editions counted.

    A document uses whom and what it names by id, the outlets of its publications, the terms that
    stand in its words in whatever case, and the publication that is the site itself.
    """
    glossaries = _glossaries(site.registry)
    found: dict[Key, set[str]] = defaultdict(set)
    for document in documents:
        for edition in site.editions[document.path].values():
            for key in (*_named(edition, site), *_terms(edition, glossaries)):
                found[key].add(document.path)
    return {key: frozenset(paths) for key, paths in found.items()}


def _named(edition: Document, site: Site) -> Iterator[Key]:
    publications = [site.publication]
    for mention in mentions(edition):
        yield SECTIONS[mention.kind], mention.id
        if mention.kind == "publication":
            publications.append(mention.id)
    for identifier in publications:
        yield Section.PUBLICATIONS, identifier
        if entry := site.registry.publications.get(identifier):
            yield Section.OUTLETS, entry.outlet


def _terms(edition: Document, glossaries: Mapping[str, Glossary]) -> Iterator[Key]:
    for block in own_blocks(edition):
        for lang, text in running_text(block.inline, block.lang).items():
            if lang in glossaries:
                yield from map(key_of, glossaries[lang].found_in(text))


def _glossaries(registry: Registry) -> Mapping[str, Glossary]:
    """Return the terms alone, by each language they have names in."""
    terms = Registry(terms=registry.terms)
    tags = {tag for entry in terms.terms.values() for tag in (*entry.names, *entry.also)}
    return {tag: Glossary.of(terms, tag) for tag in tags}
