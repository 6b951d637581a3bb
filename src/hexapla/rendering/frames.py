"""The frame of a page: its place, its versions in other languages, and what leads elsewhere."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.document import Document
from hexapla.model.indexing import indexing_rule
from hexapla.model.registry import Name
from hexapla.model.site import Site
from hexapla.model.work import Indexing
from hexapla.rendering import menus
from hexapla.rendering.addresses import Addresses, addresses, of_edition, to_root
from hexapla.rendering.index import Index, TopicKind
from hexapla.rendering.once import Once, each_time
from hexapla.rendering.topics import tags, topic_link
from hexapla.rendering.versions import alternates, versions
from hexapla.rendering.views import (
    ArticleLink,
    FeedLink,
    Frame,
    Link,
    Navigation,
    SiteName,
)
from hexapla.rendering.wording import Wording


class Frames(Struct, frozen=True, dict=True):
    """Makes the frames of one language site; ``siteurl`` has no slash at its end.

    ``once`` makes what several of its pages have.
    """

    site: Site
    index: Index
    wording: Wording
    siteurl: str
    site_name: str
    site_names: tuple[SiteName, ...]
    navigation: Navigation
    feeds: tuple[FeedLink, ...]
    once: Once = each_time

    @classmethod
    def of(
        cls, site: Site, index: Index, wording: Wording, siteurl: str, once: Once = each_time
    ) -> "Frames":
        """Return the frames of a language site, what all its pages share computed once."""
        tag = wording.tag
        here, name = addresses(site, tag), site_name(site, tag)
        return cls(
            site=site,
            index=index,
            wording=wording,
            siteurl=siteurl,
            site_name=name,
            site_names=tuple(
                SiteName(language.tag, language.segment, site_name(site, language.tag))
                for language in site.languages
            ),
            navigation=menus.navigation(site, index, wording),
            feeds=tuple(menus.feeds(site, here, name)) if index.articles[tag] else (),
            once=once,
        )

    def shared(self) -> tuple[object, ...]:
        """Return all that the pages of the language site are made with beside what they read."""
        return self.siteurl, self.site_name, self.site_names, self.navigation, self.feeds

    @cached_property
    def here(self) -> Addresses:
        """The addresses of this language site."""
        return addresses(self.site, self.wording.tag)

    def frame(
        self,
        kind: str,
        hrefs: Mapping[str, str],
        title: str | Name,
        description: str = "",
        feeds: tuple[FeedLink, ...] = (),
    ) -> Frame:
        """Return the frame of the page that has an address in each language of ``hrefs``.

        A title that is no ``Name`` is the site's name.
        """
        tag = self.wording.tag
        href = hrefs[tag]
        return Frame(
            kind=kind,
            tag=tag,
            segment=self.wording.language.segment,
            root=to_root(href),
            href=href,
            title=self.set(title) if isinstance(title, Name) else title,
            name=title.text if isinstance(title, Name) else title,
            description=description,
            site_name=self.site_name,
            site_names=self.site_names,
            home=self.here.home,
            navigation=self.navigation.on(href),
            versions=versions(self.site, hrefs, tag),
            canonical="" if self.site.preview else f"{self.siteurl}/{href}",
            robots="noindex" if self.site.preview else "",
            alternates=alternates(self.site, hrefs, self.siteurl),
            feeds=(*self.feeds, *feeds),
        )

    def document_frame(
        self, kind: str, edition: Document, description: str, feeds: tuple[FeedLink, ...] = ()
    ) -> Frame:
        """Return the frame of a document's page, with what its edition tells search engines.

        One that is not to be listed stays out of the ``hreflang`` set of every version.
        """
        hrefs = self.of_document(edition)
        title = Name(edition.title.text, edition.title.lang)
        frame = self.frame(kind, hrefs, title, description, feeds)
        told = indexing_rule(edition)
        listed = {
            one.lang: hrefs[one.lang]
            for one in self.index.public[edition.path]
            if indexing_rule(one).is_listed
        }
        return replace(
            frame,
            canonical=frame.canonical and (told.canonical or frame.canonical),
            robots=frame.robots or ("noindex" if told.index is Indexing.NOINDEX else ""),
            alternates=alternates(self.site, listed, self.siteurl) if told.is_listed else (),
        )

    def set(self, text: Name) -> str:
        """Return a text of the site's as readers get it."""
        return self.wording.set(text.text, text.lang)

    def topic(self, kind: TopicKind, identifier: str) -> Link:
        """Return a link to a topic's page."""
        return topic_link(self.site, self.here, self.wording, kind, identifier)

    def tags(self) -> tuple[Link, ...]:
        """Return links to the tags of all articles, by their names."""
        lang = self.wording.tag
        found = tags(self.site, self.index.articles[lang], lang)
        return tuple(self.topic("tag", tag) for tag in found)

    def feed(self, name: Name, href: str) -> FeedLink:
        """Return a feed by the name of what it is about."""
        return FeedLink(self.set(name), href, name.text)

    def everywhere(self, href: str) -> dict[str, str]:
        """Return an address of this language site in every language, its first part changed."""
        _, _, rest = href.partition("/")
        return {language.tag: f"{language.segment}/{rest}" for language in self.site.languages}

    def where_used(self, href: str, kind: TopicKind, identifier: str) -> dict[str, str]:
        """Return the address of a topic's page in the languages that have articles on it."""
        used = self.index.topics[kind, identifier]
        return {tag: address for tag, address in self.everywhere(href).items() if tag in used}

    def of_document(self, edition: Document) -> dict[str, str]:
        """Return the address of a document in every language it is published in."""
        return {one.lang: of_edition(self.site, one) for one in self.index.public[edition.path]}


def site_name(site: Site, tag: str) -> str:
    """Return what the site is called in a language."""
    entry = site.registry.publications.get(site.publication)
    return entry.name(tag).text if entry else site.publication


def article_link(frames: Frames, edition: Document, fragment: str = "") -> ArticleLink:
    """Return a link to an edition, or to a place in it, on a page of this language site."""
    wording = frames.wording
    is_elsewhere = edition.lang != wording.tag
    return ArticleLink(
        title=wording.set(edition.title.text, edition.title.lang),
        href=of_edition(frames.site, edition) + (f"#{fragment}" if fragment else ""),
        lang="" if edition.title.lang == wording.tag else edition.title.lang,
        hreflang=edition.lang if is_elsewhere else "",
        in_language=wording.in_language(edition.lang) if is_elsewhere else "",
    )
