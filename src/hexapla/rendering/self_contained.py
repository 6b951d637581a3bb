"""An edition as one piece of HTML, for themes that know nothing of sources, chains and notices."""

from markupsafe import Markup

from hexapla.model.document import Document
from hexapla.rendering.body import body
from hexapla.rendering.chain import Chain
from hexapla.rendering.disclosure import byline, legend, notice
from hexapla.rendering.frames import Frames
from hexapla.rendering.naming import Naming
from hexapla.rendering.views import SourceEntry
from hexapla.rendering.wording import Wording


def self_contained(frames: Frames, edition: Document, naming: Naming) -> Markup:
    """Return an edition's byline, notice, text, source list and chain, with nothing left out."""
    wording = frames.wording
    text = body(frames, edition, naming)
    line = byline(edition, naming)
    told = [Markup('<p class="byline">{}</p>').format(line)] if line else []
    told += [Markup("<p>{}</p>").format(sentence) for sentence in notice(edition, wording)]
    told += [Markup("<p>{} {}</p>").format(*entry) for entry in legend(edition, wording)]
    parts = [*told, text.html]
    if text.sources:
        parts.append(_sources(text.sources, wording))
    chain = Chain(frames, edition, naming)
    if sentence := chain.sentence():
        parts.append(Markup('<p class="chain">{}</p>').format(sentence))
    for station in chain.stations():
        if station.rights:
            rights = Markup(" · ").join(station.rights)
            line = wording.fill("{place}: {rights}", place=station.place, rights=rights)
            parts.append(Markup('<p class="rights">{}</p>').format(line))
    return Markup("\n").join(parts)


def _sources(sources: tuple[SourceEntry, ...], wording: Wording) -> Markup:
    items = Markup("\n").join(_source(entry, wording) for entry in sources)
    return Markup('<section class="sources"><h2>{}</h2>\n<ol>\n{}\n</ol></section>').format(
        wording.gettext("Sources"), items
    )


def _source(entry: SourceEntry, wording: Wording) -> Markup:
    lang = Markup(' lang="{}"').format(entry.lang) if entry.lang else ""
    title = Markup("<cite{}>{}</cite>").format(lang, entry.title)
    if entry.href:
        title = Markup('<a href="{}">{}</a>').format(entry.href, title)
    parts = [entry.outlet, title]
    if entry.date:
        parts.append(Markup("{}").format(entry.date.text))
    if entry.archived:
        archived = wording.gettext("archived copy")
        parts.append(Markup('<a href="{}">{}</a>').format(entry.archived, archived))
    back = Markup(" ").join(Markup('<a href="#{}">↩</a>').format(use) for use in entry.uses)
    return Markup('<li id="source:{}" value="{}">{} {}</li>').format(
        entry.id, entry.number, Markup(" · ").join(parts), back
    )
