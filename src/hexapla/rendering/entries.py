"""The pages of people and outlets, as views."""

from collections.abc import Iterator

from hexapla.model.registry import Entry
from hexapla.model.site import Language
from hexapla.rendering.addresses import Targets
from hexapla.rendering.frames import Frames
from hexapla.rendering.lists import teasers
from hexapla.rendering.views import EntryView
from hexapla.rendering.wording import Wording, autonym


def entry_views(frames: Frames, targets: Targets) -> Iterator[tuple[str, str, EntryView]]:
    """Yield a page for every person and outlet that an article names, with its kind and id."""
    for (kind, identifier), paths in sorted(frames.index.mentions.items()):
        section = frames.site.registry.people if kind == "person" else frames.site.registry.outlets
        if identifier in section:
            yield kind, identifier, _entry_view(frames, kind, section[identifier], paths, targets)


def _entry_view(
    frames: Frames, kind: str, entry: Entry, paths: frozenset[str], targets: Targets
) -> EntryView:
    wording = frames.wording
    tag = wording.tag
    name = entry.name(tag)
    label = wording.gettext("Person") if kind == "person" else wording.gettext("Outlet")
    frame = frames.frame(kind, frames.everywhere(targets[kind, entry.id].address), name.text)
    articles = tuple(one for one in frames.index.articles[tag] if one.path in paths)
    return EntryView(
        frame=frame,
        label=label,
        heading=name.text,
        heading_lang="" if name.lang == tag else name.lang,
        role=entry.role.get(tag, ""),
        note=entry.note.get(tag, ""),
        terms=entry.terms.get(tag, ""),
        url=entry.url,
        country=str(wording.locale.territories.get(entry.country, entry.country)),
        names=_names(entry, frames.site.languages, wording),
        other_forms=entry.also.get(tag, ()),
        teasers=teasers(frames, articles, frame, targets),
    )


def _names(
    entry: Entry, languages: tuple[Language, ...], wording: Wording
) -> tuple[tuple[str, str, str], ...]:
    """Return the entry's names, as tag, autonym of the language, and name.

    After those in the site's languages, one in none of them, such as one that stays as given.
    """
    autonyms = {language.tag: autonym(language) for language in languages}
    known = [(tag, autonyms[tag], entry.names[tag]) for tag in autonyms if tag in entry.names]
    as_given = wording.gettext("As given")
    others = [(tag, as_given, name) for tag, name in entry.names.items() if tag not in autonyms]
    return (*known, *others)
