"""The golden site: small, and with everything a page can show."""

from pathlib import Path

from hexapla.site.shell import Shell
from hexapla.site.theme import find_theme

ROOT = str(Path(__file__).resolve().parent)
PELICAN_CLASS = Shell
PATH = "content"
OUTPUT_PATH = "output"
THEME = str(find_theme())
PLUGINS: list[str] = []
SITENAME = "The Ferry"
SITEURL = "https://ferry.example"
PUBLICATION = "ferry"
TIMEZONE = "Asia/Almaty"
BUILD_TIME = "2024-06-01T00:00Z"
LANGUAGES = {
    "en": {"locale": "en", "segment": "en"},
    "ru": {"locale": "ru", "segment": "ru"},
    "zh-Hans": {"locale": "zh_Hans", "segment": "zh"},
}
PUBLISH_MIN_TRANSLATED = 0.5
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
STATIC_PATHS = ["images", "extra"]
PLUGINS = []
