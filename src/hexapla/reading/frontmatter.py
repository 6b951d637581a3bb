"""The front matter of a document: YAML to Metadata, title and summary."""

import datetime
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.block import Block, Kind
from hexapla.model.document import Metadata, Status, Waiver
from hexapla.model.policies import PolicyPage
from hexapla.model.problem import Code, Findings
from hexapla.model.work import UNSOURCED, Credit, Indexing, Method, Role, Source, Work
from hexapla.reading.fields import Fields
from hexapla.reading.yaml_tree import Mapping, parse

LONGEST = 8 * 1024
"""The most bytes a front matter may have."""

RESERVED = frozenset(
    {
        "archive",
        "category",
        "corrections",
        "coverage",
        "outlets",
        "people",
        "publications",
        "search",
        "sources",
        "tag",
        "theme",
        "topics",
    }
)
"""The segments under a language that are addresses of the site's own."""

NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)
"""Stands in for a date that cannot be used: nobody sees the document before it is mended."""

UNDETERMINED = "und"
"""Stands in for a language that cannot be used (BCP 47: undetermined)."""

_LINES = ("lang", "slug", "category", "kicker", "tags", "modified", "policy")
"""The keys whose lines are kept, for checkers to name."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_END = re.compile(r"^---[ \t]*$", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """What stands between the two lines of hyphens."""

    lang: str
    meta: Metadata
    title: Block
    summary: Block | None


class Parts(Struct, frozen=True):
    """A file's front matter and body, with the line the body starts on."""

    front: str
    body: str
    body_line: int


def split(text: str, findings: Findings) -> Parts | None:
    """Cut a document at its front matter; None after noting that there is none."""
    first, _, rest = text.partition("\n")
    end = _END.search(rest)
    if first.rstrip() != "---":
        message = "the file does not start with front matter between two lines ---"
        remedy = "start the file with ---, then title, date, lang and slug, then ---"
        findings.add(Code.NO_FRONT_MATTER, 1, message, remedy)
        return None
    if end is None:
        message = "the front matter that starts here has no closing line ---"
        findings.add(Code.NO_FRONT_MATTER, 1, message, "add a line --- under its last key")
        return None
    front = rest[: end.start()]
    if len(front.encode()) > LONGEST:
        findings.add(
            Code.FRONT_MATTER_SIZE,
            1,
            f"the front matter has {len(front.encode())} bytes, and {LONGEST} is the most",
            "shorten its texts, or take out sources that are not needed",
        )
        return None
    return Parts(front, rest[end.end() + 1 :], front.count("\n") + 3)


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
    lang = _lang(fields, "lang", required=True)
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


def _lang(fields: Fields, key: str, *, required: bool = False) -> str:
    """Return a language tag; what is none was said to be wrong, and is undetermined."""
    lang = fields.lang(key, required=required)
    return lang or (UNDETERMINED if fields.text(key) else "")


def _message(
    fields: Fields, key: str, kind: Kind, lang: str, *, required: bool = False
) -> Block | None:
    text = fields.text(key, required=required)
    return Block(kind, key, text, lang, fields.line_of(key)) if text else None


def _metadata(fields: Fields, lang: str, *, is_article: bool) -> Metadata:
    date = fields.time("date", required=True)
    slug = _slug(fields, "slug", required=True)
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
        slugs=_slugs(slugs),
        credits=_credits(fields),
        chain=_chain(fields, lang),
        sources=tuple(_sources(fields.groups("sources", "a source", block=True))),
        waivers=tuple(_waivers(fields.groups("waive", "a waiver"))),
        pelican=_pelican(fields.group("pelican", "pelican")),
        lines=_lines(fields, "", _LINES)
        | _lines(slugs, "slugs.", slugs.all_keys() if slugs else ()),
        usable=bool(date and slug),
    )


def _lines(fields: Fields | None, prefix: str, keys: Iterable[str]) -> dict[str, int]:
    return {prefix + key: fields.line_of(key) for key in keys} if fields else {}


