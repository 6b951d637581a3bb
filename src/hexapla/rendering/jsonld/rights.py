"""What may be done with a work or a picture, as far as its holder is known to say.

The holder's words are ``usageInfo``: they are rarely a licence. What the registry and the chain
come to know of licences and copyright has its place here, and no other module asks for it.
"""

from hexapla.model.registry import Entry
from hexapla.model.site import Site
from hexapla.model.work import Work
from hexapla.rendering.jsonld.node import Value, node


def of_entry(entry: Entry | None, tag: str) -> dict[str, Value | None]:
    """Return the facts about the rights in what an outlet or a publication makes."""
    terms = entry.terms.get(tag, "") if entry else ""
    return {"usageInfo": node("CreativeWork", text=terms, inLanguage=tag) if terms else None}


def of_work(site: Site, work: Work, tag: str) -> dict[str, Value | None]:
    """Return the facts about the rights in a work of a chain."""
    return of_entry(site.registry.publications.get(work.publication), tag)
