"""The theme: where it is, whether it is one of ours, and its words in every language."""

import gettext
import io
import tomllib
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from hexapla.model.problem import Code, Problem
from hexapla.model.site import Language
from hexapla.rendering.wording import Wording
from hexapla.site.configuration import Configuration

MARKER = "hexapla.toml"
"""The file by which a theme says that it is written for Hexapla's views."""

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent
_DOMAIN = Path("LC_MESSAGES", "theme.po")


def own_folder(name: str) -> Path:
    """Return our own ``theme`` or ``translations``: the wheel's copy, else the checkout's."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name


def find_theme(setting: str = "") -> Path:
    """Return the theme's folder: the one the site sets, else the wheel's copy or the checkout's.

    A settings file that wants our own theme of an installed package says
    ``THEME = str(find_theme())``; without any THEME Pelican chooses its own.
    """
    if setting and Path(setting).is_dir():
        return Path(setting)
    return own_folder("theme")


def is_ours(theme: Path) -> bool:
    """Whether a theme is written for Hexapla's views, as its marker says."""
    marker = theme / MARKER
    return marker.is_file() and "hexapla-theme" in tomllib.loads(marker.read_text("utf-8"))


def wordings(config: Configuration) -> tuple[tuple[Wording, ...], tuple[Problem, ...]]:
    """Return the theme's words in every language of the site, and what is missing in them."""
    found: list[Wording] = []
    problems: list[Problem] = []
    for language in config.languages:
        translations, missing = _translations(config, language)
        found.append(Wording(language, translations))
        problems.extend(missing)
    return tuple(found), tuple(problems)


def _translations(
    config: Configuration, language: Language
) -> tuple[gettext.NullTranslations, tuple[Problem, ...]]:
    path = config.translations / language.locale / _DOMAIN
    if not path.is_file():
        path = own_folder("translations") / language.locale / _DOMAIN
    shown = config.shown(path)
    if not path.is_file():
        if language.tag.partition("-")[0] == "en":
            return gettext.NullTranslations(), ()
        message = f"the theme has no words in {language.tag}; its pages would be in English"
        remedy = "translate the catalog theme.po of another language into this one"
        return gettext.NullTranslations(), (Problem(shown, 1, Code.THEME_MESSAGE, message, remedy),)
    try:
        catalog = read_po(io.BytesIO(path.read_bytes()), language.locale, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", None) or 1
        message = f"the theme's catalog cannot be read: {error}"
        remedy = "run msgfmt -c on it, or restore it"
        return gettext.NullTranslations(), (
            Problem(shown, line, Code.CATALOG_SYNTAX, message, remedy),
        )
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    missing = tuple(
        Problem(
            shown,
            message.lineno or 1,
            Code.THEME_MESSAGE,
            f"the theme's words {message.id!r} are not translated into {language.tag}",
            "translate them, and remove the mark fuzzy",
        )
        for message in catalog
        if message.id and (not message.string or message.fuzzy)
    )
    return gettext.GNUTranslations(compiled), missing
