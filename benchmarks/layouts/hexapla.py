"""Articles as a Hexapla site: one Markdown file and two catalogs each."""

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from benchmarks import markdown, po
from benchmarks.corpus import SITE, topics
from benchmarks.layouts import File, tree, used
from benchmarks.parts import Article, Figure, Name, Provenance
from benchmarks.prose import LANGUAGES, TAGS, Text
from benchmarks.provenance import outlets, people, publications

SEGMENTS = {"en": "en", "ru": "ru", "zh-Hans": "zh"}
THEME = Path(__file__).resolve().parents[2] / "theme"
SETTINGS = f"""\
from pathlib import Path
from hexapla.site.shell import Shell

ROOT = str(Path(__file__).resolve().parent)
PELICAN_CLASS = Shell
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = []
SITENAME = "The Bench"
SITEURL = "{SITE}"
PUBLICATION = "bench"
TIMEZONE = "UTC"
BUILD_TIME = "2026-01-01T00:00Z"
LANGUAGES = {{
    "en": {{"locale": "en", "segment": "en"}},
    "ru": {{"locale": "ru", "segment": "ru"}},
    "zh-Hans": {{"locale": "zh_Hans", "segment": "zh"}},
}}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
STATIC_PATHS = []
PLUGINS = []
"""
PLAIN = "EXTRAS = ()\nPARALLEL = ()\n"
"""What the peers have no like of is left out of the plain site."""
FULL = """\
EXTRAS = [
    "citations", "hosting", "images", "json-feed", "originals", "records", "related", "sitemaps",
    "structured-data", "topic-feeds", "typography",
]
"""
"""All but the search index, which is another program's work: benchmarks.search measures it."""
NAME: Text = ("The Bench", "Верстак", "工作台")
_KINDS = (
    ("archive", re.compile(r"[a-z]+/archive/index\.html")),
    ("other", re.compile(r"[a-z]+/(?:sources|corrections|coverage|search)/index\.html")),
    ("article", re.compile(r"[a-z]+/[a-z0-9-]+/index\.html")),
    ("category", re.compile(r"[a-z]+/category/[a-z0-9-]+/index\.html")),
    ("tag", re.compile(r"[a-z]+/tag/[a-z0-9-]+/index\.html")),
    ("front", re.compile(r"[a-z]+/index\.html")),
    ("feed", re.compile(r"[a-z]+/(?:category/[a-z0-9-]+/)?feed\.atom")),
)


@dataclass(frozen=True, slots=True)
class Hexapla:
    """A site with Hexapla's own theme, or one that waits for a theme of Pelican's."""

    own_theme: bool = True

    template: ClassVar[str] = "theme/templates/base.html"
    output: ClassVar[str] = "output"
    made: ClassVar[tuple[str, ...]] = ("output", ".hexapla")

    def shared(self, articles: Sequence[Article]) -> Iterator[File]:
        """Yield settings, theme and registry, and the pictures of figures."""
        is_full = any(one.provenance for one in articles)
        yield "pelicanconf.py", SETTINGS + (FULL if is_full else PLAIN)
        if self.own_theme:
            yield from tree(THEME, "theme/")
        yield from _registry(articles)
        for article in articles:
            for part in article.body:
                if isinstance(part, Figure) and part.image:
                    yield f"content/{_folder(article)}/{part.image}", _picture(article.number)

    def text(self, article: Article, tag: str) -> File:
        """Return the article's file, or its catalog."""
        path = f"{_folder(article)}/{article.slug}.md"
        if tag == article.lang:
            return f"content/{path}", _source(article)
        catalog = path.removesuffix(".md") + ".po"
        where = f"translations/{LANGUAGES[tag]}/LC_MESSAGES/{catalog}"
        return where, po.catalog(article, tag, path)

    def page(self, article: Article, tag: str) -> str:
        """Return the article's page."""
        return f"{SEGMENTS[tag]}/{article.slug}/index.html"

    def kind(self, page: str) -> str:
        """Return what kind of page a file is."""
        return next((kind for kind, form in _KINDS if form.fullmatch(page)), "other")


def _folder(article: Article) -> str:
    return f"articles/{article.date.year}"


def _source(article: Article) -> str:
    tongue = TAGS.index(article.lang)
    lines = [
        f"title: {quoted(article.title[tongue])}",
        f"date: {article.date.isoformat()}",
        f"lang: {article.lang}",
        f"slug: {article.slug}",
        f"category: {article.category}",
        f"tags: [{', '.join(article.tags)}]",
        f"summary: {quoted(article.summary[tongue])}",
    ]
    if article.provenance:
        lines += _provenance(article.provenance)
    front = "\n".join(lines)
    return f"---\n{front}\n---\n{markdown.body(article, article.lang)}"


def quoted(text: str) -> str:
    """Return a text as a quoted scalar of YAML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _provenance(facts: Provenance) -> Iterator[str]:
    yield "credits:"
    yield f"  - {{role: author, who: {facts.author}}}"
    if facts.publication:
        yield "chain:"
        yield "  - id: print"
        yield f"    publication: {facts.publication}"
        yield f"    issue: {facts.issue}"
        yield f"    lang: {facts.printed_in}"
        yield "    date: unknown"
        yield "  - id: page"
        yield "    based-on: print"
    yield "sources:"
    for source in facts.sources:
        yield f"  - id: {source.id}"
        yield f"    outlet: {source.outlet}"
        yield f"    title: {quoted(source.title)}"
        yield f"    url: {SITE}/sources/{source.outlet}/{source.date}"
        yield f"    date: {source.date}"
        yield f"    lang: {source.lang}"


def _registry(articles: Sequence[Article]) -> Iterator[File]:
    categories, tags = used(articles)
    found = [_entry(one, "category") for one in topics("category") if one.id in categories]
    found += [_entry(one, "tag") for one in topics("tag") if one.id in tags]
    yield "content/registry/topics.yaml", "".join(found)
    site = _entry(Name("bench", NAME), "website")
    papers = [_entry(one, "newspaper") for one in publications()]
    full = any(article.provenance for article in articles)
    yield "content/registry/publications.yaml", "".join([site, *(papers if full else [])])
    if full:
        yield "content/registry/people.yaml", "".join(_entry(one) for one in people())
        held = [_entry(one, "newspaper") for one in outlets()]
        yield "content/registry/outlets.yaml", "".join(held)


def _entry(name: Name, kind: str = "") -> str:
    names = ", ".join(f"{tag}: {quoted(one)}" for tag, one in zip(TAGS, name.names, strict=True))
    kinds = f"  kind: {kind}\n" if kind else ""
    return f"{name.id}:\n{kinds}  names: {{{names}}}\n"


def _picture(number: int) -> bytes:
    """Return a small grey PNG (ISO/IEC 15948), the same whichever zlib there is: it is stored."""
    width, height, grey = 48, 32, number % 200
    raw = (b"\0" + bytes([grey]) * width) * height
    stored = b"\x78\x01\x01" + struct.pack("<HH", len(raw), len(raw) ^ 0xFFFF) + raw
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = stored + struct.pack(">I", zlib.adler32(raw))
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )
