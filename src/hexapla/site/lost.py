"""Addresses that were published and are served by nothing, unless the ledger says why."""

from collections.abc import Iterator

from hexapla.model.fates import Fate, FateKind, fates
from hexapla.model.ledger import EVERY, Line, Moved
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site
from hexapla.rendering.addresses import of_edition
from hexapla.site.catalogs import catalog_path
from hexapla.site.settings.configuration import Configuration


def lost_addresses(site: Site, config: Configuration) -> Iterator[Problem]:
    """Yield the lines of the ledger that nobody answers for.

    Of a document or a catalog that is there and cannot be read another problem tells.
    """
    shown = config.shown(config.ledger)
    for line, fate in fates(site, of_edition).items():
        if fate.kind is FateKind.LOST and not _is_unread(line, fate, site, config):
            number = site.ledger.lines[line]
            yield Problem(shown, number, Code.LOST_ADDRESS, *_words(line, fate, site))
    for one, number in site.ledger.moved.items():
        *_, last = site.ledger.way(one.path)
        is_there = one.path in site.files or last in site.files or site.ledger.is_gone(last, EVERY)
        if not is_there or last == one.path:
            yield Problem(shown, number, Code.LEDGER, *_astray(one, site))


def _astray(moved: Moved, site: Site) -> tuple[str, str]:
    """Return why a move leads nowhere, and how to mend it."""
    message = f"{moved.path} is said to have moved to {moved.target}"
    if moved.path in site.ledger.way(moved.target):
        return f"{message}, which leads back to it", "write where it is now, or delete this line"
    return f"{message}, which is not there", "write the path that the document has now"


def _words(line: Line, fate: Fate, site: Site) -> tuple[str, str]:
    """Return what has happened to an address, and how to mend it."""
    document = site.shown(line.path)
    said = f"{line.address} was published, and now nothing is there"
    if fate.path:
        message = f"{said}: {site.shown(fate.path)} has no edition in {line.lang}"
        return message, f"restore its catalog, or run hexapla retire {document} -l {line.lang}"
    retire = f"run hexapla retire {document}, with --to and the new path if it has moved"
    return f"{said}: there is no {document}", f"restore it from git, or {retire}"


def _is_unread(line: Line, fate: Fate, site: Site, config: Configuration) -> bool:
    if not fate.path:
        return any(path in site.files for path in site.ledger.way(line.path))
    document = next(iter(site.editions[fate.path].values()))
    languages = [one for one in site.languages if one.tag == line.lang]
    return any(catalog_path(config, document, one).exists() for one in languages)
