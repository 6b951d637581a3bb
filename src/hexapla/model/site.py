"""The whole site as one value: what checking judges and rendering shows."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath

from msgspec import Struct, field

from hexapla.model.block import State
from hexapla.model.document import Document, Status
from hexapla.model.ledger import Ledger
from hexapla.model.picture import Picture
from hexapla.model.policies import PolicyPage
from hexapla.model.registry import Entry, Registry, Section
from hexapla.model.work import Work, issue_segment


class Language(Struct, frozen=True):
    """One language of the site, under its three names.

    ``tag`` is the BCP 47 tag that HTML carries, ``locale`` gettext's code in paths, ``segment``
    the first part of addresses. ``formats`` is the CLDR locale of its dates, numbers and lists,
    where the site names one.
    """

    tag: str
    locale: str
    segment: str
    formats: str = ""

    @property
    def cldr(self) -> str:
        """The CLDR locale of dates, numbers and lists.

        Plain English is Britain's, as the theme's own words are; CLDR's ``en`` is America's.
        """
        return self.formats or {"en": "en_GB"}.get(self.locale, self.locale)


class Stale(StrEnum):
    """What a page shows of a stale passage: its old translation, marked, or the source's text."""

    MARK = "mark"
    SOURCE = "source"


class Extra(StrEnum):
    """What a site may have beside its articles, their lists and whom they name."""

    CITATIONS = "citations"
    HOSTING = "hosting"
    IMAGES = "images"
    JSON_FEED = "json-feed"
    ORIGINALS = "originals"
    RECORDS = "records"
    RELATED = "related"
    SEARCH = "search"
    SITEMAPS = "sitemaps"
    STRUCTURED_DATA = "structured-data"
    TOPIC_FEEDS = "topic-feeds"
    TYPOGRAPHY = "typography"


