"""What is wrong with an edition: one small checker a file, none of which stops at the first."""

from collections.abc import Callable, Iterable, Iterator

from hexapla.checking.addresses import check_addresses
from hexapla.checking.chain import check_chain
from hexapla.checking.citations import check_citations
from hexapla.checking.dates import check_dates
from hexapla.checking.figures import check_figures
from hexapla.checking.forbidden import check_forbidden
from hexapla.checking.holders import check_holders
from hexapla.checking.hops import check_hops
from hexapla.checking.issues import check_issues
from hexapla.checking.links import check_links
from hexapla.checking.markup import check_markup
from hexapla.checking.names import check_names
from hexapla.checking.people import check_people
from hexapla.checking.policies import check_policies
from hexapla.checking.topics import check_topics
from hexapla.checking.waivers import Owned, owned, unknown_waivers, waive
from hexapla.model.document import Document
from hexapla.model.problem import Problem
from hexapla.model.site import Site

Checker = Callable[[Document, Site], Iterable[Problem]]

CHECKERS: tuple[Checker, ...] = (
    check_addresses,
    check_chain,
    check_citations,
    check_dates,
    check_figures,
    check_holders,
    check_hops,
    check_forbidden,
    check_issues,
    check_links,
    check_markup,
    check_names,
    check_people,
    check_policies,
    check_topics,
)


def check(site: Site, found: Iterable[Problem] = ()) -> tuple[Problem, ...]:
    """Return every problem of a site in the order of files and lines, those waived left out.

    ``found`` are the problems met while the files were read; waivers serve for them too.
    """
    checked = ((path, one) for path in site.editions for one in check_document(path, site))
    return judged(site, checked, found)


def check_document(path: str, site: Site) -> Iterator[Problem]:
    """Yield what the checkers find wrong with the editions of a document."""
    for edition in site.editions[path].values():
        for checker in CHECKERS:
            yield from checker(edition, site)


def judged(site: Site, checked: Iterable[Owned], found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in order, each once, those waived left out, and what is wrong with waivers.

    ``checked`` are those that the checkers found, each with the path of its document.
    """
    problems = {*owned(found, site), *checked}
    return tuple(sorted({*waive(problems, site), *unknown_waivers(site)}))
