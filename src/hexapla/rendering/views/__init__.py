"""Views: all that a template may read, as small frozen values.

Addresses in links are from the site's root; a template puts ``page.frame.root`` before them, so
that the site works under any path. ``docs/theming.md`` describes the fields.
"""

from dataclasses import dataclass

from hexapla.rendering.views.article import ArticleView, DocumentView, SourceEntry, Station
from hexapla.rendering.views.citation import CitedAs, CslView
from hexapla.rendering.views.feed import FeedCorrection, FeedEntry, FeedView, Via
from hexapla.rendering.views.frame import (
    Alternate,
    Date,
    FeedLink,
    Frame,
    HeadLink,
    Link,
    SiteName,
    Term,
    Version,
)
from hexapla.rendering.views.lists import (
    ArchiveView,
    EntryView,
    FrontView,
    ListView,
    RootView,
    Section,
    Teaser,
)

__all__ = (
    "Alternate",
    "ArchiveView",
    "ArticleView",
    "CitedAs",
    "CslView",
    "Date",
    "DocumentView",
    "EntryView",
    "FeedCorrection",
    "FeedEntry",
    "FeedLink",
    "FeedView",
    "Frame",
    "FrontView",
    "HeadLink",
    "HtmlView",
    "Link",
    "ListView",
    "Page",
    "RootView",
    "Section",
    "SiteName",
    "SourceEntry",
    "Station",
    "Teaser",
    "Term",
    "Version",
    "Via",
    "View",
)

HtmlView = ArticleView | DocumentView | FrontView | ListView | ArchiveView | EntryView | RootView
"""The views of pages, each with a frame."""

View = HtmlView | FeedView | CslView


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is rendered: the file it goes to, its template, and all it shows.

    ``origin`` is the content file to name when rendering fails.
    """

    path: str
    template: str
    view: View
    origin: str = ""
