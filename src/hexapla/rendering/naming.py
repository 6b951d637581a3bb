"""Names as HTML: people, outlets and publications, linked where they have a page."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from hexapla.model.registry import Entry, Name, Registry
from hexapla.model.work import Credit, Role, Work
from hexapla.rendering.addresses import Targets, issue_id
from hexapla.rendering.html import Html, html
from hexapla.rendering.wording import Wording, marked

ROLES = {
    Role.AUTHOR: marked("written by {people}"),
    Role.TRANSLATOR: marked("translated by {people}"),
    Role.EDITOR: marked("edited by {people}"),
    Role.TRANSLATION_EDITOR: marked("translation edited by {people}"),
    Role.REVIEWER: marked("reviewed by {people}"),
    Role.PHOTOGRAPHER: marked("photographs by {people}"),
    Role.UNSTATED: marked("also named: {people}"),
}
_IN_ORDER = tuple(Role)
_LINK = '<a class="{}" href="{}" translate="no">{}</a>'
_TITLE = '<cite translate="no">{}</cite>'
_NAME = '<span translate="no">{}</span>'
_PAGE = '<a class="{}" href="{}">{}</a>'


class Naming(Struct, frozen=True):
    """Writes names on one page.

    ``root`` leads from the page to the site's root.
    """

    wording: Wording
    registry: Registry
    targets: Targets
    root: str

    def href(self, kind: str, identifier: str) -> str | None:
        """Return the way from the page to a person's, outlet's or article's; None without one."""
        target = self.targets.get((kind, identifier))
        return None if target is None else self.root + target.address

    def other_language(self, kind: str, identifier: str) -> str:
        """Return the language of a reference's page when it is not the page's own, else ''."""
        target = self.targets.get((kind, identifier))
        return target.lang if target and target.lang != self.wording.tag else ""

    def person(self, identifier: str) -> Html:
        """Return a person's name."""
        return self._name("person", identifier, self.registry.people.get(identifier))

    def outlet(self, identifier: str) -> Html:
        """Return an outlet's name."""
        return self._name("outlet", identifier, self.registry.outlets.get(identifier))

    def publication(self, identifier: str) -> Html:
        """Return a publication's name, in the marks its language puts around one of its own."""
        entry = self.registry.publications.get(identifier)
        name = entry.name(self.wording.tag) if entry else Name(identifier, "")
        title = html(_TITLE, self.wording.foreign(name))
        href = self.href("publication", identifier)
        if href is not None:
            title = html(_PAGE, "publication", href, title)
        if name.lang != self.wording.tag:
            return title
        return self.wording.fill("{publication}", publication=title)

    def place(self, work: Work) -> Html:
        """Return where a work was published: «Silk Road Today, no. 176, p. 3»."""
        if not work.publication:
            return self.wording.fill("an unknown publication")
        place = self.publication(work.publication)
        if work.issue:
            place = self.wording.fill(
                "{publication}, no. {issue}", publication=place, issue=self.issue(work)
            )
        if work.page:
            place = self.wording.fill("{place}, p. {page}", place=place, page=work.page)
        return place

    def issue(self, work: Work) -> Html:
        """Return the number of the issue that a work stood in."""
        href = self.href("issue", issue_id(work.publication, work.issue))
        if href is None:
            return html("{}", work.issue)
        return html(_PAGE, "issue", href, work.issue)

    def credits(self, credits: Iterable[Credit]) -> tuple[Html, ...]:
        """Return one line for each role: «translated by Anna Kim and Li Wei»."""
        by_role: dict[Role, list[str]] = {}
        for credit in credits:
            by_role.setdefault(credit.role, []).append(credit.who)
        return tuple(self.credit(role, by_role[role]) for role in _IN_ORDER if role in by_role)

    def credit(self, role: Role, people: Iterable[str]) -> Html:
        """Return who did one thing."""
        names = self.wording.list(self.person(who) for who in people)
        return self.wording.fill(ROLES[role], people=names)

    def _name(self, kind: str, identifier: str, entry: Entry | None) -> Html:
        name = self.wording.foreign(entry.name(self.wording.tag)) if entry else identifier
        href = self.href(kind, identifier)
        if href is None:
            return html(_NAME, name)
        return html(_LINK, kind, href, name)


def capitalised(text: Markup) -> Html:
    """Return a line that starts a sentence; one that starts with a tag stays as it is."""
    line = str(text)
    return Html(line[:1].upper() + line[1:])  # noqa: S704
