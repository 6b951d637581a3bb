"""The graph of a page: its nodes, and every thing of the site that they refer to."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup
from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.registry import Entry
from hexapla.rendering.addresses import Targets, of_edition
from hexapla.rendering.disclosure import byline
from hexapla.rendering.frames import Frames
from hexapla.rendering.index import Watch, unwatched
from hexapla.rendering.jsonld.editions import Editions
from hexapla.rendering.jsonld.entities import (
    entities,
    publisher,
    website,
    with_every_name,
)
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.jsonld.node import Node, ref, referred, script
from hexapla.rendering.jsonld.pages import ABOUT, item_list, listed, page
from hexapla.rendering.jsonld.works import works
from hexapla.rendering.naming import Naming
from hexapla.rendering.views import ArticleView, Frame, HtmlView


class Graphs(Struct, frozen=True):
    """Makes the graphs of one language site.

    ``entities`` are the people, outlets and publications, by identifier; ``documents`` and
    ``entries`` what a page is about, by the page's address. ``public`` are the editions of each
    document that are for readers, by path.
    """

    ids: Ids
    naming: Naming
    entities: Mapping[str, Node]
    documents: Mapping[str, Document]
    entries: Mapping[str, tuple[str, Entry]]
    public: Mapping[str, tuple[Document, ...]]

    @classmethod
    def of(cls, frames: Frames, targets: Targets, watch: Watch = unwatched) -> "Graphs":
        """Return what all graphs of a language site share, computed once.

        ``watch`` is that of LanguageSite.of.
        """
        site, tag = frames.site, frames.wording.tag
        ids = Ids(site, frames.siteurl)
        typed = frames.wording.typed()
        editions = (*frames.index.articles[tag], *frames.index.pages[tag])
        return cls(
            ids=ids,
            naming=Naming(typed, site.registry, targets, root=""),
            entities=watch(f"entities {tag}", entities(ids, targets, tag)),
            documents={of_edition(site, edition): edition for edition in editions},
            entries=dict(_entries(frames, ids)),
            public=frames.index.public,
        )

    def graph(self, view: HtmlView) -> Markup:
        """Return what a page tells, as JSON-LD that is safe inside a script element."""
        found = tuple(self._nodes(view))
        return script((*found, *closure(found, self.entities)))

    def _nodes(self, view: HtmlView) -> Iterator[Node]:
        """Yield what is particular to a page: the page itself, and what it is about."""
        frame = view.frame
        edition, entry = self.documents.get(frame.href), self.entries.get(frame.href)
        if edition:
            yield from self._document(view, edition)
        elif entry:
            identifier, known = entry
            yield page(self.ids, frame, mainEntity=ref(identifier))
            yield with_every_name(self.entities[identifier], known, frame.tag)
        else:
            yield page(self.ids, frame, mainEntity=item_list(self.ids, listed(view)))

    def _document(self, view: HtmlView, edition: Document) -> Iterator[Node]:
        editions = Editions.of(self.ids, self.naming, edition, self.public[edition.path])
        if isinstance(view, ArticleView):
            yield page(self.ids, view.frame, mainEntity=ref(self.ids.edition(edition)))
            yield editions.article(byline(edition, self.naming).striptags(), view.frame.description)
        else:
            kind = "AboutPage" if edition.path == ABOUT else ""
            description = view.frame.description
            yield page(self.ids, view.frame, kind, description=description, **editions.text())
        yield from editions.versions()
        yield from works(self.ids, edition, self.naming)


def root_graph(ids: Ids, frame: Frame) -> Markup:
    """Return what the page at the root tells: that there is this site, in these languages."""
    languages = tuple(language.tag for language in ids.site.languages)
    start = (page(ids, frame, inLanguage=languages, mainEntity=ref(ids.website)),)
    known = {ids.website: website(ids, frame.tag), ids.publisher: publisher(ids, frame.tag)}
    return script((*start, *closure(start, known)))


def closure(nodes: tuple[Node, ...], known: Mapping[str, Node]) -> tuple[Node, ...]:
    """Return the known nodes that others refer to, and those that these do, each once."""
    told = {str(one["@id"]) for one in nodes if "@id" in one}
    found: list[Node] = []
    waiting = referred(nodes)
    while waiting:
        identifier = waiting.pop(0)
        if identifier in known and identifier not in told:
            told.add(identifier)
            found.append(known[identifier])
            waiting += referred(known[identifier])
    return tuple(found)


def _entries(frames: Frames, ids: Ids) -> Iterator[tuple[str, tuple[str, Entry]]]:
    """Yield the identifier of an entry of the registry and itself, by the address of its page."""
    registry, here = frames.site.registry, frames.here
    for entry in registry.people.values():
        yield here.person(entry.id), (ids.entry("person", entry.id), entry)
    for entry in registry.outlets.values():
        yield here.outlet(entry.id), (ids.entry("outlet", entry.id), entry)
    for entry in registry.publications.values():
        yield here.publication(entry.id), (ids.entry("publication", entry.id), entry)
