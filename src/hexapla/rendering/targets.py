"""Where links lead: the address of everything a text can refer to, in one language."""

from collections.abc import Iterator, Mapping

from hexapla.model.site import Site
from hexapla.rendering.addresses import Target, Targets, addresses, issue_id, of_edition
from hexapla.rendering.index import Index


def targets_of(site: Site, index: Index, tag: str) -> Targets:
    """Return the address of everything a text can refer to, in one language."""
    return _Targets(dict(_entries(site, index, tag)), site, index, tag)


class _Targets(Mapping[tuple[str, str], Target]):
    """Targets of which those of articles, the many, are made when they are asked for."""

    def __init__(
        self, entries: Mapping[tuple[str, str], Target], site: Site, index: Index, tag: str
    ) -> None:
        self._entries, self._site, self._index, self._tag = entries, site, index, tag

    def __getitem__(self, key: tuple[str, str]) -> Target:
        kind, slug = key
        if kind != "article":
            return self._entries[key]
        path = self._index.slugs[slug]
        if path not in self._index.public:
            raise KeyError(key)
        edition = self._index.edition(path, self._tag)
        return Target(of_edition(self._site, edition), edition.lang)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield from self._entries
        public = self._index.public
        yield from (("article", slug) for slug, path in self._index.slugs.items() if path in public)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _entries(site: Site, index: Index, tag: str) -> Iterator[tuple[tuple[str, str], Target]]:
    """Yield the targets of what the registry has, where something public names it."""
    here, registry = addresses(site, tag), site.registry
    for (kind, identifier), places in index.mentions.items():
        if kind == "person" and identifier in registry.people:
            yield (kind, identifier), Target(here.person(identifier), tag)
        elif kind == "outlet" and identifier in registry.outlets:
            yield (kind, identifier), Target(here.outlet(identifier), tag)
        elif kind == "publication" and identifier in registry.publications:
            yield (kind, identifier), Target(here.publication(identifier), tag)
            for place in places:
                for work in place.edition.meta.chain:
                    if work.publication == identifier and work.issue:
                        address = here.issue(identifier, work.issue)
                        yield ("issue", issue_id(identifier, work.issue)), Target(address, tag)
