"""The Markdown parser: CommonMark 0.31 with tables, and our directives, ids and citations.

Raw HTML is off, and nothing is linked or replaced that the author did not mark. Every link scheme
is let through to the token, where reading.inline judges it: a link turned back into text here
would be a loss that nobody is told of.
"""

import re
from functools import cache
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.common import normalize_url
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.link import link as parse_link
from markdown_it.token import Token

from hexapla.reading.rules.anchor import anchor_plugin
from hexapla.reading.rules.citation import citation_plugin
from hexapla.reading.rules.directive import directive_plugin
from hexapla.reading.rules.prose import prose_plugin
from hexapla.reading.rules.span import span_plugin

DEEPEST = 60
"""Levels of tokens the parser keeps. It drops what is deeper, so reaching it is a problem."""


SIGNS = re.compile(r"[\\`*_\[\]!<&\n]")
"""The characters that can mean anything inside a block; all others are words."""


@cache
def parser() -> MarkdownIt:
    """Return the one parser; making it costs more than a paragraph."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    md.enable("table")
    md.disable(["html_block", "html_inline"])
    md.use(span_plugin)
    md.use(citation_plugin)
    md.use(anchor_plugin)
    md.use(directive_plugin)
    md.use(prose_plugin)
    md.inline.terminator_re = SIGNS
    md.inline.ruler.at("link", _link_with_span)
    md.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=_find_label_end,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
    )
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    md.normalizeLink = _normalized  # type: ignore[method-assign]
    return md


_NORMAL = re.compile(
    r"(?:person|outlet|article):[a-z0-9-]+|https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9._/-]*)?"
)


def _normalized(url: str) -> str:
    """Return an address with what must be escaped escaped; nearly all are so as they stand."""
    return url if _NORMAL.fullmatch(url) else normalize_url.normalizeLink(url)


def block_tokens(text: str, env: dict[str, Any]) -> list[Token]:
    """Return the tokens of a text's blocks, with nothing yet of what is inside each.

    The text is as ``reading.text`` gives it. ``env`` is given its link definitions.
    """
    tokens: list[Token] = []
    parser().block.parse(text, parser(), env, tokens)
    return tokens


def inline_tokens(content: str, env: dict[str, Any]) -> list[Token]:
    """Return the tokens of what is inside a block, with the definitions that ``env`` has."""
    tokens: list[Token] = []
    parser().inline.parse(content, parser(), env, tokens)
    return tokens


def _link_with_span(state: StateInline, silent: bool) -> bool:
    """Parse a link, and keep in its token where it stood and by which definition it was made.

    Its label's place is needed to write a reference link as an inline one.
    """
    start, before = state.pos, len(state.tokens)
    if not parse_link(state, silent):
        return False
    if not silent:
        token = next(token for token in state.tokens[before:] if token.type == "link_open")
        token.meta["span"] = (start, state.pos)
        if state.src[state.pos - 1] == "]":
            token.meta["label_end"] = _label_end(state, start)
            token.meta["definition"] = _definition(state.src, token.meta["label_end"], state.pos)
            if token.meta["definition"] is None:
                label = state.src[start + 1 : token.meta["label_end"]]
                token.meta["definition"] = normalizeReference(label)
    return True


_IN_A_LINK = re.compile(r"\[\^[^\s\[\]^]+\]|\[[^\[\]]*\]\{[^{}]*\}")


def _may_stand_in_link(state: StateInline, start: int) -> bool:
    return _IN_A_LINK.fullmatch(state.src, start, state.pos) is not None


def _find_label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:
    """Return the end of a label, -1 where there is none.

    As markdown-it's own, but that citations and foreign words, which are brackets too, may stand
    in the words of a link; to markdown-it they would be links in a link. A label that is not
    closed closes none around it: that is remembered, or many open brackets would take for ever.
    (In the parser's own cache, whose keys are places: the complement of one is free.)
    """
    if state.cache.get(~start) == state.posMax:
        return -1
    before, state.pos, level = state.pos, start + 1, 1
    end = -1
    while state.pos < state.posMax:
        position, marker = state.pos, state.src[state.pos]
        if marker == "]":
            level -= 1
            if level == 0:
                end = position
                break
        state.md.inline.skipToken(state)
        if marker == "[" and state.pos == position + 1:
            level += 1
            if state.cache.get(~position) == state.posMax:
                state.pos = state.posMax
        elif marker == "[" and disable_nested and not _may_stand_in_link(state, position):
            break
    if state.pos >= state.posMax:
        state.cache[~start] = state.posMax
    state.pos = before
    return end


def _label_end(state: StateInline, start: int) -> int:
    end, state.pos = state.pos, start
    label_end: int = state.md.helpers.parseLinkLabel(state, start, True)
    state.pos = end
    return label_end


def _definition(source: str, label_end: int, end: int) -> str | None:
    """Return the normalised label of ``[text][label]``; None when the text is its own label."""
    label = source[label_end + 2 : end - 1]
    return normalizeReference(label) if label else None
