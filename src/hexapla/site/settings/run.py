"""The settings of one Pelican run: the site's own, changed for one language."""

import copy
from pathlib import Path
from typing import Any

from hexapla.model.site import Site
from hexapla.rendering.frames import site_name
from hexapla.rendering.wording import Wording
from hexapla.site.templates import jinja_options

Settings = dict[str, Any]

_NO_FEEDS = (
    "FEED_ALL_ATOM",
    "FEED_RSS",
    "FEED_ALL_RSS",
    "CATEGORY_FEED_RSS",
    "AUTHOR_FEED_ATOM",
    "AUTHOR_FEED_RSS",
    "TAG_FEED_ATOM",
    "TAG_FEED_RSS",
    "TRANSLATION_FEED_ATOM",
    "TRANSLATION_FEED_RSS",
)
_FOLDERS = {
    "ARTICLE": "{slug}/",
    "PAGE": "{slug}/",
    "CATEGORY": "category/{slug}/",
    "TAG": "tag/{slug}/",
    "AUTHOR": "people/{slug}/",
    "ARCHIVES": "archive/",
    "ARTICLE_LANG": "{slug}/",
    "PAGE_LANG": "{slug}/",
    "DRAFT_LANG": "{slug}/",
    "DRAFT_PAGE_LANG": "{slug}/",
}
"""Where pages stand; each is the ``index.html`` of its folder. A run has but one language, so that
Pelican's address of an article in another is that of any."""


def for_pages(settings: Settings, theme: Path, staging: Path, *, static: bool) -> Settings:
    """Return the settings of a run that renders pages as values with a theme of ours.

    ``static`` says whether the run copies the theme's and the content's static files too: the
    one at the site's root does, and no other.
    """
    return {
        **_common(settings, theme, staging),
        "JINJA_ENVIRONMENT": jinja_options(settings["JINJA_ENVIRONMENT"]),
        "STATIC_PATHS": settings["STATIC_PATHS"] if static else [],
        "THEME_STATIC_PATHS": settings["THEME_STATIC_PATHS"] if static else [],
        "TEMPLATE_PAGES": settings["TEMPLATE_PAGES"] if static else {},
        "PAGE_PATHS": [],
        "ARTICLE_PATHS": [],
    }


def beside_articles(
    settings: Settings, theme: Path, staging: Path, site: Site, wording: Wording
) -> Settings:
    """Return the settings of a run that renders one language's pages as values, for plugins.

    Pelican reads its own articles in it as for a stock theme, and writes none.
    """
    return {
        **for_stock_theme(settings, theme, staging, site, wording),
        "JINJA_ENVIRONMENT": jinja_options(settings["JINJA_ENVIRONMENT"]),
        "THEME_STATIC_PATHS": [],
        "TEMPLATE_PAGES": {},
        "PAGE_PATHS": [],
    }


def for_stock_theme(
    settings: Settings, theme: Path, staging: Path, site: Site, wording: Wording
) -> Settings:
    """Return the settings of a run of Pelican's own generators for one language site."""
    segment = wording.language.segment
    siteurl = f"{settings['SITEURL']}/{segment}"
    name = site_name(site, wording.tag)
    return {
        **_common(settings, theme, staging / segment),
        **{f"{key}_URL": folder for key, folder in _FOLDERS.items()},
        **{f"{key}_SAVE_AS": f"{folder}index.html" for key, folder in _FOLDERS.items()},
        **dict.fromkeys(_NO_FEEDS),
        "JINJA_ENVIRONMENT": {
            **copy.copy(settings["JINJA_ENVIRONMENT"]),
            "autoescape": True,
            "extensions": _extensions(settings),
        },
        "SITENAME": name,
        "AUTHOR": settings.get("AUTHOR") or name,
        "SITEURL": siteurl,
        "FEED_DOMAIN": siteurl,
        "FEED_ATOM": "feed.atom",
        "CATEGORY_FEED_ATOM": "category/{slug}/feed.atom",
        "DEFAULT_LANG": wording.tag,
        "ARTICLE_PATHS": ["articles"],
        "PAGE_PATHS": ["pages"],
        "STATIC_PATHS": [],
        "SLUGIFY_SOURCE": "title",
        "USE_FOLDER_AS_CATEGORY": False,
        "LOAD_CONTENT_CACHE": False,
        "CACHE_CONTENT": False,
        "WITH_FUTURE_DATES": True,
        "TYPOGRIFY": False,
    }


def _common(settings: Settings, theme: Path, output: Path) -> Settings:
    return {
        **settings,
        "THEME": str(theme),
        "OUTPUT_PATH": str(output),
        "DELETE_OUTPUT_DIRECTORY": False,
        "PLUGINS": settings["PLUGINS"],
    }


def _extensions(settings: Settings) -> list[Any]:
    return [*settings["JINJA_ENVIRONMENT"]["extensions"], "jinja2.ext.i18n"]
