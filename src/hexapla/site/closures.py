"""Which templates a template draws in, and a digest of them all."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from hexapla.site.settings.setup import Setup
from hexapla.site.store.database import TableName
from hexapla.site.store.digests import digest_of
from hexapla.site.store.keep import Keep
from hexapla.site.templates import simple_folder

_UNKNOWN = "?"
"""Stands for a template whose name is computed: it may be any."""


class Closures:
    """Digests of templates, each with all that it draws in.

    ``digests`` are those of the theme's files by full path. What a template draws in is kept by the
    digest of its file, so that it is looked for once.
    """

    def __init__(self, setup: Setup, digests: Mapping[str, bytes], keep: Keep) -> None:
        self._folders = (*setup.template_folders, simple_folder())
        self._themes = {
            "!theme": setup.templates,
            "!simple": self._folders[-1],
            "!hexapla": self._folders[-2],
        }
        self._digests, self._keep = digests, keep
        self._found: dict[str, bytes] = {}

    def digest(self, name: str) -> bytes:
        """Return the digest of a template by its name, and of every place it may be found in."""
        if name not in self._found:
            self._found[name] = digest_of(*self._parts(name))
        return self._found[name]

    def _parts(self, name: str) -> Iterator[bytes]:
        for one in sorted(self._closure(name)):
            yield f"{one}\n".encode()
            yield from map(self._file_digest, self._candidates(one))

    def _closure(self, name: str) -> set[str]:
        """Return the names of a template and of all it draws in; of all, if one is computed."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one == _UNKNOWN:
                return self._all()
            if one not in found:
                found.add(one)
                path = next((path for path in self._candidates(one) if self._is_there(path)), None)
                waiting += self._references(path) if path else ()
        return found

    def _candidates(self, name: str) -> tuple[str, ...]:
        """Return where a template may lie, the first that is there being taken."""
        prefix, _, rest = name.partition("/")
        if prefix in self._themes:
            return (os.path.join(self._themes[prefix], rest),)  # noqa: PTH118
        return tuple(os.path.join(folder, name) for folder in self._folders)  # noqa: PTH118

    def _is_there(self, path: str) -> bool:
        return path in self._digests or Path(path).is_file()

    def _file_digest(self, path: str) -> bytes:
        """Return the digest of a file, also of one outside the theme; b"-" where none is."""
        known = self._digests.get(path)
        if known is None and Path(path).is_file():
            known = digest_of(Path(path).read_bytes())
        return known or b"-"

    def _references(self, path: str) -> tuple[str, ...]:
        """Return the names of the templates that a file refers to."""
        key = f"template {self._file_digest(path).hex()}"
        data = self._keep.database.get(TableName.PARTS, key)
        if data is None:
            data = msgspec.msgpack.encode(references(Path(path).read_text("utf-8", "replace")))
            self._keep.change(TableName.PARTS, {key: data})
        return msgspec.msgpack.decode(data, type=tuple[str, ...])

    def _all(self) -> set[str]:
        folders = tuple(f"{folder}{os.sep}" for folder in self._folders)
        return {
            path.removeprefix(folder)
            for path in self._digests
            for folder in folders
            if path.startswith(folder)
        }


def references(source: str) -> tuple[str, ...]:
    """Return the templates that a template's text names; _UNKNOWN for one that it computes.

    A text that Jinja cannot parse names none: rendering it says what is wrong.
    """
    from jinja2 import Environment, TemplateSyntaxError
    from jinja2.meta import find_referenced_templates

    parser = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is rendered
    try:
        found = find_referenced_templates(parser.parse(source))
        return tuple(dict.fromkeys(one or _UNKNOWN for one in found))
    except TemplateSyntaxError:
        return ()
