"""The block rule for a given block id, ``(id)=`` alone on the line above the block."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_ANCHOR = re.compile(r"\(([A-Za-z][A-Za-z0-9_-]*)\)=\s*")


def anchor_plugin(md: MarkdownIt) -> None:
    """Recognise a block id; the token ``anchor`` precedes the block it names."""
    md.block.ruler.before("paragraph", "anchor", _anchor, {"alt": ["paragraph", "reference"]})


def _anchor(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    del end
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _ANCHOR.fullmatch(line)
    if found is None:
        return False
    if not silent:
        token = state.push("anchor", "", 0)
        token.content = found[1]
        token.map = [start, start + 1]
        state.line = start + 1
    return True
