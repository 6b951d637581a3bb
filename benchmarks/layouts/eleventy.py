"""Articles as an Eleventy site: one Markdown file a language, templates in Nunjucks."""

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from benchmarks import markdown
from benchmarks.corpus import SITE, topics
from benchmarks.layouts import File, tree, used
from benchmarks.layouts.hexapla import NAME, SEGMENTS, THEME, quoted
from benchmarks.layouts.hugo import Hugo
from benchmarks.parts import Article
from benchmarks.prose import TAGS

_SITE = Path(__file__).with_name("eleventy_site")
_WORDS = Path(__file__).with_name("hugo_site") / "i18n"
_AUTONYMS = ("English", "русский", "简体中文")


@dataclass(frozen=True, slots=True)
class Eleventy:
    """A site with templates of ours that give the same pages as Hexapla's theme."""

    template: ClassVar[str] = "_includes/base.njk"
    output: ClassVar[str] = "_site"
    made: ClassVar[tuple[str, ...]] = ("_site", ".cache")

    def shared(self, articles: Sequence[Article]) -> Iterator[File]:
        """Yield configuration, templates, and the words and names they use."""
        yield from tree(_SITE)
        yield from tree(THEME / "static", "theme/")
        yield "_data/site.json", json.dumps(_site(articles), ensure_ascii=False)
        for tag in TAGS:
            segment = SEGMENTS[tag]
            data = {"lang": segment, "layout": "article.njk", "tags": f"articles-{segment}"}
            yield f"content/{segment}/{segment}.json", json.dumps(data)

    def text(self, article: Article, tag: str) -> File:
        """Return the article's file in a language."""
        segment, tongue = SEGMENTS[tag], TAGS.index(tag)
        lines = [
            f"title: {quoted(article.title[tongue])}",
            f"date: {article.date.isoformat()}",
            f"permalink: /{segment}/{article.slug}/",
            f"place: {article.slug}/",
            f"category: {article.category}",
            f"topic: [{', '.join(article.tags)}]",
            f"description: {quoted(article.summary[tongue])}",
        ]
        if tag != article.lang:
            lines.append(f"original: {SEGMENTS[article.lang]}")
        body = markdown.common(article, tag, lambda slug: f"/{segment}/{slug}/")
        front = "\n".join(lines)
        path = f"content/{segment}/{article.date.year}/{article.slug}.md"
        return path, f"---\n{front}\n---\n{body}"

    def page(self, article: Article, tag: str) -> str:
        """Return the article's page."""
        return f"{SEGMENTS[tag]}/{article.slug}/index.html"

    def kind(self, page: str) -> str:
        """Return what kind of page a file is: the addresses are those of the Hugo site."""
        return Hugo().kind(page)


def _site(articles: Sequence[Article]) -> dict[str, object]:
    categories, tags = used(articles)
    words = {}
    for tag, name, autonym in zip(TAGS, NAME, _AUTONYMS, strict=True):
        said = tomllib.loads((_WORDS / f"{SEGMENTS[tag]}.toml").read_text("utf-8"))
        said["feed"] = said["feed"].replace("{{ . }}", "")
        words[SEGMENTS[tag]] = {**said, "name": name, "autonym": autonym, "locale": tag}
    names = {
        one.id: dict(zip(SEGMENTS.values(), one.names, strict=True))
        for one in (*topics("category"), *topics("tag"))
        if one.id in categories | tags
    }
    return {
        "url": SITE,
        "segments": list(SEGMENTS.values()),
        "categories": sorted(categories),
        "words": words,
        "names": names,
    }
