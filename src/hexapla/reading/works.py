"""The works that a document goes back to: its credits, its chain and its sources."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from hexapla.model.work import (
    UNSOURCED,
    Credit,
    Indexing,
    Method,
    Role,
    Source,
    Work,
    issue_segment,
)
from hexapla.reading.fields import Fields
from hexapla.reading.languages import lang_of

_LONGEST_ISSUE = 200
"""Bytes of an issue's part of an address. File systems take 255 for a name."""


def credits_of(fields: Fields) -> tuple[Credit, ...]:
    """Return who did what for the whole document, or for a work of its chain."""
    found: list[Credit] = []
    for item in fields.groups("credits", "a credit"):
        role = item.choice("role", Role, required=True)
        who = item.id("who", required=True)
        item.finish()
        if role and who:
            found.append(Credit(role, who, item.line))
    return tuple(found)


def chain_of(fields: Fields, lang: str) -> tuple[Work, ...]:
    """Return the chain; its last work is this page, in the document's own language."""
    works = list(_works(fields.groups("chain", "a work", block=True)))
    if works:
        works[-1] = replace(works[-1], lang=works[-1].lang or lang)
    return tuple(works)


def _issue(item: Fields) -> str:
    """Return an issue's number, which names the folder of its page; '' for one that is too long."""
    issue = item.text("issue")
    if len(issue_segment(issue).encode()) > _LONGEST_ISSUE:
        message = f"has {len(issue)} characters, too many for an address"
        item.bad("issue", message, "write the number, as the publication has it")
        return ""
    return issue


def _works(groups: Iterable[Fields]) -> Iterator[Work]:
    for item in groups:
        date = item.date("date")
        work = Work(
            id=item.id("id", required=True),
            lang=lang_of(item, "lang"),
            publication=item.id("publication"),
            issue=_issue(item),
            page=item.text("page"),
            date=date,
            date_unknown=date is None and bool(item.text("date")),
            url=item.url("url"),
            translation_of=item.id("translation-of"),
            based_on=item.id("based-on"),
            credits=credits_of(item),
            line=item.line,
            method=item.choice("method", Method),
            rights=item.texts("rights"),
            license=item.url("license"),
            index=item.choice("index", Indexing),
            canonical=item.url("canonical"),
        )
        if work.method and not work.translation_of:
            item.bad("method", "stands without translation-of:", "add it, or delete method:")
        if work.index and work.canonical:
            item.bad("canonical", "stands beside index:", "keep one of the two")
        item.finish()
        yield work


def sources_of(fields: Fields) -> Iterator[Source]:
    """Yield the sources that a document lists."""
    for item in fields.groups("sources", "a source", block=True):
        if item.text("id") == UNSOURCED:
            fault = f"is {UNSOURCED}, which is what a quotation without a source says"
            item.bad("id", fault, "give the source another id")
        source = Source(
            id=item.id("id", required=True),
            outlet=item.id("outlet", required=True),
            title=item.text("title", required=True),
            url=item.url("url"),
            lang=item.lang("lang"),
            date=item.date("date"),
            accessed=item.date("accessed"),
            archived=item.url("archived"),
            line=item.line,
        )
        item.finish()
        yield source
