"""Two documents at one address."""

from collections.abc import Iterable

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_addresses(edition: Document, site: Site) -> Iterable[Problem]:
    """Note a slug that an earlier document has in the same language."""
    for document in site.documents:
        if document.path == edition.path:
            return
        other = site.editions[document.path].get(edition.lang)
        if other is not None and other.slug == edition.slug:
            yield Problem(
                site.shown(edition.path),
                edition.meta.lines.get("slug", 1),
                Code.DUPLICATE_SLUG,
                f"the slug {edition.slug} is that of {site.shown(document.path)} too",
                "choose another slug for the newer of the two",
            )
