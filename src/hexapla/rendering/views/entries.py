"""The pages of people, outlets, publications and issues."""

from markupsafe import Markup
from msgspec import Struct

from hexapla.rendering.views.frame import Date, Frame, Link


class ArticleLink(Struct, frozen=True):
    """An article by its title, as pages in any language name it.

    ``href`` may end in the id of a block or a source. ``lang`` is the title's language and
    ``hreflang`` the article's, each '' where it is the page's own; ``in_language`` says the latter.
    ``made`` says how the text was translated, where nothing else beside the title does.
    """

    title: str
    href: str
    lang: str = ""
    hreflang: str = ""
    in_language: str = ""
    made: str = ""


class Quoted(Struct, frozen=True):
    """The words of a quotation, and the line that says when and where they were recorded."""

    words: Markup
    credit: Markup


class Appearance(Struct, frozen=True):
    """An article under a heading of an entry's page, and how its text came into its language.

    ``notes`` say where and how it names the entry; ``quotations`` are the words of a person.
    """

    article: ArticleLink
    date: Date | None
    disclosure: str
    notes: tuple[Markup, ...]
    quotations: tuple[Quoted, ...] = ()


class Group(Struct, frozen=True):
    """The articles that name an entry in one way; ``count`` is their number as it is written."""

    id: str
    heading: str
    count: str
    appearances: tuple[Appearance, ...]


class IssueLink(Struct, frozen=True):
    """An issue in the list of a publication's, and how many articles come from it."""

    text: Markup
    href: str
    count: str


class EntryName(Struct, frozen=True):
    """A name in the language ``tag``, under a label: the language’s own name for itself.

    ``label_lang`` is the label's language; "" where it is the page's.
    """

    tag: str
    label: str
    label_lang: str
    text: str


class EntryView(Struct, frozen=True):
    """A person, an outlet or a publication: its names, what is known of it, and who names it.

    ``roles`` are what a person was, each with its time. ``legend`` has the state marks that its
    quotations show.
    """

    frame: Frame
    label: str
    heading: str
    heading_lang: str
    role: str
    roles: tuple[tuple[str, Markup], ...]
    note: str
    terms: tuple[Markup, ...]
    url: str
    country: str
    language: str
    outlet: Markup
    names: tuple[EntryName, ...]
    other_forms: tuple[str, ...]
    issues: tuple[IssueLink, ...]
    groups: tuple[Group, ...]
    legend: tuple[tuple[str, str], ...]


class IssueView(Struct, frozen=True):
    """An issue of a publication, and the articles that come from it."""

    frame: Frame
    heading: Markup
    publication: Link
    count: str
    groups: tuple[Group, ...]
