"""A young site: much in one language, one article in the next, nothing in the last."""

from pathlib import Path

from hexapla.site.shell import Shell
from hexapla.site.theme import find_theme

ROOT = str(Path(__file__).resolve().parent)
PELICAN_CLASS = Shell
PATH = "content"
OUTPUT_PATH = "output"
THEME = str(find_theme())
PLUGINS: list[str] = []
SITENAME = "The Raft"
SITEURL = "https://raft.example"
PUBLICATION = "raft"
TIMEZONE = "UTC"
BUILD_TIME = "2024-06-01T00:00Z"
LANGUAGES = {
    "en": {"locale": "en", "segment": "en"},
    "ru": {"locale": "ru", "segment": "ru"},
    "zh-Hans": {"locale": "zh_Hans", "segment": "zh"},
}
PARALLEL: list[tuple[str, str]] = []
EXTRAS: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
STATIC_PATHS: list[str] = []
