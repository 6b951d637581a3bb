"""Pages rendered with the theme's own templates, without Pelican, for laws that want many."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html

from hexapla.model.site import Site
from hexapla.rendering.index import Index, index
from hexapla.rendering.pages import LanguageSite, plans_of
from hexapla.rendering.views import Page
from hexapla.rendering.wording import Wording
from hexapla.site.templates import equip
from hexapla.site.theme import find_theme
from hexapla.site.wordings import wordings
from sites import configured


@cache
def all_wordings() -> tuple[Wording, ...]:
    """Return the theme's words in the three languages, as they were typed: laws compare them."""
    return tuple(one.typed() for one in wordings(configured(Path("no-such-site")))[0])


@cache
def environment(wording: Wording) -> Environment:
    """Return the theme's templates as a run of Pelican has them, in one language."""
    found = Environment(
        loader=FileSystemLoader(find_theme() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    equip(found, wording.words)
    return found


def pages(site: Site) -> Iterator[tuple[Wording, Page]]:
    """Yield every page of a site as a value, with the words of its language."""
    return site_pages(site, index(site), all_wordings(), "https://example.org")


def site_pages(
    site: Site, listed: Index, wordings: Iterable[Wording], siteurl: str
) -> Iterator[tuple[Wording, Page]]:
    """Yield every page of all language sites, made, with the words of its language."""
    sites = [LanguageSite.of(site, listed, wording, siteurl) for wording in wordings]
    for one in sites:
        for plan in plans_of(one, sites):
            yield one.frames.wording, plan.page()


def rendered(wording: Wording, page: Page) -> str:
    """Return a page as readers get it."""
    return environment(wording).get_template(page.template).render(page=page.view)


def texts(site: Site) -> Mapping[str, str]:
    """Return every page of a site by its path."""
    return {page.path: rendered(wording, page) for wording, page in pages(site)}


def tree(text: str) -> html.HtmlElement:
    """Return a page's elements."""
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    """Return the text of an element on one line."""
    return " ".join(element.text_content().split())
