"""The rules for a citation, ``[^id]``, and for one that is begun and not completed."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

_CITATION = re.compile(r"\[\^([^\s\[\]^]+)\]")
_HALF = re.compile(r"\[\^\s*[^\s\[\]]{0,40}\]?")


def citation_plugin(md: MarkdownIt) -> None:
    r"""Recognise citations before links, so that a link definition cannot swallow one.

    The ``meta`` of a message's token has, as ``half_citation``, the first that is not complete:
    found before ``\[^`` becomes the same text.
    """
    md.inline.ruler.before("link", "citation", _citation)
    md.core.ruler.after("inline", "half_citation", _half_citation)


def _citation(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos):
        return False
    found = _CITATION.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found[1]
    state.pos = found.end()
    return True


def _half_citation(state: StateCore) -> None:
    for token in state.tokens:
        for child in (token.children or []) if "[^" in token.content else []:
            if child.type == "text" and (found := _HALF.search(child.content)):
                token.meta.setdefault("half_citation", found[0])
