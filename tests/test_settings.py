"""Settings, themes and outputs that cannot work: each is named, none is a traceback."""

import datetime
import gettext
from pathlib import Path

import pytest

from hexapla.model.site import Language
from hexapla.rendering.wording import Wording
from sites import ARTICLE, BASIS, hexapla, site, tree

FILES: dict[str, str | bytes] = {
    "content/articles/one.md": ARTICLE.format(slug="one", body="Words.")
}
SETTINGS = str(BASIS["pelicanconf.py"])
WRONG = {
    'SITEURL = "example"': "SITEURL is example",
    'PUBLICATION = ""': "PUBLICATION is ''",
    'ROOT = "/no/such/folder"': "ROOT is /no/such/folder",
    'TRANSLATIONS_PATH = "lost"': "TRANSLATIONS_PATH is",
    "LANGUAGES = []": "LANGUAGES names no language",
    'LANGUAGES = {"en": "en"}': "does not name a locale and a segment",
    'LANGUAGES = {"xx": {"locale": "xx", "segment": "xx"}}': "CLDR knows no locale xx",
    'LANGUAGES = {"en": {"locale": "en", "segment": "en", "formats": "x_"}}': "knows no locale x_",
    'EXTRAS = ["feeds"]': "EXTRAS has 'feeds'",
    'EXTRAS = [["search"]]': "EXTRAS has ['search']",
    "HOST = []": "HOST is []",
    "STALE = {}": "STALE is {}",
    'PREVIEW = "no"': "PREVIEW is 'no'",
    "COMPRESS = None": "COMPRESS is None",
    "ROOT = 3": "ROOT is",
    'SITEURL = "https://example.org/?a"': "SITEURL is https://example.org/?a",
    'LANGUAGES = {"zh_Hans": {"locale": "zh_Hans", "segment": "zh"}}': "is no language tag",
    'LANGUAGES = {"en": {"locale": "en", "segment": "EN"}}': "has the segment 'EN'",
    'LANGUAGES = {"en": {"locale": "en", "segment": "sized"}}': "has the segment 'sized'",
    "STATIC_PATHS = [3]": "STATIC_PATHS is [3]",
    "EXTRA_PATH_METADATA = []": "EXTRA_PATH_METADATA is []",
    'EXTRA_PATH_METADATA = {"extra/a": "a"}': "EXTRA_PATH_METADATA is",
    'PARALLEL = [("en", "kk")]': "PARALLEL has ('en', 'kk')",
    'PARALLEL = "en"': "PARALLEL has 'en'",
    'PUBLISH_MIN_TRANSLATED = "most"': "PUBLISH_MIN_TRANSLATED is 'most'",
    "BUILD_TIME = 5": "the build's time cannot be read",
    'EXTRA_PATH_METADATA = {"extra/a": {"path": "../../a"}}': "outside the site",
    "OUTPUT_PATH = None": "OUTPUT_PATH is None; write a path",
    "JINJA_FILTERS = None": "JINJA_FILTERS is None; write {",
    "THEME_TEMPLATES_OVERRIDES = None": "THEME_TEMPLATES_OVERRIDES is None",
    "PLUGINS = 3": "PLUGINS is 3",
    'TIMEZONE = "Mars"': "TIMEZONE is 'Mars', which is no time zone",
    "TIMEZONE = 3": "TIMEZONE is 3",
    'OUTPUT_PATH = "content/built"': "OUTPUT_PATH is, or holds, the content",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_setting_that_cannot_work_stops_the_build(tmp_path: Path, line: str) -> None:
    folder = site(tmp_path, {**FILES, "pelicanconf.py": f"{SETTINGS}\n{line}\n"})
    done = hexapla(folder, "build")
    assert done.returncode == 1
    assert WRONG[line] in done.stderr
    assert "setting: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "output").exists()


@pytest.mark.parametrize("line", ["1 / 0", "import no_such_module", 'THEME = "nowhere"', "("])
def test_a_settings_file_that_cannot_be_used_is_wrong_usage(tmp_path: Path, line: str) -> None:
    folder = site(tmp_path, {**FILES, "pelicanconf.py": f"{SETTINGS}\n{line}\n"})
    done = hexapla(folder, "build")
    assert done.returncode == 2
    assert "pelicanconf.py cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_time_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    done = hexapla(site(tmp_path, FILES), "build", "--at", "yesterday")
    assert done.returncode == 2
    assert "yesterday is no time" in done.stderr


@pytest.mark.parametrize(
    "template", ["{{ 1 / 0 }}", "{{ page + 1 }}", "{% if %}", '{% include "no-such.html" %}']
)
def test_a_template_that_raises_is_named_with_its_place(tmp_path: Path, template: str) -> None:
    theme = {
        "mine/hexapla.toml": "hexapla-theme = 1\n",
        "mine/templates/base.html": f"\n\n{template}",
        "mine/templates/index.html": '{% extends "base.html" %}',
    }
    done = hexapla(site(tmp_path, {**FILES, **theme}), "build", "-t", "mine")
    assert done.returncode == 1
    assert "mine/templates/base.html:3: template: " in done.stderr
    assert "Traceback" not in done.stderr


def test_an_article_s_missing_template_is_named_at_the_article(tmp_path: Path) -> None:
    text = str(FILES["content/articles/one.md"]).replace("lang: en", "lang: en\ntemplate: nope")
    done = hexapla(site(tmp_path, {"content/articles/one.md": text}), "build")
    assert done.returncode == 1
    assert "content/articles/one.md:1: template: " in done.stderr
    assert "there is no template nope.html" in done.stderr


@pytest.mark.parametrize("obstacle", ["output/en/index.html/x", "output/en"])
def test_what_stands_in_the_way_of_the_output_is_named(tmp_path: Path, obstacle: str) -> None:
    folder = site(tmp_path, {**FILES, obstacle: "mine"})
    before = tree(folder / "output")
    done = hexapla(folder, "build")
    assert done.returncode == 1
    assert "stands in the output where" in done.stderr
    assert tree(folder / "output") == before


@pytest.mark.parametrize("text", ["5", "[1]", "{", ""])
def test_a_spoilt_list_of_earlier_files_is_passed_over(tmp_path: Path, text: str) -> None:
    folder = site(tmp_path, FILES)
    assert hexapla(folder, "build").returncode == 0
    for manifest in (folder / ".hexapla").iterdir():
        manifest.write_text(text)
    assert hexapla(folder, "build").returncode == 0


def test_a_theme_s_translation_with_another_place_to_fill_is_an_error(tmp_path: Path) -> None:
    words = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "By {people}"\nmsgstr "{leute}"\n'
    )
    folder = site(tmp_path, {**FILES, "translations/ru/LC_MESSAGES/theme.po": words})
    done = hexapla(folder, "build")
    assert done.returncode == 1
    assert "translations/ru/LC_MESSAGES/theme.po:5: catalog-syntax: " in done.stderr
    assert "use just these: {people}" in done.stderr


