"""``dir`` beside ``lang``: on words that run from right to left, and on others amid such."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from hexapla.rendering.direction import dir_html, lang_html, runs_leftwards
from hexapla.site.build import build
from hexapla.site.runs import read_settings
from sites import ARTICLE, BASIS, site, tree

LANGUAGES = """
LANGUAGES = {
    "en": {"locale": "en", "segment": "en"},
    "ar": {"locale": "ar", "segment": "ar"},
}
PUBLISH_MIN_TRANSLATED = 0
"""
ENGLISH = ARTICLE.format(slug="one", body="A word: [שלום]{lang=he}, a [word]{lang=ru}.")
ARABIC = (
    ARTICLE.format(slug="two", body="مرحبا [Hello (2023)]{lang=en}, [שלום]{lang=he}.")
    .replace("lang: en", "lang: ar")
    .replace("A title", "عنوان")
)
CATALOG = """\
msgid ""
msgstr ""
"Language: {lang}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: {source}\\n"
"X-Method: human\\n"

msgctxt "title"
msgid "{title}"
msgstr "{translation}"
"""


@pytest.mark.parametrize(
    "lang",
    [
        *("ar", "he", "fa", "ur", "yi", "he-IL", "ar-XB", "iw"),
        *("az-Arab", "ku-Arab", "pa-PK", "ff-Adlm", "uz-AF"),
        *("syc", "arc"),  # CLDR has their script alone
    ],
)
def test_scripts_run_from_right_to_left(lang: str) -> None:
    assert lang_html(lang) == f' lang="{lang}" dir="rtl"'


@pytest.mark.parametrize(
    "lang",
    [
        *("en", "ru", "zh-Hans", "kk", "en-XA", "grc"),
        *("he-Latn", "ku", "sd-Deva", "en-x-arab"),
        *("tlh", "xx", "qaa", ""),  # nothing is known of them
    ],
)
def test_other_scripts_do_not_and_are_left_as_they_are(lang: str) -> None:
    assert lang_html(lang) == lang_html(lang, "en") == f' lang="{lang}"'
    assert lang_html(lang, "ar") == f' lang="{lang}" dir="ltr"'


@given(st.text("abhekr-XALtn", max_size=12), st.sampled_from(["", "en", "ar"]))
def test_whatever_the_tag_words_run_one_way(lang: str, around: str) -> None:
    runs = {True: ' dir="rtl"', False: ' dir="ltr"' if around == "ar" else ""}
    assert dir_html(lang, around) == runs[runs_leftwards(lang)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, html.HtmlElement]:
    titles = {"one": ("en", "ar", "A title", "عنوان"), "two": ("ar", "en", "عنوان", "A title")}
    catalogs = {
        f"translations/{lang}/LC_MESSAGES/articles/{name}.po": CATALOG.format(
            lang=lang, source=source, title=title, translation=translation
        )
        for name, (source, lang, title, translation) in titles.items()
    }
    folder: Path = site(
        tmp_path_factory.mktemp("direction"),
        {
            "pelicanconf.py": BASIS["pelicanconf.py"] + LANGUAGES,
            "content/articles/one.md": ENGLISH,
            "content/articles/two.md": ARABIC,
            **catalogs,
        },
    )
    built = build(read_settings(str(folder / "pelicanconf.py"), {}))
    assert built.published, built.problems
    return {
        name: html.document_fromstring(data)
        for name, data in tree(folder / "output").items()
        if name.endswith(".html")
    }


def directions(page: html.HtmlElement) -> list[tuple[str, str | None]]:
    """Return the language and the direction of what is in another language in an article."""
    found = page.xpath("//*[contains(@class, 'body')]//*[@lang]")
    return [(one.get("lang"), one.get("dir")) for one in found]


def test_words_in_hebrew_run_from_right_to_left_in_an_english_article(
    pages: dict[str, html.HtmlElement],
) -> None:
    assert directions(pages["en/one/index.html"]) == [("he", "rtl"), ("ru", None)]


def test_words_in_english_run_from_left_to_right_in_an_arabic_article(
    pages: dict[str, html.HtmlElement],
) -> None:
    assert directions(pages["ar/two/index.html"]) == [("en", "ltr"), ("he", "rtl")]


def test_a_passage_that_is_not_translated_runs_as_its_source(
    pages: dict[str, html.HtmlElement],
) -> None:
    inside = [("en", "ltr"), ("he", "rtl")]
    assert directions(pages["en/two/index.html"]) == [("ar", "rtl"), *inside]
    assert directions(pages["ar/one/index.html"])[0] == ("en", "ltr")


def test_a_page_runs_as_its_language_and_each_column_as_its_own(
    pages: dict[str, html.HtmlElement],
) -> None:
    for name, way, other in (("en/one", None, "rtl"), ("ar/two", "rtl", "ltr")):
        page = pages[f"{name}/index.html"]
        assert page.get("dir") == way
        partner = {"en/one": "ar", "ar/two": "en"}[name]
        beside = pages[f"{name}/{partner}/index.html"]
        assert beside.get("dir") == way
        assert set(beside.xpath("//div[contains(@class, 'recto')][@lang]/@dir")) == {other}
        assert page.xpath(f"//nav[@class='languages']//a[@lang='{partner}']/@dir") == [other]
