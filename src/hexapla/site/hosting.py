"""The files that hosts of static sites read, made from the site's rules."""

from collections.abc import Iterator
from pathlib import Path

from hexapla.model.site import Extra, Site
from hexapla.rendering.addresses import SITEMAPS
from hexapla.rendering.hosting.files import headers_file, redirects_file, robots_file
from hexapla.rendering.hosting.nginx import nginx_maps
from hexapla.rendering.hosting.rules import Rules
from hexapla.rendering.hosting.site_rules import rules_of
from hexapla.rendering.index import Index, index
from hexapla.rendering.sitemaps import has_sitemaps
from hexapla.site.assets import Assets, assets_of
from hexapla.site.publishing.files import OutputFile
from hexapla.site.settings.setup import Setup
from hexapla.site.theme import is_ours

_OF_SEARCH = "js/search.js"
"""The static file that the search page alone names."""


def hosting_files(site: Site, rules: Rules, setup: Setup) -> Iterator[OutputFile]:
    """Yield what the hosts read; nothing for a site without."""
    if Extra.HOSTING not in site.extras:
        return
    config = setup.config  # and a stock theme has no sitemaps
    is_listed = is_ours(Path(setup.theme)) and has_sitemaps(site, config.siteurl)
    texts = {
        ".nojekyll": "",  # GitHub Pages leaves out names that start with _ without it
        "_headers": headers_file(rules, config.host),
        "_redirects": redirects_file(rules, config.host),
        "robots.txt": robots_file(f"{config.siteurl}/{SITEMAPS}" if is_listed else ""),
    }
    if config.cname:
        texts["CNAME"] = f"{config.cname}\n"
    for path, text in texts.items():
        yield OutputFile(path, text.encode())


def theme_assets(setup: Setup) -> Assets:
    """Return the static files of a site's theme; a stock theme's root page has ours."""
    return assets_of(setup.statics if is_ours(Path(setup.theme)) else setup.statics[-1:])


def rules_for(site: Site, found: Index, setup: Setup, assets: Assets) -> Rules:
    """Return the rules of a site with its setup and its theme's static files."""
    has_pages = is_ours(Path(setup.theme))
    return rules_of(site, found, setup.config.siteurl, _kept(site, assets), has_pages=has_pages)


def _kept(site: Site, assets: Assets) -> set[str]:
    """Return the addresses of the static files that pages of the site may name."""
    unnamed = "" if Extra.SEARCH in site.extras else assets.addresses.get(_OF_SEARCH, "")
    return assets.contents.keys() - {unnamed}


def nginx_file(site: Site, setup: Setup) -> str:
    """Return the rules of a site as nginx reads them."""
    return nginx_maps(rules_for(site, index(site), setup, theme_assets(setup)))
