"""Articles as a Nikola site: three Markdown files each, Nikola's theme ``base``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from benchmarks import markdown
from benchmarks.corpus import SITE, topics
from benchmarks.layouts import File
from benchmarks.parts import Article
from benchmarks.prose import TAGS

_SUFFIXES = {"en": "", "ru": ".ru", "zh-Hans": ".zh_cn"}
_FOLDERS = {"en": "", "ru": "ru/", "zh-Hans": "zh/"}
SETTINGS = f"""\
BLOG_AUTHOR = "The Bench"
BLOG_TITLE = {{"en": "The Bench", "ru": "Верстак", "zh_cn": "工作台"}}
SITE_URL = "{SITE}/"
BLOG_EMAIL = "nobody@bench.example"
BLOG_DESCRIPTION = "A benchmark"
DEFAULT_LANG = "en"
TRANSLATIONS = {{"en": "", "ru": "./ru", "zh_cn": "./zh"}}
TRANSLATIONS_PATTERN = "{{path}}.{{lang}}.{{ext}}"
NAVIGATION_LINKS = {{DEFAULT_LANG: ()}}
THEME = "base"
POSTS = (("posts/*.md", "", "post.tmpl"),)
PAGES = ()
TIMEZONE = "UTC"
COMPILERS = {{"markdown": (".md",)}}
# As Nikola has it, without highlighting, which no other peer does here.
MARKDOWN_EXTENSIONS = ["markdown.extensions.fenced_code", "markdown.extensions.extra"]
PRETTY_URLS = True
TAG_PATH = "tag"
CATEGORY_PATH = "category"
CATEGORY_PREFIX = ""
CREATE_SINGLE_ARCHIVE = True
ARCHIVE_PATH = "archive"
ARCHIVE_FILENAME = "index.html"
ENABLE_AUTHOR_PAGES = False
COPY_SOURCES = False
SHOW_SOURCELINK = False
COMMENT_SYSTEM = ""
GENERATE_RSS = False
# Its feeds come all or none, one for each tag among them: none is nearer to the others' pages.
GENERATE_ATOM = False
INDEX_TEASERS = True
INDEX_DISPLAY_POST_COUNT = 50
DISABLED_PLUGINS = [
    "render_galleries", "render_listings", "scale_images", "sitemap", "robots", "redirect",
]
"""
_KINDS = (
    ("archive", re.compile(r"(?:[a-z]+/)?archive/index\.html")),
    ("category", re.compile(r"(?:[a-z]+/)?category/[^/]+/index\.html")),
    ("tag", re.compile(r"(?:[a-z]+/)?tag/[^/]+/index\.html")),
    ("front", re.compile(r"(?:(?:ru|zh)/)?index(?:-[0-9]+)?\.html")),
    ("other", re.compile(r"(?:(?:ru|zh)/)?(?:category|tag)/index\.html")),
    ("article", re.compile(r"(?:[a-z]+/)?[a-z0-9-]+/index\.html")),
)


@dataclass(frozen=True, slots=True)
class Nikola:
    """A site as Nikola's manual describes translations."""

    template: ClassVar[str] = "templates/base.tmpl"
    output: ClassVar[str] = "output"
    made: ClassVar[tuple[str, ...]] = (
        "output",
        "cache",
        "__pycache__",
        ".doit.db",
        ".doit.db.db",
        ".doit.db.dat",
        ".doit.db.dir",
    )

    def shared(self, articles: Sequence[Article]) -> Iterator[File]:
        """Yield the settings; the template is copied from the installation."""
        del articles
        yield "conf.py", SETTINGS

    def text(self, article: Article, tag: str) -> File:
        """Return the article's file in a language."""
        tongue = TAGS.index(tag)
        names = {one.id: one.names[tongue] for kind in ("category", "tag") for one in topics(kind)}
        front = {
            "title": article.title[tongue],
            "slug": article.slug,
            "date": article.date.isoformat(),
            "category": names[article.category],
            "tags": ", ".join(names[one] for one in article.tags),
            "description": article.summary[tongue],
        }
        lines = "".join(f".. {key}: {value}\n" for key, value in front.items())
        body = markdown.common(article, tag, lambda slug: f"/{_FOLDERS[tag]}{slug}/")
        body = f"{article.summary[tongue]}\n\n<!-- TEASER_END -->\n\n{body}"
        return f"posts/{article.slug}{_SUFFIXES[tag]}.md", f"<!--\n{lines}-->\n\n{body}"

    def page(self, article: Article, tag: str) -> str:
        """Return the article's page; the default language is at the root."""
        return f"{_FOLDERS[tag]}{article.slug}/index.html"

    def kind(self, page: str) -> str:
        """Return what kind of page a file is."""
        return next((kind for kind, form in _KINDS if form.fullmatch(page)), "other")
