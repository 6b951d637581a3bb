"""The inline rule for words in another language, ``[слово]{lang=ru}``."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs.parse import ParseError, parse


def span_plugin(md: MarkdownIt) -> None:
    """Recognise foreign words after links, which take precedence.

    The tokens are ``span_open`` (``meta`` has the attributes) and ``span_close``. The rule of
    mdit-py-plugins copies the rest of the message for every pair of brackets.
    """
    md.inline.ruler.after("link", "span", _span)


def _span(state: StateInline, silent: bool) -> bool:
    start, maximum = state.pos, state.posMax
    if state.src[start] != "[":
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start, False)
    if label_end < 0 or not state.src.startswith("{", label_end + 1, maximum):
        return False
    end = state.src.find("}", label_end, maximum) + 1
    try:
        _, attributes = parse(state.src[label_end + 1 : end])
    except ParseError:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, label_end
        token = state.push("span_open", "span", 1)
        token.meta = {"attributes": attributes}
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = end, maximum
    return True
