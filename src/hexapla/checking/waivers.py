"""Waivers: rules that a document may break, with a reason given in place."""

from collections.abc import Iterable, Iterator

from hexapla.model.document import Waiver
from hexapla.model.problem import WAIVABLE, Code, Problem
from hexapla.model.site import Site


def waive(problems: Iterable[Problem], site: Site) -> Iterator[Problem]:
    """Yield the problems no waiver covers, and one for every waiver that covers none.

    A document's waiver covers the problems of its own file and of its catalogs.
    """
    used: dict[tuple[str, str], bool] = {}
    for document in site.documents:
        for waiver in document.meta.waivers:
            if waiver.code in WAIVABLE:
                used |= {(path, waiver.code): False for path in _paths(document.path, site)}
    for problem in problems:
        if (problem.path, problem.code.value) in used:
            used[problem.path, problem.code.value] = True
        else:
            yield problem
    for document in site.documents:
        for waiver in document.meta.waivers:
            covered = (used.get((path, waiver.code)) for path in _paths(document.path, site))
            if not any(covered):
                yield _useless(waiver, site.shown(document.path))


def _useless(waiver: Waiver, path: str) -> Problem:
    message = f"the waiver of {waiver.code} waives nothing"
    remedy = "delete it, or correct its code"
    if waiver.code not in WAIVABLE:
        message = f"{waiver.code} is not a rule that can be waived"
        remedy = f"those that can are: {', '.join(sorted(WAIVABLE))}"
    return Problem(path, waiver.line, Code.UNUSED_WAIVER, message, remedy)


def _paths(path: str, site: Site) -> tuple[str, ...]:
    catalogs = (
        edition.translations[-1].catalog
        for edition in site.editions[path].values()
        if edition.translations
    )
    return (site.shown(path), *catalogs)
