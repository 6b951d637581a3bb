"""The feed of corrections."""

import datetime

from hexapla.model.block import anchor
from hexapla.rendering.addresses import of_edition, urn
from hexapla.rendering.corrections import Corrected, corrected
from hexapla.rendering.disclosure import disclosure, text_with
from hexapla.rendering.feeds import LONGEST, printed
from hexapla.rendering.frames import Frames
from hexapla.rendering.jsonld.passage import within
from hexapla.rendering.views import FeedEntry, FeedView


def corrections_feed(frames: Frames) -> FeedView:
    """Return the feed of corrections, as old as the oldest article while there are none.

    IndexError when the language has no article.
    """
    wording, here = frames.wording, frames.here
    newest = corrected(frames)[:LONGEST]
    since = frames.index.articles[wording.tag][-1].meta.date
    return FeedView(
        id=urn(frames.site, here.corrections_feed),
        tag=wording.tag,
        title=f"{frames.site_name} · {wording.gettext('Corrections')}",
        href=f"{frames.siteurl}/{here.corrections}",
        self_href=f"{frames.siteurl}/{here.corrections_feed}",
        updated=max(map(_time, newest), default=since).isoformat(),
        entries=tuple(_entry(frames, one) for one in newest),
    )


def _entry(frames: Frames, one: Corrected) -> FeedEntry:
    edition, place = one.edition, anchor(one.correction)
    said = within(one.correction.children)
    carried = all(block.lang == edition.lang for block in said)
    wording = frames.wording
    told = disclosure(edition, wording) if carried else ""
    return FeedEntry(
        id=urn(frames.site, f"{edition.path}#{frames.wording.tag}#{place}"),
        href=f"{frames.siteurl}/{of_edition(frames.site, edition)}#{place}",
        # Translators: the title of an article, over a correction of it in a feed
        title=frames.wording.gettext("Correction: {title}").format(
            title=frames.wording.set(edition.title.text, edition.title.lang)
        ),
        summary=printed(said, frames.wording),
        summary_lang=said[0].lang if said else "",
        told=text_with(printed(said, wording), told, wording),
        published=_time(one).isoformat(),
        updated=_time(one).isoformat(),
        authors=(frames.site_name,),
        contributors=(),
        categories=(),
        disclosure=told,
        via=(),
        corrections=(),
        rights="",
        license="",
        hreflang="" if edition.lang == frames.wording.tag else edition.lang,
    )


def _time(one: Corrected) -> datetime.datetime:
    """Return when a correction was made: its day begins in the zone of its article's date."""
    return datetime.datetime.combine(
        one.date.first_day(), datetime.time(), one.edition.meta.date.tzinfo
    )
