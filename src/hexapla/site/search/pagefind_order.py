"""Pagefind's index with everything in one order, so that the same pages make the same bytes.

Pagefind 1.5 writes three lists as its hash tables have them, in another order each time: languages
in the entry, filters in a language's metadata, values in a filter. Files are named by digests of
what is in them, so those that change get other names, and what names them changes too.
"""

import json
import zlib
from collections.abc import Callable
from typing import Any

from hexapla.site.search.cbor import CborError, decoded, encoded
from hexapla.site.store.digests import digest_of

ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
"""What Pagefind's own reader knows its files by, once they are decompressed."""
_GZIP = 31
"""What tells zlib to use gzip's form (RFC 1952), without a time."""
_FILTERS = 3
"""The place of the filters in metadata: version, pages, chunks, filters, sorts, fields."""

Files = dict[str, bytes]


def in_order(files: Files) -> Files:
    """Return the files of an index in order; those of an unknown form stay as they are."""
    try:
        return _in_order(dict(files))
    except (CborError, zlib.error, KeyError, ValueError, TypeError, IndexError):
        return files


def _in_order(files: Files) -> Files:
    renamed: dict[str, str] = {}
    for path in [one for one in files if one.startswith("filter/")]:
        before = path.removeprefix("filter/").removesuffix(".pf_filter")
        data = _sorted(files.pop(path), lambda value: [value[0], sorted(value[1])])
        name = renamed[before] = f"{before.rpartition('_')[0]}_{digest_of(data).hex()[:10]}"
        files[f"filter/{name}.pf_filter"] = data
    entry = json.loads(files[ENTRY])
    for language, one in entry["languages"].items():
        data = _sorted(files.pop(_meta(one["hash"])), lambda value: _with_filters(value, renamed))
        one["hash"] = f"{language}_{digest_of(data).hex()[:10]}"
        files[_meta(one["hash"])] = data
    files[ENTRY] = json.dumps(entry, sort_keys=True, ensure_ascii=False).encode()
    return files


def _meta(name: str) -> str:
    return f"pagefind.{name}.pf_meta"


def _with_filters(value: list[Any], renamed: dict[str, str]) -> list[Any]:
    filters = sorted([name, renamed[file]] for name, file in value[_FILTERS])
    return [*value[:_FILTERS], filters, *value[_FILTERS + 1 :]]


def _sorted(data: bytes, put_in_order: Callable[[list[Any]], list[Any]]) -> bytes:
    """Return a compressed file whose value has been put in order."""
    plain = zlib.decompress(data, _GZIP)
    value = decoded(plain.removeprefix(_SIGNATURE))
    if not isinstance(value, list) or not plain.startswith(_SIGNATURE):
        raise CborError(0)
    compressor = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    plain = _SIGNATURE + encoded(put_in_order(value))
    return compressor.compress(plain) + compressor.flush()
