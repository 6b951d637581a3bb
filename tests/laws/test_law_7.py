"""Law 7: a build's output depends on its inputs alone, after any sequence of edits."""

import shutil
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from translate.storage import pypo

from hexapla.site.build import build
from hexapla.site.runs import read_settings
from sites import ARTICLE, BASIS, TOPICS, site, tree

RUSSIAN = "translations/ru/LC_MESSAGES/articles/one.po"
FILES: dict[str, str | bytes] = {
    "content/articles/one.md": ARTICLE.format(
        slug="one", body="Some words.\n\n## More\n\n- a\n- b"
    ),
    "content/articles/two.md": ARTICLE.format(slug="two", body="See [one](article:one)."),
    RUSSIAN: (
        'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"X-Method: human\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "title"\nmsgid "A title"\nmsgstr "Заголовок"\n\n'
        'msgctxt "paragraph"\nmsgid "Some words."\nmsgstr "Слова."\n'
    ),
}

Edit = Callable[[Path], None]


def replacing(name: str, old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / name
        if path.exists():
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    return edit


def writing(name: str, text: str) -> Edit:
    return lambda folder: (site(folder, {name: text}), None)[1]


def deleting(name: str) -> Edit:
    return lambda folder: (folder / name).unlink(missing_ok=True)


def translating(folder: Path) -> None:
    path = folder / RUSSIAN
    if path.exists():
        store = pypo.pofile.parsefile(str(path))
        for unit in store.units[1:]:
            unit.target = f"{unit.target}!"
        store.save()


ONE, TWO = "content/articles/one.md", "content/articles/two.md"
EDITS: dict[str, Edit] = {
    "text": replacing(ONE, "- b", "- b\n- c"),
    "title": replacing(TWO, "A title", "Another title"),
    "tag": replacing(TWO, "category: news", "category: news\ntags: [sea]"),
    "registry": writing(
        "content/registry/topics.yaml",
        TOPICS.replace("News,", "The news,") + "sea:\n  kind: tag\n  names: {en: Sea}\n",
    ),
    "template": writing("mine/templates/page.html", '{% extends "base.html" %}'),
    "setting": replacing("pelicanconf.py", "https://example.org", "https://other.example"),
    "message": translating,
    "delete": deleting(TWO),
    "unpublish": replacing(ONE, "lang: en", "lang: en\nstatus: draft"),
    "untranslate": deleting(RUSSIAN),
    "rename": replacing(TWO, "slug: two", "slug: second"),
    "add": writing("content/articles/three.md", ARTICLE.format(slug="three", body="New.")),
    "restore": lambda folder: (site(folder, {**FILES, **BASIS}), None)[1],
}


def built(folder: Path, output: Path) -> dict[str, bytes] | None:
    found = build(read_settings(str(folder / "pelicanconf.py"), {"OUTPUT_PATH": str(output)}))
    return tree(output) if found.published else None


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
def test_the_output_is_that_of_a_build_from_nothing(tmp_path: Path, names: list[str]) -> None:
    shutil.rmtree(tmp_path)
    folder = site(tmp_path / "site", {**FILES, "content/registry/topics.yaml": TOPICS})
    last = built(folder, tmp_path / "old")
    for number, name in enumerate(names):
        EDITS[name](folder)
        now = built(folder, tmp_path / "old")
        clean = built(folder, tmp_path / f"new {number}")
        assert now == clean, name
        if now is None:
            assert tree(tmp_path / "old") == last
        else:
            last = now
