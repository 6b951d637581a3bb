"""What a page weighs on its way to a reader, compressed as a host does it."""

import zlib
from statistics import median
from urllib.parse import urljoin

import pytest

from crawler.pages import Site

HTML, CSS = 14_000, 10_000


def weight(data: bytes) -> int:
    return len(zlib.compress(data, 6, wbits=31))


@pytest.mark.parametrize("segment", ["en", "ru", "zh"])
def test_the_median_article_is_light(public: Site, segment: str) -> None:
    found = [page for page in public if (page.segment, page.kind) == (segment, "article")]
    assert found
    weights = {page.path: weight(public.files[page.path]) for page in found}
    assert median(weights.values()) <= HTML, weights


def test_the_one_style_sheet_is_light(public: Site) -> None:
    found = {
        public.named(urljoin(page.url, link))
        for page in public
        for link in page.root.xpath("//link[@rel='stylesheet']/@href")
        if page.kind != "search"
    }
    (path,) = found
    assert path is not None
    assert weight(public.files[path]) <= CSS
