"""The verb ``names``: what the keeper of the registry has to see to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set

from msgspec import Struct

from hexapla.checking.forbidden import ForbiddenName, forbidden_names
from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem, Severity
from hexapla.model.registry import Entry, Section
from hexapla.model.site import Site
from hexapla.site.choice import ALL, Choice
from hexapla.site.forms import Form, unlinked, unregistered
from hexapla.site.settings.configuration import Configuration
from hexapla.site.status import unread
from hexapla.site.uses import Key, Uses, key_of, uses


class Missing(Struct, frozen=True):
    """An entry without its name in some languages, and how many documents use it."""

    entry: Entry
    langs: tuple[str, ...]
    documents: int


class Names(Struct, frozen=True):
    """What there is to see to, the worst first in each."""

    forbidden: tuple[ForbiddenName, ...] = ()
    missing: tuple[Missing, ...] = ()
    unregistered: tuple[Form, ...] = ()
    unlinked: tuple[Form, ...] = ()
    unused: tuple[Entry, ...] = ()


def names_of(site: Site, choice: Choice = ALL) -> Names:
    """Return what there is to see to in the documents and languages chosen.

    Of the registry, some documents show only the entries that they use; that nobody uses one can
    be told from all documents alone.
    """
    langs = choice.langs or frozenset().union(*choice.documents.values())
    documents = tuple(filter(choice.names, site.documents))
    are_all = len(documents) == len(site.documents)
    used = uses(documents, site)
    forbidden = _forbidden(documents, site)
    bare = unlinked(documents, site)
    entries = (*(one.entry for one in forbidden), *(one.entry for one in bare))
    named = {*used, *map(key_of, entries)}
    return Names(
        forbidden=tuple(one for one in forbidden if not langs or one.lang in langs),
        missing=tuple(_missing(site, used, langs, with_idle=are_all)),
        unregistered=_in(langs, unregistered(_editions(documents, site), site)),
        unlinked=_in(langs, bare),
        unused=tuple(_unused(site, named)) if are_all else (),
    )


def unread_for_names(
    config: Configuration, site: Site, problems: Iterable[Problem]
) -> tuple[Problem, ...]:
    """Return the errors for which names cannot be told: of files not read, and of the registry."""
    registry = f"{site.content}/registry/"
    unread_ones = set(unread(config, site, problems))
    return tuple(
        one
        for one in problems
        if one in unread_ones or (one.severity is Severity.ERROR and one.path.startswith(registry))
    )


def _in(langs: frozenset[str], forms: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(form for form in forms if not langs or form.lang in langs)


def _editions(documents: Iterable[Document], site: Site) -> Iterator[Document]:
    for document in documents:
        yield from site.editions[document.path].values()


def _forbidden(documents: Iterable[Document], site: Site) -> tuple[ForbiddenName, ...]:
    """Return the forbidden forms, the most frequent first, without those that are waived."""
    found = {
        (key_of(one.entry), one.lang, one.form, one.path, one.line): one
        for edition in _editions(documents, site)
        if Code.FORBIDDEN_NAME not in {waiver.code for waiver in edition.meta.waivers}
        for one in forbidden_names(edition, site)
    }
    count = Counter(place[:3] for place in found)
    return tuple(
        found[place] for place in sorted(found, key=lambda place: (-count[place[:3]], place))
    )


def _missing(
    site: Site, used: Uses, langs: frozenset[str], *, with_idle: bool
) -> Iterator[Missing]:
    """Yield the entries that lack a name, by section, those that most documents use first.

    Those that no document uses come last, and only ``with_idle``.
    """
    for section in Section:
        found = [
            Missing(entry, tuple(lacking), len(used.get(key_of(entry), ())))
            for entry in site.registry.section(section).values()
            if (lacking := _lacking(entry, site, langs))
        ]
        for one in sorted(found, key=lambda one: (-one.documents, -len(one.langs), one.entry.line)):
            if one.documents or with_idle:
                yield one


def _lacking(entry: Entry, site: Site, langs: frozenset[str]) -> list[str]:
    if entry.as_given:
        return []
    tags = [language.tag for language in site.languages if not langs or language.tag in langs]
    return [tag for tag in tags if tag not in entry.names]


def _unused(site: Site, used: Set[Key]) -> Iterator[Entry]:
    for section in Section:
        for entry in site.registry.section(section).values():
            if key_of(entry) not in used:
                yield entry
