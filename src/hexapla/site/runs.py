"""Pelican's runs. One language site is one run, and so is the page at the root.

With a theme of ours a run's generator renders pages that are values already. This module and
stock_run alone import pelican, and they are imported only when a build is due: finding out that
nothing changed must not pay for it.
"""

import contextlib
import logging
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.log import console
from pelican.plugins import signals
from pelican.settings import read_settings as pelican_settings

from hexapla.model.problem import Code, Problem
from hexapla.rendering.views import ArticleView, DocumentView, Page
from hexapla.rendering.wording import Wording
from hexapla.site.notices import missing_notice
from hexapla.site.output import OutputFile
from hexapla.site.settings import Settings

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


def listens_to_articles(settings: Settings) -> bool:
    """Whether a plugin of the site's expects Pelican's own article objects."""
    with _quiet():
        Pelican(dict(settings))
    return any(signal.receivers for signal in _ARTICLE_SIGNALS)


def render_pages(
    settings: Settings, wording: Wording, pages: Iterable[Page], advance: Advance
) -> tuple[tuple[OutputFile, ...], tuple[Problem, ...]]:
    """Run Pelican for pages that are values; return the files they become."""
    files: list[OutputFile] = []
    problems: list[Problem] = []

    class PageValuesGenerator(ArticlesGenerator):  # type: ignore[misc]
        """Renders our pages where Pelican would render its articles."""

        def generate_context(self) -> None:
            self._update_context(("articles", "dates", "tags", "categories", "authors", "drafts"))

        def generate_output(self, writer: object) -> None:
            del writer
            self.env.install_gettext_translations(wording.translations, newstyle=True)
            for page in pages:
                try:
                    html = _rendered(self.env, page)
                    files.append(OutputFile(page.path, html.encode()))
                    problems.extend(_missing_notice(html, page))
                except _TEMPLATE_ERRORS as error:
                    problems.append(_template_problem(error, page))
                advance()

    problems.extend(run(settings, {ArticlesGenerator: PageValuesGenerator}))
    return tuple(files), tuple(problems)


def _rendered(env: Environment, page: Page) -> str:
    text = env.get_template(page.template).render(page=page.view)
    return text.rstrip("\n") + "\n"


def _missing_notice(html: str, page: Page) -> tuple[Problem, ...]:
    if not isinstance(page.view, ArticleView | DocumentView):
        return ()
    return missing_notice(html, page.view.notice, page.path, page.template, page.origin)


_TEMPLATE_ERRORS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What a template that is wrong can raise while it renders."""


def _template_problem(error: Exception, page: Page) -> Problem:
    """Return what is wrong with a template, at its line where Jinja knows it."""
    path, line = _template_place(error) or (page.origin or page.template, 1)
    what = f"there is no template {error}" if isinstance(error, TemplateNotFound) else str(error)
    message = f"the page {page.path} cannot be rendered by {page.template}: {what}"
    return Problem(path, line, Code.TEMPLATE, message, "docs/theming.md lists what there is")


def _template_place(error: Exception) -> tuple[str, int] | None:
    """Return the template's file and line that an error comes from, the innermost one."""
    if isinstance(error, TemplateSyntaxError):
        return str(error.filename or error.name), error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if not frame.filename.endswith(".py"):
            return frame.filename, frame.lineno or 1
    return None


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


def read_settings(path: str | None, override: Settings) -> Settings:
    """Return Pelican's settings from a file, with some overridden.

    Raises ValueError or OSError when Pelican cannot use them.
    """
    found: Settings = pelican_settings(path, override=override)
    return found
