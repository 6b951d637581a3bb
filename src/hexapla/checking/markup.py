"""Law 6: a translation carries the links and citations of its source."""

from collections import Counter
from collections.abc import Iterable

from hexapla.checking.places import place
from hexapla.model.block import State
from hexapla.model.document import Document
from hexapla.model.inline import Citation, Inline, Link, Mark, Reference, marks
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_markup(edition: Document, site: Site) -> Iterable[Problem]:
    """Note what a translated message has lost of its source, and what it has added."""
    if not edition.translations:
        return
    original = site.editions[edition.path][edition.source_lang]
    for source, block in zip(original.blocks, edition.blocks, strict=True):
        if block.state is State.UNTRANSLATED or not (source.marked or block.marked):
            continue
        if list(map(_written, source.marks)) == list(map(_written, block.marks)):
            continue  # nearly all: to count marks costs more than to compare them
        there, here = marks_of(source.inline), marks_of(block.inline)
        code = Code.STALE_MARKUP if block.state is State.STALE else Code.MARKUP
        where = place(block, edition, site)
        for mark in there - here:
            message = f"the translation has lost {mark} of its source"
            remedy = "put it where the translated words for it stand"
            yield Problem(*where, code, message, remedy)
        for mark in here - there:
            message = f"the translation has {mark}, which its source has not"
            yield Problem(*where, code, message, "take it out, or add it to the source first")


def marks_of(nodes: tuple[Inline, ...]) -> Counter[str]:
    """Return the marks that must be the same in every language, as an editor writes them."""
    return Counter(map(_written, marks(nodes)))


def _written(mark: Mark) -> str:
    match mark:
        case Citation(identifier):
            return f"the citation [^{identifier}]"
        case Reference(kind, identifier):
            return f"the link to {kind}:{identifier}"
        case Link(href):
            return f"the link to {href}"
