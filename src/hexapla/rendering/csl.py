"""An article's bibliographic record as CSL-JSON (Citation Style Language 1.0.2, csl-data.json)."""

import json

from markupsafe import Markup

from hexapla.model.document import Document
from hexapla.model.registry import Registry
from hexapla.model.work import Role
from hexapla.rendering.citation import address, name, people, translation
from hexapla.rendering.frames import Frames
from hexapla.rendering.jsonld.credits import credits_of
from hexapla.rendering.naming import capitalised
from hexapla.rendering.topics import topic_name
from hexapla.rendering.views import CslView


def csl_view(frames: Frames, edition: Document) -> CslView:
    """Return the file of an edition's record."""
    text = json.dumps([_record(frames, edition)], ensure_ascii=False, indent=2)
    return CslView(Markup(text))  # noqa: S704 - a file of JSON, where nothing is HTML


def _record(frames: Frames, edition: Document) -> dict[str, object]:
    """Return the facts that are known, under CSL's names for them."""
    registry, tag, date = frames.site.registry, edition.lang, edition.meta.date
    credits = credits_of(edition)
    original = frames.site.editions[edition.path][edition.source_lang]
    facts: dict[str, object] = {
        "id": f"{edition.slug}.{tag}",
        "type": "article-newspaper",
        "title": edition.title.text,
        "original-title": original.title.text if edition.translations else "",
        "author": [_name(registry, who, tag) for who in people(credits, Role.AUTHOR)],
        "translator": [_name(registry, who, tag) for who in people(credits, Role.TRANSLATOR)],
        "language": tag,
        "container-title": frames.site_name,
        "section": topic_name(frames.site, edition.meta.category, tag).text,
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "URL": address(frames, edition),
        "note": capitalised(translation(frames, edition)).striptags(),
    }
    return {key: value for key, value in facts.items() if value}


def _name(registry: Registry, who: str, tag: str) -> dict[str, str]:
    """Return a name in its parts where the registry knows them, by sorting it as «Kim, Anna»."""
    found = name(registry, who, tag).text
    entry = registry.people.get(who)
    family, comma, given = (entry.sort.get(tag, "") if entry else "").partition(", ")
    if comma and found == f"{given} {family}":
        return {"family": family, "given": given}
    return {"literal": found}