def test_words_that_one_language_has_are_missed_in_another(tmp_path: Path) -> None:
    words = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    folder = site(tmp_path, {**FILES, "translations/ru/LC_MESSAGES/theme.po": words})
    done = hexapla(folder, "build", "--strict")
    assert done.returncode == 1
    assert "the theme's words 'Archive' are not translated into ru" in done.stderr


def test_a_language_in_which_the_theme_has_no_words_is_one_warning(tmp_path: Path) -> None:
    line = 'LANGUAGES["kk"] = {"locale": "kk", "segment": "kk"}\n'
    done = hexapla(site(tmp_path, {**FILES, "pelicanconf.py": f"{SETTINGS}\n{line}"}), "build")
    assert done.returncode == 0
    (warning,) = [one for one in done.stderr.splitlines() if "theme-message" in one]
    assert warning.startswith("translations/kk/LC_MESSAGES/theme.po:1: theme-message: ")


@pytest.mark.parametrize(
    "path",
    [
        "content/loose.md",
        "content/article/x.md",
        "translations/ru/articles/one.po",
        "translations/ru/FOO/articles/one.po",
        "translations/ru/LC_MESSAGES/article/one.po",
    ],
)
def test_a_file_in_the_wrong_place_is_named(tmp_path: Path, path: str) -> None:
    done = hexapla(site(tmp_path, {**FILES, path: "x"}), "check")
    assert f"{path}:1: unknown-file: " in done.stdout


def test_english_is_british_unless_the_site_says_otherwise() -> None:
    day = datetime.date(2024, 3, 5)
    months = {"": "5 March 2024", "en_US": "March 5, 2024"}
    for formats, written in months.items():
        language = Language("en", "en", "en", formats)
        assert Wording(language, gettext.NullTranslations()).date(day) == written
    british = Wording(Language("en", "en", "en"), gettext.NullTranslations())
    assert british.list(["a", "b", "c"]) == "a, b and c"