def _chain(fields: Fields, lang: str) -> tuple[Work, ...]:
    """Return the chain; its last work is this page, in the document's own language."""
    works = list(_works(fields.groups("chain", "a work", block=True)))
    if works:
        works[-1] = replace(works[-1], lang=works[-1].lang or lang)
    return tuple(works)


def _slug(fields: Fields, key: str, *, required: bool = False) -> str:
    slug = fields.text(key, required=required)
    if not slug:
        return ""
    if not _SLUG.fullmatch(slug):
        remedy = "write small ASCII letters, digits and single hyphens: border-after-september"
        fields.findings.add(Code.BAD_SLUG, fields.line_of(key), f"the slug is {slug!r}", remedy)
        return ""
    if slug in RESERVED:
        remedy = "choose a longer one, such as " + slug + "-explained"
        message = f"the slug {slug} is an address of the site's own"
        fields.findings.add(Code.BAD_SLUG, fields.line_of(key), message, remedy)
        return ""
    return slug


def _slugs(fields: Fields | None) -> dict[str, str]:
    if fields is None:
        return {}
    return {key: slug for key in fields.all_keys() if (slug := _slug(fields, key))}


def _pelican(fields: Fields | None) -> dict[str, str]:
    """Return the keys meant for plugins; those that move or run a page are Pelican's trouble."""
    if fields is None:
        return {}
    found = {key: fields.text(key) for key in fields.all_keys()}
    for key in found:
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", key):
            fault = "is not of the form that plugins read: small letters, digits and _"
        elif key in _PELICAN_OWN:
            fault = "would change how Pelican itself works"
        else:
            continue
        message = f"the key {key} under pelican: {fault}"
        remedy = "write the key that the plugin's documentation names"
        fields.findings.add(Code.UNKNOWN_KEY, fields.line_of(key), message, remedy)
    return found


_PELICAN_OWN = frozenset(
    [
        "author",
        "authors",
        "category",
        "content",
        "date",
        "in_default_lang",
        "lang",
        "locale_date",
        "locale_modified",
        "metadata",
        "modified",
        "override_save_as",
        "override_url",
        "path",
        "reader",
        "relative_source_path",
        "save_as",
        "settings",
        "slug",
        "source_path",
        "status",
        "summary",
        "tags",
        "template",
        "timezone",
        "title",
        "translations",
        "url",
        "url_format",
        "get_content",
        "get_siteurl",
        "get_summary",
        "get_url_setting",
        "get_static_links",
        "is_valid",
        "refresh_metadata_intersite_links",
        "get_relative_source_path",
        "relative_dir",
        "default_template",
        "default_status",
        "allowed_statuses",
        "mandatory_properties",
        "filename",
        "date_format",
    ]
)


def _credits(fields: Fields) -> tuple[Credit, ...]:
    found: list[Credit] = []
    for item in fields.groups("credits", "a credit"):
        role = item.choice("role", Role, required=True)
        who = item.id("who", required=True)
        item.finish()
        if role and who:
            found.append(Credit(role, who, item.line))
    return tuple(found)


def _works(groups: Iterable[Fields]) -> Iterator[Work]:
    for item in groups:
        date = item.date("date")
        work = Work(
            id=item.id("id", required=True),
            lang=_lang(item, "lang"),
            publication=item.id("publication"),
            issue=item.text("issue"),
            page=item.text("page"),
            date=date,
            date_unknown=date is None and bool(item.text("date")),
            url=item.url("url"),
            translation_of=item.id("translation-of"),
            based_on=item.id("based-on"),
            credits=_credits(item),
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


def _sources(groups: Iterable[Fields]) -> Iterator[Source]:
    for item in groups:
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


def _waivers(groups: Iterable[Fields]) -> Iterator[Waiver]:
    for item in groups:
        code, reason = item.text("code", required=True), item.text("reason", required=True)
        item.finish()
        yield Waiver(code, reason, item.line)
