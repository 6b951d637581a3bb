"""The Jinja environment that Pelican would give a theme, without importing Pelican."""

import datetime
import gettext
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from hexapla.site.setup import Setup


class Templates:
    """The templates of a site with a theme of ours and no plugins, compiled when first used.

    They are compiled once for all languages: what ``gettext`` means in them is said before each
    page.
    """

    def __init__(self, setup: Setup) -> None:
        self._environment = environment(setup)
        self._translations = gettext.NullTranslations()
        self._environment.install_gettext_callables(  # type: ignore[attr-defined]
            self._gettext, self._ngettext, newstyle=True
        )

    def _gettext(self, message: str) -> str:
        return self._translations.gettext(message)

    def _ngettext(self, one: str, many: str, number: int) -> str:
        return self._translations.ngettext(one, many, number)

    def speaking(self, translations: gettext.NullTranslations) -> Environment:
        """Return the environment, its words from now on those of a catalog."""
        self._translations = translations
        return self._environment


def environment(setup: Setup) -> Environment:
    """Return the environment of a site with a theme of ours and without plugins.

    The folders, their order and the names ``!simple/`` and ``!theme/`` are those of Pelican
    (``pelican.generators.Generator``), and so are the filter and the test it adds.
    """
    simple = FileSystemLoader(simple_folder())
    found = Environment(  # noqa: S701 - it escapes
        loader=ChoiceLoader(
            [
                FileSystemLoader([*setup.overrides, setup.templates]),
                simple,
                PrefixLoader({"!simple": simple, "!theme": FileSystemLoader(setup.templates)}),
            ]
        ),
        **jinja_options(setup.jinja),
    )
    found.filters["strftime"] = _strftime
    found.tests["plugin_enabled"] = _no_plugin
    return found


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
