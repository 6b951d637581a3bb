"""People, outlets and publications of the registry, and what the site itself is."""

from collections.abc import Iterator, Mapping

from hexapla.model.mentions import MentionKind
from hexapla.model.policies import PolicyPage
from hexapla.model.registry import Entry
from hexapla.model.site import Site
from hexapla.rendering.addresses import Targets, of_edition
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.jsonld.node import Node, Value, node, ref

ORGANIZATIONS = frozenset({"organisation", "organization"})
"""The kinds of an entry among the people that is no person, such as a newsroom."""

OUTLETS = {
    "broadcaster": "NewsMediaOrganization",
    "government": "GovernmentOrganization",
    "ministry": "GovernmentOrganization",
    "news-agency": "NewsMediaOrganization",
    "newspaper": "NewsMediaOrganization",
}
"""What an outlet is, by its kind; any other is an Organization and no more."""

SERIES = {
    "blog": "Blog",
    "journal": "Periodical",
    "magazine": "Periodical",
    "newspaper": "Newspaper",
    "website": "WebSite",
}
"""The publications that a work is a part of, by their kind; any other publishes it."""

POLICIES: Mapping[str, tuple[PolicyPage, ...]] = {
    "publishingPrinciples": (PolicyPage.STANDARDS, PolicyPage.TRANSLATIONS),
    "correctionsPolicy": (PolicyPage.CORRECTIONS,),
    "masthead": (PolicyPage.MASTHEAD,),
}
"""What a page of the site's own may lay down, by the term for it; there is none for translations,
and ``publishingPrinciples`` is what all of them are."""


def entities(ids: Ids, targets: Targets, tag: str) -> dict[str, Node]:
    """Return a node for each person, outlet and publication, by identifier, named in a language."""
    registry = ids.site.registry
    found = [_person(ids, entry, targets, tag) for entry in registry.people.values()]
    found += [_outlet(ids, entry, targets, tag) for entry in registry.outlets.values()]
    found += [_publication(ids, entry, targets, tag) for entry in registry.publications.values()]
    found += [publisher(ids, tag), website(ids, tag)]
    return {str(one["@id"]): one for one in found}


def with_every_name(entity: Node, entry: Entry, tag: str) -> Node:
    """Return an entry's node as its own page has it, with its names in the other languages."""
    forms = (*entry.names.values(), *entry.also.get(tag, ()))
    others = tuple(name for name in dict.fromkeys(forms) if name != entity["name"])
    return {**entity, "alternateName": others} if others else entity


def who(ids: Ids, identifier: str) -> Node:
    """Return a reference to a person; one that the registry lacks is named as the page does."""
    if identifier in ids.site.registry.people:
        return ref(ids.entry("person", identifier))
    return node("Person", name=identifier)


def outlet(ids: Ids, identifier: str) -> Node:
    """Return a reference to an outlet; one that the registry lacks is named as the page does."""
    if identifier in ids.site.registry.outlets:
        return ref(ids.entry("outlet", identifier))
    return node("Organization", name=identifier)


def is_person(site: Site, identifier: str) -> bool:
    """Whether an id among the people is a person's, and not an organisation's."""
    entry = site.registry.people.get(identifier)
    return entry is None or entry.kind not in ORGANIZATIONS


def publisher(ids: Ids, tag: str) -> Node:
    """Return the organisation that publishes the site, with the pages that say how it works."""
    return node(
        "NewsMediaOrganization",
        ids.publisher,
        name=_site_name(ids.site, tag),
        url=ids.page(""),
        **dict(_policies(ids, tag)),
    )


def website(ids: Ids, tag: str) -> Node:
    """Return the site, with its names in all its languages."""
    name = _site_name(ids.site, tag)
    names = dict.fromkeys(_site_name(ids.site, language.tag) for language in ids.site.languages)
    return node(
        "WebSite",
        ids.website,
        url=ids.page(""),
        name=name,
        alternateName=tuple(other for other in names if other != name),
        inLanguage=tuple(language.tag for language in ids.site.languages),
        publisher=ref(ids.publisher),
    )


def _person(ids: Ids, entry: Entry, targets: Targets, tag: str) -> Node:
    return node(
        "Organization" if entry.kind in ORGANIZATIONS else "Person",
        ids.entry("person", entry.id),
        name=entry.name(tag).text,
        disambiguatingDescription=entry.role.get(tag, ""),
        mainEntityOfPage=_own_page(ids, targets, "person", entry.id),
    )


def _outlet(ids: Ids, entry: Entry, targets: Targets, tag: str) -> Node:
    return node(
        OUTLETS.get(entry.kind, "Organization"),
        ids.entry("outlet", entry.id),
        name=entry.name(tag).text,
        url=entry.url,
        mainEntityOfPage=_own_page(ids, targets, "outlet", entry.id),
    )


def _publication(ids: Ids, entry: Entry, targets: Targets, tag: str) -> Node:
    has_outlet = entry.outlet in ids.site.registry.outlets
    is_series = entry.kind in SERIES
    return node(
        SERIES.get(entry.kind, "Organization"),
        ids.entry("publication", entry.id),
        name=entry.name(tag).text,
        url=entry.url,
        inLanguage=entry.lang if is_series else "",
        publisher=outlet(ids, entry.outlet) if is_series and has_outlet else None,
        mainEntityOfPage=_own_page(ids, targets, "publication", entry.id),
    )


def _own_page(ids: Ids, targets: Targets, kind: MentionKind, identifier: str) -> str:
    target = targets.get((kind, identifier))
    return ids.page(target.address) if target else ""


def _site_name(site: Site, tag: str) -> str:
    entry = site.registry.publications.get(site.publication)
    return entry.name(tag).text if entry else site.publication


def _policies(ids: Ids, tag: str) -> Iterator[tuple[str, Value]]:
    for term, policies in POLICIES.items():
        found = tuple(address for one in policies if (address := _policy_page(ids, one, tag)))
        if found:
            yield term, found[0] if len(found) == 1 else found


def _policy_page(ids: Ids, policy: PolicyPage, tag: str) -> str:
    """Return the address of a policy in a language, else in the first there is; '' for none."""
    editions = ids.site.public_editions(ids.site.policies.get(policy, ""))
    found = [one for one in editions if one.lang == tag] or editions
    return ids.page(of_edition(ids.site, found[0])) if found else ""
