"""The hops of the chain: every work but the first comes from one above it, without a circle."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site
from hexapla.model.work import Work

Chain = tuple[Work, ...]
Finding = tuple[Work, Code, str, str]


def check_hops(edition: Document, site: Site) -> Iterable[Problem]:
    """Note works that share an id, and those whose way to one first publication is not straight."""
    if edition.translations:
        return
    chain = edition.meta.chain
    circles = circles_of(chain)
    for work, code, message, remedy in (
        *_named_twice(chain),
        *_sources(chain, {one for circle in circles for one in circle}),
        *_circles(chain, circles),
        *_origins(chain, is_circular=bool(circles)),
    ):
        yield Problem(site.shown(edition.path), work.line, code, message, remedy)


def circles_of(chain: Chain) -> tuple[tuple[str, ...], ...]:
    """Return each circle of works that come from one another, as ids, each from the next.

    A work is named in one circle at most, so that mending what is named may show another.
    """
    works: dict[str, Work] = {}
    for work in chain:
        works.setdefault(work.id, work)  # of two with one id the first counts
    found: list[tuple[str, ...]] = []
    for start in works:
        if not any(start in circle for circle in found):
            way = _way_back(start, works)
            found += [way] if way else []
    return tuple(found)


def _way_back(start: str, works: dict[str, Work]) -> tuple[str, ...]:
    """Return the shortest way from a work to itself, each id coming from the next; () without."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:  # grows while it is walked, so that the shortest come first
        for source in works[way[-1]].comes_from:
            if source == start:
                return way
            if source in works and source not in seen:
                seen.add(source)
                ways.append((*way, source))
    return ()


def _named_twice(chain: Chain) -> Iterator[Finding]:
    seen: set[str] = set()
    for work in chain:
        if work.id and work.id in seen:
            message = f"two works of the chain have the id {work.id}"
            yield work, Code.DUPLICATE_ID, message, "give one another id"
        seen.add(work.id)


def _sources(chain: Chain, in_circles: set[str]) -> Iterator[Finding]:
    known = {work.id for work in chain if work.id}
    above: set[str] = set()
    for work in chain:
        for source in work.comes_from:
            if source not in known:
                near = get_close_matches(source, sorted(known - {work.id}), 1)
                message = f"the work {work.id} comes from {source}, which is not in the chain"
                remedy = f"did you mean {near[0]}?" if near else "add that work above this one"
                yield work, Code.UNKNOWN_WORK, message, remedy
            elif source not in above and not {work.id, source} <= in_circles:
                message = f"the work {work.id} comes from {source}, which is not before it"
                yield work, Code.CHAIN, message, "list that work above this one"
        above.add(work.id)


def _circles(chain: Chain, circles: tuple[tuple[str, ...], ...]) -> Iterator[Finding]:
    for circle in circles:
        first = next(work for work in chain if work.id == circle[0])
        hops = zip(circle, (*circle[1:], circle[0]), strict=True)
        told = ", ".join(f"{one} from {another}" for one, another in hops)
        message = f"these works come from one another in a circle: {told}"
        if len(circle) == 1:
            message = f"the work {first.id} comes from itself"
        remedy = "take out translation-of: or based-on: of the one that was published first"
        yield first, Code.CHAIN_CYCLE, message, remedy


def _origins(chain: Chain, *, is_circular: bool) -> Iterator[Finding]:
    """Note works beside the first that come from none, or that none is the first publication."""
    origins = [work for work in chain if not work.comes_from]
    for work in origins[1:]:
        message = f"the work {work.id} does not say which work it comes from"
        remedy = "add translation-of: or based-on: with the id of a work above it"
        yield work, Code.CHAIN_ORIGIN, message, remedy
    if chain and not origins and not is_circular:  # without a circle it would have a beginning
        message = "no work of the chain is the first publication: each comes from another"
        remedy = "list the first publication above it, without translation-of: and based-on:"
        yield chain[0], Code.CHAIN_ORIGIN, message, remedy
