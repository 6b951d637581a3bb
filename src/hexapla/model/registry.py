"""The registry: people, outlets, publications, topics and terms, named in every language."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from hexapla.model.dates import PartialDate
from hexapla.model.rights import Rights
from hexapla.model.work import Work


class Section(StrEnum):
    """The registry's files, each a kind of thing with ids of its own."""

    PEOPLE = "people"
    OUTLETS = "outlets"
    PUBLICATIONS = "publications"
    TOPICS = "topics"
    TERMS = "terms"


class Name(Struct, frozen=True):
    """A name and the BCP 47 tag of the language it is written in."""

    text: str
    lang: str


def nearest(texts: Mapping[str, str], lang: str) -> Name | None:
    """Return a text in a language, else in one it does have (English first); None without any."""
    text = texts.get(lang)
    if text is not None:
        return Name(text, lang)
    for tag in ("en", *texts):
        if tag in texts:
            return Name(texts[tag], tag)
    return None


class DatedRole(Struct, frozen=True):
    """What somebody was from one date until another, both included; either end may be open."""

    texts: Mapping[str, str]
    since: PartialDate | None = None
    until: PartialDate | None = None

    def covers(self, date: PartialDate) -> bool:
        """Whether it was the role on every day that a date can mean."""
        return (self.since is None or self.since.first_day() <= date.first_day()) and (
            self.until is None or date.last_day() <= self.until.last_day()
        )


class Entry(Struct, frozen=True):
    """One person, outlet, publication, topic or term.

    The mappings are by BCP 47 tag. ``also`` are accepted other forms of the name, ``never``
    forbidden ones. ``as_given`` says that the name's original spelling is not known, so that the
    one form there is serves every language and no form is missing. ``role`` is a person's at any
    time, ``roles`` are dated; ``terms`` and ``license`` are of what an outlet or publication makes.
    """

    id: str
    section: Section
    path: str
    line: int
    names: Mapping[str, str]
    kind: str = ""
    sort: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    role: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    license: str = ""
    roles: tuple[DatedRole, ...] = ()
    url: str = ""
    country: str = ""
    lang: str = ""
    outlet: str = ""
    as_given: bool = False

    @property
    def rights(self) -> Rights:
        """What may be done with what an outlet or a publication makes."""
        return Rights(self.terms, self.license)

    def name(self, lang: str) -> Name:
        """Return the name in a language, else a form it does have (English first), as it stands."""
        return nearest(self.names, lang) or Name(self.id, "")

    def roles_on(self, date: PartialDate | None, lang: str) -> tuple[str, ...]:
        """Return what a person was on a date, in a language.

        Those are the dated roles that cover it; else, and where the date is not known, the one
        without dates.
        """
        dated = [one for one in self.roles if date and one.covers(date) and lang in one.texts]
        undated = (self.role[lang],) if lang in self.role else ()
        return tuple(one.texts[lang] for one in dated) or undated

    def sort_key(self, lang: str) -> str:
        """Return what the entry is sorted by in a language."""
        return self.sort.get(lang) or self.name(lang).text


class Registry(Struct, frozen=True):
    """All entries, by section and id."""

    people: Mapping[str, Entry] = field(default_factory=dict)
    outlets: Mapping[str, Entry] = field(default_factory=dict)
    publications: Mapping[str, Entry] = field(default_factory=dict)
    topics: Mapping[str, Entry] = field(default_factory=dict)
    terms: Mapping[str, Entry] = field(default_factory=dict)

    def section(self, section: Section) -> Mapping[str, Entry]:
        """Return the entries of one section by id."""
        entries: Mapping[str, Entry] = getattr(self, section.value)
        return entries

    def rights_of(self, work: Work, publication: str = "") -> Rights:
        """Return what may be done with a work: what it says itself, else what its publication does.

        ``publication`` is that of a work which names none: the site's own.
        """
        entry = self.publications.get(work.publication or publication)
        return Rights(work.rights, work.license) or (entry.rights if entry else Rights())
