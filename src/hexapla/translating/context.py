"""What a translator should know of a message: who speaks, and the approved names in it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hexapla.model.block import Block, Node, Quotation
from hexapla.model.document import Document
from hexapla.model.registry import Entry, Registry
from hexapla.translating.translate import Wanted

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|\w+")
_ENDING = 3
"""Letters at the end of a long word that declension may change: «области» for «область»."""
_LONG = 5
"""Letters a word needs for its ending to be passed over."""


def stems(text: str) -> tuple[str, ...]:
    """Return the words of a text without their endings; of Han text, its characters."""
    return tuple(
        word[:-_ENDING] if len(word) > _LONG + _ENDING else word[: max(_LONG - 1, len(word) - 2)]
        for word in (found.casefold() for found in _WORD.findall(text))
    )


@dataclass(frozen=True, slots=True)
class Glossary:
    """The registry's names in one language, found in running text by their stems."""

    lang: str
    _by_first: Mapping[str, list[tuple[tuple[str, ...], Entry]]] = field(repr=False)

    @classmethod
    def of(cls, registry: Registry, lang: str) -> "Glossary":
        """Return the names that the registry has in a language, other accepted forms included."""
        by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        for entry in _entries(registry):
            forms = (entry.names.get(lang, ""), *entry.also.get(lang, ()))
            for form in {stems(form) for form in forms if form}:
                if form:
                    by_first[form[0]].append((form, entry))
        return cls(lang, by_first)

    def found_in(self, text: str) -> tuple[Entry, ...]:
        """Return the entries named in a text, in the order of first mention, the longest first."""
        words = stems(text)
        found: dict[tuple[str, str], Entry] = {}
        for place, word in enumerate(words):
            forms = self._by_first.get(word, ())
            fitting = [one for one in forms if words[place : place + len(one[0])] == one[0]]
            for _, entry in sorted(fitting, key=lambda one: -len(one[0])):
                found.setdefault((entry.section.value, entry.id), entry)
        return tuple(found.values())


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
