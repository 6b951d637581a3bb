"""Issues of publications: one way of writing each number, since each has one address."""

from collections.abc import Iterable, Iterator

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site
from hexapla.model.work import Work, issue_segment


def check_issues(edition: Document, site: Site) -> Iterable[Problem]:
    """Note an issue whose number an earlier work writes in another way, to the same address."""
    if edition.translations:
        return
    for work, path, earlier in _alike(edition, site):
        where = f"{site.shown(path)} on line {earlier.line}"
        message = (
            f"the issue {work.issue} of {work.publication} would have the address of"
            f" the issue {earlier.issue} in {where}"
        )
        remedy = "write it as there if it is the same one, else tell them apart by a word"
        shown = site.shown(edition.path)
        yield Problem(shown, work.line, Code.DUPLICATE_ISSUE, message, remedy)


def _alike(edition: Document, site: Site) -> Iterator[tuple[Work, str, Work]]:
    """Yield each work with the first one of its address, where that has another issue."""
    works = (work for work in edition.meta.chain if work.publication and work.issue)
    for address, work in {_address(work): work for work in works}.items():
        path, earlier = site.by_issue[address]
        if work.issue != earlier.issue:
            yield work, path, earlier


def _address(work: Work) -> tuple[str, str]:
    return work.publication, issue_segment(work.issue)
