"""The registry: people, outlets, publications, topics and terms, named in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Section(StrEnum):
    """The registry's files, each a kind of thing with ids of its own."""

    PEOPLE = "people"
    OUTLETS = "outlets"
    PUBLICATIONS = "publications"
    TOPICS = "topics"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the BCP 47 tag of the language it is written in."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, outlet, publication, topic or term.

    The mappings are by BCP 47 tag. ``also`` are accepted other forms of the name, ``never``
    forbidden ones. ``as_given`` says that the name's original spelling is not known, so that the
    one form there is serves every language and no form is missing.
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
    url: str = ""
    country: str = ""
    lang: str = ""
    outlet: str = ""
    as_given: bool = False

    def name(self, lang: str) -> Name:
        """Return the name in a language, else a form it does have (English first), as it stands."""
        for tag in (lang, "en", *self.names):
            if tag in self.names:
                return Name(self.names[tag], tag)
        return Name(self.id, "")

    def sort_key(self, lang: str) -> str:
        """Return what the entry is sorted by in a language."""
        return self.sort.get(lang) or self.name(lang).text


@dataclass(frozen=True, slots=True)
class Registry:
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
