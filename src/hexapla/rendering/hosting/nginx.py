"""A site's rules as nginx's maps, which a server block refers to (docs/hosting.md).

ngx_http_map_module: of several entries an exact one serves first, then the first regular
expression that matches.
"""

import re
from collections.abc import Iterator, Mapping

from hexapla.rendering.hosting.rules import Rules, regular

_UNSET = frozenset({"Content-Type"})
"""Headers that nginx makes from a file's name."""


def nginx_maps(rules: Rules) -> str:
    """Return the maps, for the context ``http``: a variable for each header and each question."""
    maps = {
        "$http_accept_language $hexapla_language": {
            f"~*^{_words(tag)}(-|,|;|$)": choice.target
            for choice in rules.choices
            for tag in choice.tags
        },
        "$uri $hexapla_moved": {one.source: one.target for one in rules.redirects},
        "$uri $hexapla_gone": {one.source: one.page for one in rules.gone},
        "$uri $hexapla_lost": {f"~^{_words(one.prefix)}": one.page for one in rules.not_found},
        **_headers(rules),
    }
    return "".join(line for name, entries in maps.items() for line in _map(name, entries))


def _headers(rules: Rules) -> dict[str, Mapping[str, str]]:
    names = dict.fromkeys(name for one in rules.headers for name in one.values)
    return {
        f"$uri $hexapla_{name.lower().replace('-', '_')}": {
            _pattern(one.pattern): one.values[name]
            for one in reversed(rules.headers)
            if name in one.values
        }
        for name in names
        if name not in _UNSET
    }


def _map(name: str, entries: Mapping[str, str]) -> Iterator[str]:
    yield f"map {name} {{\n"
    for source, target in entries.items():
        yield f"    {_quoted(source)} {_quoted(target)};\n"
    yield "}\n"


def _pattern(pattern: str) -> str:
    return f"~^{regular(pattern)}$" if re.search(r"[:*]", pattern) else pattern


def _words(text: str) -> str:
    return re.escape(text).replace(r"\-", "-")


def _quoted(text: str) -> str:
    """Return a text in quotes; no address has one, nor a dollar but at the end of a pattern."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
