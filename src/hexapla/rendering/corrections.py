"""Corrections: at the foot of their article, and on one page for the whole site."""

from msgspec import Struct

from hexapla.model.block import Correction, anchor
from hexapla.model.dates import PartialDate
from hexapla.model.document import Document, corrections
from hexapla.rendering.addresses import Targets, of_edition
from hexapla.rendering.body import naming_for
from hexapla.rendering.disclosure import disclosure
from hexapla.rendering.frames import Frames, article_link
from hexapla.rendering.naming import Naming
from hexapla.rendering.passages import legend, passage
from hexapla.rendering.views import (
    ArticleLink,
    CorrectionEntry,
    CorrectionsView,
    Date,
)
from hexapla.rendering.wording import marked


class Corrected(Struct, frozen=True):
    """A correction, its date, and the edition of its article that pages in a language show."""

    edition: Document
    correction: Correction
    date: PartialDate


def corrected(frames: Frames) -> tuple[Corrected, ...]:
    """Return every correction of a public article or page, the newest first."""
    found = [
        Corrected(edition, correction, correction.date)
        for path in frames.index.public
        for edition in [frames.index.edition(path, frames.wording.tag)]
        for correction in corrections(edition)
        if correction.date
    ]
    return tuple(sorted(found, key=lambda one: str(one.date), reverse=True))


def foot(frames: Frames, edition: Document, naming: Naming) -> tuple[CorrectionEntry, ...]:
    """Return an edition's corrections for the list at its own foot."""
    found = [one for one in corrections(edition) if one.date]
    return tuple(
        CorrectionEntry(
            date=_date(frames, one.date),
            article=ArticleLink("", f"#{anchor(one)}"),
            text=passage(frames, edition, one.children, naming).html,
        )
        for one in found
        if one.date
    )


def corrections_view(frames: Frames, targets: Targets) -> CorrectionsView:
    """Return the page of all corrections; it is there when there are none, and says so."""
    wording, here = frames.wording, frames.here
    title = wording.title(marked("Corrections"))
    feed = (frames.feed(title, here.corrections_feed),) if has_feed(frames) else ()
    frame = frames.frame("correction-index", frames.everywhere(here.corrections), title, feeds=feed)
    naming = naming_for(frames, targets, frame.root)
    found = corrected(frames)
    texts = [
        passage(
            frames,
            one.edition,
            one.correction.children,
            naming,
            frame.root + of_edition(frames.site, one.edition),
        )
        for one in found
    ]
    return CorrectionsView(
        frame=frame,
        count=wording.ngettext("{count} correction", "{count} corrections", len(found)),
        corrections=tuple(
            CorrectionEntry(
                date=_date(frames, one.date),
                article=article_link(frames, one.edition, anchor(one.correction)),
                text=text.html,
                disclosure=disclosure(one.edition, wording),
            )
            for one, text in zip(found, texts, strict=True)
        ),
        legend=legend(texts, wording),
    )


def has_feed(frames: Frames) -> bool:
    """Whether there is a feed of corrections: there is none before the first article."""
    return bool(frames.index.articles[frames.wording.tag])


def _date(frames: Frames, date: PartialDate) -> Date:
    return Date(str(date), frames.wording.date(date))
