"""The date of the last change: between the first publication and now."""

from collections.abc import Iterable

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_dates(edition: Document, site: Site) -> Iterable[Problem]:
    """Note a change that was made before the document was published, or is still to come."""
    modified, date = edition.meta.modified, edition.meta.date
    if modified is None or edition.translations or not edition.meta.usable:
        return
    where = (site.shown(edition.path), edition.meta.lines.get("modified", 1), Code.BAD_DATE)
    if modified < date:
        message = f"modified {modified.isoformat()} is earlier than date {date.isoformat()}"
        yield Problem(*where, message, "write when the text was last changed, or delete the key")
    elif modified > site.at:
        message = f"modified {modified.isoformat()} is later than now ({site.at.isoformat()})"
        yield Problem(*where, message, "write when the text was last changed, or delete the key")
