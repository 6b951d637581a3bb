"""Where an entry of the registry is named: the articles under each heading of its page."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup
from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.mentions import How, Mention, Relation
from hexapla.model.work import Role
from hexapla.rendering.disclosure import disclosure
from hexapla.rendering.frames import Frames, article_link
from hexapla.rendering.index import Place
from hexapla.rendering.naming import Naming
from hexapla.rendering.notes import Notes
from hexapla.rendering.passages import Passage
from hexapla.rendering.views import Appearance, Date, Group, Quoted
from hexapla.rendering.wording import Wording, marked

HEADINGS: Mapping[str, Mapping[How, str]] = {
    "person": {
        # Translators: over the articles that a person has written
        Role.AUTHOR: marked("Written"),
        # Translators: over the articles that a person has translated
        Role.TRANSLATOR: marked("Translated"),
        # Translators: over the articles that a person has edited
        Role.EDITOR: marked("Edited"),
        # Translators: over the articles whose translation a person has edited
        Role.TRANSLATION_EDITOR: marked("Translation edited"),
        # Translators: over the articles, or their translations, that a person has checked
        Role.REVIEWER: marked("Reviewed"),
        # Translators: over the articles that a person has taken photographs for
        Role.PHOTOGRAPHER: marked("Photographed"),
        # Translators: over the words of a person that articles quote
        Relation.QUOTED: marked("Quoted"),
        # Translators: over the articles that mention a person or an outlet
        Relation.MENTIONED: marked("Mentioned"),
        # Translators: over works that name a person without saying what they did
        Role.UNSTATED: marked("Also named"),
    },
    "outlet": {
        # Translators: over the sources from an outlet, and the articles that cite them
        Relation.CITED: marked("Cited"),
        # Translators: over the articles with pictures or tables from an outlet
        Relation.PICTURED: marked("Pictures and tables"),
        # Translators: over the articles with words that an outlet has reported
        Relation.QUOTED: marked("Quoted from"),
        # Translators: over the articles that go back to what stood in an outlet
        Relation.REPUBLISHED: marked("Republished from"),
        # Translators: over the articles that mention a person or an outlet
        Relation.MENTIONED: marked("Mentioned"),
    },
}
"""What each heading of an entry's page says, in the order of the page."""


class Groups(Struct, frozen=True):
    """What an entry's page lists, and the passages that are quoted there."""

    groups: tuple[Group, ...]
    passages: tuple[Passage, ...]


def groups(frames: Frames, places: Iterable[Place], kind: str, naming: Naming) -> Groups:
    """Return the articles that name an entry, under a heading for each way of naming it."""
    found: dict[How, dict[str, list[Place]]] = {}
    for place in places:
        by_path = found.setdefault(place.mention.how, {})
        by_path.setdefault(place.edition.path, []).append(place)
    lists: list[Group] = []
    passages: list[Passage] = []
    for how, heading in HEADINGS[kind].items():
        if how in found:
            listed = [_Listed.of(frames, named, naming) for named in found[how].values()]
            quoting = kind == "person" and how is Relation.QUOTED
            appearances = [one.quoted(passages) if quoting else one.noted() for one in listed]
            lists.append(group(how.value, heading, appearances, frames.wording))
    return Groups(tuple(lists), tuple(passages))


def group(
    identifier: str, heading: str, appearances: Iterable[Appearance], wording: Wording
) -> Group:
    """Return articles under a heading, which is a message of the theme."""
    listed = tuple(appearances)
    return Group(identifier, wording.gettext(heading), wording.number(len(listed)), listed)


def appearance(
    frames: Frames,
    edition: Document,
    notes: tuple[Markup, ...],
    quotations: tuple[Quoted, ...] = (),
) -> Appearance:
    """Return an edition as it stands under a heading; a page of the site's own has no date."""
    date = edition.meta.date
    when = None if edition.is_page else Date(date.isoformat(), frames.wording.date(date))
    made = disclosure(edition, frames.wording)
    return Appearance(article_link(frames, edition), when, made, notes, quotations)


class _Listed(Struct, frozen=True):
    """An article under a heading: the edition that is shown, and each mention once."""

    notes: Notes
    mentions: tuple[Mention, ...]

    @classmethod
    def of(cls, frames: Frames, places: list[Place], naming: Naming) -> "_Listed":
        """Return what the places of one article come to.

        The edition is the one in the page's language, unless it alone lacks the link in the text
        that another has: what names the entry is what is listed. A mention is told in the words of
        the edition that is shown, where that makes it too.
        """
        first, tag = places[0], frames.wording.tag
        edition = frames.index.edition(first.edition.path, tag)
        if first.mention.how is Relation.MENTIONED:
            own = [place for place in places if place.edition.lang == edition.lang]
            edition = own[0].edition if own else first.edition
            places = [place for place in places if place.edition.lang == edition.lang]
        every: dict[tuple[str | int, ...], Mention] = {}
        shown: dict[tuple[str | int, ...], Mention] = {}
        for place in places:
            key = _key(place.mention)
            every.setdefault(key, place.mention)
            if place.edition.lang == edition.lang:
                shown.setdefault(key, place.mention)
        mentions = tuple(shown.get(key, one) for key, one in every.items())
        return cls(Notes(frames, edition, naming), mentions)

    def noted(self) -> Appearance:
        notes, how = self.notes, self.mentions[0].how
        return appearance(notes.frames, notes.edition, notes.of(how, self.mentions))

    def quoted(self, passages: list[Passage]) -> Appearance:
        """Return the article with its quotations, whose words are added to the passages."""
        found = [self.notes.quotation(mention) for mention in self.mentions]
        passages += [words for words, _ in found]
        quotations = tuple(Quoted(words.html, credit) for words, credit in found)
        return appearance(self.notes.frames, self.notes.edition, (), quotations)


def _key(mention: Mention) -> tuple[str | int, ...]:
    """Return what is the same for a mention in all editions that make it."""
    line = 0 if isinstance(mention.how, Role) else mention.line
    return mention.block, mention.source, mention.work, mention.lang, line
