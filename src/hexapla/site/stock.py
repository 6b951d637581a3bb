"""Editions as Pelican's own readers would give them, for stock themes and plugins."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from msgspec import Struct

from hexapla.model.document import Document, last_change
from hexapla.model.registry import Entry
from hexapla.model.work import Role
from hexapla.rendering.articles import summary_of
from hexapla.rendering.body import naming_for
from hexapla.rendering.disclosure import with_disclosure
from hexapla.rendering.frames import Frames
from hexapla.rendering.self_contained import self_contained
from hexapla.rendering.targets import targets_of


class StockEdition(Struct, frozen=True):
    """An edition's HTML and metadata; topics and people as pairs of id and name."""

    html: str
    metadata: Mapping[str, Any]


@dataclass
class StockVersion:
    """The article in another language, as a template reads it from ``article.translations``.

    Plugins set attributes of their own on it, as they do on Pelican's articles.
    """

    url: str
    lang: str
    title: str
    slug: str


class StockContent(Struct, frozen=True):
    """The editions of one language site, by the path of the file Pelican reads."""

    content: Path
    frames: Frames

    def _document(self, source_path: str) -> Document | None:
        name = Path(source_path).resolve().relative_to(self.content).as_posix()
        public = self.frames.index.public.get(name, ())
        tag = self.frames.wording.tag
        return next((edition for edition in public if edition.lang == tag), None)

    def find(self, source_path: str) -> StockEdition | None:
        """Return the edition that stands for a file; None when there is none to publish."""
        edition = self._document(source_path)
        return None if edition is None else _stock_edition(self.frames, edition)

    def versions(self, source_path: str) -> list[StockVersion]:
        """Return the other published versions; their addresses start from this language site."""
        edition = self._document(source_path)
        if edition is None:
            return []
        hrefs = self.frames.of_document(edition)
        found = self.frames.site.editions[edition.path]
        return [
            StockVersion(f"../{href}", tag, found[tag].title.text, found[tag].slug)
            for tag, href in hrefs.items()
            if tag != edition.lang
        ]


def _stock_edition(frames: Frames, edition: Document) -> StockEdition:
    """Return an edition for a stock theme, which has no pages for people and outlets to link to.

    Its links are whole addresses: lists and feeds show the text elsewhere than on its own page.
    """
    site, meta, tag = frames.site, edition.meta, edition.lang
    found = targets_of(site, frames.index, tag)
    targets = {key: href for key, href in found.items() if key[0] == "article"}
    naming = naming_for(frames, targets, f"{frames.siteurl}/")
    metadata: dict[str, Any] = {
        **meta.pelican,
        "title": edition.title.text,
        "date": meta.date,
        "slug": edition.slug,
        "lang": tag,
        "status": "published",
    }
    authors = [credit.who for credit in meta.credits if credit.role is Role.AUTHOR]
    if authors:
        metadata["authors"] = [(who, _name(site.registry.people, who, tag)) for who in authors]
    if changed := last_change(edition):
        metadata["modified"] = changed
    if summary_of(edition):
        metadata["summary"] = _summary(frames, edition)
    if meta.category:
        metadata["category"] = (meta.category, _name(site.registry.topics, meta.category, tag))
    if meta.tags:
        metadata["tags"] = [(one, _name(site.registry.topics, one, tag)) for one in meta.tags]
    if meta.template:
        metadata["template"] = meta.template
    return StockEdition(str(self_contained(frames, edition, naming)), metadata)


def _summary(frames: Frames, edition: Document) -> Markup:
    """Return a summary and how it was translated, since lists show it without the text."""
    return escape(with_disclosure(summary_of(edition), edition, frames.wording))


def _name(entries: Mapping[str, Entry], identifier: str, tag: str) -> str:
    entry = entries.get(identifier)
    return entry.name(tag).text if entry else identifier
