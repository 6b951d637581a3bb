"""The files that hosts of static sites read, made from the site's rules."""

from collections.abc import Iterator
from pathlib import Path

from hexapla.model.site import Extra, Site
from hexapla.rendering.addresses import SITEMAPS
from hexapla.rendering.hosting.files import headers_file, redirects_file, robots_file
from hexapla.rendering.hosting.nginx import nginx_maps
from hexapla.rendering.hosting.rules import Rules
from hexapla.rendering.hosting.site_rules import rules_of
from hexapla.rendering.index import index
from hexapla.rendering.sitemaps import has_sitemaps
from hexapla.site.assets import Assets, assets_of
from hexapla.site.configuration import Configuration
from hexapla.site.output import OutputFile
from hexapla.site.setup import Setup
from hexapla.site.theme import is_ours


def hosting_files(
    site: Site, rules: Rules, config: Configuration, *, ours: bool = True
) -> Iterator[OutputFile]:
    """Yield what the hosts read; nothing for a site without.

    ``ours`` says whether the theme is, since a stock one has no sitemaps.
    """
    if Extra.HOSTING not in site.extras:
        return
    is_listed = ours and has_sitemaps(site, config.siteurl)
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


def nginx_file(site: Site, setup: Setup) -> str:
    """Return the rules of a site as nginx reads them."""
    kept = theme_assets(setup).contents
    lost = is_ours(Path(setup.theme))
    return nginx_maps(rules_of(site, index(site), setup.config.siteurl, kept, lost=lost))
