"""How an article names an entry of the registry, in a line for each time."""

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup
from msgspec import Struct

from hexapla.model.block import Quotation
from hexapla.model.document import Document
from hexapla.model.mentions import How, Mention, Relation
from hexapla.model.registry import Name
from hexapla.model.work import Role
from hexapla.rendering.addresses import of_edition
from hexapla.rendering.frames import Frames
from hexapla.rendering.html import html
from hexapla.rendering.naming import Naming
from hexapla.rendering.passages import Passage, passage
from hexapla.rendering.wording import marked
from hexapla.rendering.works import SEPARATOR, with_place, work_of

LONGEST = 80
"""The most of a caption that is shown, in columns: a Han character takes two."""

_HAN = "\u2e80"
"""The first of the characters that take two columns and stand without spaces between them."""

_LAST_WORD = re.compile(rf"[^\s{_HAN}-\U0010ffff]+\Z")

_LINK = '<a href="{}">{}</a>'
_NUMBER = '<a href="{}" aria-label="{}">{}</a>'
_CITE = '<cite><a href="{}">{}</a></cite>'


class Notes(Struct, frozen=True):
    """Writes how one edition names an entry, on a page that ``naming`` writes for."""

    frames: Frames
    edition: Document
    naming: Naming

    def of(self, how: How, mentions: Iterable[Mention]) -> tuple[Markup, ...]:
        """Return a line for each mention of one kind, where there is more to say than the title."""
        match how:
            case Relation.MENTIONED:
                return (self._passages(mentions),)
            case Relation.CITED:
                return tuple(map(self._source, mentions))
            case Relation.PICTURED:
                return tuple(map(self._figure, mentions))
            case Relation.QUOTED:
                return tuple(map(self._speaker, mentions))
            case Relation.REPUBLISHED:
                works = (work_of(self.edition, mention.work) for mention in mentions)
                return tuple(with_place(work, self.naming) for work in works)
            case Role():
                return tuple(note for one in mentions for note in self._credit(one))
            case _:
                return ()

    def quotation(self, mention: Mention) -> tuple[Passage, Markup]:
        """Return the words of a quotation, and when they were said and where that is recorded."""
        found = (one for one in self.edition.nodes if isinstance(one, Quotation))
        quotation = next(one for one in found if one.line == mention.line)
        words = passage(self.frames, self.edition, quotation.children, self.naming, self._href(""))
        details: list[Markup] = []
        if quotation.date:
            details.append(self.naming.wording.time(quotation.date))
        if quotation.source:
            details.append(self._outlet(quotation.source))
        else:
            details.append(self.naming.wording.fill("No source given"))
        return words, SEPARATOR.join([*details, self._link(mention)])

    def _outlet(self, source: str) -> Markup:
        """Return the outlet that a citation, or an outlet's own id, stands for."""
        outlets = {one.id: one.outlet for one in self.edition.meta.sources}
        outlet = self.naming.outlet(outlets.get(source, source))
        return self.naming.wording.fill("Source: {source}", source=outlet)

    def _href(self, identifier: str) -> str:
        address = self.naming.root + of_edition(self.frames.site, self.edition)
        return f"{address}#{identifier}" if identifier else address

    def _link(self, mention: Mention) -> Markup:
        # Translators: leads to the place in an article that mentions or quotes somebody
        to_passage = self.naming.wording.gettext("To the passage")
        return html(_LINK, self._href(mention.block), to_passage)

    def _passages(self, mentions: Iterable[Mention]) -> Markup:
        wording = self.naming.wording
        found = list({mention.block: mention for mention in mentions}.values())
        if len(found) == 1:
            return self._link(found[0])
        numbers = (
            html(
                _NUMBER,
                self._href(mention.block),
                wording.gettext("Passage {number}").format(number=wording.number(number)),
                wording.number(number),
            )
            for number, mention in enumerate(found, 1)
        )
        # Translators: before the numbers 1, 2, 3 ..., each a link to a passage of an article
        return wording.fill("Passages: {numbers}", numbers=Markup(" ").join(numbers))

    def _source(self, mention: Mention) -> Markup:
        wording = self.naming.wording
        sources = {source.id: source for source in self.edition.meta.sources}
        source = sources[mention.source]
        title = wording.foreign(Name(source.title, source.lang))
        cited = html(_CITE, self._href(f"source:{source.id}"), title)
        return SEPARATOR.join([cited, *([wording.time(source.date)] if source.date else [])])

    def _figure(self, mention: Mention) -> Markup:
        if not mention.caption_lang:
            return self._link(mention)
        name = Name(excerpt(mention.caption), mention.caption_lang)
        return html(_LINK, self._href(mention.block), self.naming.wording.foreign(name))

    def _speaker(self, mention: Mention) -> Markup:
        wording = self.naming.wording
        speaker = (
            self.naming.person(mention.speaker)
            if mention.speaker
            else wording.fill("Speaker not named")
        )
        date = [wording.time(mention.date)] if mention.date else []
        return SEPARATOR.join([speaker, *date, self._link(mention)])

    def _credit(self, mention: Mention) -> Iterator[Markup]:
        """Yield what a credit is for, where that is not the article as it was written here."""
        wording = self.naming.wording
        if mention.work:
            work = with_place(work_of(self.edition, mention.work), self.naming)
            # Translators: under an article on the page of a person who is credited in an earlier
            # work of its chain; {work} is where, in which language and when that was published
            message = marked("For an earlier work, to which this article goes back: {work}")
            yield wording.fill(message, work=work)
        elif mention.lang:
            yield self._into(mention.lang)
        elif mention.block:
            yield self._figure(mention)

    def _into(self, lang: str) -> Markup:
        """Return what an edition's credit is for, with a link to it where another one is shown."""
        wording = self.naming.wording
        # Translators: what somebody is credited for, such as “The translation into Chinese”
        words = wording.fill(
            "The translation {into_language}", into_language=wording.into_language(lang)
        )
        edition = self.frames.index.edition(self.edition.path, lang)
        if edition.lang != lang or lang == self.edition.lang:
            return words
        href = self.naming.root + of_edition(self.frames.site, edition)
        return html('<a href="{}" hreflang="{}">{}</a>', href, lang, words)


def excerpt(text: str) -> str:
    """Return the beginning of a text, as far as a word ends within LONGEST columns."""
    columns = 0
    for place, character in enumerate(text):
        columns += 2 if character >= _HAN else 1
        if columns > LONGEST:
            head = text[:place]
            is_cut = character < _HAN and not character.isspace()
            words = _LAST_WORD.sub("", head) if is_cut else head
            return (words or head).rstrip(" ,.;:—，。；：、") + "…"
    return text
