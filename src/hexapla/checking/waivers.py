"""Waivers: rules that a document may break, with a reason given in place."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from hexapla.model.document import Document, Waiver
from hexapla.model.problem import WAIVABLE, WHEN_BUILT, Code, Problem
from hexapla.model.site import Site

Owned = tuple[str, Problem]
"""A problem with the path of the document that has it, which may be a registry's entry's."""


def owned(problems: Iterable[Problem], site: Site) -> Iterator[Owned]:
    """Yield problems with the document whose file or catalog each is in, '' for another file."""
    owners = {path: document.path for document in site.documents for path in _files(document, site)}
    for problem in problems:
        yield owners.get(problem.path, ""), problem


def _files(document: Document, site: Site) -> Iterator[str]:
    yield site.shown(document.path)
    for edition in site.editions[document.path].values():
        if edition.translations:
            yield edition.translations[-1].catalog


def waive(
    problems: Iterable[Owned], site: Site, rules: frozenset[Code] = WAIVABLE - WHEN_BUILT
) -> Iterator[Problem]:
    """Yield the problems no waiver covers, and one for every waiver of a rule that covers none.

    ``rules`` are those that could be broken so far: the waivers of others are for another time.
    """
    used = {
        (document.path, waiver.code): False
        for document, waiver in _waivers(site)
        if waiver.code in rules
    }
    for owner, problem in problems:
        if (owner, problem.code.value) in used:
            used[owner, problem.code.value] = True
        else:
            yield problem
    for document, waiver in _waivers(site):
        if not used.get((document.path, waiver.code), True):
            message = f"the waiver of {waiver.code} waives nothing"
            remedy = "delete it, or correct its code"
            path = site.shown(document.path)
            yield Problem(path, waiver.line, Code.UNUSED_WAIVER, message, remedy)


def unknown_waivers(site: Site) -> Iterator[Problem]:
    """Yield a problem for every waiver of what is no rule, or none that can be waived."""
    for document, waiver in _waivers(site):
        if waiver.code not in WAIVABLE:
            near = get_close_matches(waiver.code, sorted(WAIVABLE), 1)
            message = f"{waiver.code} is not a rule that can be waived"
            remedy = f"did you mean {near[0]}?" if near else "docs/problems.md marks those that can"
            path = site.shown(document.path)
            yield Problem(path, waiver.line, Code.UNUSED_WAIVER, message, remedy)


def _waivers(site: Site) -> Iterator[tuple[Document, Waiver]]:
    for document in site.documents:
        for waiver in document.meta.waivers:
            yield document, waiver
