"""The site's settings: Pelican's own, and those of Hexapla (docs/settings.md)."""

from pathlib import Path

from hexapla.site.shell import Shell

ROOT = str(Path(__file__).resolve().parent)

PELICAN_CLASS = Shell
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS: list[str] = []  # unset, all that are installed beside Pelican would take part

SITENAME = "Caravan Notes"
SITEURL = ""
PUBLICATION = "caravan-notes"  # the site itself, an entry of content/registry/publications.yaml
TIMEZONE = "Asia/Almaty"

LANGUAGES = {
    "en": {"locale": "en", "segment": "en"},
    "ru": {"locale": "ru", "segment": "ru"},
    "zh-Hans": {"locale": "zh_Hans", "segment": "zh"},
}
PUBLISH_MIN_TRANSLATED = 0.9

# Feeds are made for each language; these are Pelican's own for a site of one.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

PLUGINS = []  # none, and none of those that happen to be installed

# Folders of content/ that are copied as they are, under the same path.
STATIC_PATHS = ["images", "extra"]
