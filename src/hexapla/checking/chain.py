"""The chain of works: every id in it leads somewhere, and every work says what readers need."""

from collections.abc import Iterable, Iterator

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site
from hexapla.model.work import Work

Finding = tuple[Code, str, str]


def check_chain(edition: Document, site: Site) -> Iterable[Problem]:
    """Note works that are named twice or nowhere, unknown publications, and what is left out.

    The last work is the page itself, so that it says nothing but where it comes from.
    """
    if edition.translations:
        return
    seen: set[str] = set()
    chain = edition.meta.chain
    for number, work in enumerate(chain):
        found = [*_ids(work, seen), *_publication(work, site)]
        if number and not (work.translation_of or work.based_on):
            message = f"the work {work.id} does not say which work it comes from"
            remedy = "add translation-of: or based-on: with the id of a work above it"
            found.append((Code.CHAIN, message, remedy))
        found += _last(work, edition) if work is chain[-1] else _earlier(work)
        for finding in found:
            yield Problem(site.shown(edition.path), work.line, *finding)
        seen.add(work.id)


def _ids(work: Work, seen: set[str]) -> Iterator[Finding]:
    if work.id and work.id in seen:
        message = f"two works of the chain have the id {work.id}"
        yield Code.DUPLICATE_ID, message, "give one another id"
    for earlier in (work.translation_of, work.based_on):
        if earlier and earlier not in seen:
            message = f"the work {work.id} comes from {earlier}, which is not before it"
            remedy = "list that work above this one, or correct the id"
            yield Code.UNKNOWN_WORK, message, remedy


def _publication(work: Work, site: Site) -> Iterator[Finding]:
    if work.publication and work.publication not in site.registry.publications:
        message = f"the registry has no publication {work.publication}"
        remedy = "add it to registry/publications.yaml, or correct the id"
        yield Code.UNKNOWN_PUBLICATION, message, remedy


def _earlier(work: Work) -> Iterator[Finding]:
    """Note what readers must be told of a work that was published elsewhere."""
    if not work.lang:
        message = f"the work {work.id} does not say its language"
        yield Code.CHAIN, message, "add lang: with its language tag, such as ru"
    if not (work.issue or work.date or work.date_unknown):
        message = f"the work {work.id} has neither an issue nor a date"
        yield Code.CHAIN, message, "add issue: or date:, or date: unknown if nobody can tell"


def _last(work: Work, edition: Document) -> Iterator[Finding]:
    said = {
        "publication": work.publication,
        "issue": work.issue,
        "page": work.page,
        "date": work.date or work.date_unknown,
        "url": work.url,
        "credits": work.credits,
        "lang": work.lang != edition.lang and edition.meta.usable,
    }
    keys = ", ".join(key for key, value in said.items() if value)
    if keys:
        message = f"the last work of the chain, {work.id}, is this page, and may not have {keys}"
        remedy = "delete what it may not have, or add this page as the last work, with its own id"
        yield Code.CHAIN, message, remedy
