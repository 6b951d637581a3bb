"""Whose it is: the credit lines of figures and quotations, and the source list."""

from collections.abc import Mapping

from msgspec import Struct

from hexapla.model.block import Block, Figure, Node, Quotation, Table
from hexapla.model.dates import PartialDate
from hexapla.model.document import Document
from hexapla.model.inline import cited
from hexapla.model.rights import Rights
from hexapla.model.work import Source
from hexapla.rendering.html import NOTHING, Html, html
from hexapla.rendering.inline_html import InlineHtml
from hexapla.rendering.naming import Naming
from hexapla.rendering.rights import told
from hexapla.rendering.views import Date, SourceEntry
from hexapla.rendering.wording import Wording


def unlisted(original: Document) -> frozenset[str]:
    """Return what the original cites and its source list lacks: a problem, unless waived."""
    marks = frozenset(mark for block in original.blocks for mark in cited(block.marked or ()))
    return marks - {source.id for source in original.meta.sources}


def numbering(original: Document) -> dict[str, int]:
    """Return the number of each source: the order of first use in the original.

    Every edition takes its numbers from the original, so that a source has one number in all
    languages; a source that is used nowhere (a waived problem) comes last.
    """
    order: dict[str, None] = {}
    for identifier in _uses(original):
        order.setdefault(identifier)
    for source in original.meta.sources:
        order.setdefault(source.id)
    known = {source.id for source in original.meta.sources}
    used = (identifier for identifier in order if identifier in known)
    return {identifier: number for number, identifier in enumerate(used, 1)}


def _uses(document: Document) -> list[str]:
    found: list[str] = []

    def visit(nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            if isinstance(node, Block):
                found.extend(cited(node.marked or ()))
            else:
                visit(getattr(node, "children", ()))
            if isinstance(node, Figure | Quotation) and node.source:
                found.append(node.source)

    visit((document.title, *((document.summary,) if document.summary else ()), *document.body))
    return found


class Attribution(Struct, frozen=True):
    """Writes credit lines. ``sources`` are the article's, by id."""

    naming: Naming
    sources: Mapping[str, Source]

    def figure_credit(self, figure: Figure, inline: InlineHtml) -> Html:
        """Return a figure's credit line: whose it is, of when, and what may be done with it."""
        wording = self.naming.wording
        parts: list[Html] = []
        if figure.photographer:
            photographer = self.naming.person(figure.photographer)
            parts.append(wording.fill("Photograph: {person}", person=photographer))
        if figure.source:
            parts.append(self._source(figure.source, inline))
        if not parts:
            parts.append(wording.fill("No source given"))
        if figure.date:
            parts.append(wording.time(figure.date))
        parts += told(self._rights(figure), wording)
        return html('<p class="credit">{}</p>', Html(" · ").join(parts))

    def quotation_credit(self, quotation: Quotation, inline: InlineHtml) -> Html:
        """Return who said it, in which role, when, and where that is recorded, if it is said."""
        wording = self.naming.wording
        details = [wording.time(quotation.date)] if quotation.date else []
        if quotation.source:
            details.append(self._source(quotation.source, inline))
        else:
            details.append(wording.fill("No source given"))
        return html(
            '<p class="speaker">{}</p>\n<p class="credit">{}</p>',
            self._speaker(quotation),
            Html(" · ").join(details),
        )

    def _speaker(self, quotation: Quotation) -> Html:
        wording = self.naming.wording
        if not quotation.speaker:
            return wording.fill("Speaker not named")
        name = self.naming.person(quotation.speaker)
        entry = self.naming.registry.people.get(quotation.speaker)
        roles = entry.roles_on(self._said_on(quotation), wording.tag) if entry else ()
        if not roles:
            return name
        return wording.fill(
            "{person}, {role}", person=name, role=wording.list(map(wording.set, roles))
        )

    def _said_on(self, quotation: Quotation) -> PartialDate | None:
        """Return when the words were said, as far as that can be told: else their source's date."""
        source = self.sources.get(quotation.source)
        if quotation.date or quotation.date_unknown or source is None:
            return quotation.date
        return source.date

    def cite_attribute(self, quotation: Quotation) -> Html:
        """Return the ``cite`` attribute of a quotation whose source has an address."""
        source = self.sources.get(quotation.source)
        return html(' cite="{}"', source.url) if source and source.url else NOTHING

    def _rights(self, figure: Figure) -> Rights:
        """Return what a figure's outlet lets others do with its pictures; of a table, nothing."""
        if not figure.image and any(isinstance(one, Table) for one in figure.children):
            return Rights()
        source = self.sources.get(figure.source)
        outlet = self.naming.registry.outlets.get(source.outlet if source else figure.source)
        return outlet.rights if outlet else Rights()

    def _source(self, identifier: str, inline: InlineHtml) -> Html:
        """Return an outlet's name, with the citation's mark when it is a citation."""
        source = self.sources.get(identifier)
        name = self.naming.outlet(source.outlet if source else identifier)
        mark = inline.citation(identifier) if source else NOTHING
        return self.naming.wording.fill("Source: {source}", source=name + mark)


def source_list(sources: tuple[Source, ...], inline: InlineHtml) -> tuple[SourceEntry, ...]:
    """Return the source list by number, once the body has been rendered and its uses counted."""
    naming = inline.naming
    wording = naming.wording
    entries = (
        SourceEntry(
            id=source.id,
            number=inline.numbers[source.id],
            outlet=naming.outlet(source.outlet),
            title=wording.typography.text(source.title, source.lang),
            lang=source.lang,
            language=wording.language_name(source.lang) if source.lang else "",
            date=_date(source.date, wording),
            href=source.url,
            archived=source.archived,
            accessed=_date(source.accessed, wording),
            uses=tuple(inline.uses.get(source.id, ())),
        )
        for source in sources
    )
    return tuple(sorted(entries, key=lambda entry: entry.number))


def _date(date: PartialDate | None, wording: Wording) -> Date | None:
    return Date(str(date), wording.date(date)) if date else None
