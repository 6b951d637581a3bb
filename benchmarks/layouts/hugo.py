"""Articles as a Hugo site: one Markdown file a language, a page for each term."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from benchmarks import markdown
from benchmarks.corpus import topics
from benchmarks.layouts import File, tree, used
from benchmarks.layouts.hexapla import SEGMENTS, THEME, quoted
from benchmarks.parts import Article, Name
from benchmarks.prose import TAGS

_SITE = Path(__file__).with_name("hugo_site")
_ARCHIVE = {"en": "Archive", "ru": "Архив", "zh-Hans": "归档"}
_KINDS = (
    ("archive", re.compile(r"[a-z]+/archive/index\.html")),
    ("category", re.compile(r"[a-z]+/category/[a-z0-9-]+/index\.html")),
    ("tag", re.compile(r"[a-z]+/tag/[a-z0-9-]+/index\.html")),
    ("article", re.compile(r"[a-z]+/[a-z0-9-]+/index\.html")),
    ("front", re.compile(r"[a-z]+/index\.html")),
    ("feed", re.compile(r"[a-z]+/(?:category/[a-z0-9-]+/)?feed\.atom")),
)


@dataclass(frozen=True, slots=True)
class Hugo:
    """A site with templates of ours that give the same pages as Hexapla's theme."""

    template: ClassVar[str] = "layouts/baseof.html"
    output: ClassVar[str] = "public"
    made: ClassVar[tuple[str, ...]] = ("public", "resources", ".hugo_build.lock")

    def shared(self, articles: Sequence[Article]) -> Iterator[File]:
        """Yield configuration, templates, words, and a page for each topic and language."""
        yield from tree(_SITE)
        yield from tree(THEME / "static", "static/theme/")
        categories, tags = used(articles)
        for tongue, tag in enumerate(TAGS):
            here = f"content/{SEGMENTS[tag]}"
            yield f"{here}/articles/_index.md", f"---\ntitle: {_ARCHIVE[tag]}\n---\n"
            for one in topics("category"):
                if one.id in categories:
                    outputs = f"outputs: [html, atom]\nparams:\n  topic: {one.id}\n"
                    yield f"{here}/category/{one.id}/_index.md", _term(one, tongue, outputs)
            for one in topics("tag"):
                if one.id in tags:
                    yield f"{here}/tag/{one.id}/_index.md", _term(one, tongue)

    def text(self, article: Article, tag: str) -> File:
        """Return the article's file in a language."""
        segment, tongue = SEGMENTS[tag], TAGS.index(tag)
        lines = [
            f"title: {quoted(article.title[tongue])}",
            f"date: {article.date.isoformat()}",
            f"slug: {article.slug}",
            f"category: {article.category}",
            f"tag: [{', '.join(article.tags)}]",
            f"description: {quoted(article.summary[tongue])}",
        ]
        if tag != article.lang:
            lines.append(f"original: {SEGMENTS[article.lang]}")
        body = markdown.common(article, tag, lambda slug: f"/{segment}/{slug}/")
        front = "\n".join(lines)
        path = f"content/{segment}/articles/{article.date.year}/{article.slug}.md"
        return path, f"---\n{front}\n---\n{body}"

    def page(self, article: Article, tag: str) -> str:
        """Return the article's page."""
        return f"{SEGMENTS[tag]}/{article.slug}/index.html"

    def kind(self, page: str) -> str:
        """Return what kind of page a file is."""
        return next((kind for kind, form in _KINDS if form.fullmatch(page)), "other")


def _term(topic: Name, tongue: int, more: str = "") -> str:
    return f"---\ntitle: {quoted(topic.names[tongue])}\n{more}---\n"
