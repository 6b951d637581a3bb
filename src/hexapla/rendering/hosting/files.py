"""``_headers`` and ``_redirects``, in the dialects of the two hosts that read them.

Netlify: docs.netlify.com, "Custom headers" and "Redirects and rewrites". Cloudflare Pages:
developers.cloudflare.com, "Headers" and "Redirects". They are alike but for this: Cloudflare joins
the values of a header that two rules set, unless the second takes it away first; its redirects
know neither languages, nor 404 and 410, nor the mark ! for a path where a file is, which they do
not need; and a line that it does not know can fail a deployment.
"""

from collections.abc import Iterator
from enum import StrEnum

from hexapla.rendering.hosting.rules import Rules


class Host(StrEnum):
    """Whose form of ``_headers`` and ``_redirects`` a site has."""

    NETLIFY = "netlify"
    CLOUDFLARE = "cloudflare"


def headers_file(rules: Rules, host: Host) -> str:
    """Return ``_headers``."""
    return "".join(f"{line}\n" for line in _headers(rules, host))


def _headers(rules: Rules, host: Host) -> Iterator[str]:
    said: set[str] = set()
    for one in rules.headers:
        yield one.pattern
        for name, value in sorted(one.values.items()):
            if host is Host.CLOUDFLARE and name in said:
                yield f"  ! {name}"
            yield f"  {name}: {value}"
        said |= one.values.keys()


def redirects_file(rules: Rules, host: Host) -> str:
    """Return ``_redirects``."""
    return "".join(f"{' '.join(words)}\n" for words in _redirects(rules, host))


def _redirects(rules: Rules, host: Host) -> Iterator[tuple[str, ...]]:
    if host is Host.CLOUDFLARE:
        for one in rules.redirects:
            yield one.source, one.target, "301"
        return
    for choice in rules.choices:
        yield rules.base, choice.target, "302!", f"Language={','.join(choice.tags)}"
    for one in rules.redirects:
        yield one.source, one.target, "301!"
    for gone in rules.gone:
        yield gone.source, gone.page, "410!"
    for missing in rules.not_found:
        yield f"{missing.prefix}*", missing.page, "404"


def robots_file(sitemaps: str) -> str:
    """Return ``robots.txt`` (RFC 9309): everything may be read, and where the ``sitemaps`` are.

    A preview is not forbidden: who may not read a page does not learn that it is not to be listed.
    """
    lines = ["User-agent: *", "Allow: /"]
    if sitemaps:
        lines += ["", f"Sitemap: {sitemaps}"]
    return "".join(f"{line}\n" for line in lines)
