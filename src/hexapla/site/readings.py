"""How the names of the registry are read in Chinese, looked up once and kept."""

from collections.abc import Iterable

import msgspec

from hexapla.model.registry import Entry, Section
from hexapla.model.site import Site
from hexapla.rendering import pinyin
from hexapla.rendering.collation import entry_key, is_by_pinyin
from hexapla.site.store.database import TableName
from hexapla.site.store.digests import digest_of
from hexapla.site.store.keep import Keep

_Kept = list[tuple[str, bool, tuple[pinyin.Readings, ...]]]


def look_up(site: Site, keep: Keep) -> None:
    """Have at hand how the registry's names are read, so that no page has to look it up.

    The dictionaries cost more than most edits. They are opened when names have changed, before
    there are workers that would each open them too.
    """
    registry = site.registry
    entries = [entry for section in Section for entry in registry.section(section).values()]
    tags = [language.tag for language in site.languages if is_by_pinyin(language.tag)]
    if not tags or not entries:
        return
    key = f"readings {_digest(entries, tags).hex()}"
    data = keep.database.get(TableName.PARTS, key)
    if data is not None:
        kept = msgspec.msgpack.decode(data, type=_Kept)
        pinyin.remember({(text, is_each): found for text, is_each, found in kept})
        return
    for tag in tags:
        for entry in entries:
            entry_key(entry, tag)
    found: _Kept = [(*asked, readings) for asked, readings in pinyin.looked_up().items()]
    keep.change(TableName.PARTS, {key: msgspec.msgpack.encode(found)})


def _digest(entries: Iterable[Entry], tags: Iterable[str]) -> bytes:
    names = [[one.names, one.sort, one.section] for one in entries]
    return digest_of(msgspec.msgpack.encode([names, list(tags)], order="deterministic"))
