"""Identifiers: the IRI of each thing a page tells of, the same on every page and in every language.

``docs/decisions/012-one-identifier-for-one-thing.md`` says why they are what they are.
"""

from urllib.parse import quote

from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.mentions import MentionKind
from hexapla.model.site import Site
from hexapla.model.work import Source, Work
from hexapla.rendering.addresses import of_edition


class Ids(Struct, frozen=True):
    """The identifiers of one site; without ``siteurl`` they are relative references."""

    site: Site
    siteurl: str

    @property
    def publisher(self) -> str:
        """The organisation that publishes the site."""
        return f"{self.siteurl}/#publisher"

    @property
    def website(self) -> str:
        """The site, all its languages together."""
        return f"{self.siteurl}/#website"

    def page(self, address: str) -> str:
        """Return a page's identifier, which is its address."""
        return f"{self.siteurl}/{address}"

    def entry(self, kind: MentionKind, identifier: str) -> str:
        """Return the identifier of an entry of the registry: one for all languages' pages of it."""
        if (kind, identifier) == ("publication", self.site.publication):
            return self.publisher
        return f"{self.siteurl}/#{kind}:{identifier}"

    def issue(self, publication: str, issue: str) -> str:
        """Return the identifier of an issue of a publication."""
        return f"{self.entry('publication', publication)}:{quote(issue, safe='')}"

    def edition(self, edition: Document) -> str:
        """Return the identifier of an edition: of an article, or of a page of the site's own."""
        page = self.page(of_edition(self.site, edition))
        return page if edition.is_page else f"{page}#article"

    def edition_in(self, edition: Document, lang: str) -> str:
        """Return the identifier of the same document's edition in a language."""
        return self.edition(self.site.editions[edition.path][lang])

    def work(self, edition: Document, work: Work) -> str:
        """Return the identifier of a work of an edition's chain; the last one is the original."""
        if work == edition.meta.chain[-1]:
            return self.edition_in(edition, edition.source_lang)
        return f"{self._original(edition)}#work:{work.id}"

    def source(self, edition: Document, source: Source) -> str:
        """Return the identifier of something cited: its place on the original's page."""
        return f"{self._original(edition)}#source:{source.id}"

    def image(self, address: str) -> str:
        """Return the identifier of a picture, which is where its file is."""
        return f"{self.siteurl}/{quote(address)}"

    def _original(self, edition: Document) -> str:
        original = self.site.editions[edition.path][edition.source_lang]
        return self.page(of_edition(self.site, original))
