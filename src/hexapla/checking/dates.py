"""The dates of changes: between the first publication and now."""

from collections.abc import Iterable, Iterator

from hexapla.model.document import Document, corrections
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_dates(edition: Document, site: Site) -> Iterable[Problem]:
    """Note changes that were made before the document was published, or are still to come."""
    if edition.translations or not edition.meta.usable:
        return
    yield from _corrections(edition, site)
    modified, date = edition.meta.modified, edition.meta.date
    if modified is None:
        return
    where = (site.shown(edition.path), edition.meta.lines.get("modified", 1), Code.BAD_DATE)
    if modified < date:
        message = f"modified {modified.isoformat()} is earlier than date {date.isoformat()}"
        yield Problem(*where, message, "write when the text was last changed, or delete the key")
    elif modified > site.at:
        message = f"modified {modified.isoformat()} is later than now ({site.at.isoformat()})"
        yield Problem(*where, message, "write when the text was last changed, or delete the key")


def _corrections(edition: Document, site: Site) -> Iterator[Problem]:
    """Note corrections of no day from the publication's to the build's, in the article's zone."""
    published = edition.meta.date
    today = site.at.astimezone(published.tzinfo).date()
    for correction in corrections(edition):
        day = correction.date
        if day is None or published.date() <= day.first_day() <= today:
            continue
        message = f"the correction of {day} is later than today ({today})"
        if day.first_day() < published.date():
            message = f"the correction of {day} is earlier than the article ({published.date()})"
        remedy = "write the day on which the article was corrected"
        where = (site.shown(edition.path), correction.line, Code.BAD_DATE)
        yield Problem(*where, message, remedy)
