"""The theme's words inside templates: what ``_("…")`` and ``{% trans %}`` say."""

import gettext
from collections.abc import Callable

from jinja2 import Environment, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from hexapla.rendering.html import Html, in_html

_PLAIN = frozenset({int, str, Html, Markup})
"""What a place is filled with without MarkupSafe, which alone knows what else is to be escaped."""


def install_words(env: Environment, translations: gettext.NullTranslations) -> None:
    """Let an environment's templates speak a language, in Jinja's newer style of gettext.

    Words without places to fill, which stand on every page, are looked up and made safe once.
    """
    env.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    env.globals["gettext"] = env.globals["_"] = _safe_gettext(translations.gettext)


def _safe_gettext(said: Callable[[str], str]) -> Callable[..., str]:
    known: dict[str, Markup] = {}

    @pass_eval_context
    def gettext(context: EvalContext, message: str, /, **values: object) -> str:
        if not context.autoescape:
            return said(message) % values
        if values:
            return _filled(said(message), values)
        if message not in known:
            known[message] = _filled(said(message), {})
        return known[message]

    return gettext


def _filled(pattern: str, values: dict[str, object]) -> Markup:
    """Return a pattern that is safe with its places filled by what is escaped."""
    if _PLAIN.issuperset(map(type, values.values())):
        safe = {name: one if type(one) is int else in_html(one) for name, one in values.items()}
        return Html(pattern % safe)  # noqa: S704
    return Markup(pattern) % values  # noqa: S704
