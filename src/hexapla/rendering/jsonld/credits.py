"""Credits: who did what for a work, as the terms that schema.org has for it."""

from collections.abc import Iterable

from hexapla.model.document import Document
from hexapla.model.work import Credit, Role
from hexapla.rendering.jsonld.entities import is_person, who
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.jsonld.node import Node, Value

TERMS = {
    Role.AUTHOR: "author",
    Role.TRANSLATOR: "translator",
    Role.EDITOR: "editor",
    Role.TRANSLATION_EDITOR: "editor",
    Role.REVIEWER: "contributor",
    Role.PHOTOGRAPHER: "contributor",
    Role.UNSTATED: "mentions",
}
"""The term for each role. A work whose credit line names somebody without saying what they did
mentions them: a contributor would be a secondary one, and they may be its author."""

ORDER = ("author", "translator", "editor", "contributor", "mentions")


def credits_of(edition: Document) -> tuple[Credit, ...]:
    """Return the credits that an edition's byline shows."""
    last = edition.translations[-1].credits if edition.translations else ()
    return (*edition.meta.credits, *last)


def credited(ids: Ids, credits: Iterable[Credit]) -> dict[str, Value | None]:
    """Return the people in each role, by term; an editor is a person (schema.org: editor)."""
    found: dict[str, list[Node]] = {term: [] for term in ORDER}
    for credit in credits:
        term = TERMS[credit.role]
        if term == "editor" and not is_person(ids.site, credit.who):
            term = "contributor"
        person = who(ids, credit.who)
        if person not in found[term]:
            found[term].append(person)
    return {term: tuple(people) for term, people in found.items()}
