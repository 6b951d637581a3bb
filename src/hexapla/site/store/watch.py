"""A site that notes what is read of it: the same values, in mappings that watch."""

from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any

from msgspec.structs import replace

from hexapla.model.document import Document
from hexapla.model.registry import Registry, Section
from hexapla.model.site import Site
from hexapla.rendering.index import Index
from hexapla.rendering.pages import LanguageSite
from hexapla.rendering.wording import Wording
from hexapla.site.store.documents import OUTLINES, TEXTS, KeptDocument
from hexapla.site.store.reads import (
    Answers,
    Key,
    Trace,
    Watched,
    WatchedSequence,
    WatchedSet,
    answer,
)
from hexapla.site.store.shared import Shared

Digests = Mapping[tuple[str, str], bytes]


def _watched(name: str) -> cached_property[Mapping[Any, Any]]:
    """Return the property of a watched site that has what the plain one computes."""

    def watched(site: "WatchedSite") -> Mapping[Any, Any]:
        return Watched(name, getattr(site.plain, name), site.watch.trace)

    return cached_property(watched)


def _computed(site: Site, name: str, key: Key) -> object:
    return answer(getattr(site, name), key)


class WatchedSite(Site, frozen=True, dict=True, kw_only=True):
    """A site whose mappings watch; what it computes, it computes from the plain site."""

    plain: Site
    watch: "Watch"

    by_name = _watched("by_name")
    namesakes = _watched("namesakes")
    by_issue = _watched("by_issue")
    policies = _watched("policies")
    forbidden = _watched("forbidden")

    def is_public(self, edition: Document) -> bool:
        """Whether an edition is for readers."""
        self.watch.trace.note("public-editions", (edition.path,))
        return self.plain.is_public(edition)

    def public_editions(self, path: str) -> tuple[Document, ...]:
        """Return a document's published editions."""
        self.watch.trace.note("public-editions", (path,))
        return self.plain.public_editions(path)


_COMPUTED = tuple(
    name for name, one in vars(WatchedSite).items() if isinstance(one, cached_property)
)


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
        for name in _COMPUTED:
            self.answers.add(name, partial(_computed, site, name))
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
            moved={tag: self.mapping(f"moved {tag}", found) for tag, found in index.moved.items()},
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
