"""Weblate's components: one for each document and each language its catalogs translate from.

As Weblate's documentation («Management commands», import_json; «Component configuration») and the
source of ``import_json`` have it: a JSON list of objects with the fields of the component API, of
which ``name`` and ``filemask`` are required.
"""

import glob
import hashlib
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.site import Language, Site

MOST_LETTERS = 100
"""The length of a component's name and of its slug (Weblate, COMPONENT_NAME_LENGTH)."""

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Component(Struct, frozen=True):
    """A component: the catalogs of one document that translate from one language.

    ``filemask`` has one ``*`` for the language's code, ``languages`` are the codes it may be:
    the catalogs there are, and for the document's own language those that may still come. Codes
    are gettext's.
    """

    name: str
    slug: str
    filemask: str
    source_language: str
    languages: tuple[str, ...]

    def record(self) -> dict[str, object]:
        """Return the component as import_json and the API read it.

        ``new_lang`` is none since `update` starts catalogs; nothing is propagated from another
        component, where nobody would see whose words they are.
        """
        codes = "|".join(re.escape(code) for code in self.languages)
        return {
            "name": self.name,
            "slug": self.slug,
            "filemask": self.filemask,
            "file_format": "po",
            "source_language": self.source_language,
            "language_regex": f"^({codes})$",
            "new_lang": "none",
            "allow_translation_propagation": False,
            "check_flags": "md-text",
        }


def components(
    site: Site, documents: Iterable[Document], translations: str
) -> tuple[Component, ...]:
    """Return the components of some documents, by path and in the order of the site's languages.

    ``translations`` is the folder of the catalogs from the repository's root. A document without
    a catalog has no component: Weblate makes none without a file.
    """
    return tuple(
        _component(document, source, codes, translations)
        for document in documents
        for source, codes in _by_source(document, site)
    )


def _by_source(document: Document, site: Site) -> Iterable[tuple[Language, tuple[str, ...]]]:
    """Yield the languages that catalogs translate from, each with those it is carried into."""
    editions = site.editions[document.path]
    source_of: Mapping[str, str] = {
        tag: edition.translations[-1].source_lang
        for tag, edition in editions.items()
        if edition.translations
    }
    for source in site.languages:
        is_used = source.tag in source_of.values()
        codes = tuple(
            one.locale
            for one in site.languages
            if source_of.get(one.tag, document.lang) == source.tag and one.tag != document.lang
        )
        if is_used:
            yield source, codes


def _component(
    document: Document, source: Language, codes: tuple[str, ...], translations: str
) -> Component:
    path = document.path.removesuffix(".md")
    folders = [*(f"{glob.escape(translations)}/" if translations else "",), "*/LC_MESSAGES/"]
    return Component(
        name=_name(path, source.locale),
        slug=slug(path, source.locale),
        filemask="".join([*folders, glob.escape(path), ".po"]),
        source_language=source.locale,
        languages=codes,
    )


def _name(path: str, locale: str) -> str:
    """Return a document's name in Weblate, shortened at its start, where folders are alike."""
    end = f" ({locale})"
    room = MOST_LETTERS - len(end)
    if len(path) <= room:
        return path + end
    digest = _digest(path)
    return f"{digest}…{path[-(room - len(digest) - 1) :]}{end}"


def slug(path: str, locale: str) -> str:
    """Return a component's slug: unique, and the same whatever other documents there are.

    Slashes become two hyphens, which no plain part of a path has; of a path that is not plain, or
    too long, the slug ends with a digest.
    """
    parts = [*path.split("/"), locale.lower().replace("_", "-")]
    plain = "--".join(parts)
    if all(_PLAIN.fullmatch(part) for part in parts) and len(plain) <= MOST_LETTERS:
        return plain
    digest = _digest(f"{path}\n{locale}")
    start = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return f"{start[: MOST_LETTERS - len(digest) - 2]}--{digest}".lstrip("-")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
