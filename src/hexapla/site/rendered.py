"""A page rendered by its template."""

import traceback

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from hexapla.model.problem import Code, Problem
from hexapla.rendering.views import ArticleView, DocumentView, Page
from hexapla.site.notices import missing_notice


def rendered(env: Environment, page: Page) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return a page's bytes, None when its template fails, and what is wrong with it."""
    try:
        text = env.get_template(page.template).render(page=page.view)
    except _TEMPLATE_ERRORS as error:
        return None, (_template_problem(error, page),)
    html = text.rstrip("\n") + "\n"
    return html.encode(), _missing_notice(html, page)


def _missing_notice(html: str, page: Page) -> tuple[Problem, ...]:
    if not isinstance(page.view, ArticleView | DocumentView):
        return ()
    return missing_notice(html, page.view.notice, page.path, page.template, page.origin)


_TEMPLATE_ERRORS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
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
