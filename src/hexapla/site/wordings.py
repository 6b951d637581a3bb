"""The theme's words in every language of the site."""

import gettext
import io
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from hexapla.model.problem import Problem
from hexapla.model.site import Extra, Language
from hexapla.rendering.typography import AS_TYPED, PRINTED
from hexapla.rendering.wording import Wording
from hexapla.site.settings.configuration import Configuration
from hexapla.site.store.database import TableName
from hexapla.site.store.digests import digest_of
from hexapla.site.store.keep import Keep
from hexapla.site.theme import own_folder

_DOMAIN = Path("LC_MESSAGES", "theme.po")

Spoken = tuple[tuple[Wording, ...], tuple[Problem, ...]]
"""The words of each language, and what is wrong with them."""


class Words(Struct, frozen=True):
    """The theme's words in the languages of a site, compiled (MO), and what is wrong with them."""

    compiled: tuple[bytes, ...]
    problems: tuple[Problem, ...]


def wordings(config: Configuration) -> Spoken:
    """Return the theme's words in every language of the site, and what is wrong with them."""
    from hexapla.site.theme_catalogs import words

    return _spoken(words(config), config)


def kept_wordings(config: Configuration, keep: Keep, digests: Mapping[str, bytes]) -> Spoken:
    """Return the theme's words; ``digests`` are those of the input files, by full path.

    They are read only when one of their catalogs has changed.
    """
    found: list[bytes] = []
    for language in config.languages:
        path = words_path(config, language)
        found.append(f"{language} {config.shown(path)}".encode("utf-8", "backslashreplace"))
        found.append(digests.get(str(path), b"none"))
    key = f"words {digest_of(*found).hex()}"
    data = keep.database.get(TableName.PARTS, key)
    if data is not None:
        return _spoken(msgspec.msgpack.decode(data, type=Words), config)
    from hexapla.site.theme_catalogs import words

    read = words(config)
    keep.change(TableName.PARTS, {key: msgspec.msgpack.encode(read)})
    return _spoken(read, config)


def _spoken(found: Words, config: Configuration) -> Spoken:
    pairs = zip(config.languages, map(io.BytesIO, found.compiled), strict=True)
    typography = PRINTED if Extra.TYPOGRAPHY in config.extras else AS_TYPED
    said = tuple(Wording(one, gettext.GNUTranslations(data), typography) for one, data in pairs)
    return said, found.problems


def words_path(config: Configuration, language: Language) -> Path:
    """Return the theme's catalog in a language: the site's, else the one that comes with ours."""
    path = own_words_path(config, language)
    return path if path.is_file() else own_folder("translations") / language.locale / _DOMAIN


def own_words_path(config: Configuration, language: Language) -> Path:
    """Return where a site has words of its own in a language; it need not be there."""
    return config.translations / language.locale / _DOMAIN