class Site(Struct, frozen=True, dict=True):
    """Everything that was read.

    ``editions`` has, by document path and language tag, every edition there is, the original
    included. ``files`` are the paths of all files in the content folder, and ``content`` is that
    folder as problems name it. ``publication`` is the registry id of the site itself, ``at`` the
    build's time, ``translated`` the share of messages a first publication needs. ``published`` has
    the editions, by path and tag, whose addresses the ledger holds. A ``preview`` shows also what
    is not published. ``stale`` says what a page shows of a stale passage. ``pictures`` has what
    could be read of the files that figures show, by their path in the content folder. ``unread``
    are the slugs of documents that are there but could not be read. ``extras`` are wanted.
    ``ledger`` has the addresses that were published, and what became of documents since.
    ``parallel`` are the ordered pairs of languages, by their tags, that are shown side by side.
    """

    languages: tuple[Language, ...]
    registry: Registry
    documents: tuple[Document, ...]
    editions: Mapping[str, Mapping[str, Document]]
    publication: str
    at: datetime.datetime
    content: str = "content"
    files: frozenset[str] = frozenset()
    translated: float = 0.9
    published: frozenset[tuple[str, str]] = frozenset()
    preview: bool = False
    stale: Stale = Stale.MARK
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    extras: frozenset[Extra] = frozenset(Extra)
    ledger: Ledger = field(default_factory=Ledger)
    parallel: frozenset[tuple[str, str]] | None = None

    def shown(self, path: str) -> str:
        """Return the path of a content file as problems name it."""
        return f"{self.content}/{path}"

    def language(self, tag: str) -> Language:
        """Return the language with a BCP 47 tag; KeyError when the site has none such."""
        for language in self.languages:
            if language.tag == tag:
                return language
        raise KeyError(tag)

    def source_of(self, edition: Document) -> Document:
        """Return what a carried edition's catalog translates: the document, or its edition."""
        return self.editions[edition.path][edition.translations[-1].source_lang]

    @property
    def has_parallel(self) -> bool:
        """Whether any article may be shown in two languages beside one another."""
        return self.parallel is None or bool(self.parallel)

    def is_parallel(self, first: str, second: str, original: str) -> bool:
        """Whether an article that was written in a language is shown in two beside one another.

        Unless the site says which, all pairs are, of more than three languages those with the
        original's.
        """
        if first == second:
            return False
        if self.parallel is not None:
            return (first, second) in self.parallel
        return len(self.languages) <= 3 or original in {first, second}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Document, ...]]:
        """The documents that links call by one name: a slug, else the file's own name."""
        found: dict[str, tuple[Document, ...]] = {}
        for document in self.documents:
            name = link_name(document)
            found[name] = (*found.get(name, ()), document)
        return found

    @cached_property
    def namesakes(self) -> Mapping[str, tuple[Document, ...]]:
        """The documents before one that share a slug with it in whatever language, by its path.

        Only those that have any are there.
        """
        known: dict[str, set[str]] = {}
        found: dict[str, tuple[Document, ...]] = {}
        for document in self.documents:
            editions = self.editions[document.path].values()
            slugs = {document.meta.slug, *(one.slug for one in editions)} - {""}
            before = {path for slug in slugs for path in known.get(slug, ())}
            if before:
                found[document.path] = tuple(one for one in self.documents if one.path in before)
            for slug in slugs:
                known.setdefault(slug, set()).add(document.path)
        return found

    @cached_property
    def by_issue(self) -> Mapping[tuple[str, str], tuple[str, Work]]:
        """The first work with each issue's address, and its document's path.

        An issue's address is its publication and its number's segment.
        """
        found: dict[tuple[str, str], tuple[str, Work]] = {}
        for document in self.documents:
            for work in document.meta.chain:
                if work.publication and work.issue:
                    address = work.publication, issue_segment(work.issue)
                    found.setdefault(address, (document.path, work))
        return found

    @cached_property
    def policies(self) -> Mapping[PolicyPage, str]:
        """The path of the page that lays down each policy; one that is withdrawn does not."""
        found: dict[PolicyPage, str] = {}
        for document in self.documents:
            if document.meta.policy and document.meta.status is not Status.WITHDRAWN:
                found.setdefault(document.meta.policy, document.path)
        return found

    @cached_property
    def forbidden(self) -> Mapping[str, tuple[tuple[Entry, str], ...]]:
        """The forms that the registry forbids, by language, each with its entry."""
        found: dict[str, list[tuple[Entry, str]]] = {}
        for section in Section:
            for entry in self.registry.section(section).values():
                for lang, forms in entry.never.items():
                    found.setdefault(lang, []).extend((entry, form) for form in forms)
        return {lang: tuple(forms) for lang, forms in found.items()}

    @cached_property
    def _public(self) -> Mapping[str, tuple[Document, ...]]:
        """The published editions of all documents, by path."""
        tags = [language.tag for language in self.languages]
        return {
            path: tuple(found[tag] for tag in tags if tag in found and self.is_public(found[tag]))
            for path, found in self.editions.items()
        }

    def is_public(self, edition: Document) -> bool:
        """Whether an edition is for readers.

        Its status, its date and the share translated decide on its first publication. Once its
        address is in the ledger it stays, whatever has changed, until it is withdrawn.
        """
        if edition.meta.status is Status.WITHDRAWN:
            return False
        if self.preview or (edition.path, edition.lang) in self.published:
            return True
        return (
            edition.meta.status is Status.PUBLISHED
            and edition.meta.date <= self.at
            and edition.title.state is not State.UNTRANSLATED
            and share_translated(edition) >= self.translated
        )

    def public_editions(self, path: str) -> tuple[Document, ...]:
        """Return a document's published editions in the order of the site's languages."""
        return self._public.get(path, ())

    def public(self, tag: str) -> tuple[Document, ...]:
        """Return the published editions in a language, the newest first, then by path."""
        public = [one for found in self._public.values() for one in found if one.lang == tag]
        return tuple(
            sorted(public, key=lambda edition: (-edition.meta.date.timestamp(), edition.path))
        )


def link_name(document: Document) -> str:
    """Return what links call a document: its file's name while its slug cannot be used."""
    return document.meta.slug or PurePosixPath(document.path).stem


def share_translated(edition: Document) -> float:
    """Return the share of an edition's messages that are translated, stale ones included."""
    states = edition.outline.states
    return 1 - states.get(State.UNTRANSLATED, 0) / sum(states.values())
