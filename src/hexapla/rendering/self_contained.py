"""An edition as one piece of HTML, for themes that know nothing of sources, chains and notices."""

from markupsafe import Markup

from hexapla.model.document import Document
from hexapla.rendering.body import body
from hexapla.rendering.chain import Chain
from hexapla.rendering.direction import lang_html
from hexapla.rendering.disclosure import byline, legend, notice
from hexapla.rendering.frames import Frames
from hexapla.rendering.html import html
from hexapla.rendering.naming import Naming
from hexapla.rendering.views import SourceEntry
from hexapla.rendering.wording import Wording


def self_contained(frames: Frames, edition: Document, naming: Naming) -> Markup:
    """Return an edition's byline, notice, text, source list and chain, with nothing left out."""
    wording = frames.wording
    text = body(frames, edition, naming)
    line = byline(edition, naming)
    told = [html('<p class="byline">{}</p>', line)] if line else []
    told += [html("<p>{}</p>", sentence) for sentence in notice(edition, wording)]
    told += [html("<p>{} {}</p>", *entry) for entry in legend(edition, wording)]
    parts = [*told, text.html]
    if text.sources:
        parts.append(_sources(text.sources, wording))
    chain = Chain(frames, edition, naming)
    if sentence := chain.sentence():
        parts.append(html('<p class="chain">{}</p>', sentence))
    for station in chain.stations():
        if station.rights:
            rights = Markup(" · ").join(station.rights)
            line = wording.fill("{place}: {rights}", place=station.place, rights=rights)
            parts.append(html('<p class="rights">{}</p>', line))
    return Markup("\n").join(parts)


def _sources(sources: tuple[SourceEntry, ...], wording: Wording) -> Markup:
    items = Markup("\n").join(_source(entry, wording) for entry in sources)
    return html(
        '<section class="sources"><h2>{}</h2>\n<ol>\n{}\n</ol></section>',
        wording.gettext("Sources"),
        items,
    )


def _source(entry: SourceEntry, wording: Wording) -> Markup:
    lang = lang_html(entry.lang, wording.tag) if entry.lang else ""
    title = html("<cite{}>{}</cite>", lang, entry.title)
    if entry.href:
        title = html('<a href="{}">{}</a>', entry.href, title)
    parts = [entry.outlet, title]
    if entry.date:
        parts.append(html("{}", entry.date.text))
    if entry.archived:
        archived = wording.gettext("archived copy")
        parts.append(html('<a href="{}">{}</a>', entry.archived, archived))
    back = Markup(" ").join(html('<a href="#{}">↩</a>', use) for use in entry.uses)
    return html(
        '<li id="source:{}" value="{}">{} {}</li>',
        entry.id,
        entry.number,
        Markup(" · ").join(parts),
        back,
    )
