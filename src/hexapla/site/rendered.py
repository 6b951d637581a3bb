"""A page rendered by its template."""

import traceback
from collections.abc import Mapping
from types import MappingProxyType

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from hexapla.model.problem import Code, Problem
from hexapla.rendering.views import ArticleView, DocumentView, Page
from hexapla.site.notices import missing_notice

NOTHING: Mapping[str, object] = MappingProxyType({})


def rendered(
    env: Environment, page: Page, variables: Mapping[str, object] = NOTHING
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return a page's bytes, None when its template fails, and what is wrong with it.

    ``variables`` are what the template may read beside the page's view.
    """
    try:
        text = env.get_template(page.template).render(page=page.view, **variables)
    except TEMPLATE_ERRORS as error:
        return None, (_template_problem(error, page),)
    html = text.rstrip("\n") + "\n"
    return html.encode(), _missing_notice(html, page)


def _missing_notice(html: str, page: Page) -> tuple[Problem, ...]:
    if not isinstance(page.view, ArticleView | DocumentView):
        return ()
    return missing_notice(html, page.view.notice, page.path, page.template, page.origin)


TEMPLATE_ERRORS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template that is wrong can raise while it renders."""


def problem_in_theme(error: Exception) -> Problem | None:
    """Return what is wrong with a template that Pelican renders; None if it is no template's."""
    place = _template_place(error)
    if place is None:
        return None
    message = f"a page cannot be rendered: {error}"
    remedy = "mend the template, or choose a theme that can do without what the article lacks"
    return Problem(*place, Code.TEMPLATE, message, remedy)


def _template_problem(error: Exception, page: Page) -> Problem:
    """Return what is wrong with a template, at its line where Jinja knows it."""
    path, line = _template_place(error) or (page.origin or page.template, 1)
    what = f"there is no template {error}" if isinstance(error, TemplateNotFound) else str(error)
    message = f"the page {page.path} cannot be rendered by {page.template}: {what}"
    remedy = "mend the template; docs/theming.md lists what each one is given"
    return Problem(path, line, Code.TEMPLATE, message, remedy)


def _template_place(error: Exception) -> tuple[str, int] | None:
    """Return the template's file and line that an error comes from, the innermost one."""
    if isinstance(error, TemplateSyntaxError):
        return str(error.filename or error.name), error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if not frame.filename.endswith(".py"):
            return frame.filename, frame.lineno or 1
    return None
