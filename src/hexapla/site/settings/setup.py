"""What a build needs of its settings, as one value that can be kept."""

import datetime
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from hexapla.model.problem import Findings, Problem
from hexapla.site.settings.configuration import Configuration, configuration
from hexapla.site.settings.pelican import OF_JINJA, is_list
from hexapla.site.store.digests import digest_of
from hexapla.site.theme import find_theme, own_folder

SETTINGS_NAME = "HEXAPLA_SETTINGS_FILE"
"""The setting that is not set but known: the name of the file that the settings are from."""
_OPTIONS = frozenset({"trim_blocks", "lstrip_blocks", "keep_trailing_newline", "extensions"})
"""The options of JINJA_ENVIRONMENT that are data."""

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class Setup(Struct, frozen=True):
    """What the settings come to.

    ``theme`` is a folder, ``overrides`` are those whose templates come before it. ``is_plain``
    says that no plugin and no code of the settings has a part in the pages, so that they can be
    made without Pelican; its static files never can.
    """

    config: Configuration
    problems: tuple[Problem, ...]
    theme: str
    overrides: tuple[str, ...]
    jinja: dict[str, Any]
    is_plain: bool
    has_template_pages: bool

    @property
    def templates(self) -> str:
        """The folder of the theme's templates."""
        return str(Path(self.theme) / "templates")

    @property
    def template_folders(self) -> tuple[str, ...]:
        """The folders that a template of ours is looked for in, before Pelican's own."""
        inherited = str(own_folder("theme") / "templates")
        return tuple(dict.fromkeys((*self.overrides, self.templates, inherited)))

    @property
    def statics(self) -> tuple[str, ...]:
        """The folders ``static`` beside those of the templates, in the same order."""
        return tuple(str(Path(folder).parent / "static") for folder in self.template_folders)


def setup_of(settings: Mapping[str, Any]) -> Setup:
    """Return what Pelican's settings come to."""
    findings = Findings(str(settings.get(SETTINGS_NAME, "pelicanconf.py")))
    config = configuration(settings, findings)
    jinja = dict(settings["JINJA_ENVIRONMENT"])
    overrides = settings["THEME_TEMPLATES_OVERRIDES"]
    return Setup(
        config=config,
        problems=findings.problems,
        theme=str(find_theme(str(settings.get("THEME") or ""))),
        overrides=tuple(map(str, overrides)) if is_list(overrides) else (),
        jinja=jinja,
        is_plain=_is_plain(settings, jinja),
        has_template_pages=bool(settings["TEMPLATE_PAGES"]),
    )


def _is_plain(settings: Mapping[str, Any], jinja: Mapping[str, Any]) -> bool:
    plugins = settings["PLUGINS"]
    if plugins or (plugins is None and any(_namespace_plugins())):
        return False
    if any(settings[key] for key in OF_JINJA):
        return False
    return jinja.keys() <= _OPTIONS and all(isinstance(one, str) for one in jinja["extensions"])


def _namespace_plugins() -> Iterator[Path]:
    """Yield the plugins that Pelican finds by themselves: packages in ``pelican/plugins``."""
    for folder in sys.path:
        yield from Path(folder, "pelican", "plugins").glob("*/__init__.py")


def digest(setup: Setup) -> bytes:
    """Return a digest of a setup, whatever the build's time; of one that cannot be packed, any."""
    config = msgspec.structs.replace(setup.config, at=_EPOCH)
    data = packed(msgspec.structs.replace(setup, config=config)) or os.urandom(16)
    return digest_of(data)


def packed(setup: Setup) -> bytes:
    """Return a setup as bytes; none of one with paths that are no text, which is not kept."""
    try:
        return _packed(setup)
    except UnicodeEncodeError:
        return b""


def _packed(setup: Setup) -> bytes:
    return msgspec.msgpack.encode(setup, enc_hook=_to_text, order="deterministic")


def unpacked(data: bytes, at: datetime.datetime) -> Setup:
    """Return a setup that was packed, for a build at a time."""
    setup = msgspec.msgpack.decode(data, type=Setup, dec_hook=_to_path)
    return msgspec.structs.replace(setup, config=msgspec.structs.replace(setup.config, at=at))


def _to_text(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value))


def _to_path(kind: type, value: object) -> object:
    if kind is Path:
        return Path(str(value))
    raise NotImplementedError(kind)
