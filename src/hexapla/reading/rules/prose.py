"""The block rule for what most lines of an article are: a paragraph on one line.

No other block begins with a letter, or with any character beyond ASCII, unless the line after it
says so (a table, a heading with a line under it). So where that line is empty, the rules for all
other blocks need not be asked first (CommonMark 0.31, 4; law in tests/laws/test_prose.py).
"""

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock


def prose_plugin(md: MarkdownIt) -> None:
    """Recognise a paragraph on one line before all other blocks; its tokens are the usual ones."""
    md.block.ruler.before("table", "prose", _prose)


def _prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    del end, silent  # it ends no other block, so that it is never asked silently
    first, following = state.bMarks[start] + state.tShift[start], start + 1
    initial = state.src[first]
    if not (initial.isalpha() or initial > "\x7f") or state.is_code_block(start):
        return False
    if following < state.lineMax and not state.isEmpty(following):
        return False
    state.line = following
    state.push("paragraph_open", "p", 1).map = [start, following]
    inline = state.push("inline", "", 0)
    inline.content = mdTrim(state.src[first : state.eMarks[start]])
    inline.map = [start, following]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    return True
