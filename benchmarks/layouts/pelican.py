"""Articles as a site for Pelican itself: three Markdown files each, Pelican's theme ``simple``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from benchmarks import markdown
from benchmarks.corpus import SITE, topics
from benchmarks.layouts import File
from benchmarks.layouts.hexapla import SEGMENTS
from benchmarks.parts import Article
from benchmarks.prose import TAGS

_COMMON = f"""\
SITENAME = "The Bench"
SITEURL = "{SITE}"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
ARTICLE_PATHS = ["articles"]
STATIC_PATHS = []
PAGE_PATHS = []
USE_FOLDER_AS_CATEGORY = False
DEFAULT_PAGINATION = False
CATEGORY_URL = "category/{{slug}}/"
CATEGORY_SAVE_AS = "category/{{slug}}/index.html"
TAG_URL = "tag/{{slug}}/"
TAG_SAVE_AS = "tag/{{slug}}/index.html"
AUTHOR_SAVE_AS = ""
ARCHIVES_SAVE_AS = "archive/index.html"
DIRECT_TEMPLATES = ["index", "archives"]
FEED_ATOM = "feed.atom"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = "category/{{slug}}/feed.atom"
FEED_MAX_ITEMS = 100
# As Pelican has it, without highlighting, which no other peer does here.
MARKDOWN = {{
    "extension_configs": {{"markdown.extensions.extra": {{}}, "markdown.extensions.meta": {{}}}},
    "output_format": "html5",
}}
"""
_KINDS = (
    ("archive", re.compile(r"(?:[a-z]+/)?archive/index\.html")),
    ("category", re.compile(r"(?:[a-z]+/)?category/[^/]+/index\.html")),
    ("tag", re.compile(r"(?:[a-z]+/)?tag/[^/]+/index\.html")),
)


@dataclass(frozen=True, slots=True)
class Pelican:
    """A site as Pelican's manual describes translations: lists in the default language alone."""

    settings: ClassVar[str] = (
        _COMMON
        + """\
ARTICLE_URL = ARTICLE_LANG_URL = "{lang}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
TRANSLATION_FEED_ATOM = "feed-{lang}.atom"
PLUGINS = []
"""
    )

    template: ClassVar[str] = "theme/templates/base.html"
    output: ClassVar[str] = "output"
    made: ClassVar[tuple[str, ...]] = ("output", "cache", "__pycache__")

    def shared(self, articles: Sequence[Article]) -> Iterator[File]:
        """Yield the settings; the theme is copied from the installation."""
        del articles
        yield "pelicanconf.py", self.settings

    def text(self, article: Article, tag: str) -> File:
        """Return the article's file in a language."""
        front = "\n".join(self._front(article, tag))
        body = markdown.common(article, tag, lambda slug: f"/{SEGMENTS[tag]}/{slug}/")
        path = f"content/articles/{article.date.year}/{article.slug}.{SEGMENTS[tag]}.md"
        return path, f"{front}\n\n{body}"

    def _front(self, article: Article, tag: str) -> Iterator[str]:
        tongue, spoken = TAGS.index(tag), TAGS.index(self.names_in(tag))
        names = {one.id: one.names[spoken] for kind in ("category", "tag") for one in topics(kind)}
        yield f"Title: {article.title[tongue]}"
        yield f"Date: {article.date.isoformat()}"
        yield f"Lang: {SEGMENTS[tag]}"
        yield f"Slug: {article.slug}"
        yield f"Category: {names[article.category]}"
        yield f"Tags: {', '.join(names[one] for one in article.tags)}"
        yield f"Summary: {article.summary[tongue]}"

    def names_in(self, tag: str) -> str:
        """Return the language in which an article names its topics: they have one page each."""
        del tag
        return "en"

    def page(self, article: Article, tag: str) -> str:
        """Return the article's page."""
        return f"{SEGMENTS[tag]}/{article.slug}/index.html"

    def kind(self, page: str) -> str:
        """Return what kind of page a file is."""
        if page in {"index.html", "ru/index.html", "zh/index.html"}:
            return "front"
        if page.endswith(".atom"):
            return "feed"
        is_article = page.endswith("/index.html")
        found = (kind for kind, form in _KINDS if form.fullmatch(page))
        return next(found, "article" if is_article else "other")


@dataclass(frozen=True, slots=True)
class Subsites(Pelican):
    """A site with the plugin i18n_subsites: a site for each language, with lists of its own."""

    settings: ClassVar[str] = (
        _COMMON
        + """\
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
TRANSLATION_FEED_ATOM = None
PLUGINS = ["i18n_subsites"]
I18N_SUBSITES = {"ru": {"SITENAME": "Верстак"}, "zh": {"SITENAME": "工作台"}}
"""
    )

    def names_in(self, tag: str) -> str:
        """Return the article's own language: each language has lists of its own."""
        return tag

    def page(self, article: Article, tag: str) -> str:
        """Return the article's page; the default language is at the root."""
        folder = "" if tag == "en" else f"{SEGMENTS[tag]}/"
        return f"{folder}{article.slug}/index.html"
