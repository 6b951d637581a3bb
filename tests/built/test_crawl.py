"""What a crawler finds on the example site, wherever it stands on its host: nothing."""

from collections.abc import Callable, Iterator

import pytest

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


def test_the_crawler_has_seen_every_language_and_template(public: Site) -> None:
    found = public.one_of_each()
    kinds = {segment: {kind for other, kind in found if other == segment} for segment, _ in found}
    assert "root" in kinds.pop("")
    assert kinds.keys() == {"en", "ru", "zh"}
    assert kinds["en"] == kinds["ru"] == kinds["zh"] >= {"front", "article", "person", "coverage"}
