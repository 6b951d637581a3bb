"""What an edition tells search engines: to list it, to pass it by, or to list another page."""

from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.work import Indexing, Work


class IndexingRule(Struct, frozen=True):
    """``canonical`` is the page to be listed in an edition's place, '' for none."""

    index: Indexing = Indexing.SELF
    canonical: str = ""

    @property
    def is_listed(self) -> bool:
        """Whether the edition itself is to be found."""
        return self.index is Indexing.SELF and not self.canonical


def indexing_rule(edition: Document) -> IndexingRule:
    """Return what an edition tells search engines.

    A text that was published before in the same language may be another's to be found under. Of
    the works of the chain in the edition's language the latest that says something decides; where
    none does, the edition is its own.
    """
    for work in reversed(edition.meta.chain):
        if (work.index or work.canonical) and _is_same_language(work, edition.lang):
            return IndexingRule(work.index or Indexing.SELF, work.canonical)
    return IndexingRule()


def _is_same_language(work: Work, lang: str) -> bool:
    """Whether one tag is the other, or its beginning as ``zh`` is of ``zh-Hans`` (RFC 4647)."""
    one, other = sorted((work.lang.lower(), lang.lower()), key=len)
    return one != "" and (one == other or other.startswith(f"{one}-"))
