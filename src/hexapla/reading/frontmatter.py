"""The front matter of a document: YAML to Metadata, title and summary."""

import datetime
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.block import Block, Kind
from hexapla.model.document import Metadata, Status, Waiver
from hexapla.model.policies import PolicyPage
from hexapla.model.problem import Code, Findings
from hexapla.reading.fields import Fields
from hexapla.reading.languages import UNDETERMINED, lang_of
from hexapla.reading.pelican_keys import pelican_keys
from hexapla.reading.slugs import slug_of, slugs_of
from hexapla.reading.works import chain_of, credits_of, sources_of
from hexapla.reading.yaml_tree import Mapping, parse

NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)
"""Stands in for a date that cannot be used: nobody sees the document before it is mended."""

_LINES = ("lang", "slug", "category", "kicker", "tags", "modified", "policy")
"""The keys whose lines are kept, for checkers to name."""


class FrontMatter(Struct, frozen=True):
    """What stands between the two lines of hyphens."""

    lang: str
    meta: Metadata
    title: Block
    summary: Block | None


def read(front: str, path: str, findings: Findings) -> FrontMatter | None:
    """Return the front matter as values; None when there is no mapping to read.

    Faults in single fields are noted, and a value stands in for each, so that one run finds them
    all, and those of the body too.
    """
    tree = parse(front, findings, first_line=2)
    if not isinstance(tree, Mapping):
        if not findings.problems:
            findings.add(
                Code.NO_FRONT_MATTER, 2, "the front matter has no keys", "write title: …, date: …"
            )
        return None
    fields = Fields(tree, findings, "the front matter")
    lang = lang_of(fields, "lang", required=True)
    if fields.text("lang") == UNDETERMINED:
        fields.bad("lang", f"is {UNDETERMINED}", "write the language the article is written in")
    lang = lang or UNDETERMINED
    title = _message(fields, "title", Kind.TITLE, lang, required=True)
    summary = _message(fields, "summary", Kind.SUMMARY, lang)
    meta = _metadata(fields, lang, is_article=path.startswith("articles/"))
    fields.finish()
    usable = meta.usable and title is not None and lang != UNDETERMINED
    title = title or Block(Kind.TITLE, "title", "", lang, fields.line_of("title"))
    return FrontMatter(lang, replace(meta, usable=usable), title, summary)


def _message(
    fields: Fields, key: str, kind: Kind, lang: str, *, required: bool = False
) -> Block | None:
    text = fields.text(key, required=required)
    return Block(kind, key, text, lang, fields.line_of(key)) if text else None


def _metadata(fields: Fields, lang: str, *, is_article: bool) -> Metadata:
    date = fields.time("date", required=True)
    slug = slug_of(fields, "slug", required=True)
    slugs = fields.group("slugs", "slugs")
    return Metadata(
        slug=slug,
        date=date or NEVER,
        modified=fields.time("modified"),
        status=fields.choice("status", Status) or Status.PUBLISHED,
        kicker=fields.id("kicker"),
        category=fields.id("category", required=is_article),
        tags=fields.ids("tags"),
        template=fields.id("template"),
        policy=None if is_article else fields.choice("policy", PolicyPage),
        menu=not is_article and fields.flag("menu"),
        slugs=slugs_of(slugs),
        credits=credits_of(fields),
        chain=chain_of(fields, lang),
        sources=tuple(sources_of(fields)),
        waivers=tuple(_waivers(fields.groups("waive", "a waiver"))),
        pelican=pelican_keys(fields.group("pelican", "pelican")),
        lines=_lines(fields, "", _LINES)
        | _lines(slugs, "slugs.", slugs.all_keys() if slugs else ()),
        usable=bool(date and slug),
    )


def _lines(fields: Fields | None, prefix: str, keys: Iterable[str]) -> dict[str, int]:
    return {prefix + key: fields.line_of(key) for key in keys} if fields else {}


def _waivers(groups: Iterable[Fields]) -> Iterator[Waiver]:
    for item in groups:
        code, reason = item.text("code", required=True), item.text("reason", required=True)
        item.finish()
        yield Waiver(code, reason, item.line)
