"""OpenGraph (ogp.me): what a link to a page shows where people share it."""

from collections.abc import Iterable, Iterator, Mapping

from babel import Locale
from babel.core import get_global

from hexapla.model.block import Figure, Kind, blocks_in
from hexapla.model.document import Document, last_change
from hexapla.model.picture import Picture
from hexapla.model.site import Language
from hexapla.model.work import Role
from hexapla.rendering import addresses, image_html
from hexapla.rendering.addresses import Targets
from hexapla.rendering.frames import Frames
from hexapla.rendering.images import renditions
from hexapla.rendering.jsonld.pictures import shown
from hexapla.rendering.topics import topic_name
from hexapla.rendering.views import Frame

Properties = Iterator[tuple[str, str]]

_TERRITORIES = {"en": "GB"}
"""The territory of a language that names none, where it is not the likeliest: the theme's English
is British."""

_TYPES = {"article": "article", "person": "profile"}


def og_locale(language: Language) -> str:
    """Return a language and territory as OpenGraph writes them: ``zh_CN``, ``ru_RU``, ``en_GB``.

    The territory is the locale's own, else the likeliest (CLDR, likely subtags), without a script.
    """
    locale = Locale.parse(language.locale)
    territory = locale.territory or _TERRITORIES.get(locale.language) or _likeliest(locale)
    return f"{locale.language}_{territory}" if territory else locale.language


def _likeliest(locale: Locale) -> str | None:
    likely = get_global("likely_subtags")
    found = likely.get(str(locale)) or likely.get(locale.language)
    return Locale.parse(found).territory if found else None


def og_locales(languages: Iterable[Language]) -> dict[str, str]:
    """Return each language's locale by its tag."""
    return {language.tag: og_locale(language) for language in languages}


def page_properties(frame: Frame, locales: Mapping[str, str]) -> Properties:
    """Yield what every page has; a preview has no address to be shared."""
    yield "og:type", _TYPES.get(frame.kind, "website")
    yield "og:title", frame.name
    if frame.description:
        yield "og:description", frame.description
    if frame.canonical:
        yield "og:url", frame.canonical
    yield "og:site_name", frame.site_name
    yield "og:locale", locales[frame.tag]
    for version in frame.versions:
        if version.tag != frame.tag:
            yield "og:locale:alternate", locales[version.tag]


def article_properties(frames: Frames, edition: Document, targets: Targets) -> Properties:
    """Yield what an article has besides: its dates, section, tags and authors, and a picture."""
    meta, changed = edition.meta, last_change(edition)
    yield "article:published_time", meta.date.isoformat()
    if changed:
        yield "article:modified_time", changed.isoformat()
    if meta.category:
        yield "article:section", topic_name(frames.site, meta.category, edition.lang).text
    for tag in meta.tags:
        yield "article:tag", topic_name(frames.site, tag, edition.lang).text
    for credit in meta.credits:
        target = targets.get(("person", credit.who))
        if credit.role is Role.AUTHOR and target:
            yield "article:author", f"{frames.siteurl}/{target.address}"
    figure = next(shown(edition), None)
    if figure:
        yield from _image(figure, frames.site.pictures.get(figure.image), frames.siteurl)
        yield from _alternative(figure)


def _image(figure: Figure, picture: Picture | None, siteurl: str) -> Properties:
    """Yield where an image is and what its file is like, where that is known."""
    address = image_html.address(figure.image, picture)
    yield "og:image", f"{siteurl}/{addresses.in_url(address)}"
    if picture:
        one = renditions.shared(picture) if picture.renditions else picture
        yield "og:image:type", image_html.media_type(one.form)
        yield "og:image:width", str(one.width)
        yield "og:image:height", str(one.height)


def _alternative(picture: Figure) -> Properties:
    for block in blocks_in(picture.children):
        if block.kind is Kind.ALT:
            yield "og:image:alt", block.text
