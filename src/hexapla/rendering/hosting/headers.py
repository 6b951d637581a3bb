"""The headers a host is to send: what a page may load, how long it may be kept, what it is.

Sources: Content Security Policy Level 3; RFC 9111 (caching) and RFC 8246 (immutable); RFC 4287
(Atom), JSON Feed 1.1; Google's and Yandex's X-Robots-Tag.
"""

from collections.abc import Iterable, Iterator

from hexapla.model.site import Extra, Site
from hexapla.rendering.addresses import (
    BUNDLE,
    CITATION,
    FEED_FILE,
    JSON_FEED_FILE,
    RENDITIONS,
    addresses,
)
from hexapla.rendering.hosting.rules import Headers
from hexapla.rendering.machines import CSL

_POLICY = {
    "default-src": "'none'",
    "img-src": "'self'",
    "style-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_OF_SEARCH = {
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
}
"""What the search page may load beside: Pagefind's code, in WebAssembly, and its index."""
_ASKED_AGAIN = "public, max-age=0, must-revalidate"
_KEPT = "public, max-age=31536000, immutable"
_ATOM_TYPE = "application/atom+xml; charset=utf-8"
_JSON_FEED_TYPE = "application/feed+json; charset=utf-8"
_PARTS_OF_THE_INDEX = (f"{BUNDLE}fragment/*", f"{BUNDLE}index/*")
"""Those of Pagefind's files that are named after what is in them."""


def headers(site: Site, base: str, kept: Iterable[str]) -> Iterator[Headers]:
    """Yield the headers of a site, from general to special.

    ``kept`` are the addresses of files whose name changes with their bytes.
    """
    general = {
        "Cache-Control": _ASKED_AGAIN,
        "Content-Security-Policy": _policy(_POLICY),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if site.preview:
        general["X-Robots-Tag"] = "noindex"
    yield Headers(f"{base}*", general)
    for root in (base, f"{base}index.html"):
        yield Headers(root, {"Vary": "Accept-Language"})
    if Extra.SEARCH in site.extras:
        wider = {"Content-Security-Policy": _policy(_POLICY | _OF_SEARCH)}
        for language in site.languages:
            yield Headers(f"{base}{addresses(site, language.tag).search}*", wider)
        kept = (*kept, *_PARTS_OF_THE_INDEX)
    if Extra.IMAGES in site.extras:
        kept = (*kept, f"{RENDITIONS}*")
    yield from _types(site, base)
    for address in sorted(kept):
        yield Headers(f"{base}{address}", {"Cache-Control": _KEPT})


def _types(site: Site, base: str) -> Iterator[Headers]:
    feeds = {FEED_FILE: _ATOM_TYPE, JSON_FEED_FILE: _JSON_FEED_TYPE}
    if Extra.JSON_FEED not in site.extras:
        del feeds[JSON_FEED_FILE]
    for name, kind in feeds.items():
        for folder in ("", ":list/", ":list/:name/"):
            yield Headers(f"{base}:language/{folder}{name}", {"Content-Type": kind})
    if Extra.CITATIONS in site.extras:
        yield Headers(f"{base}:language/:article/{CITATION}", {"Content-Type": CSL})


def _policy(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
