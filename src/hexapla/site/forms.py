"""The forms in which texts name people and outlets: those not registered, those without a link."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from hexapla.checking.forbidden import alike, places_of
from hexapla.checking.places import place
from hexapla.checking.running_text import own_blocks, references, running_text
from hexapla.model.block import PLAIN_KINDS, Block, Kind
from hexapla.model.characters import HAN
from hexapla.model.document import Document
from hexapla.model.inline import Reference
from hexapla.model.registry import Entry, Registry, Section
from hexapla.model.site import Site
from hexapla.translating.declension import is_form_of, words

_HAN_RUN = re.compile(rf"[{HAN}]+")
_MARKS = " \"'„“”‘’«»‹›《》〈〉「」『』.,;:!?，。、；：！？()（）"
"""What may stand around a name without being a part of it."""
_LITTLE_WORDS = frozenset(
    {"a", "an", "and", "for", "in", "of", "on", "the", "в", "и", "к", "на", "о", "по", "с"}
)
"""Words of names that say nothing of whose they are."""
_WORDS, _CHARACTERS = 2, 4
"""A name of fewer words, or Han characters, may be an everyday word too."""
_SECTIONS = {"person": Section.PEOPLE, "outlet": Section.OUTLETS}


class Form(Struct, frozen=True):
    """A form of an entry's name, how many blocks have it, and the first one's file and line."""

    entry: Entry
    lang: str
    text: str
    path: str
    line: int
    count: int = 1

    @property
    def key(self) -> tuple[Section, str, str, str]:
        """What it has in common with the same form elsewhere."""
        return self.entry.section, self.entry.id, self.lang, self.text


def unregistered(editions: Iterable[Document], site: Site) -> tuple[Form, ...]:
    """Return the link texts that have no word of their entry's names, the most frequent first.

    A name in any of its cases, or one word of it such as the surname, is a registered form.
    """
    found = [
        Form(entry, lang, text, *place(block, edition, site))
        for edition in editions
        for block in own_blocks(edition)
        for entry, lang, text in _links(block, site.registry)
        if not _is_registered(text, lang, entry)
    ]
    count = Counter(one.key for one in found)
    first = {one.key: one for one in reversed(found)}
    forms = [replace(first[key], count=number) for key, number in count.items()]
    return tuple(sorted(forms, key=lambda one: (-one.count, one.path, one.line)))


def unlinked(documents: Iterable[Document], site: Site) -> tuple[Form, ...]:
    """Return the people and outlets that originals name in full and have no link to at all.

    Each is where it is named first. Titles, summaries and alt texts can have no links, headings
    need none; a name of one word is not looked for, since it may be another word too.
    """
    names = {language.tag: _names(language.tag, site.registry) for language in site.languages}
    return tuple(form for document in documents for form in _unlinked(document, names, site))


def _unlinked(
    document: Document, names: Mapping[str, tuple[tuple[str, Entry], ...]], site: Site
) -> Iterator[Form]:
    passed = {
        (_SECTIONS.get(node.kind), node.id)
        for block in document.blocks
        for node, _ in references(block.inline, block.lang)
    }
    for block in document.blocks:
        for entry in _named(block, names.get(block.lang, ())):
            if (entry.section, entry.id) not in passed:
                passed.add((entry.section, entry.id))
                name = entry.names[block.lang]
                yield Form(entry, block.lang, name, *place(block, document, site))


def _links(block: Block, registry: Registry) -> Iterator[tuple[Entry, str, str]]:
    """Yield the links of a block that lead to an entry, with language and words."""
    for node, around in references(block.inline, block.lang):
        entry = _entry(node, registry)
        for lang, words_ in running_text(node.children, around).items():
            text = " ".join(words_.split()).strip(_MARKS)
            if entry and text:
                yield entry, lang, text


def _entry(node: Reference, registry: Registry) -> Entry | None:
    section = _SECTIONS.get(node.kind)
    return registry.section(section).get(node.id) if section else None


def _is_registered(text: str, lang: str, entry: Entry) -> bool:
    """Whether a text has a word of the entry's names in a language, or in any without one there."""
    tags = {lang} if lang in entry.names else {*entry.names, *entry.also}
    forms = [form for tag in tags for form in (entry.names.get(tag, ""), *entry.also.get(tag, ()))]
    registered = {part for form in forms for part in _parts(form) if part not in _LITTLE_WORDS}
    is_known = any(_are_one(part, other) for part in _parts(text) for other in registered)
    return is_known or alike(text).casefold() in {alike(form).casefold() for form in forms}


def _parts(text: str) -> Iterator[str]:
    """Yield the words of a name; of Han text, what stands between other characters."""
    yield from _HAN_RUN.findall(text)
    yield from words(_HAN_RUN.sub(" ", text))


def _are_one(part: str, other: str) -> bool:
    """Whether two parts of names are forms of one; of Han text, whether one is in the other."""
    if _HAN_RUN.match(part):
        return part == other or (
            min(len(part), len(other)) > 1 and (part in other or other in part)
        )
    return is_form_of(part, other)


def _names(lang: str, registry: Registry) -> tuple[tuple[str, Entry], ...]:
    """Return the names of people and outlets that can be told from other words."""
    return tuple(
        (alike(name), entry)
        for section in _SECTIONS.values()
        for entry in registry.section(section).values()
        if (name := entry.names.get(lang)) and _is_distinct(name)
    )


def _named(block: Block, names: Iterable[tuple[str, Entry]]) -> Iterator[Entry]:
    """Yield the entries whose names stand in a block as they are registered, outside of links."""
    if block.kind in {*PLAIN_KINDS, Kind.HEADING}:
        return
    found = running_text(block.inline, block.lang, with_links=False)
    text = alike(found.get(block.lang, ""))
    for name, entry in names:
        if name in text and any(True for _ in places_of(name, text)):
            yield entry


def _is_distinct(name: str) -> bool:
    characters = sum(map(len, _HAN_RUN.findall(name)))
    return characters >= _CHARACTERS or len(_HAN_RUN.sub(" ", name).split()) >= _WORDS
