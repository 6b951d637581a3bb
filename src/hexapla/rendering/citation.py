"""How an article is cited: one reference, as the custom of its language has it.

Each language has its order and marks through the theme's messages: newspaper style in English, ГОСТ
Р 7.0.100—2018 in Russian, GB/T 7714—2015 in Chinese.
"""

import datetime
import re
from collections.abc import Iterable

from babel.dates import format_date
from markupsafe import Markup, escape

from hexapla.model.document import Document
from hexapla.model.registry import Name, Registry
from hexapla.model.work import Credit, Method, Role
from hexapla.rendering.disclosure import METHODS, method
from hexapla.rendering.frames import Frames
from hexapla.rendering.html import html
from hexapla.rendering.naming import ROLES
from hexapla.rendering.views import CitedAs
from hexapla.rendering.wording import Wording, foreign, marked

_FORM = re.compile(r"(?:[^A-Za-z']|dd?(?!d)|M{1,4}(?!M)|y{1,4}(?!y)|'[^']*')+")
"""A pattern for a day, its month and its year (UTS 35, date format patterns), and nothing else."""

_PATTERNS = {
    # Translators: a reference to an article, in the bibliographic style of your language. The
    # translation is a phrase such as “translated by machine from Russian”, the site a newspaper’s
    # name; the address follows
    (True, True): marked("{authors}, “{title}”, {translation}, {site}, {date}"),
    (True, False): marked("{authors}, “{title}”, {site}, {date}"),
    (False, True): marked("“{title}”, {translation}, {site}, {date}"),
    (False, False): marked("“{title}”, {site}, {date}"),
}
"""By whether authors are named, and whether the text is a translation."""


def cited_as(frames: Frames, edition: Document) -> CitedAs:
    """Return what readers of an edition copy to cite it."""
    return CitedAs(_reference(frames, edition), frames.here.citation(edition.slug))


def address(frames: Frames, edition: Document) -> str:
    """Return an edition's address as a reference gives it, '' where the site has none yet."""
    return f"{frames.siteurl}/{frames.here.document(edition.slug)}" if frames.siteurl else ""


def people(credits: Iterable[Credit], role: Role) -> tuple[str, ...]:
    """Return the ids of those with a role, each once."""
    return tuple(dict.fromkeys(credit.who for credit in credits if credit.role is role))


def name(registry: Registry, who: str, tag: str) -> Name:
    """Return a person's name; one that the registry lacks is named as the page does."""
    entry = registry.people.get(who)
    return entry.name(tag) if entry else Name(who, "")


def translation(frames: Frames, edition: Document) -> Markup:
    """Return who or what translated an edition, and from which language; '' for an original."""
    if not edition.translations:
        return _before_this_site(frames, edition)
    wording, step = frames.wording.typed(), edition.translations[-1]
    translators = people(step.credits, Role.TRANSLATOR)
    parts = [html("{}", method(step, wording))]
    if translators and step.method is Method.HUMAN:
        parts = [
            wording.fill(
                "translated {from_language} by {people}",
                from_language=wording.from_language(step.source_lang),
                people=wording.list(_names(frames, translators)),
            )
        ]
    elif translators:
        names = wording.list(_names(frames, translators))
        parts.append(wording.fill(ROLES[Role.TRANSLATOR], people=names))
    if step.source_lang != edition.source_lang:
        in_language = wording.in_language(edition.source_lang)
        # Translators: in which language an article was first written, where it was translated
        # from another
        parts.append(wording.fill("originally {in_language}", in_language=in_language))
    return escape(wording.gettext(", ")).join(parts)


def _before_this_site(frames: Frames, edition: Document) -> Markup:
    """Return who translated an article that is a translation itself, as far as that is said."""
    wording, chain = frames.wording.typed(), edition.meta.chain
    names = wording.list(_names(frames, people(edition.meta.credits, Role.TRANSLATOR)))
    origin = chain[-1].translation_of if chain else ""
    lang = next((work.lang for work in chain if work.id == origin), "")
    if not lang:
        return wording.fill(ROLES[Role.TRANSLATOR], people=names) if names else names
    from_language = wording.from_language(lang)
    method = chain[-1].method or Method.HUMAN
    if not names or method is not Method.HUMAN:
        return wording.fill(METHODS[method], from_language=from_language)
    message = "translated {from_language} by {people}"
    return wording.fill(message, from_language=from_language, people=names)


def _reference(frames: Frames, edition: Document) -> Markup:
    wording = frames.wording.typed()
    authors = people(edition.meta.credits, Role.AUTHOR)
    translated = translation(frames, edition)
    reference = wording.fill(
        _PATTERNS[bool(authors), bool(translated)],
        authors=escape(wording.gettext(", ")).join(_names(frames, authors)),
        title=foreign(Name(edition.title.text, edition.title.lang), wording.tag),
        translation=translated,
        site=html("<cite>{}</cite>", frames.site_name),
        date=_time(edition.meta.date, wording),
    )
    where = address(frames, edition)
    if not where:
        # Translators: the end of a reference to an article that has no address yet
        return wording.fill("{reference}.", reference=reference)
    # Translators: the end of a reference to an article: its address on the web
    return wording.fill("{reference}, {address}", reference=reference, address=where)


def _time(date: datetime.datetime, wording: Wording) -> Markup:
    """Return a date as references in a language have it; as elsewhere, where that is not said."""
    # Translators: the form of a date in a reference to an article: a pattern of Unicode CLDR with
    # the letters d, M and y, such as y-MM-dd; other letters stand between '
    form = wording.gettext("d MMMM y")
    text = wording.date(date)
    if _FORM.fullmatch(form):
        text = format_date(date.date(), form, locale=wording.locale)
    return html('<time datetime="{}">{}</time>', date.isoformat(), text)


def _names(frames: Frames, found: Iterable[str]) -> tuple[Markup, ...]:
    tag, registry = frames.wording.tag, frames.site.registry
    return tuple(foreign(name(registry, who, tag), tag) for who in found)
