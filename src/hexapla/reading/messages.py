"""A block's inline source to its message: the form in which it is looked up in a catalog.

A soft break is one space, or nothing between two Han characters, so that re-wrapping a source
changes no msgid; reference links become inline links, so that a message needs no document.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise

from markdown_it.token import Token

_TICKS = re.compile(r"`+")
_TICKS_OR_ESCAPE = re.compile(r"\\[\\`]|`+")


@cache
def _han() -> re.Pattern[str]:
    """Return what matches a character or a sign in Han; to compile it is slow."""
    return re.compile(
        "[\u2e80-\u2fff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
        "\U00020000-\U0003ffff]"
    )


def unwrap(source: str) -> str:
    """Return the source on one line, but for its hard breaks: a backslash and a new line."""
    if "\n" not in source:
        return source.strip()
    spans = _code_spans(source)
    lines = source.split("\n")
    parts = [lines[0].rstrip(" \t")]
    place = -1
    for line, following in pairwise(lines):
        place += len(line) + 1
        hard = not _is_inside(place, spans)
        after = following.lstrip(" \t")
        parts += [_joint(line, after, may_be_hard=hard), after.rstrip(" \t")]
    return "".join(parts).strip()


def _code_spans(source: str) -> list[tuple[int, int]]:
    """Return where code stands in a source (CommonMark 0.31, 6.1), in order."""
    closing: dict[int, list[int]] = {}
    for run in _TICKS.finditer(source):
        closing.setdefault(len(run[0]), []).append(run.start())
    spans: list[tuple[int, int]] = []
    place = 0
    while found := _TICKS_OR_ESCAPE.search(source, place):
        place = found.end()
        starts = closing.get(len(found[0]), []) if found[0][0] == "`" else []
        following = bisect_left(starts, place)
        if following < len(starts):
            place = starts[following] + len(found[0])
            spans.append((found.start(), place))
    return spans


def _is_inside(place: int, spans: list[tuple[int, int]]) -> bool:
    following = bisect_left(spans, (place,))
    return following > 0 and place < spans[following - 1][1]


def _joint(line: str, following: str, *, may_be_hard: bool) -> str:
    """Return what stands for the line break after a line (CommonMark 0.31, 6.7 and 6.8)."""
    before = line.rstrip(" \t")
    spaces = line[len(before) :]
    if may_be_hard and len(spaces) >= 2 and "\t" not in spaces:
        return "\\\n"
    backslashes = len(before) - len(before.rstrip("\\"))
    if may_be_hard and not spaces and backslashes % 2:
        return "\n"
    if _han().match(before[-1:]) and _han().match(following):
        return ""
    return " "


def inline_links(source: str, links: list[Token]) -> str:
    """Return the source with each reference link rewritten to name its address itself.

    ``links`` are the ``link_open`` tokens of its reference links.
    """
    if not links:
        return source
    parts: list[str] = []
    place = 0
    for token in sorted(links, key=_start):
        parts += [source[place : token.meta["label_end"] + 1], f"({_target(token)})"]
        place = token.meta["span"][1]
    return "".join([*parts, source[place:]])


def _start(token: Token) -> int:
    start: int = token.meta["span"][0]
    return start


def _target(token: Token) -> str:
    href = str(token.attrs["href"])
    title = str(token.attrs.get("title", ""))
    if not href or re.search(r"[\s()<>]", href):
        href = "<" + href.replace("<", "%3C").replace(">", "%3E") + ">"
    if title:
        escaped = title.replace("\\", "\\\\").replace('"', '\\"')
        return f'{href} "{escaped}"'
    return href
