"""A site that notes what is read of it: the same values, in mappings that watch."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from hexapla.model.document import Document
from hexapla.model.registry import Entry, Registry, Section
from hexapla.model.site import Site
from hexapla.model.work import Work
from hexapla.rendering.index import Index
from hexapla.rendering.pages import LanguageSite
from hexapla.rendering.wording import Wording
from hexapla.site.store.documents import OUTLINES, TEXTS, KeptDocument
from hexapla.site.store.reads import (
    Answers,
    Trace,
    Watched,
    WatchedSequence,
    WatchedSet,
    answer,
)
from hexapla.site.store.shared import Shared

Digests = Mapping[tuple[str, str], bytes]


class WatchedSite(Site, frozen=True, dict=True, kw_only=True):
    """A site whose mappings watch; what it computes, it computes from the plain site."""

    plain: Site
    watch: "Watch"

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Document, ...]]:
        """The documents that links call by one name."""
        return Watched("by-name", self.plain.by_name, self.watch.trace)

    @cached_property
    def namesakes(self) -> Mapping[str, tuple[Document, ...]]:
        """The documents before one that share a slug with it."""
        return Watched("namesakes", self.plain.namesakes, self.watch.trace)

    @cached_property
    def by_issue(self) -> Mapping[tuple[str, str], tuple[str, Work]]:
        """The first work with each issue's address, and its document's path."""
        return Watched("by-issue", self.plain.by_issue, self.watch.trace)

    @cached_property
    def forbidden(self) -> Mapping[str, tuple[tuple[Entry, str], ...]]:
        """The forms that the registry forbids, by language, each with its entry."""
        return Watched("forbidden", self.plain.forbidden, self.watch.trace)

    def is_public(self, edition: Document) -> bool:
        """Whether an edition is for readers."""
        self.watch.trace.note("public-editions", (edition.path,))
        return self.plain.is_public(edition)

    def public_editions(self, path: str) -> tuple[Document, ...]:
        """Return a document's published editions."""
        self.watch.trace.note("public-editions", (path,))
        return self.plain.public_editions(path)


class Watch:
    """Makes mappings that watch, and answers for them."""

    def __init__(self, trace: Trace, answers: Answers) -> None:
        self.trace, self.answers = trace, answers

    def mapping(self, name: str, values: Mapping[Any, Any]) -> Mapping[Any, Any]:
        """Return a mapping that watches."""
        watched = Watched(name, values, self.trace)
        self.answers.add(name, watched.answer)
        return watched

    def site(self, site: Site) -> WatchedSite:
        """Return a site that watches."""
        files = WatchedSet("files", site.files, self.trace)
        unread = WatchedSet("unread", site.unread, self.trace)
        documents = WatchedSequence("documents", site.documents, self.trace)
        for one in (files, unread, documents):
            self.answers.add(one.name, one.answer)
        self.answers.add("public-editions", lambda key: site.public_editions(key[0]))
        self.answers.add("by-name", lambda key: answer(site.by_name, key))
        self.answers.add("namesakes", lambda key: answer(site.namesakes, key))
        self.answers.add("by-issue", lambda key: answer(site.by_issue, key))
        self.answers.add("forbidden", lambda key: answer(site.forbidden, key))
        for name, digests in zip((TEXTS, OUTLINES), _digests(site), strict=True):
            self.answers.add(name, digests.get)  # type: ignore[arg-type]  # a pair is a key
        fields = {name: getattr(site, name) for name in site.__struct_fields__}
        return WatchedSite(
            **{
                **fields,
                "registry": self._registry(site.registry),
                "documents": documents,
                "editions": self.mapping("editions", site.editions),
                "files": files,
                "unread": unread,
                "pictures": self.mapping("pictures", site.pictures),
            },
            plain=site,
            watch=self,
        )

    def index(self, index: Index) -> Index:
        """Return an index that watches."""
        return replace(
            index,
            public=self.mapping("public", index.public),
            articles=self.mapping("articles", index.articles),
            pages=self.mapping("pages", index.pages),
            mentions=self.mapping("mentions", index.mentions),
            topics=self.mapping("topics", index.topics),
            related={
                tag: self.mapping(f"related {tag}", found) for tag, found in index.related.items()
            },
            slugs=self.mapping("slugs", index.slugs),
        )

    def language_site(
        self, site: WatchedSite, index: Index, wording: Wording, siteurl: str
    ) -> LanguageSite:
        """Return a language site that watches; ``index`` does."""
        return LanguageSite.of(
            site, index, wording, siteurl, self.mapping, once=Shared(self.trace).once
        )

    def _registry(self, registry: Registry) -> Registry:
        return Registry(
            **{one.value: self.mapping(one.value, registry.section(one)) for one in Section}
        )


def _digests(site: Site) -> tuple[Digests, Digests]:
    """Return the digests of all editions' texts, and of their outlines, by path and language."""
    heads = [
        one.head
        for editions in site.editions.values()
        for one in editions.values()
        if isinstance(one, KeptDocument)
    ]
    texts = {(head.path, head.lang): head.digest for head in heads}
    return texts, {(head.path, head.lang): head.sketch for head in heads}
