"""What a verb is for: some documents in some languages, or all."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from hexapla.model.document import Document
from hexapla.model.site import Language, Site


class Choice(Struct, frozen=True):
    """Documents, by path with the languages wanted of each, and languages wanted of all.

    Languages are BCP 47 tags. Without documents all are chosen, without ``langs`` every language.
    """

    documents: Mapping[str, frozenset[str]] = field(default_factory=dict)
    langs: frozenset[str] = frozenset()

    def names(self, document: Document) -> bool:
        """Whether a document is among the chosen, in whatever language."""
        return not self.documents or document.path in self.documents

    def has(self, document: Document, lang: str) -> bool:
        """Whether the carrying of a document into a language is chosen."""
        if lang == document.lang or (self.langs and lang not in self.langs):
            return False
        return not self.documents or lang in self.documents.get(document.path, ())

    def of(self, site: Site) -> Iterator[tuple[Document, Language]]:
        """Yield the chosen documents with each language to carry them into, in the site's order."""
        for document in site.documents:
            for language in site.languages:
                if self.has(document, language.tag):
                    yield document, language


ALL = Choice()
"""Every document in every language."""
