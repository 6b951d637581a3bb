"""The pages of publications and their issues, as views."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.document import Document
from hexapla.model.registry import Entry, Name
from hexapla.model.work import Hop, Work
from hexapla.rendering.addresses import Targets
from hexapla.rendering.appearances import Groups, appearance, group
from hexapla.rendering.body import naming_for
from hexapla.rendering.entries import described
from hexapla.rendering.frames import Frames
from hexapla.rendering.naming import Naming
from hexapla.rendering.views import EntryView, Group, IssueLink, IssueView, Link
from hexapla.rendering.wording import marked
from hexapla.rendering.works import on_its_page, work_of

_HEADINGS = {
    # Translators: over the articles here that go back to what a newspaper or an issue printed
    Hop.FIRST: marked("First published here"),
    # Translators: over the articles here that go back to a translation which stood there
    Hop.TRANSLATED: marked("Published here in translation"),
    # Translators: over the articles here that go back to what was retold there
    Hop.RETOLD: marked("Retold here"),
}


class Published(Struct, frozen=True):
    """A work of a chain, and the public article, as it is shown, that goes back to it."""

    article: Document
    work: Work


def named_publications(
    frames: Frames,
) -> Iterator[tuple[str, tuple[Published, ...], Mapping[str, Sequence[Published]]]]:
    """Yield the id of every publication that a chain names, what stood in it, and that by issue."""
    for identifier in sorted(frames.site.registry.publications):
        if ("publication", identifier) in frames.index.mentions:
            found = tuple(published(frames, identifier))
            yield identifier, found, _issues(found)


def publication_view(frames: Frames, publication: str, targets: Targets) -> EntryView:
    """Return the page of a publication."""
    entry = frames.site.registry.publications[publication]
    return _publication(frames, entry, tuple(published(frames, publication)), targets)


def issue_view(frames: Frames, publication: str, issue: str, targets: Targets) -> IssueView:
    """Return the page of an issue of a publication."""
    entry = frames.site.registry.publications[publication]
    found = _issues(published(frames, publication))[issue]
    return _issue(frames, entry, issue, found, targets)


def published(frames: Frames, publication: str) -> Iterator[Published]:
    """Yield the works that stood in a publication, each once, those of the newest article first."""
    seen: set[tuple[str, str]] = set()
    for place in frames.index.mentions.get(("publication", publication), ()):
        key = place.edition.path, place.mention.work
        if key not in seen:
            seen.add(key)
            article = frames.index.edition(place.edition.path, frames.wording.tag)
            yield Published(article, work_of(article, place.mention.work))


def _issues(published: Iterable[Published]) -> dict[str, list[Published]]:
    """Return what stood in each issue by its number, 9 before 10."""
    found: dict[str, list[Published]] = {}
    for one in published:
        if one.work.issue:
            found.setdefault(one.work.issue, []).append(one)
    return {issue: found[issue] for issue in sorted(found, key=lambda one: (_natural(one), one))}


def _natural(issue: str) -> list[tuple[int, str]]:
    parts = re.split(r"(\d+)", issue)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _publication(
    frames: Frames, entry: Entry, published: Sequence[Published], targets: Targets
) -> EntryView:
    wording, here = frames.wording, frames.here
    name = entry.name(wording.tag)
    frame = frames.frame("publication", frames.everywhere(here.publication(entry.id)), name)
    naming = naming_for(frames, targets, frame.root)
    issues = tuple(
        IssueLink(
            wording.fill("no. {issue}", issue=issue),
            here.issue(entry.id, issue),
            _count(frames, found),
        )
        for issue, found in _issues(published).items()
    )
    view = described(frames, frame, entry, naming, Groups(_groups(frames, published, naming), ()))
    return replace(view, issues=issues)


def _issue(
    frames: Frames, entry: Entry, issue: str, found: Sequence[Published], targets: Targets
) -> IssueView:
    wording, here = frames.wording, frames.here
    name = entry.name(wording.tag)
    numbered = wording.title(marked("{publication}, no. {issue}"))
    title = Name(numbered.text.format(publication=name.text, issue=issue), wording.tag)
    frame = frames.frame("issue", frames.everywhere(here.issue(entry.id, issue)), title)
    naming = naming_for(frames, targets, frame.root)
    unlinked = replace(naming, targets={})
    return IssueView(
        frame=frame,
        heading=unlinked.place(Work("", publication=entry.id, issue=issue)),
        publication=Link(
            frames.set(name),
            here.publication(entry.id),
            "" if name.lang == wording.tag else name.lang,
        ),
        count=_count(frames, found),
        groups=_groups(frames, found, naming),
    )


def _count(frames: Frames, published: Sequence[Published]) -> str:
    articles = {one.article.path for one in published}
    return frames.wording.ngettext("{count} article", "{count} articles", len(articles))


def _groups(frames: Frames, published: Sequence[Published], naming: Naming) -> tuple[Group, ...]:
    found: list[Group] = []
    for hop, heading in _HEADINGS.items():
        works: dict[str, list[Published]] = {}
        for one in published:
            if one.work.hop is hop:
                works.setdefault(one.article.path, []).append(one)
        if works:
            listed = [
                appearance(
                    frames, same[0].article, tuple(on_its_page(one.work, naming) for one in same)
                )
                for same in works.values()
            ]
            found.append(group(hop.value, heading, listed, frames.wording))
    return tuple(found)
