"""Waivers: rules that a document may break, with a reason given in place."""

from collections.abc import Iterable, Iterator

from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def waive(problems: Iterable[Problem], site: Site) -> Iterator[Problem]:
    """Yield the problems no waiver covers, and one for every waiver that covers none.

    A document's waiver covers the problems of its own file and of its catalogs.
    """
    waived: dict[tuple[str, str], bool] = {}
    for document in site.documents:
        for waiver in document.meta.waivers:
            for path in _paths(document.path, site):
                waived[path, waiver.code] = False
    for problem in problems:
        if (problem.path, problem.code.value) in waived:
            waived[problem.path, problem.code.value] = True
        else:
            yield problem
    for document in site.documents:
        for waiver in document.meta.waivers:
            if not any(waived[path, waiver.code] for path in _paths(document.path, site)):
                yield Problem(
                    site.shown(document.path),
                    waiver.line,
                    Code.UNUSED_WAIVER,
                    f"the waiver of {waiver.code} waives nothing",
                    "delete it, or correct its code",
                )


def _paths(path: str, site: Site) -> tuple[str, ...]:
    catalogs = (
        edition.translations[-1].catalog
        for edition in site.editions[path].values()
        if edition.translations
    )
    return (site.shown(path), *catalogs)
