"""A block's inline source to its message: the form in which it is looked up in a catalog.

A soft break is one space, or nothing between two Han characters, so that re-wrapping a source
changes no msgid; reference links become inline links, so that a message needs no document.
"""

import re
from itertools import pairwise

from markdown_it.token import Token

_HAN = re.compile(
    "[\u2e80-\u2fff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
_CODE = re.compile(r"\\[\\`]|(`+)(?!`).+?(?<!`)\1(?!`)|`+", re.DOTALL)
_NEWLINE = re.compile(r"([ \t]*)\n[ \t]*")
_BACKSLASHES = re.compile(r"\\*\Z")


def unwrap(source: str) -> str:
    """Return the source on one line, but for its hard breaks: a backslash and a new line."""
    if "\n" not in source:
        return source.strip()
    in_code = [found.span() for found in _CODE.finditer(source) if found[1]]
    parts: list[str] = []
    cuts = [(0, 0), *((found.start(), found.end()) for found in _NEWLINE.finditer(source))]
    for (_, start), (end, after) in pairwise([*cuts, (len(source), len(source))]):
        parts.append(source[start:end])
        if after < len(source):
            hard = not any(first < end < last for first, last in in_code)
            spaces = source[end:after].partition("\n")[0]
            parts.append(_joint(source[:end], spaces, source[after], may_be_hard=hard))
    return "".join(parts).strip()


def _joint(before: str, spaces: str, following: str, *, may_be_hard: bool) -> str:
    """Return what stands for a line break (CommonMark 0.31, 6.7 and 6.8)."""
    if may_be_hard and len(spaces) >= 2 and "\t" not in spaces:
        return "\\\n"
    escaped = _BACKSLASHES.search(before)
    if may_be_hard and not spaces and escaped and len(escaped[0]) % 2:
        return "\n"
    if before and _HAN.match(before[-1]) and _HAN.match(following):
        return ""
    return " "


def inline_links(source: str, links: list[Token]) -> str:
    """Return the source with each reference link rewritten to name its address itself.

    ``links`` are the ``link_open`` tokens of its reference links.
    """
    for token in sorted(links, key=_start, reverse=True):
        _, end = token.meta["span"]
        label_end = token.meta["label_end"]
        source = source[: label_end + 1] + f"({_target(token)})" + source[end:]
    return source


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
