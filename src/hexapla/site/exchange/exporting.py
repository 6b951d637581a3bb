"""The verb ``export``: translations out to translators' tools."""

from collections.abc import Mapping

from hexapla.model.block import State
from hexapla.model.document import Document
from hexapla.model.site import Site
from hexapla.site.catalogs import catalog_path
from hexapla.site.choice import Choice
from hexapla.site.settings.configuration import Configuration
from hexapla.translating import tmx, xliff
from hexapla.translating.entries import Entry, entries
from hexapla.translating.pivot import unfinished_in
from hexapla.translating.translate import messages


def unusable(config: Configuration, site: Site, choice: Choice) -> tuple[str, ...]:
    """Return the chosen catalogs that are there but make no edition, as problems name them."""
    return tuple(
        config.shown(path)
        for document, language in choice.of(site)
        if language.tag not in site.editions[document.path]
        and (path := catalog_path(config, document, language)).exists()
    )


def remembered(config: Configuration, site: Site, choice: Choice) -> tuple[tmx.Remembered, ...]:
    """Return what the chosen catalogs have translated, in the order of documents and languages.

    A message whose source text is stale in the pivot is not translated now.
    """
    found: list[tmx.Remembered] = []
    for document, language in choice.of(site):
        if edition := site.editions[document.path].get(language.tag):
            source = site.source_of(edition)
            held = entries(catalog_path(config, document, language).read_bytes())
            stale = _stale(source, site)
            known = (one for one in messages(source) if not stale.keys() & set(one.blocks))
            found += tmx.remembered(known, held, document.path, source.lang, language.tag)
    return tuple(found)


def _stale(edition: Document, site: Site) -> Mapping[str, str]:
    """Return the ids of the blocks that are stale in an edition, with where to mend each."""
    found = unfinished_in(site.editions[edition.path], edition)
    return {block: lang for block, (state, lang) in found.items() if state is State.STALE}


def to_xliff(config: Configuration, site: Site, edition: Document) -> bytes:
    """Return the XLIFF file of an edition's catalog."""
    source = site.source_of(edition)
    path = catalog_path(config, edition, site.language(edition.lang))
    held = entries(path.read_bytes()).by_key
    stale = _stale(source, site)
    units = [
        xliff.Unit(
            one,
            held.get((one.context, one.id), Entry()),
            next((stale[block] for block in one.blocks if block in stale), ""),
        )
        for one in messages(source)
    ]
    return xliff.document(units, edition.path, source.lang, edition.lang)
