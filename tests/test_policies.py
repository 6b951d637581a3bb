"""Pages that lay down how the site works: readers and machines are led to them."""

import shutil
from pathlib import Path

import pytest
from lxml import html

from hexapla.model.document import Status
from hexapla.model.policies import PolicyPage
from hexapla.model.site import share_translated
from hexapla.rendering.addresses import file_of
from pages import by_id
from rendered import texts, tree, words
from sites import ARTICLE, REPOSITORY, loaded, site, translated

PAGE = """\
---
title: {title}
slug: {slug}
date: 2023-05-01T10:00:00+00:00
lang: en
{keys}
---
Words.
"""
CORRECTED = "Words.\n\n:::{correction}\n:date: 2023-05-02\n\nNot three.\n:::\n"
ABOUT = PAGE.format(title="About", slug="about", keys="menu: true")
CONTACT = PAGE.format(title="Contact", slug="contact", keys="menu: false")
STANDARDS = PAGE.format(title="What we keep to", slug="what-we-keep-to", keys="policy: standards")
CORRECTIONS = PAGE.format(title="How we correct", slug="correcting", keys="policy: corrections")
TRANSLATING = PAGE.format(title="How we translate", slug="translating", keys="policy: translations")
WITHDRAWN = PAGE.format(
    title="Who we were", slug="past", keys="policy: masthead\nstatus: withdrawn"
)
FILES: dict[str, str | bytes] = {
    "content/pages/about.md": ABOUT,
    "content/pages/contact.md": CONTACT,
    "content/pages/keep.md": STANDARDS,
    "content/pages/correct.md": CORRECTIONS,
    "content/pages/translate.md": TRANSLATING,
    "content/pages/past.md": WITHDRAWN,
    "content/articles/one.md": ARTICLE.format(slug="one", body=CORRECTED),
}
IN_RUSSIAN = {"about": ABOUT, "correct": CORRECTIONS, "translate": TRANSLATING}
CATALOGS: dict[str, str | bytes] = {
    **{
        f"translations/ru/LC_MESSAGES/pages/{name}.po": translated(text, f"pages/{name}.md", "ru")
        for name, text in IN_RUSSIAN.items()
    },
    "translations/ru/LC_MESSAGES/articles/one.po": translated(
        ARTICLE.format(slug="one", body=CORRECTED), "articles/one.md", "ru"
    ).replace(b"X-Method: human", b"X-Method: machine"),
}

Pages = dict[str, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    found, problems = loaded(site(tmp_path_factory.mktemp("site"), {**FILES, **CATALOGS}))
    assert problems == ()
    return dict(texts(found))


def links(page: str, place: str) -> list[tuple[str, str]]:
    """Return the words and addresses of the links in a part of a page, an XPath."""
    found: list[html.HtmlElement] = tree(page).xpath(f"//{place}//a")
    return [(words(one), one.get("href").replace("../", "")) for one in found]


def test_the_masthead_names_the_pages_that_an_editor_put_there(made: Pages) -> None:
    assert links(made[file_of("en/one/")], "nav[@class='sections']")[3:] == [("About", "en/about/")]


def test_the_foot_names_every_page_and_policies_in_their_order(made: Pages) -> None:
    assert links(made[file_of("en/one/")], "footer//ul[1]") == [
        ("About", "en/about/"),
        ("Contact", "en/contact/"),
        ("What we keep to", "en/what-we-keep-to/"),
        ("How we correct", "en/correcting/"),
        ("How we translate", "en/translating/"),
    ]
    assert links(made[file_of("ru/one/")], "footer//ul[1]") == [
        ("About ✓", "ru/about/"),
        ("How we correct ✓", "ru/correcting/"),
        ("How we translate ✓", "ru/translating/"),
    ]
    assert len(links(made[file_of("zh/archive/")], "footer//ul")) == 5, "no empty list"


def test_a_notice_leads_to_how_translations_are_made(made: Pages) -> None:
    expected = [("How we translate ✓", "ru/translating/")]
    assert links(made[file_of("ru/one/")], "aside") == expected
    assert links(made[file_of("en/one/")], "aside") == []


def test_corrections_lead_to_how_they_are_made(made: Pages) -> None:
    for page, expected in (
        ("en/one/", ("How we correct", "en/correcting/")),
        ("en/corrections/", ("How we correct", "en/correcting/")),
        ("ru/corrections/", ("How we correct ✓", "ru/correcting/")),
    ):
        assert expected in links(made[file_of(page)], "main"), page
    assert not tree(made[file_of("zh/corrections/")]).xpath("//*[contains(@class, 'policy')]")


def test_machines_are_told_of_the_page_in_their_page_s_language_where_it_is(made: Pages) -> None:
    site_ = "https://example.org"
    for page in ("one/", "archive/"):
        english = by_id(made[file_of(f"en/{page}")])[f"{site_}/#publisher"]
        russian = by_id(made[file_of(f"ru/{page}")])[f"{site_}/#publisher"]
        principles = [f"{site_}/en/what-we-keep-to/", f"{site_}/en/translating/"]
        assert english["publishingPrinciples"] == principles
        assert english["correctionsPolicy"] == f"{site_}/en/correcting/"
        assert russian["publishingPrinciples"] == [principles[0], f"{site_}/ru/translating/"]
        assert russian["correctionsPolicy"] == f"{site_}/ru/correcting/"
        assert "masthead" not in english, "it is withdrawn"


def test_the_texts_to_start_from_are_whole_in_every_language_and_not_public(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "docs/templates/policies", tmp_path, dirs_exist_ok=True)
    found, problems = loaded(site(tmp_path, {}))
    assert problems == ()
    assert set(found.policies) == set(PolicyPage)
    for path in found.policies.values():
        editions = found.editions[path]
        assert set(editions) == {"en", "ru", "zh-Hans"}
        assert all(one.meta.status is Status.DRAFT for one in editions.values())
        assert {share_translated(one) for one in editions.values()} == {1}


def test_the_example_site_has_every_policy_in_every_language() -> None:
    found, _ = loaded(REPOSITORY)
    editions = [found.editions[path] for path in found.policies.values()]
    assert [sorted(one) for one in editions] == [["en", "ru", "zh-Hans"]] * 4
