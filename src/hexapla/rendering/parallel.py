"""Two editions of an article side by side, passage by passage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.block import Listing, Literal, Node, Rule
from hexapla.model.document import Document
from hexapla.model.site import share_translated
from hexapla.rendering.addresses import Targets, of_edition, parallel, to_root
from hexapla.rendering.articles import description_of, lang_unlike, summary_lang, summary_of
from hexapla.rendering.attribution import source_list
from hexapla.rendering.body import block_html, inline_html, naming_for
from hexapla.rendering.disclosure import before, byline, disclosure, legend_of, percent, state_of
from hexapla.rendering.frames import Frames
from hexapla.rendering.html import NOTHING, Html
from hexapla.rendering.partners import parallel_links, parallel_versions
from hexapla.rendering.versions import versions
from hexapla.rendering.views import Column, Date, Frame, Pair, ParallelView
from hexapla.rendering.wording import Wording, autonym, marked

# Translators: what the text of a column is, where two languages stand side by side
_ORIGINAL = marked("The original")
_SHARE = marked("{share} of this text is translated so far.")


_VERSO, _RECTO = "", "recto"
"""The places of the two texts: one has ids without more, as it has on the article's page."""


class Side(Struct, frozen=True):
    """An edition, and what makes the pages of its language site."""

    frames: Frames
    edition: Document
    targets: Targets


class Passages(Struct, frozen=True):
    """An edition's passages as HTML, and the ids of the places where each source is cited."""

    html: tuple[Html, ...]
    uses: Mapping[str, Sequence[str]]


def parallel_view(verso: Side, recto: Side) -> ParallelView:
    """Return the page on which the edition of its language site stands beside another."""
    frames, edition, partner = verso.frames, verso.edition, recto.edition
    wording = frames.wording
    frame = _frame(frames, edition, partner)
    here, there = _passages(verso, frame.root, _VERSO), _passages(recto, frame.root, _RECTO)
    inline = inline_html(frames, edition, naming_for(frames, verso.targets, frame.root))
    inline.uses = _joined(here.uses, there.uses)  # one source list serves both columns
    states = edition.outline.states.keys() | partner.outline.states.keys()
    return ParallelView(
        frame=frame,
        verso=_column(verso, wording, frame.root),
        recto=_column(recto, wording, frame.root),
        pairs=tuple(_pairs(edition, here, there)),
        legend=legend_of(states, wording),
        sources=source_list(edition.meta.sources, inline),
        choices=parallel_links(frames, edition, partner.lang),
        swapped=parallel_versions(frames, edition, partner).get(partner.lang, ""),
    )


def _frame(frames: Frames, edition: Document, partner: Document) -> Frame:
    """Return the frame of an article's page, made that of its page beside another."""
    href = parallel(frames.site, edition, partner.lang)
    hrefs = parallel_versions(frames, edition, partner)
    languages = map(frames.wording.language_name, (edition.lang, partner.lang))
    frame = frames.document_frame("parallel", edition, description_of(edition))
    return replace(
        frame,
        href=href,
        root=to_root(href),
        title=f"{frame.title} ({' · '.join(languages)})",
        robots="noindex",
        alternates=(),
        versions=versions(frames.site, hrefs, edition.lang),
    )


def _column(side: Side, wording: Wording, root: str) -> Column:
    edition, frames = side.edition, side.frames
    date = edition.meta.date
    return Column(
        tag=edition.lang,
        autonym=autonym(frames.site.language(edition.lang)),
        href=of_edition(frames.site, edition),
        title=frames.wording.set(edition.title.text, edition.title.lang),
        title_lang=lang_unlike(edition.title.lang, edition.lang),
        title_state=state_of(edition.title, wording),
        summary=summary_of(edition, frames.wording.typography),
        summary_lang=summary_lang(edition),
        summary_state=state_of(edition.summary, wording),
        byline=byline(edition, naming_for(frames, side.targets, root)),
        date=Date(date.isoformat(), frames.wording.date(date)),
        disclosure=tuple(_disclosure(edition, wording)),
    )


def _disclosure(edition: Document, wording: Wording) -> Iterator[str]:
    """Yield how a text came into its language; of an original, that it is one."""
    yield disclosure(edition, wording) or wording.gettext(_ORIGINAL)
    if share_translated(edition) < 1:
        yield wording.gettext(_SHARE).format(share=percent(edition, wording))
    yield from before(edition, wording)


def _passages(side: Side, root: str, place: str) -> Passages:
    """Return an edition's text, which is the same beside each of the others."""
    path, lang = side.edition.path, side.edition.lang
    make = partial(_made, side, root, place)
    found: Passages = side.frames.once(("passages", path, lang, root, place), make, of=path)
    return found


def _made(side: Side, root: str, place: str) -> Passages:
    frames, edition = side.frames, side.edition
    inline = inline_html(frames, edition, naming_for(frames, side.targets, root), place)
    writer = block_html(frames, edition, inline, frozenset())
    writer = replace(writer, has_ids=place == _VERSO)
    return Passages(tuple(writer.render((one,)) for one in _nodes(edition.body)), inline.uses)


def _joined(
    here: Mapping[str, Sequence[str]], there: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    return {one: [*here.get(one, ()), *there.get(one, ())] for one in here.keys() | there.keys()}


def _pairs(edition: Document, here: Passages, there: Passages) -> Iterator[Pair]:
    """Yield the passages of two editions, which have the same nodes, one beside the other."""
    for node, verso, recto in zip(_nodes(edition.body), here.html, there.html, strict=True):
        yield Pair(verso, NOTHING if isinstance(node, Literal | Rule) else recto)


def _nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield what stands beside its like: each item of a list is a passage by itself."""
    for node in nodes:
        if isinstance(node, Listing):
            for place, item in enumerate(node.children):
                start = None if node.start is None else node.start + place
                yield replace(node, children=(item,), start=start)
        else:
            yield node
