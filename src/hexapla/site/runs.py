"""Pelican's runs. One language site is one run, and so is the page at the root.

With a theme of ours a run's generator renders pages that are values already. This module and
stock_run alone import pelican, and they are imported only when a build is due: finding out that
nothing changed must not pay for it.
"""

import contextlib
import datetime
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.log import console
from pelican.plugins import signals
from pelican.settings import read_settings as pelican_settings
from pelican.utils import DateFormatter

from hexapla.model.problem import Code, Problem
from hexapla.rendering.views import Page
from hexapla.rendering.wording import Wording
from hexapla.site.publishing.files import OutputFile
from hexapla.site.rendered import NOTHING, rendered
from hexapla.site.settings.run import Settings
from hexapla.site.settings.setup import SETTINGS_NAME
from hexapla.site.templates import Theme, equip, loader

_ARTICLE_SIGNALS = (
    signals.article_generator_init,
    signals.article_generator_preread,
    signals.article_generator_context,
    signals.article_generator_pretaxonomy,
    signals.article_generator_finalized,
    signals.article_generator_write_article,
    signals.article_writer_finalized,
    signals.content_object_init,
    signals.feed_generated,
    signals.get_writer,
)

Advance = Callable[[], None]

Rendered = tuple[tuple[OutputFile, ...], tuple[Problem, ...]]
"""The files that pages have become, and what is wrong with them."""

Variables = Callable[[Any, Page], Mapping[str, object]]
"""Returns the variables of a template beside a page's view, from the generator and the page."""


class _NoArticles(ArticlesGenerator):  # type: ignore[misc]
    """Stands where Pelican would read and write articles."""

    def generate_context(self) -> None:
        self._update_context(("articles", "dates", "tags", "categories", "authors", "drafts"))

    def generate_output(self, writer: object) -> None:
        del writer


WITHOUT_ARTICLES: Mapping[type, type] = {ArticlesGenerator: _NoArticles}
"""For a run that copies static files and makes no page."""


def listens_to_articles(settings: Settings) -> bool:
    """Whether a plugin of the site's expects Pelican's own article objects."""
    with _quiet():
        Pelican(dict(settings))
    return any(signal.receivers for signal in _ARTICLE_SIGNALS)


@contextlib.contextmanager
def plugins_for_now() -> Iterator[None]:
    """Let the plugins that the body loads hear nothing afterwards.

    A process may build more than once, and settings leave out a plugin that they had before.
    """
    found = [one for one in vars(signals).values() if isinstance(one, type(signals.initialized))]
    before = {signal: list(signal.receivers_for(None)) for signal in found}
    try:
        yield
    finally:
        for signal in found:
            for receiver in list(signal.receivers_for(None)):
                if receiver not in before[signal]:
                    signal.disconnect(receiver)


def no_articles(generator: object, page: Page) -> Mapping[str, object]:
    """Return no variable beside a page's view: no article of Pelican's was read."""
    del generator, page
    return NOTHING


def render_pages(
    settings: Settings,
    wording: Wording,
    pages: Iterable[Page],
    theme: Theme,
    advance: Advance,
    *,
    generator: type = _NoArticles,
    variables: Variables = no_articles,
) -> Rendered:
    """Run Pelican for pages that are values; return the files they become.

    ``generator`` stands where Pelican would read its articles, and ``variables`` returns
    what a template may read of it beside a page's view.
    """
    files: list[OutputFile] = []
    problems: list[Problem] = []

    class PageValuesGenerator(generator):  # type: ignore[misc]
        """Renders our pages where Pelican would render its articles."""

        def generate_output(self, writer: object) -> None:
            del writer
            self.env.loader = loader(theme.folders, theme.templates)
            equip(self.env, wording.words, theme.asset)
            for page in pages:
                data, found = rendered(self.env, page, variables(self, page))
                if data is not None:
                    files.append(OutputFile(page.path, data))
                problems.extend(found)
                advance()

    problems.extend(run(settings, {ArticlesGenerator: PageValuesGenerator}))
    return tuple(files), tuple(problems)


def run(settings: Settings, replaced: Mapping[type, type]) -> tuple[Problem, ...]:
    """Run Pelican with some of its generators replaced; return the errors that it only logs."""

    class Run(Pelican):  # type: ignore[misc]
        def _get_generator_classes(self) -> list[type]:
            return [replaced.get(kind, kind) for kind in super()._get_generator_classes()]

    with _quiet(), _collected_errors() as problems:
        Run(settings).run()
    return tuple(problems)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep Pelican from printing a summary for each of several runs; its log stays."""
    before, console.quiet = console.quiet, True
    try:
        yield
    finally:
        console.quiet = before


@contextlib.contextmanager
def _collected_errors() -> Iterator[list[Problem]]:
    problems: list[Problem] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            remedy = "mend what it names, or leave that plugin or setting out"
            problems.append(Problem("pelican", 1, Code.PELICAN, record.getMessage(), remedy))

    handler = Collector(logging.ERROR)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield problems
    finally:
        root.removeHandler(handler)


def strftime(date: datetime.datetime, form: str) -> str:
    """Return a date in words as Pelican's filter of this name does."""
    return str(DateFormatter()(date, form))


def read_settings(path: str | None, override: Settings) -> Settings:
    """Return Pelican's settings from a file, with some overridden, and the file's name.

    Raises ValueError or OSError when Pelican cannot use them.
    """
    found: Settings = pelican_settings(path, override=override)
    return found | ({SETTINGS_NAME: Path(path).name} if path else {})
