"""Views: all that a template may read, as small frozen values.

Addresses in links are from the site's root; a template puts ``page.frame.root`` before them, so
that the site works under any path. ``docs/theming.md`` describes the fields.
"""

from collections.abc import Callable

from msgspec import Struct

from hexapla.rendering.views.article import (
    ArticleView,
    DocumentView,
    RelatedArticle,
    SourceEntry,
    Station,
)
from hexapla.rendering.views.citation import CitedAs, CslView
from hexapla.rendering.views.entries import (
    Appearance,
    ArticleLink,
    EntryName,
    EntryView,
    Group,
    IssueLink,
    IssueView,
    Quoted,
)
from hexapla.rendering.views.feed import FeedCorrection, FeedEntry, FeedView, JsonFeedView, Via
from hexapla.rendering.views.frame import (
    Alternate,
    Date,
    FeedLink,
    Frame,
    HeadLink,
    Link,
    Navigation,
    Policies,
    SiteName,
    SourceWords,
    StateMark,
    Term,
    Version,
)
from hexapla.rendering.views.lists import (
    ArchiveView,
    FrontView,
    ListView,
    RootView,
    Section,
    Teaser,
)
from hexapla.rendering.views.parallel import Column, Pair, ParallelView
from hexapla.rendering.views.records import (
    CorrectionEntry,
    CorrectionsView,
    CoverageCell,
    CoverageRow,
    CoverageView,
    OutletSources,
    SourcesView,
    UsedSource,
)
from hexapla.rendering.views.search import SearchView
from hexapla.rendering.views.signposts import (
    GoneView,
    Invitation,
    MovedView,
    NotFoundView,
    RootNotFoundView,
)
from hexapla.rendering.views.sitemap import SitemapEntry, SitemapIndexView, SitemapView

__all__ = (
    "Alternate",
    "Appearance",
    "ArchiveView",
    "ArticleLink",
    "ArticleView",
    "CitedAs",
    "Column",
    "CorrectionEntry",
    "CorrectionsView",
    "CoverageCell",
    "CoverageRow",
    "CoverageView",
    "CslView",
    "Date",
    "DocumentView",
    "EntryName",
    "EntryView",
    "FeedCorrection",
    "FeedEntry",
    "FeedLink",
    "FeedView",
    "FileView",
    "Frame",
    "FrontView",
    "GoneView",
    "Group",
    "HeadLink",
    "HtmlView",
    "Invitation",
    "IssueLink",
    "IssueView",
    "JsonFeedView",
    "Link",
    "ListView",
    "MovedView",
    "Navigation",
    "NotFoundView",
    "OutletSources",
    "Page",
    "Pair",
    "ParallelView",
    "Plan",
    "Policies",
    "Quoted",
    "RelatedArticle",
    "RootNotFoundView",
    "RootView",
    "SearchView",
    "Section",
    "Signpost",
    "SiteName",
    "SitemapEntry",
    "SitemapIndexView",
    "SitemapView",
    "SourceEntry",
    "SourceWords",
    "SourcesView",
    "StateMark",
    "Station",
    "Teaser",
    "Term",
    "UsedSource",
    "Version",
    "Via",
    "View",
)

HtmlView = (
    ArticleView
    | DocumentView
    | FrontView
    | ListView
    | ArchiveView
    | EntryView
    | IssueView
    | SourcesView
    | CorrectionsView
    | CoverageView
    | SearchView
    | RootView
)
"""The views of pages, each with a frame."""

FileView = FeedView | JsonFeedView | CslView | SitemapView | SitemapIndexView
"""The views of files for machines."""

Signpost = NotFoundView | RootNotFoundView | MovedView | GoneView
"""The views of pages that stand where a reader looked for another one."""

View = HtmlView | ParallelView | FileView | Signpost


class Page(Struct, frozen=True):
    """A page before it is rendered: the file it goes to, its template, and all it shows.

    ``origin`` is the content file to name when rendering fails.
    """

    path: str
    template: str
    view: View
    origin: str = ""


class Plan(Struct, frozen=True):
    """A page that is still to be made: as a Page, but its view is what ``view`` returns.

    ``partner`` is the tag of another language that it speaks too, '' for most pages.
    """

    path: str
    template: str
    view: Callable[[], View]
    origin: str = ""
    partner: str = ""

    def page(self) -> Page:
        """Return the page."""
        return Page(self.path, self.template, self.view(), self.origin)
