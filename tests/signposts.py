"""A small site in three languages with pages that the example site has no need of yet.

Those are what stands where an article was before, and where one was withdrawn.
"""

from pathlib import Path

import pytest

from hexapla.site.build import build
from hexapla.site.runs import read_settings
from sites import ARTICLE, site, translated

HOST = "https://signposts.example/"
OLD, NOW, GONE = "old", "one", "two"
"""The last parts of addresses: where an article was, where it is, and where one was withdrawn."""
SEGMENTS = {"en": "en", "ru": "ru", "zh-Hans": "zh"}

_ONE = ARTICLE.format(slug=NOW, body="Words of an article.")
_TRANSLATED = {
    "ru": {"A title ✓": "Заголовок", "Words of an article. ✓": "Слова статьи."},
    "zh_Hans": {"A title ✓": "一个标题", "Words of an article. ✓": "一篇文章的文字。"},
}
_TWO = ARTICLE.format(slug=GONE, body="Words.").replace("lang: en", "lang: en\nstatus: withdrawn")
_LEDGER = "".join(
    f"{segment}/{slug}/\tarticles/{name}.md\t{tag}\n"
    for tag, segment in SEGMENTS.items()
    for slug, name in ((OLD, "one"), (GONE, "two"))
)


def _catalog(locale: str) -> str:
    found = translated(_ONE, "articles/one.md", locale).decode()
    for source, words in _TRANSLATED[locale].items():
        found = found.replace(source, words)
    return found


def folder(temporary: pytest.TempPathFactory) -> Path:
    """Build the site, and return the folder of its output."""
    catalogs = {
        f"translations/{locale}/LC_MESSAGES/articles/one.po": _catalog(locale)
        for locale in _TRANSLATED
    }
    files: dict[str, str | bytes] = {
        "content/articles/one.md": _ONE,
        "content/articles/two.md": _TWO,
        "published.tsv": _LEDGER,
        **catalogs,
    }
    root = site(temporary.mktemp("signposts"), files)
    changes = {"SITEURL": HOST.rstrip("/"), "EXTRAS": ["hosting", "typography"]}
    built = build(read_settings(str(root / "pelicanconf.py"), changes))
    assert built.published, built.problems
    return root / "output"
