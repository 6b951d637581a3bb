"""What every page of a language site leads to: the site's own pages, its records and its feeds."""

from collections.abc import Iterable, Iterator

from hexapla.model.document import Document
from hexapla.model.site import Extra, Site
from hexapla.rendering.addresses import Addresses, addresses, of_edition
from hexapla.rendering.index import Index
from hexapla.rendering.topics import categories, topic_link
from hexapla.rendering.views import FeedLink, Link, Navigation, Policies
from hexapla.rendering.views.frame import JSON_FEED_TYPE
from hexapla.rendering.wording import Wording


def navigation(site: Site, index: Index, wording: Wording) -> Navigation:
    """Return what leads through a language site."""
    tag, pages, here = wording.tag, index.pages[wording.tag], addresses(site, wording.tag)
    return Navigation(
        archive=here.archive,
        categories=tuple(
            topic_link(site, here, wording, "category", category)
            for category in categories(site, index.articles[tag])
        ),
        menu=tuple(_page_link(site, wording, page) for page in pages if page.meta.menu),
        pages=tuple(_page_link(site, wording, page) for page in pages if not page.meta.policy),
        policies=_policies(site, wording, pages),
        records=_records(here, wording) if Extra.RECORDS in site.extras else (),
        search=here.search if Extra.SEARCH in site.extras else "",
    )


def _page_link(site: Site, wording: Wording, page: Document) -> Link:
    lang = "" if page.title.lang == page.lang else page.title.lang
    title = wording.set(page.title.text, page.title.lang)
    return Link(title, of_edition(site, page), lang)


def _policies(site: Site, wording: Wording, pages: Iterable[Document]) -> Policies:
    """Return links to those pages of a language that lay down the site's policies."""
    found = (
        page
        for page in pages
        if page.meta.policy and site.policies.get(page.meta.policy) == page.path
    )
    return Policies(**{str(page.meta.policy): _page_link(site, wording, page) for page in found})


def _records(here: Addresses, wording: Wording) -> tuple[Link, ...]:
    """Return the pages on which the site gives account of itself."""
    return (
        Link(wording.gettext("Sources"), here.sources),
        Link(wording.gettext("Corrections"), here.corrections),
        # Translators: the page that shows which article there is in which language
        Link(wording.gettext("Articles by language"), here.coverage),
    )


def feeds(site: Site, here: Addresses, name: str) -> Iterator[FeedLink]:
    """Yield the feeds of all articles, which every page announces, under the site's name."""
    yield FeedLink(name, here.feed, name)
    if Extra.JSON_FEED in site.extras:
        yield FeedLink(name, here.json_feed, name, JSON_FEED_TYPE)
