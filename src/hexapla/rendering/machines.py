"""What a page tells machines in its head: JSON-LD, OpenGraph and Dublin Core.

All of it is made here, from the view that readers get and the record that this was made from.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.site import Extra
from hexapla.rendering.addresses import Targets
from hexapla.rendering.dublin_core import article_links, article_terms, page_terms
from hexapla.rendering.frames import Frames
from hexapla.rendering.index import Watch, unwatched
from hexapla.rendering.jsonld.graph import Graphs, root_graph
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.opengraph import article_properties, og_locales, page_properties
from hexapla.rendering.views import (
    ArticleView,
    FileView,
    Frame,
    HeadLink,
    HtmlView,
    ParallelView,
    RootView,
    Signpost,
    View,
)

_NOT_TOLD = FileView | ParallelView | Signpost
"""What is for machines already, or not for them."""
CSL = "application/vnd.citationstyles.csl+json"


class Machines(Struct, frozen=True):
    """Adds to the views of one language site what they tell machines."""

    frames: Frames
    targets: Targets
    graphs: Graphs
    locales: Mapping[str, str]

    @classmethod
    def of(cls, frames: Frames, targets: Targets, watch: Watch = unwatched) -> "Machines | None":
        """Return what all pages of a language site share, computed once; None for a site without.

        ``watch`` is that of LanguageSite.of.
        """
        if Extra.STRUCTURED_DATA not in frames.site.extras:
            return None
        locales = og_locales(frames.site.languages)
        return cls(frames, targets, Graphs.of(frames, targets, watch), locales)

    def told(self, view: View) -> View:
        """Return a view with what its page tells machines.

        Feeds and records are theirs already; a parallel page and a signpost are not for them.
        """
        if isinstance(view, _NOT_TOLD):
            return view
        return replace(view, frame=self._frame(view))

    def _frame(self, view: HtmlView) -> Frame:
        frame = view.frame
        properties = tuple(page_properties(frame, self.locales))
        terms = tuple(page_terms(frame))
        links: tuple[HeadLink, ...] = ()
        if isinstance(view, ArticleView):
            edition = self.graphs.documents[frame.href]
            properties += tuple(article_properties(self.frames, edition, self.targets))
            terms = (*page_terms(frame, view.title_lang), *article_terms(self.frames, edition))
            public = frozenset(one.lang for one in self.graphs.public[edition.path])
            links = (*_record(view), *article_links(self.frames, edition, public))
        graph = self.graphs.graph(view)
        return replace(frame, graph=graph, properties=properties, terms=terms, links=links)


def _record(view: ArticleView) -> Iterator[HeadLink]:
    if view.cited_as:
        yield HeadLink("alternate", view.frame.root + view.cited_as.href, type=CSL)


def told_at_root(view: RootView, ids: Ids) -> RootView:
    """Return the view of the page at the root, with what it tells machines."""
    frame = view.frame
    if Extra.STRUCTURED_DATA not in ids.site.extras:
        return view
    properties = tuple(page_properties(frame, og_locales(ids.site.languages)))
    graph, terms = root_graph(ids, frame), tuple(page_terms(frame))
    return replace(view, frame=replace(frame, graph=graph, properties=properties, terms=terms))
