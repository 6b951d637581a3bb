"""A run of Pelican's own generators, for stock themes and plugins that listen to articles.

Pelican reads each file through our reader, which hands it the edition in the run's language.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup
from pelican.contents import Article
from pelican.contents import Page as PelicanPage
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.readers import BaseReader, Readers
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import truncate_html_words

from hexapla.model.problem import Problem
from hexapla.rendering.views import Page
from hexapla.rendering.wording import Wording
from hexapla.site.rendered import NOTHING, TEMPLATE_ERRORS, problem_in_theme
from hexapla.site.runs import Advance, Rendered, render_pages, run
from hexapla.site.settings.run import Settings
from hexapla.site.stock import StockContent
from hexapla.site.templates import Theme


def run_stock(settings: Settings, wording: Wording, content: StockContent) -> tuple[Problem, ...]:
    """Run Pelican for one language site, writing into its output path; return its errors."""
    settings, replaced = _reading_editions(settings, wording, content)
    try:
        return run(settings, replaced)
    except TEMPLATE_ERRORS as error:
        problem = problem_in_theme(error)
        if problem is None:
            raise
        return (problem,)


def render_beside_articles(
    settings: Settings,
    content: StockContent,
    pages: Iterable[Page],
    theme: Theme,
    advance: Advance,
) -> Rendered:
    """Run Pelican for pages that are values, for plugins that listen to its articles.

    Pelican reads its articles as it always does, and tells the plugins. The page of an article has
    Pelican's own as ``article``, with what plugins have set on it.
    """
    wording = content.frames.wording
    settings, replaced = _reading_editions(settings, wording, content)
    segment = wording.language.segment

    def variables(generator: Any, page: Page) -> Mapping[str, object]:
        found = (*generator.articles, *generator.hidden_articles)
        return next(
            ({"article": one} for one in found if f"{segment}/{one.save_as}" == page.path), NOTHING
        )

    generator = replaced[ArticlesGenerator]
    return render_pages(
        settings, wording, pages, theme, advance, generator=generator, variables=variables
    )


def _reading_editions(
    settings: Settings, wording: Wording, content: StockContent
) -> tuple[Settings, Mapping[type, type]]:
    """Return settings and generators that read the editions of one language site."""

    class RunReader(_EditionReader):
        editions = content

    # Pelican looks its settings up by the class's name: these must be called as its own are.
    members = {"words": wording}
    run_article = type("Article", (_Edition, Article), members)
    run_page = type("Page", (_Edition, PelicanPage), members)

    class RunReaders(_EditionReaders):
        classes: Mapping[type, type] = {Article: run_article, PelicanPage: run_page}

    def with_editions(generator: type) -> type:
        class EditionsGenerator(generator):  # type: ignore[misc]
            def __init__(self, *arguments: Any, **keywords: Any) -> None:
                super().__init__(*arguments, **keywords)
                self.readers = RunReaders(self.settings, "")
                self.env.install_gettext_translations(wording.words, newstyle=True)

            def generate_context(self) -> None:
                super().generate_context()
                for item in (*getattr(self, "articles", ()), *getattr(self, "pages", ())):
                    item.translations = content.versions(item.source_path)

            def check_disabled_readers(self) -> None:
                """Say nothing: Hexapla reports the files that nothing uses."""

        return EditionsGenerator

    readers = {"rst": None, "html": None, "htm": None, **settings["READERS"], "md": RunReader}
    replaced = {kind: with_editions(kind) for kind in (ArticlesGenerator, PagesGenerator)}
    return {**settings, "READERS": readers}, replaced


class _EditionReader(BaseReader):  # type: ignore[misc]
    """Hands Pelican an edition instead of a file's text."""

    enabled = True
    file_extensions = ("md",)
    editions: StockContent

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        edition = self.editions.find(source_path)
        if edition is None:
            return "", {"title": source_path, "status": "skip"}
        metadata = _metadata(edition.metadata, self.settings)
        return edition.html, {"summary": _beginning(edition.html, self.settings), **metadata}


class _Edition:
    """An article or page whose HTML is safe to a template that escapes, and its dates in words."""

    words: Wording

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        this: Any = self
        if hasattr(this, "date"):
            this.locale_date = self.words.date(this.date)
        if hasattr(this, "modified"):
            this.locale_modified = self.words.date(this.modified)

    def _update_content(self, html: str, siteurl: str) -> Markup:
        updated: str = super()._update_content(html, siteurl)  # type: ignore[misc]
        return Markup(updated)  # noqa: S704


class _EditionReaders(Readers):  # type: ignore[misc]
    """Makes our kinds of article and page where Pelican asks for its own."""

    classes: Mapping[type, type]

    def read_file(self, *arguments: Any, **keywords: Any) -> Any:
        wanted = keywords.get("content_class")
        if wanted is not None:
            keywords["content_class"] = self.classes.get(wanted, wanted)
        return super().read_file(*arguments, **keywords)


def _beginning(html: str, settings: Settings) -> Markup:
    """Return what stands for a summary: the text's first words, cut before they count as safe.

    Pelican itself would cut our safe HTML, and escape the tags that it closes. Lists have no
    list of sources, and show the beginnings of several articles: citations and ids stay out.
    """
    html = re.sub(r'<sup class="citation">.*?</sup>| id="[^"]*"', "", html)
    words = settings["SUMMARY_MAX_LENGTH"]
    if words is not None:
        html = truncate_html_words(html, words, settings["SUMMARY_END_SUFFIX"])
    return Markup(html)  # noqa: S704


def _metadata(metadata: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """Return metadata with Pelican's objects for topics and people, each keeping its id as slug."""
    found = dict(metadata)
    for key, kind in (("tags", Tag), ("authors", Author)):
        if key in found:
            found[key] = [_wrapped(kind, pair, settings) for pair in found[key]]
    if "category" in found:
        found["category"] = _wrapped(Category, found["category"], settings)
    return found


def _wrapped(kind: type, pair: tuple[str, str], settings: Settings) -> Any:
    wrapper = kind(pair[1], settings)
    wrapper.slug = pair[0]
    return wrapper
