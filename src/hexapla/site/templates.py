"""The Jinja environment that Pelican would give a theme, without importing Pelican."""

import datetime
import gettext
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from msgspec import Struct

from hexapla.rendering.direction import dir_html
from hexapla.site.assets import plain_address
from hexapla.site.compiled import Compiled
from hexapla.site.fragments import fragments
from hexapla.site.html_code import write_html
from hexapla.site.settings.setup import Setup
from hexapla.site.template_words import install_words

Address = Callable[[str], str]
"""Returns the address of a theme's static file by its name; raises LookupError for no such."""


class Theme(Struct, frozen=True):
    """What pages of ours are rendered with: folders of templates, the theme's own among them.

    ``asset`` returns the address of a static file.
    """

    folders: tuple[str, ...]
    templates: str
    asset: Address


class Templates:
    """The templates of a site with a theme of ours and no plugins, compiled when first used.

    They are compiled once for all languages; what is ``compiled`` already is not compiled again.
    Each language has an environment of its own, since what a template says when it is imported
    stays as it was said.
    """

    def __init__(
        self, setup: Setup, compiled: Compiled | None = None, asset: Address = plain_address
    ) -> None:
        self._setup, self._compiled, self._asset = setup, compiled or Compiled(), asset
        self._speaking: dict[gettext.NullTranslations, Environment] = {}

    def speaking(self, translations: gettext.NullTranslations) -> Environment:
        """Return the environment whose words are those of a catalog."""
        if translations not in self._speaking:
            found = environment(self._setup, self._compiled)
            equip(found, translations, self._asset)
            self._speaking[translations] = found
        return self._speaking[translations]


def environment(setup: Setup, compiled: Compiled) -> Environment:
    """Return an environment for a site with a theme of ours and without plugins, yet without words.

    What is ``compiled`` already is not compiled again.
    The filter and the test it has are those of Pelican (``pelican.generators.Generator``).
    """
    found = _Environment(
        loader=loader(setup.template_folders, setup.templates),
        bytecode_cache=compiled,
        **jinja_options(setup.jinja),
    )
    found.filters["strftime"] = _strftime
    found.tests["plugin_enabled"] = _no_plugin
    return found


def loader(folders: Sequence[str], theme: str) -> BaseLoader:
    """Return what finds a template in some folders, the last of which are our own theme's.

    The names ``!simple/`` and ``!theme/`` are those of Pelican, and so is their order: ``!theme/``
    stands for the folder ``theme``. ``!hexapla/`` is our own theme.
    """
    simple, own = FileSystemLoader(simple_folder()), FileSystemLoader(folders[-1])
    named = {"!simple": simple, "!theme": FileSystemLoader(theme), "!hexapla": own}
    return ChoiceLoader([FileSystemLoader(folders), simple, PrefixLoader(named)])


class _Environment(Environment):
    """An environment whose globals are all there before the first template is loaded."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return a template's globals, which Jinja copies for every template that a page uses.

        That costs a fraction with a dict of what it does with the ChainMap that Jinja makes.
        """
        return {**self.globals, **(d or {})}


def equip(
    env: Environment, translations: gettext.NullTranslations, asset: Address = plain_address
) -> None:
    """Give an environment what templates of ours use beside a page's view.

    That is a language's words, ``cached``, ``asset`` and ``dir``.
    No template may have been loaded before; each is looked at once.
    """
    env.auto_reload = False
    write_html(env)
    install_words(env, translations)
    env.globals["cached"] = fragments()
    env.globals["asset"] = asset
    env.globals["dir"] = dir_html


def jinja_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of an environment for our templates, from JINJA_ENVIRONMENT."""
    return {
        **options,
        "autoescape": True,
        "undefined": StrictUndefined,
        "extensions": [*options.get("extensions", ()), "jinja2.ext.i18n"],
    }


def simple_folder() -> str:
    """Return the templates that Pelican lets every theme inherit."""
    package = find_spec("pelican")
    places = (package.submodule_search_locations if package else None) or ["."]
    return str(Path(places[0]) / "themes" / "simple" / "templates")


def _strftime(date: datetime.datetime, form: str) -> str:
    """Return a date in words, as Pelican's filter does."""
    from hexapla.site.runs import strftime

    return strftime(date, form)


def _no_plugin(name: str) -> bool:
    """Whether a plugin is there: none is, or Pelican's own environment would be used."""
    del name
    return False
