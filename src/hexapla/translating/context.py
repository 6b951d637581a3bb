"""What a translator should know of a message: who speaks, and the approved names in it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from hexapla.model.block import Block, Node, Quotation
from hexapla.model.document import Document
from hexapla.model.registry import Entry, Registry
from hexapla.translating.declension import beginning, is_form_of, words
from hexapla.translating.translate import Wanted


class Glossary(Struct, frozen=True):
    """The registry's names in one language, found in running text in all their cases."""

    lang: str
    _by_first: Mapping[str, list[tuple[tuple[str, ...], Entry]]]

    @classmethod
    def of(cls, registry: Registry, lang: str) -> "Glossary":
        """Return the names that the registry has in a language, other accepted forms included."""
        by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        for entry in _entries(registry):
            forms = (entry.names.get(lang, ""), *entry.also.get(lang, ()))
            for form in {words(form) for form in forms}:
                if form:
                    by_first[beginning(form[0])].append((form, entry))
        return cls(lang, by_first)

    def found_in(self, text: str) -> tuple[Entry, ...]:
        """Return the entries named in a text, in the order of first mention, the longest first."""
        found: dict[tuple[str, str], Entry] = {}
        here = words(text)
        for place, word in enumerate(here):
            forms = self._by_first.get(beginning(word), ())
            fitting = [one for one in forms if _stands_at(place, one[0], here)]
            for _, entry in sorted(fitting, key=lambda one: -len(one[0])):
                found.setdefault((entry.section.value, entry.id), entry)
        return tuple(found.values())


def _stands_at(place: int, form: tuple[str, ...], here: tuple[str, ...]) -> bool:
    """Whether the words from some place on are a name's, in any of its cases."""
    found = here[place : place + len(form)]
    return len(found) == len(form) and all(map(is_form_of, found, form))


def _entries(registry: Registry) -> Iterator[Entry]:
    for section in (registry.people, registry.outlets, registry.publications, registry.terms):
        yield from section.values()


def context_for(
    document: Document, registry: Registry, lang: str
) -> Callable[[Wanted], tuple[str, ...]]:
    """Return what gives the lines of a message's ``#.`` comment in a catalog into a language."""
    glossary = Glossary.of(registry, document.lang)
    speakers = dict(_speakers(document.body, ""))

    def lines(message: Wanted) -> tuple[str, ...]:
        said = {speakers[block] for block in message.blocks if speakers.get(block)}
        who = tuple(
            f"speaker: {registry.people[one].name(lang).text}"
            for one in sorted(said)
            if one in registry.people
        )
        return (f"id: {' '.join(message.blocks)}", *who, *_names(glossary, message.id, lang))

    return lines


def _names(glossary: Glossary, text: str, lang: str) -> Iterable[str]:
    for entry in glossary.found_in(text):
        here, there = entry.name(glossary.lang).text, entry.names.get(lang)
        if there:
            yield f"name: {here} = {there}"


def _speakers(nodes: Iterable[Node], speaker: str) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if isinstance(node, Block):
            yield node.id, speaker
        elif isinstance(node, Quotation):
            yield from _speakers(node.children, node.speaker)
        else:
            yield from _speakers(getattr(node, "children", ()), speaker)
