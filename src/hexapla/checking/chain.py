"""The works of the chain: each says what readers need, and the last what the page does not say."""

from collections.abc import Iterable, Iterator

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site
from hexapla.model.work import Work

Finding = tuple[Code, str, str]


def check_chain(edition: Document, site: Site) -> Iterable[Problem]:
    """Note unknown publications, works that say too little, and a last one that says too much.

    The last work is the page itself, so that it says where it comes from, and what may be done
    with it, and nothing else.
    """
    if edition.translations:
        return
    chain = edition.meta.chain
    for work in chain:
        found = [*_publication(work, site)]
        found += _last(work, edition) if work is chain[-1] else _earlier(work)
        for finding in found:
            yield Problem(site.shown(edition.path), work.line, *finding)


def _publication(work: Work, site: Site) -> Iterator[Finding]:
    if work.publication and work.publication not in site.registry.publications:
        message = f"the registry has no publication {work.publication}"
        remedy = "add it to registry/publications.yaml, or correct the id"
        yield Code.UNKNOWN_PUBLICATION, message, remedy


def _earlier(work: Work) -> Iterator[Finding]:
    """Note what readers must be told of a work that was published elsewhere."""
    if not work.lang:
        message = f"the work {work.id} does not say its language"
        yield Code.CHAIN_LANGUAGE, message, "add lang: with its language tag, such as ru"
    if not (work.issue or work.date or work.date_unknown):
        message = f"the work {work.id} has neither an issue nor a date"
        yield Code.CHAIN_DATE, message, "add issue: or date:, or date: unknown if nobody can tell"
    if not (work.publication or work.credits):
        message = f"the work {work.id} names nobody who published or made it"
        yield Code.CHAIN_ACTOR, message, "add publication: or credits: with ids of the registry"


def _last(work: Work, edition: Document) -> Iterator[Finding]:
    said = {
        "publication": work.publication,
        "issue": work.issue,
        "page": work.page,
        "date": work.date or work.date_unknown,
        "url": work.url,
        "credits": work.credits,
        "method": work.method and not work.translation_of,
        "lang": work.lang != edition.lang and edition.meta.usable,
    }
    keys = ", ".join(key for key, value in said.items() if value)
    if keys:
        message = f"the last work of the chain, {work.id}, is this page, and may not have {keys}"
        remedy = "delete what it may not have, or add this page as the last work, with its own id"
        yield Code.CHAIN, message, remedy
