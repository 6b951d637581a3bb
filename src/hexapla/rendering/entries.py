"""The pages of people and outlets, as views."""

from collections.abc import Iterator

from markupsafe import Markup

from hexapla.model.document import Document
from hexapla.model.mentions import SECTIONS, MentionKind
from hexapla.model.registry import DatedRole, Entry, Section, nearest
from hexapla.model.site import Extra, Language
from hexapla.model.work import Role
from hexapla.rendering.addresses import Targets
from hexapla.rendering.appearances import HEADINGS, Groups, groups
from hexapla.rendering.body import naming_for
from hexapla.rendering.frames import Frames
from hexapla.rendering.jsonld.entities import ORGANIZATIONS
from hexapla.rendering.naming import Naming
from hexapla.rendering.passages import legend
from hexapla.rendering.rights import told
from hexapla.rendering.views import EntryName, EntryView, Frame
from hexapla.rendering.wording import Wording, autonym, marked

_LABELS = {
    Section.PEOPLE: marked("Person"),
    Section.OUTLETS: marked("Outlet"),
    Section.PUBLICATIONS: marked("Publication"),
}


def named_entries(frames: Frames) -> Iterator[tuple[MentionKind, str]]:
    """Yield the kind and id of every person and outlet that an article names, in order."""
    for kind, identifier in sorted(frames.index.mentions):
        if kind in HEADINGS and identifier in frames.site.registry.section(SECTIONS[kind]):
            yield kind, identifier


def entry_view(frames: Frames, kind: MentionKind, identifier: str, targets: Targets) -> EntryView:
    """Return the page of a person or an outlet that an article names."""
    entry = frames.site.registry.section(SECTIONS[kind])[identifier]
    places = frames.index.mentions[kind, identifier]
    title = entry.name(frames.wording.tag)
    hrefs = frames.everywhere(targets[kind, entry.id].address)
    feed = (frames.feed(title, frames.here.person_feed(entry.id)),)
    is_read = Extra.TOPIC_FEEDS in frames.site.extras and kind == "person"
    is_read = is_read and bool(made_by(frames, entry.id))
    frame = frames.frame(kind, hrefs, title, feeds=feed if is_read else ())
    naming = naming_for(frames, targets, frame.root)
    return described(frames, frame, entry, naming, groups(frames, places, kind, naming))


def described(
    frames: Frames, frame: Frame, entry: Entry, naming: Naming, listed: Groups
) -> EntryView:
    """Return the page of an entry, with what the registry knows of it."""
    wording = naming.wording
    tag, name = wording.tag, entry.name(wording.tag)
    return EntryView(
        frame=frame,
        label=wording.gettext(_label(entry)),
        heading=frames.set(name),
        heading_lang="" if name.lang == tag else name.lang,
        role=wording.set(entry.role.get(tag, "")),
        note=wording.set(entry.note.get(tag, "")),
        roles=tuple(_roles(entry, wording)),
        terms=told(entry.rights, wording),
        url=entry.url,
        country=str(wording.locale.territories.get(entry.country, entry.country)),
        language=wording.language_name(entry.lang) if entry.lang else "",
        outlet=naming.outlet(entry.outlet) if entry.outlet else Markup(""),
        names=_names(entry, frames.site.languages, wording),
        other_forms=entry.also.get(tag, ()),
        issues=(),
        groups=listed.groups,
        legend=legend(listed.passages, wording),
    )


def _label(entry: Entry) -> str:
    """Return the message for what an entry is: among the people are newsrooms too."""
    is_group = entry.section is Section.PEOPLE and entry.kind in ORGANIZATIONS
    return marked("Organisation") if is_group else _LABELS[entry.section]


def _roles(entry: Entry, wording: Wording) -> Iterator[tuple[str, Markup]]:
    """Yield when a person was what, the latest first, each role in words."""
    for role in sorted(entry.roles, key=_began, reverse=True):
        text = nearest(role.texts, wording.tag)
        if text is not None:
            yield _period(role, wording), wording.foreign(text)


def _began(role: DatedRole) -> str:
    return str(role.since or "")


def _period(role: DatedRole, wording: Wording) -> str:
    """Return when somebody was something, an open end left open: «May 2019 –», «2022»."""
    since, until = (wording.date(date) if date else "" for date in (role.since, role.until))
    if role.since and role.since == role.until:
        return since
    return f"{since} – {until}".strip() if since or until else wording.gettext("date unknown")


def made_by(frames: Frames, identifier: str) -> tuple[Document, ...]:
    """Return the articles of this language that a person wrote, or translated into it.

    What the person did for an earlier work of an article's chain is not counted.
    """
    tag = frames.wording.tag
    found = {
        place.edition.path: place.edition
        for place in frames.index.mentions.get(("person", identifier), ())
        if place.edition.lang == tag
        and not place.edition.is_page
        and place.mention.how in {Role.AUTHOR, Role.TRANSLATOR}
        and not place.mention.work
        and place.mention.lang in {"", tag}
    }
    return tuple(found.values())


def _names(
    entry: Entry, languages: tuple[Language, ...], wording: Wording
) -> tuple[EntryName, ...]:
    """Return the entry's names.

    After those in the site's languages, one in none of them, such as one that stays as given.
    """
    known = tuple(
        EntryName(one.tag, autonym(one), one.tag, wording.set(entry.names[one.tag], one.tag))
        for one in languages
        if one.tag in entry.names
    )
    tags = {one.tag for one in languages}
    as_given = wording.gettext("As given")
    return known + tuple(
        EntryName(tag, as_given, "", name) for tag, name in entry.names.items() if tag not in tags
    )
