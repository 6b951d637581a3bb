"""The chain: how an article came to this page, in a sentence and as a row of stations."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from hexapla.model.document import Document, Translation
from hexapla.model.site import Site
from hexapla.model.work import Hop, Method, Work
from hexapla.rendering import addresses
from hexapla.rendering.disclosure import METHODS, method
from hexapla.rendering.frames import Frames
from hexapla.rendering.html import NOTHING, Html, escaped
from hexapla.rendering.naming import Naming, capitalised
from hexapla.rendering.rights import told
from hexapla.rendering.views import Station
from hexapla.rendering.wording import Wording, marked

_CLAUSES = {
    Hop.FIRST: marked("first published {in_language} in {place} ({details})"),
    Hop.RETOLD: marked("then, retold {in_language}, in {place} ({details})"),
}
_TRANSLATED = {
    Method.HUMAN: marked("then {in_language}, translated, in {place} ({details})"),
    Method.MACHINE: marked("then {in_language}, translated by machine, in {place} ({details})"),
    Method.MACHINE_REVIEWED: marked(
        "then {in_language}, translated by machine and revised, in {place} ({details})"
    ),
}
"""A translation that does not say how it was made is told like a human's: as a translation."""
_OWN_CLAUSES = {
    Hop.FIRST: marked("published {in_language} by {place} on {date}"),
    Hop.TRANSLATED: marked("translated {in_language} by {place} on {date}"),
    Hop.RETOLD: marked("retold {in_language} by {place} on {date}"),
}
"""The chain's last work is this site's article."""
_OWN_MACHINE: Mapping[Method | None, str] = {
    Method.MACHINE: marked("translated by machine {in_language} by {place} on {date}"),
    Method.MACHINE_REVIEWED: marked(
        "translated by machine {in_language} and revised by {place} on {date}"
    ),
}


class Chain(Struct, frozen=True):
    """Tells one edition's chain in its language."""

    frames: Frames
    edition: Document
    naming: Naming

    @property
    def site(self) -> Site:
        """The site that the edition belongs to."""
        return self.frames.site

    @property
    def wording(self) -> Wording:
        """The words of the page's language."""
        return self.naming.wording

    def sentence(self) -> Html:
        """Return the chain in one sentence; empty for an article that began here."""
        works = self.edition.meta.chain
        if not works:
            return NOTHING
        clauses = [self._clause(work, works) for work in works]
        clauses += [self._step(step) for step in self.edition.translations]
        told = escaped(self.wording.gettext("; ")).join(clauses)
        ended = Html(told.removesuffix("."))  # noqa: S704
        return capitalised(self.wording.fill("{clauses}.", clauses=ended))

    def stations(self) -> tuple[Station, ...]:
        """Return the works, then the editions that led to this page, the page itself last."""
        works = self.edition.meta.chain
        if not works and not self.edition.translations:
            return ()
        found = [self._work_station(work) for work in works[:-1]]
        return (*found, self._page_station(), *self._edition_stations())

    def _clause(self, work: Work, works: tuple[Work, ...]) -> Html:
        if work is works[-1]:
            return self.wording.fill(
                _OWN_MACHINE.get(work.method, "") or _OWN_CLAUSES[work.hop],
                in_language=self.wording.in_language(work.lang),
                place=self.naming.publication(self.site.publication),
                date=self.wording.date(self.edition.meta.date),
            )
        separator = self.wording.gettext(", ")
        if not work.lang:
            in_language = self.wording.gettext("in an unknown language")
        else:
            in_language = self.wording.in_language(work.lang)
        return self.wording.fill(
            _CLAUSES.get(work.hop) or _TRANSLATED[work.method or Method.HUMAN],
            in_language=in_language,
            place=self.naming.place(work),
            details=escaped(separator).join(self._details(work)),
        )

    def _details(self, work: Work) -> list[str | Html]:
        return [date_of(work, self.wording), *self.naming.credits(work.credits)]

    def _step(self, step: Translation) -> Html:
        message = {
            Method.HUMAN: marked("translated {from_language} {into_language}"),
            Method.MACHINE: marked("translated by machine {from_language} {into_language}"),
            Method.MACHINE_REVIEWED: marked(
                "translated by machine {from_language} {into_language} and revised"
            ),
        }[step.method]
        return self.wording.fill(
            message,
            from_language=self.wording.from_language(step.source_lang),
            into_language=self.wording.into_language(step.lang),
        )

    def _work_station(self, work: Work) -> Station:
        segment = self._segment(work.lang)
        return Station(
            tag=work.lang,
            segment=segment,
            place=self.naming.place(work),
            language=self.wording.language_name(work.lang)
            if work.lang
            else self.wording.gettext("language unknown"),
            date=date_of(work, self.wording),
            date_iso=str(work.date or ""),
            people=self.naming.credits(work.credits),
            method=self._work_method(work),
            rights=told(self.site.registry.rights_of(work), self.wording),
            href=work.url,
            current=False,
        )

    def _work_method(self, work: Work) -> str:
        """Return how a work was translated, where it and the language of its source are stated."""
        for source in self.edition.meta.chain:
            if work.method and source.id == work.translation_of:
                from_language = self.wording.from_language(source.lang)
                return self.wording.gettext(METHODS[work.method]).format(
                    from_language=from_language
                )
        return ""

    def _page_station(self) -> Station:
        original = self.site.editions[self.edition.path][self.edition.source_lang]
        meta = original.meta
        return self._own_station(
            original,
            date=self.wording.date(meta.date),
            date_iso=meta.date.isoformat(),
            people=self.naming.credits(meta.credits),
            method=self._work_method(meta.chain[-1]) if meta.chain else "",
            rights=self._own_rights(original),
        )

    def _own_rights(self, original: Document) -> tuple[Html, ...]:
        """Return what may be done with the article as this site publishes it.

        The licence is the page's own on the page it is said of alone, and no translation's.
        """
        registry, publication = self.site.registry, self.site.publication
        last = original.meta.chain[-1] if original.meta.chain else Work("")
        rights = registry.rights_of(last, publication)
        return told(rights, self.wording, of_page=not self.edition.translations)

    def _edition_stations(self) -> Iterator[Station]:
        for step in self.edition.translations:
            edition = self.site.editions[self.edition.path][step.lang]
            people = self.naming.credits(step.credits)
            yield self._own_station(edition, people=people, method=method(step, self.wording))

    def _own_station(
        self,
        edition: Document,
        *,
        date: str = "",
        date_iso: str = "",
        people: tuple[Html, ...] = (),
        method: str = "",
        rights: tuple[Html, ...] = (),
    ) -> Station:
        public = self.frames.index.is_public(edition)
        return Station(
            tag=edition.lang,
            segment=self._segment(edition.lang),
            place=self.naming.publication(self.site.publication),
            language=self.wording.language_name(edition.lang),
            date=date,
            date_iso=date_iso,
            people=people,
            method=method,
            rights=rights,
            href=self.naming.root + addresses.of_edition(self.site, edition) if public else "",
            current=edition.lang == self.edition.lang,
        )

    def _segment(self, tag: str) -> str:
        for language in self.site.languages:
            if language.tag == tag:
                return language.segment
        return tag


def date_of(work: Work, wording: Wording) -> str:
    """Return when a work was published, in words."""
    return wording.date(work.date) if work.date else wording.gettext("date unknown")
