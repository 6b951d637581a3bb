"""How the names of the registry are read in Chinese, looked up once and kept."""

import msgspec
from msgspec import Struct

from hexapla.model.registry import Section
from hexapla.model.site import Site
from hexapla.rendering import pinyin
from hexapla.rendering.collation import entry_key, is_by_pinyin
from hexapla.site.store.database import TableName
from hexapla.site.store.digests import digest_of
from hexapla.site.store.keep import Keep

_KEY = "readings"


class _Kept(Struct, frozen=True, array_like=True):
    """What was looked up for the names of a registry, which have a digest."""

    names: bytes
    readings: tuple[tuple[str, bool, tuple[pinyin.Readings, ...]], ...]


def look_up(site: Site, keep: Keep) -> None:
    """Have at hand how the registry's names are read, so that no page has to look it up.

    The dictionaries cost more than most edits. They are opened when names have changed, before
    there are workers that would each open them too.
    """
    sections = map(site.registry.section, Section)
    entries = [entry for section in sections for entry in section.values()]
    tags = [language.tag for language in site.languages if is_by_pinyin(language.tag)]
    if not tags or not entries:
        return
    named = [(tags, one.names, one.sort, one.section) for one in entries]
    names = digest_of(msgspec.msgpack.encode(named, order="deterministic"))
    data = keep.database.get(TableName.PARTS, _KEY)
    kept = msgspec.msgpack.decode(data, type=_Kept) if data else None
    if kept and kept.names == names:
        pinyin.remember({(text, is_each): found for text, is_each, found in kept.readings})
        return
    for tag in tags:
        for entry in entries:
            entry_key(entry, tag)
    texts = {
        text for one in entries for tag in tags for text in (one.name(tag).text, one.sort_key(tag))
    }
    found = tuple((*asked, readings) for asked, readings in pinyin.looked_up(texts).items())
    keep.change(TableName.PARTS, {_KEY: msgspec.msgpack.encode(_Kept(names, found))})
