"""The block rule for directives in MyST's colon syntax.

    :::{name} argument
    :option: value

    The body: any blocks, parsed by the same parser, on the lines where they stand.
    :::

The closing fence has at least as many colons as the opening one, so that a directive inside
another needs an outer fence longer than its own.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_OPEN = re.compile(r"(:{3,})\{([^{}\s]*)\}(.*)")
_HALF_OPEN = re.compile(r"(:{3,})[ \t]*\{?[ \t]*([^{}\s]*)(.*)")
_CLOSE = re.compile(r"(:{3,})[ \t]*")
_OPTION = re.compile(r":([A-Za-z][A-Za-z0-9_-]*)(:|[ \t]|$)(.*)")


def directive_plugin(md: MarkdownIt) -> None:
    """Recognise directives and closing fences that close none.

    The tokens are ``directive_open`` (``info`` the name, ``meta`` the argument, the options as
    ``(key, value, line)``, whether it is closed, whether its name lacks a brace, and the lines of
    options that lack a colon), ``directive_close`` and ``stray_fence``; lines count from 0 as in
    every token's map.
    """
    md.block.ruler.before(
        "fence",
        "directive",
        _directive,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or not _line(state, start).startswith(":::"):
        return False
    if silent:
        return True
    line = _line(state, start)
    if _CLOSE.fullmatch(line):
        token = state.push("stray_fence", "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
    elif opening := _OPEN.fullmatch(line) or _HALF_OPEN.fullmatch(line):
        _push(state, start, end, opening)
    return True


def _push(state: StateBlock, start: int, end: int, opening: re.Match[str]) -> None:
    last, closed = _last_line(state, start, end, len(opening[1]))
    body = start + 1
    options: list[tuple[str, str, int]] = []
    half_options: list[int] = []
    while body < last and (option := _OPTION.fullmatch(_line(state, body))):
        options.append((option[1], option[3].strip(" \t"), body))
        if option[2] != ":":
            half_options.append(body)
        body += 1
    token = state.push("directive_open", "", 1)
    token.info = opening[2]
    token.map = [start, last]
    token.block = True
    is_half = opening.re is _HALF_OPEN
    token.meta = {
        "argument": opening[3].strip(" \t{}" if is_half else " \t"),
        "options": options,
        "closed": closed,
        "half": is_half,
        "half_options": half_options,
    }
    _tokenize_body(state, body, last)
    token = state.push("directive_close", "", -1)
    token.block = True
    state.line = last + 1 if closed else last


def _last_line(state: StateBlock, start: int, end: int, length: int) -> tuple[int, bool]:
    """Return the line that ends the directive, and whether that is its closing fence."""
    for number in range(start + 1, end):
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return number, False
        if state.is_code_block(number):
            continue
        closing = _CLOSE.fullmatch(_line(state, number))
        if closing and len(closing[1]) >= length:
            return number, True
    return end, False


def _tokenize_body(state: StateBlock, first: int, last: int) -> None:
    parent, line_max = state.parentType, state.lineMax
    state.parentType = "directive"
    state.lineMax = last
    state.md.block.tokenize(state, first, last)
    state.parentType, state.lineMax = parent, line_max
