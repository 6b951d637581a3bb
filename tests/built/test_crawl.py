"""What a crawler finds on the example site, wherever it stands on its host: nothing."""

from collections.abc import Callable, Iterator

import pytest

import signposts
from crawler import pages
from crawler.alternates import miscalled, unlisted, unpaired
from crawler.links import broken_addresses, broken_links, broken_style
from crawler.markup import bare_pictures, heavy, ill_made
from crawler.pages import Site
from crawler.scripts import in_another_script

LAWS = (
    *(broken_links, broken_addresses, broken_style, unpaired, miscalled, unlisted),
    *(in_another_script, ill_made, bare_pictures, heavy),
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_crawler_finds_nothing(public: Site, law: Callable[[Site], Iterator[str]]) -> None:
    faults = list(law(public))
    assert not faults, "\n".join((f"{len(faults)} faults:", *faults[:40]))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site with pages that have moved and were withdrawn."""
    return pages.read(signposts.HOST, signposts.folder(tmp_path_factory))


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_crawler_finds_nothing_where_articles_were_before(
    small: Site, law: Callable[[Site], Iterator[str]]
) -> None:
    kinds = {"en": {"moved", "gone"}, "ru": {"moved", "gone"}, "zh": {"moved", "gone"}}
    found = {(one.segment, one.kind) for one in small}
    assert found.issuperset((segment, kind) for segment in kinds for kind in kinds[segment])
    assert list(law(small)) == []


def test_the_crawler_has_seen_every_language_and_template(public: Site) -> None:
    found = public.one_of_each()
    kinds = {segment: {kind for other, kind in found if other == segment} for segment, _ in found}
    assert "root" in kinds.pop("")
    assert kinds.keys() == {"en", "ru", "zh"}
    assert kinds["en"] == kinds["ru"] == kinds["zh"] >= {"front", "article", "person", "coverage"}
