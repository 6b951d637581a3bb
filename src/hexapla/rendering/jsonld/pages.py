"""Pages: what kind each is, what it is about, and what it lists."""

from collections.abc import Iterable

from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.jsonld.node import Node, Value, node, ref
from hexapla.rendering.views import (
    ArchiveView,
    Frame,
    FrontView,
    HtmlView,
    ListView,
    Teaser,
)

KINDS = {
    "article": "WebPage",
    "page": "WebPage",
    "outlet": "WebPage",
    "person": "ProfilePage",
    "publication": "WebPage",
    "root": "WebPage",
}
"""What a page is, by its frame's kind; any other kind collects things of one sort."""

ABOUT = "pages/about.md"
"""The page of the site's own that says what the site is."""


def page(ids: Ids, frame: Frame, kind: str = "", **facts: Value | None) -> Node:
    """Return a page, with further facts about it."""
    return node(
        kind or KINDS.get(frame.kind, "CollectionPage"),
        ids.page(frame.href),
        url=ids.page(frame.href),
        name=frame.name,
        isPartOf=ref(ids.website),
        **{"inLanguage": frame.tag, **facts},
    )


def item_list(ids: Ids, teasers: Iterable[Teaser]) -> Node | None:
    """Return the articles that a page lists, None when there are none."""
    items = tuple(
        node("ListItem", position=position, url=ids.page(teaser.href), name=teaser.name)
        for position, teaser in enumerate(teasers, 1)
    )
    return node("ItemList", numberOfItems=len(items), itemListElement=items) if items else None


def listed(view: HtmlView) -> tuple[Teaser, ...]:
    """Return the articles that a page lists, in its order."""
    match view:
        case FrontView():
            first = (view.lead,) if view.lead else ()
            rest = (one for section in view.sections for one in section.teasers)
            return (*first, *view.seconds, *rest)
        case ListView():
            return view.teasers
        case ArchiveView():
            return tuple(one for _, teasers in view.years for one in teasers)
        case _:
            return ()
