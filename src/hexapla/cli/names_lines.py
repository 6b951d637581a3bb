"""What ``names`` prints for people: every name to see to, in parts, and the counts."""

from collections.abc import Iterator

from hexapla.checking.forbidden import ForbiddenName
from hexapla.model.registry import Entry, Section
from hexapla.site.forms import Form
from hexapla.site.names import Missing, Names

_LINKS = {Section.PEOPLE: "person", Section.OUTLETS: "outlet"}
"""What links call the entries of a section."""


def lines(found: Names) -> Iterator[str]:
    """Yield what was found for people to read, in parts with a heading each, and the counts."""
    parts = {
        "Forbidden forms": [_forbidden(one) for one in found.forbidden],
        **{
            f"Without a name in a language: {section}": [
                _missing(one) for one in found.missing if one.entry.section is section
            ]
            for section in Section
        },
        "Forms not registered": [_unregistered(one) for one in found.unregistered],
        "Named without a link": [_unlinked(one) for one in found.unlinked],
        **{
            f"Used by nobody: {section}": [
                f"{one.path}:{one.line}: {_shown(one)}"
                for one in found.unused
                if one.section is section
            ]
            for section in Section
        },
    }
    for heading, entries in parts.items():
        if entries:
            yield from (heading, *entries, "")
    yield (
        f"{len(found.forbidden)} forbidden, {len(found.missing)} without a name, "
        f"{len(found.unregistered)} not registered, {len(found.unlinked)} without a link, "
        f"{len(found.unused)} used by nobody"
    )


def _forbidden(one: ForbiddenName) -> str:
    approved = one.entry.names.get(one.lang)
    remedy = f"write {approved}" if approved else f"there is no approved name in {one.lang} yet"
    return (
        f"{one.path}:{one.line}: {one.lang}: “{one.form}” is forbidden; {remedy} ({one.entry.id})"
    )


def _missing(one: Missing) -> str:
    number = f"{one.documents} document{'s' * (one.documents != 1)}"
    where = f"{one.entry.path}:{one.entry.line}"
    return f"{where}: {_shown(one.entry)}: none in {', '.join(one.langs)}; in {number}"


def _unregistered(one: Form) -> str:
    times = f", {one.count} times" if one.count > 1 else ""
    key = "also" if one.lang in one.entry.names else "names"
    where = f"{one.entry.path}:{one.entry.line}"
    remedy = f"add it under {key}: {one.lang}: in {where}, or write a form that is there"
    return (
        f"{one.path}:{one.line}: {one.lang}: “{one.text}” for {_shown(one.entry)}{times}; {remedy}"
    )


def _unlinked(one: Form) -> str:
    link = f"[{one.text}]({_LINKS[one.entry.section]}:{one.entry.id})"
    return f"{one.path}:{one.line}: {one.lang}: {one.text} is no link; write {link}"


def _shown(entry: Entry) -> str:
    return f"{entry.id} ({entry.name('en').text})"
