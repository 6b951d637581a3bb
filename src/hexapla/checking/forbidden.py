"""Forbidden names: forms that the registry says are never to be written, found in the texts."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from hexapla.checking.places import place
from hexapla.checking.running_text import own_blocks, running_text
from hexapla.model.characters import HAN
from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.registry import Entry, Registry, Section
from hexapla.model.site import Site

_ALIKE = (("'", "\u2018\u2019"), ('"', "\u201c\u201d«»"), ("-", "\u2011"), (" ", "\u00a0\u202f"))
"""A keyboard's characters, and those that typography puts for each."""


@cache
def _letter() -> re.Pattern[str]:
    """Return what matches a character that a word goes on with; to compile it is slow."""
    return re.compile(rf"[^\W{HAN}]")


class ForbiddenName(Struct, frozen=True):
    """A forbidden form of an entry's name, and the file and line of the block it stands in.

    ``form`` is as the registry has it, ``lang`` the BCP 47 tag of the words around it.
    """

    entry: Entry
    form: str
    lang: str
    path: str
    line: int


class _Form(Struct, frozen=True):
    """A form of an entry's name, as the registry has it and as it is compared."""

    entry: Entry
    text: str
    compared: str

    def excuses(self, other: "_Form") -> bool:
        """Whether a forbidden form is none where this one stands.

        So it is when it is a part of this one, or this is the approved name of another entry.
        """
        if self.compared == other.compared:
            here, there = self.entry, other.entry
            return (here.section, here.id) != (there.section, there.id)
        return other.compared in self.compared


def check_forbidden(edition: Document, site: Site) -> Iterable[Problem]:
    """Note each block with a name in a form that the registry forbids, and the approved one."""
    for found in forbidden_names(edition, site):
        entry, lang = found.entry, found.lang
        message = f"“{found.form}” is a forbidden form of {entry.id}"
        remedy = f"write {entry.names.get(lang)}"
        if lang not in entry.names:
            remedy = f"add {lang}: under the names: of {entry.id} in {entry.path}, and write that"
        yield Problem(found.path, found.line, Code.FORBIDDEN_NAME, message, remedy)


def forbidden_names(edition: Document, site: Site) -> Iterator[ForbiddenName]:
    """Yield the forbidden forms in an edition's own words, once for each block and form.

    Whole words in exactly that form: capitals count, and other cases of it are other forms. It
    is none where it is a part of a longer form that is registered or forbidden, or where another
    entry has the same form for its name.
    """
    forbidden = _forbidden(site)
    for block in own_blocks(edition) if forbidden else ():
        for lang, text in running_text(block.inline, block.lang).items():
            if lang not in forbidden:
                continue
            for form in _found(alike(text), forbidden[lang], lang, site.registry):
                where = place(block, edition, site)
                yield ForbiddenName(form.entry, form.text, lang, *where)


def alike(text: str) -> str:
    """Return a text as it is compared: composed, its quotation marks and spaces a keyboard's."""
    text = unicodedata.normalize("NFC", text)
    for plain, others in _ALIKE:
        for one in others:
            text = text.replace(one, plain)
    return text


def places_of(form: str, text: str) -> Iterator[int]:
    """Yield where a form begins in a text as whole words; both as `alike` gives them."""
    start = text.find(form) if form else -1
    while start >= 0:
        if _is_whole(text, start, start + len(form)):
            yield start
        start = text.find(form, start + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on over either end of a part of a text."""
    ends = (text[place - 1 : place + 1] for place in (start, end) if place)
    return not any(len(around) > 1 and all(map(_letter().match, around)) for around in ends)


def _forbidden(site: Site) -> Mapping[str, list[_Form]]:
    """Return the forbidden forms by language."""
    return {
        lang: [_Form(entry, form, alike(form)) for entry, form in forms]
        for lang, forms in site.forbidden.items()
    }


def _approved(registry: Registry, lang: str) -> Iterator[_Form]:
    """Yield the registered forms in a language."""
    for entry in _entries(registry):
        for one in (entry.names.get(lang, ""), *entry.also.get(lang, ())):
            yield _Form(entry, one, alike(one))


def _entries(registry: Registry) -> Iterator[Entry]:
    for section in Section:
        yield from registry.section(section).values()


def _found(text: str, forbidden: Iterable[_Form], lang: str, registry: Registry) -> Iterator[_Form]:
    """Yield the forbidden forms that a text has in a place where nothing excuses them."""
    found = [form for form in forbidden if form.compared in text]
    if not found:
        return
    approved = tuple(_approved(registry, lang))
    for form in found:
        longer = [one for one in found if one.compared != form.compared and one.excuses(form)]
        others = [*longer, *(one for one in approved if one.excuses(form))]
        places = places_of(form.compared, text)
        if any(not _is_excused(form, place, text, others) for place in places):
            yield form


def _is_excused(form: _Form, place: int, text: str, others: Iterable[_Form]) -> bool:
    """Whether one of the other forms stands around a forbidden one's place in a text."""
    end = place + len(form.compared)
    return any(
        text.startswith(other.compared, start)
        and _is_whole(text, start, start + len(other.compared))
        for other in others
        for start in range(max(0, end - len(other.compared)), place + 1)
    )
