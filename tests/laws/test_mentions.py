"""Cross-links: whatever an edition names lists it, and nothing lists what does not name it."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from documents import REGISTRY_FILES, articles
from hexapla.model.mentions import Mention, Relation, mentions
from hexapla.model.site import Site
from hexapla.rendering.addresses import Addresses, of_edition
from hexapla.rendering.index import index
from hexapla.rendering.views import EntryView, IssueView, ListView, Page
from hexapla.rendering.wording import Wording
from hexapla.site.wordings import wordings
from rendered import site_pages
from sites import configured, loaded, site, translated

Listed = set[tuple[str, str, str]]
"""Pages of entries, each with a heading and the address of an article under it."""


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> tuple[Wording, ...]:
    return wordings(configured(tmp_path_factory.mktemp("words")))[0]


def written(folder: Path, first: str, second: str) -> Site:
    """Return a site of two articles, the first with a Russian or an English edition too."""
    shutil.rmtree(folder)
    locale = "en" if "\nlang: ru\n" in first else "ru"
    path = "articles/border"
    files: dict[str, str | bytes] = {
        **REGISTRY_FILES,
        f"content/{path}.md": first,
        "content/articles/road.md": second,
        f"translations/{locale}/LC_MESSAGES/{path}.po": translated(
            first, f"{path}.md", locale, X_Translator="ivan-li"
        ),
    }
    found, problems = loaded(site(folder, files))
    assert problems == ()
    return found


def pages(found: Site, words: tuple[Wording, ...]) -> list[Page]:
    lists = index(found)
    return [page for _, page in site_pages(found, lists, words, "")]


def places(mention: Mention, here: Addresses) -> tuple[str, str] | None:
    """Return the page that a mention must be on, and the heading it must be under."""
    match mention.kind:
        case "person":
            return here.person(mention.id), mention.how.value
        case "outlet":
            return here.outlet(mention.id), mention.how.value
        case "publication":
            return here.publication(mention.id), Relation.PUBLISHED.value
        case _:
            return None


def shown(made: list[Page]) -> Listed:
    return {
        (
            page.path.removesuffix("index.html"),
            Relation.PUBLISHED.value if view.frame.kind == "publication" else group.id,
            one.article.href,
        )
        for page in made
        for view in [page.view]
        if isinstance(view, EntryView) and not isinstance(view, IssueView)
        for group in view.groups
        for one in group.appearances
    }


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles("border"), articles("road"))
def test_every_mention_is_on_its_entry_s_page_and_no_page_lists_another_article(
    tmp_path: Path, words: tuple[Wording, ...], first: str, second: str
) -> None:
    found = written(tmp_path, first, second)
    wanted: Listed = set()
    for editions in found.editions.values():
        for mention in (one for edition in editions.values() for one in mentions(edition)):
            for language in found.languages:
                place = places(mention, Addresses(language.segment))
                there = [editions[one.tag] for one in found.languages if one.tag in editions]
                article = of_edition(found, editions.get(language.tag, there[0]))
                wanted |= {(*place, article)} if place else set()
    assert shown(pages(found, words)) == wanted


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles("border"), articles("road"))
def test_a_topic_s_page_lists_the_articles_on_it_and_no_others(
    tmp_path: Path, words: tuple[Wording, ...], first: str, second: str
) -> None:
    found = written(tmp_path, first, second)
    wanted: set[tuple[str, str]] = set()
    for edition in (one for editions in found.editions.values() for one in editions.values()):
        here, meta = Addresses(found.language(edition.lang).segment), edition.meta
        topics = [here.category(meta.category), *map(here.tag, meta.tags)]
        topics += [here.topic(meta.kicker)] if meta.kicker else []
        wanted |= {(topic, of_edition(found, edition)) for topic in topics}
    assert wanted == {
        (page.path.removesuffix("index.html"), teaser.href)
        for page in pages(found, words)
        if isinstance(page.view, ListView)
        for teaser in page.view.teasers
    }
