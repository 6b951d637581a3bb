"""The editions of a document: the one on the page in full, the others as far as they tell of it."""

from msgspec import Struct

from hexapla.model.document import Document, last_change
from hexapla.rendering.addresses import of_edition
from hexapla.rendering.jsonld import rights
from hexapla.rendering.jsonld.corrections import corrections
from hexapla.rendering.jsonld.credits import credited, credits_of
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.jsonld.method import creative_work_status, digital_source_type
from hexapla.rendering.jsonld.node import Node, Value, node, ref, refs
from hexapla.rendering.jsonld.pictures import pictures
from hexapla.rendering.jsonld.quotations import quotations
from hexapla.rendering.jsonld.sources import citations
from hexapla.rendering.jsonld.words import word_count
from hexapla.rendering.jsonld.works import origin
from hexapla.rendering.naming import Naming
from hexapla.rendering.topics import topic_name


class Editions(Struct, frozen=True):
    """Tells of the edition on a page and of the others that there are.

    ``others`` are the document's other editions for readers, and those that an edition for readers
    was translated from; ``public`` are the languages of the former.
    """

    ids: Ids
    naming: Naming
    edition: Document
    others: tuple[Document, ...]
    public: frozenset[str]

    @classmethod
    def of(
        cls, ids: Ids, naming: Naming, edition: Document, public: tuple[Document, ...]
    ) -> "Editions":
        """Return what tells of an edition's page; ``public`` are the editions for readers."""
        there = ids.site.editions[edition.path]
        pivots = {step.source_lang for one in public for step in one.translations}
        told = (pivots | {one.lang for one in public}) - {edition.lang}
        languages = (language.tag for language in ids.site.languages)
        others = tuple(there[tag] for tag in languages if tag in told)
        return cls(ids, naming, edition, others, frozenset(one.lang for one in public))

    def article(self, byline: str, description: str) -> Node:
        """Return the article; ``byline`` and ``description`` are the texts that its page shows."""
        ids, edition, site = self.ids, self.edition, self.ids.site
        page = ids.page(of_edition(site, edition))
        tags = (topic_name(site, tag, edition.lang).text for tag in edition.meta.tags)
        return node(
            "NewsArticle",
            ids.edition(edition),
            url=page,
            mainEntityOfPage=ref(page),
            headline=edition.title.text,
            description=description,
            articleSection=topic_name(site, edition.meta.category, edition.lang).text,
            keywords=tuple(tags),
            **credited(ids, credits_of(edition)),
            creditText=byline,
            publisher=ref(ids.publisher),
            **self.text(),
        )

    def text(self) -> dict[str, Value | None]:
        """Return what is true of an article as of a page of the site's own."""
        ids, edition = self.ids, self.edition
        changed = last_change(edition)
        return {
            "inLanguage": edition.lang,
            "wordCount": word_count(edition),
            "datePublished": edition.meta.date.isoformat(),
            "dateModified": changed.isoformat() if changed else "",
            **self._relations(edition),
            "digitalSourceType": digital_source_type(*(step.method for step in edition.steps)),
            "creativeWorkStatus": creative_work_status(edition),
            **rights.said(rights.of_edition(ids.site, edition), edition.lang),
            "image": pictures(ids, edition, self.naming),
            "hasPart": quotations(ids, edition),
            "citation": citations(ids, edition),
            "correction": corrections(ids, edition),
        }

    def versions(self) -> tuple[Node, ...]:
        """Return the other editions."""
        return tuple(self._version(one) for one in self.others)

    def _version(self, edition: Document) -> Node:
        is_public = edition.lang in self.public
        step = edition.translations[-1] if edition.translations else None
        return node(
            "WebPage" if edition.is_page else "NewsArticle",
            self.ids.edition(edition),
            url=self.ids.page(of_edition(self.ids.site, edition)) if is_public else "",
            headline=edition.title.text if is_public else "",
            inLanguage=edition.lang,
            **credited(self.ids, step.credits if step else ()),
            **self._relations(edition),
            digitalSourceType=digital_source_type(*(step.method for step in edition.steps)),
            **rights.said(rights.of_edition(self.ids.site, edition), self.naming.wording.tag),
        )

    def _relations(self, edition: Document) -> dict[str, Value | None]:
        """Return what an edition was made from, and what was translated from it."""
        every = (self.edition, *self.others)
        made = (one for one in every if _source_lang(one) == edition.lang)
        found: dict[str, Value | None] = {}
        if source_lang := _source_lang(edition):
            found["translationOfWork"] = ref(self.ids.edition_in(edition, source_lang))
        elif edition.meta.chain:
            found = origin(self.ids, edition, edition.meta.chain[-1])
        return {**found, "workTranslation": refs(self.ids.edition(one) for one in made)}


def _source_lang(edition: Document) -> str:
    """Return the language an edition was itself translated from, '' for the original."""
    return edition.translations[-1].source_lang if edition.translations else ""
