"""Pictures whose files name other holders than the article does."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from hexapla.model.block import Figure
from hexapla.model.characters import HAN
from hexapla.model.document import Document
from hexapla.model.picture import Picture
from hexapla.model.problem import Code, Problem
from hexapla.model.registry import Entry
from hexapla.model.site import Site

_BETWEEN = re.compile(r"[\W_]+")


@cache
def _han() -> re.Pattern[str]:
    """Return what finds a character in Han; to compile it is slow, and few builds need it."""
    return re.compile(f"[{HAN}]")


def check_holders(edition: Document, site: Site) -> Iterable[Problem]:
    """Note figures whose file names a creator, credit or copyright, and none that the figure does.

    The figure names its photographer and the outlet of its source, in every form of their names.
    """
    if edition.translations:
        return
    for node in edition.groups:
        picture = site.pictures.get(node.image) if isinstance(node, Figure) else None
        if isinstance(node, Figure) and picture and not _agrees(picture, node, edition, site):
            file = node.image.rpartition("/")[2]
            stated = list(_stated(node, edition, site))
            message = f"{file} names {_told(picture)}, and the figure {_listed(stated)}"
            remedy = "correct :photographer: or :source:, or add the form to also: in the registry"
            path = site.shown(edition.path)
            yield Problem(path, node.line, Code.CREDIT_MISMATCH, message, remedy)


def _agrees(picture: Picture, figure: Figure, edition: Document, site: Site) -> bool:
    named = [_words(form) for form in picture.holders]
    known = [
        _words(form) for one in _entries(figure, edition, site) for form in _forms(one) if form
    ]
    return not any(named) or any(_holds(one, form) for one in named for form in known)


def _entries(figure: Figure, edition: Document, site: Site) -> Iterator[Entry | str]:
    """Yield whom a figure names, as ids where the registry does not know them."""
    outlets = {source.id: source.outlet for source in edition.meta.sources}
    outlet = outlets.get(figure.source, figure.source)
    for section, identifier in (
        (site.registry.people, figure.photographer),
        (site.registry.outlets, outlet),
    ):
        if identifier:
            yield section.get(identifier, identifier)


def _forms(entry: Entry | str) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
        return
    yield from entry.names.values()
    for forms in entry.also.values():
        yield from forms


def _words(text: str) -> str:
    """Return a form's words without case, accents' composition and signs, with a space around."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = _BETWEEN.sub(" ", folded).strip()
    return f" {words} " if words else ""


def _holds(named: str, known: str) -> bool:
    """Whether a file's field has a known form in it: whole words, but in Han, without spaces."""
    return bool(known) and (known.strip() if _han().search(known) else known) in named


def _told(picture: Picture) -> str:
    fields = {
        "creator": picture.creators,
        "credit": picture.credits,
        "copyright": picture.copyrights,
    }
    return ", ".join(f"{key} {form!r}" for key, forms in fields.items() for form in forms)


def _stated(figure: Figure, edition: Document, site: Site) -> Iterator[str]:
    for entry in _entries(figure, edition, site):
        yield entry if isinstance(entry, str) else entry.name(edition.lang).text


def _listed(stated: list[str]) -> str:
    return " and ".join(map(repr, stated)) or "nobody"
