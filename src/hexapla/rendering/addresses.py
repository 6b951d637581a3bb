"""Addresses: where each page of the site lies, from the site's root, without a leading slash."""

import uuid
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.picture import Picture, Rendition
from hexapla.model.site import Site
from hexapla.model.work import issue_segment

FEED_FILE = "feed.atom"
JSON_FEED_FILE = "feed.json"
SITEMAPS = "sitemap.xml"
"""The list of all sitemaps."""
ROOT_NOT_FOUND = "404.html"
"""The file that is served for an address outside the language sites that the site does not have."""
CITATION = "citation.json"

MEDIA = "media/"
"""The folder of images as they are."""
BUNDLE = "pagefind/"
"""The folder of the search index, one for all languages: what reads it is the same for all."""
RENDITIONS = "sized/"
"""The folder of what is named after its own bytes, so that a host may let browsers keep it."""
THEME = "theme/"
"""The folder of a theme's static files."""
FOLDERS = (MEDIA, BUNDLE, RENDITIONS, THEME)
"""The folders beside the language sites that are the site's own."""


class Target(Struct, frozen=True):
    """Where a reference leads: an address, and the BCP 47 tag of the page that is there."""

    address: str
    lang: str


Targets = Mapping[tuple[str, str], Target]
"""Where all that can be referred to has its page, by kind and id: people, outlets, publications and
their issues, and articles."""


class Addresses(Struct, frozen=True):
    """The addresses of one language site; ``segment`` is its first part."""

    segment: str

    @property
    def home(self) -> str:
        """The front page."""
        return f"{self.segment}/"

    @property
    def archive(self) -> str:
        """All articles by year."""
        return f"{self.segment}/archive/"

    @property
    def feed(self) -> str:
        """The feed of all articles."""
        return f"{self.segment}/{FEED_FILE}"

    @property
    def json_feed(self) -> str:
        """The feed of all articles, as JSON."""
        return f"{self.segment}/{JSON_FEED_FILE}"

    def document(self, slug: str) -> str:
        """Return the address of an article, or a page of the site's own."""
        return f"{self.segment}/{slug}/"

    def category(self, identifier: str) -> str:
        """Return the address of the articles of a category."""
        return f"{self.segment}/category/{identifier}/"

    def tag(self, identifier: str) -> str:
        """Return the address of the articles with a tag."""
        return f"{self.segment}/tag/{identifier}/"

    def person(self, identifier: str) -> str:
        """Return the address of a person's page."""
        return f"{self.segment}/people/{identifier}/"

    def person_feed(self, identifier: str) -> str:
        """Return the address of the feed of what a person has written or translated."""
        return feed_beside(self.person(identifier))

    def outlet(self, identifier: str) -> str:
        """Return the address of an outlet's page."""
        return f"{self.segment}/outlets/{identifier}/"

    def topic(self, identifier: str) -> str:
        """Return the address of the articles under a kicker."""
        return f"{self.segment}/topics/{identifier}/"

    def publication(self, identifier: str) -> str:
        """Return the address of a publication's page."""
        return f"{self.segment}/publications/{identifier}/"

    def issue(self, publication: str, issue: str) -> str:
        """Return the address of an issue's page; the issue's number as far as an address has it."""
        return f"{self.publication(publication)}{issue_segment(issue)}/"

    @property
    def sources(self) -> str:
        """Every source the site has used."""
        return f"{self.segment}/sources/"

    @property
    def corrections(self) -> str:
        """Every correction the site has made."""
        return f"{self.segment}/corrections/"

    @property
    def corrections_feed(self) -> str:
        """The feed of the corrections."""
        return feed_beside(self.corrections)

    @property
    def coverage(self) -> str:
        """What there is in which language."""
        return f"{self.segment}/coverage/"

    @property
    def not_found(self) -> str:
        """The file that is served for an address of the language site that it does not have."""
        return f"{self.segment}/404.html"

    @property
    def search(self) -> str:
        """The search page."""
        return f"{self.segment}/search/"

    def sitemap(self, number: int) -> str:
        """Return the address of a sitemap; a language has more than one only if it must."""
        return f"{self.segment}/sitemap{f'-{number + 1}' if number else ''}.xml"

    def citation(self, slug: str) -> str:
        """Return the address of an article's bibliographic record, as CSL-JSON."""
        return f"{self.document(slug)}{CITATION}"


def addresses(site: Site, tag: str) -> Addresses:
    """Return the addresses of the language site with a BCP 47 tag."""
    return Addresses(site.language(tag).segment)


def of_edition(site: Site, edition: Document) -> str:
    """Return an edition's address."""
    return addresses(site, edition.lang).document(edition.slug)


def parallel(site: Site, edition: Document, partner: str) -> str:
    """Return the address of an edition beside another, whose BCP 47 tag is given."""
    return f"{of_edition(site, edition)}{site.language(partner).segment}/"


def issue_id(publication: str, issue: str) -> str:
    """Return what an issue is called among Targets; no publication's id has a slash."""
    return f"{publication}/{issue}"


def image(path: str) -> str:
    """Return the address of an image that lies at a path of the content folder."""
    return f"{MEDIA}{path}"


def rendition(path: str, picture: Picture, one: Rendition) -> str:
    """Return the address of a rendition of the image at a path; other bytes have another."""
    stem, ending = path.rpartition(".")[0], one.form.lower().replace("jpeg", "jpg")
    return f"{RENDITIONS}{stem}-{one.width}.{picture.mark}.{ending}"


def feed_beside(page: str) -> str:
    """Return the address of the feed of what a page lists."""
    return f"{page}{FEED_FILE}"


def in_url(address: str) -> str:
    """Return an address as a URL reference has it: what is not ASCII or reserved is encoded."""
    return quote(address)


def urn(site: Site, what: str) -> str:
    """Return an id for a feed that stays when the site's address or an article's slug changes."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"hexapla:{site.publication}:{what}").urn


def base_of(siteurl: str) -> str:
    """Return the path of a site on its host: ``/`` or ``/a/b/``."""
    return f"{urlsplit(siteurl).path.rstrip('/')}/"


def to_root(address: str) -> str:
    """Return the way from a page up to the site's root: ``../../`` for ``en/about/``."""
    return "../" * address.count("/")


def file_of(address: str) -> str:
    """Return the file that serves an address."""
    return f"{address}index.html" if address.endswith("/") or not address else address
