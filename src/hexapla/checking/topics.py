"""Category, tags and kicker: topics of the registry, each of its own kind."""

from collections.abc import Iterable

from hexapla.model.document import Document
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_topics(edition: Document, site: Site) -> Iterable[Problem]:
    """Note topics that the registry does not know, or knows as another kind."""
    if edition.translations:
        return
    meta = edition.meta
    wanted = [("category", "category", meta.category), ("kicker", "kicker", meta.kicker)]
    wanted += [("tags", "tag", tag) for tag in meta.tags]
    for key, kind, identifier in wanted:
        entry = site.registry.topics.get(identifier)
        if not identifier or (entry is not None and entry.kind == kind):
            continue
        message = (
            f"the registry has no {kind} {identifier}"
            if entry is None
            else f"{identifier} is a {entry.kind or 'topic without kind:'}, not a {kind}"
        )
        remedy = (
            f"add it to registry/topics.yaml with kind: {kind}, or correct the id"
            if entry is None
            else f"write the id of a {kind}"
        )
        line = meta.lines.get(key, 1)
        yield Problem(site.shown(edition.path), line, Code.UNKNOWN_TOPIC, message, remedy)
