"""What there is in which language: each article, and how it came into each of them."""

from collections.abc import Iterator, Mapping

from hexapla.model.block import State
from hexapla.model.document import Document
from hexapla.rendering.disclosure import before, disclosure, meanings, percent
from hexapla.rendering.frames import Frames, article_link
from hexapla.rendering.views import CoverageCell, CoverageRow, CoverageView, Date
from hexapla.rendering.wording import Wording, marked


def coverage_view(frames: Frames) -> CoverageView:
    """Return the page of what is published in which language."""
    wording, index, languages = frames.wording, frames.index, frames.site.languages
    title = wording.title(marked("Articles by language"))
    frame = frames.frame("coverage", frames.everywhere(frames.here.coverage), title)
    listed = {path: editions for path, editions in index.public.items() if not editions[0].is_page}
    rows = tuple(_row(frames, path) for path in listed)
    marks = {mark for row in rows for cell in row.cells for mark, _ in cell.missing}
    return CoverageView(
        frame=frame,
        caption=_caption(frames, len(rows)),
        languages=tuple((one.tag, wording.language_name(one.tag)) for one in languages),
        rows=rows,
        legend=tuple(entry for entry in meanings(wording).values() if entry[0] in marks),
    )


def _caption(frames: Frames, articles: int) -> str:
    """Return how many articles there are, and how many of them in each language."""
    wording = frames.wording
    parts = [wording.ngettext("{count} article", "{count} articles", articles)]
    for language in frames.site.languages:
        # Translators: such as “in Russian: 12”; 12 is the number of articles
        message = wording.gettext("{in_language}: {number}")
        number = wording.number(len(frames.index.articles[language.tag]))
        in_language = wording.in_language(language.tag)
        parts.append(message.format(in_language=in_language, number=number))
    return " · ".join(parts)


def _row(frames: Frames, path: str) -> CoverageRow:
    shown = frames.index.edition(path, frames.wording.tag)
    editions = {edition.lang: edition for edition in frames.index.public[path]}
    date = shown.meta.date
    return CoverageRow(
        article=article_link(frames, shown),
        date=Date(date.isoformat(), frames.wording.date(date)),
        cells=tuple(
            _cell(frames, tag, editions) for tag in (one.tag for one in frames.site.languages)
        ),
    )


def _cell(frames: Frames, tag: str, editions: Mapping[str, Document]) -> CoverageCell:
    wording, edition = frames.wording, editions.get(tag)
    if edition is None:
        return CoverageCell(tag, wording.language_name(tag), "", (), ())
    return CoverageCell(
        tag=tag,
        language=wording.language_name(tag),
        href=article_link(frames, edition).href,
        made=_made(edition, wording),
        missing=tuple(_missing(edition, wording)),
    )


def _made(edition: Document, wording: Wording) -> tuple[str, ...]:
    """Return how an edition came into its language, what it was translated from last of all."""
    if not edition.translations:
        # Translators: an article in the language it was written in
        own = disclosure(edition, wording)  # of an article that is a translation itself
        return (wording.gettext("Original"), *((own,) if own else ()))
    return (disclosure(edition, wording), *before(edition, wording))


def _missing(edition: Document, wording: Wording) -> Iterator[tuple[str, str]]:
    """Yield what an edition lacks, each with its mark."""
    states = edition.outline.states
    marks = {state: mark for state, (mark, _) in meanings(wording).items()}
    if stale := states.get(State.STALE):
        # Translators: passages of a translation whose source has changed since
        words = wording.ngettext("{count} outdated passage", "{count} outdated passages", stale)
        yield marks[State.STALE], words
    if State.UNTRANSLATED in states:
        # Translators: how much of an article is in the language so far, such as “82% translated”
        message = wording.gettext("{share} translated")
        yield marks[State.UNTRANSLATED], message.format(share=percent(edition, wording))
