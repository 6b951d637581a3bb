"""The search page, and which pages it searches."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from hexapla.rendering.addresses import BUNDLE, Addresses, file_of
from hexapla.rendering.frames import Frames
from hexapla.rendering.index import Index
from hexapla.rendering.views import SearchView
from hexapla.rendering.wording import Wording, marked

_SAMPLES = range(200)
"""Numbers among which every plural category of whole numbers is met (CLDR, plurals.xml)."""


def search_view(frames: Frames) -> SearchView:
    """Return the search page of a language site; search engines are to leave it alone."""
    wording = frames.wording
    # Translators: title of the search page, and the link to it
    title = wording.title(marked("Search"))
    frame = frames.frame("search", frames.everywhere(frames.here.search), title)
    articles = frames.index.articles[wording.tag]
    return SearchView(
        frame=replace(frame, robots="noindex", canonical="", alternates=()),
        bundle=BUNDLE,
        has_pages=bool(articles or frames.index.pages[wording.tag]),
        plurals=_plurals(wording),
        tags=frames.tags(),
    )


def searched(index: Index, segments: Mapping[str, str]) -> Iterator[str]:
    """Yield the files of the pages that can be searched: articles and the site's own pages.

    ``segments`` are those of the languages, by tag.
    """
    for tag, segment in segments.items():
        here = Addresses(segment)
        for edition in (*index.articles[tag], *index.pages[tag]):
            yield file_of(here.document(edition.slug))


def _plurals(wording: Wording) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for number in _SAMPLES:
        found.setdefault(str(wording.locale.plural_form(number)), number)
    return tuple(found.items())
