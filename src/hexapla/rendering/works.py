"""Works of a chain in a line: where, in which language, when, and who is credited."""

from hexapla.model.document import Document
from hexapla.model.work import Work
from hexapla.rendering.html import NOTHING, Html, html
from hexapla.rendering.naming import Naming

SEPARATOR = Html('<span class="separator"> · </span>')
_ADDRESS = '<a class="address" href="{}"{}>{}</a>'


def work_of(document: Document, identifier: str) -> Work:
    """Return the work with an id; KeyError when the chain has none such."""
    return {work.id: work for work in document.meta.chain}[identifier]


def with_place(work: Work, naming: Naming) -> Html:
    """Return a work's line on a page that is not its publication's."""
    return SEPARATOR.join((naming.place(work), *_facts(work, naming)))


def on_its_page(work: Work, naming: Naming) -> Html:
    """Return a work's line on the page of its publication or its issue."""
    wording = naming.wording
    # Translators: the number of a newspaper's issue
    number = [wording.fill("no. {issue}", issue=naming.issue(work))] if work.issue else []
    # Translators: the page of a newspaper
    page = [wording.fill("p. {page}", page=work.page)] if work.page else []
    # Translators: leads to a text where it was first published, in a newspaper or an account
    address = html(_ADDRESS, work.url, _hreflang(work), wording.gettext("the text there"))
    lines = (
        *number,
        *page,
        *_facts(work, naming),
        *naming.credits(work.credits),
        *([address] if work.url else []),
    )
    return SEPARATOR.join(lines)


def _hreflang(work: Work) -> Html:
    return html(' hreflang="{}"', work.lang) if work.lang else NOTHING


def _facts(work: Work, naming: Naming) -> tuple[Html, ...]:
    wording = naming.wording
    language = wording.in_language(work.lang) if work.lang else wording.gettext("language unknown")
    date = wording.time(work.date) if work.date else wording.fill("date unknown")
    return html("{}", language), date
