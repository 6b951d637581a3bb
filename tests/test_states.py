"""What readers are told of a title or a summary that is behind its source."""

from pathlib import Path

from rendered import texts, tree, words
from sites import ARTICLE, loaded, site

CATALOG = """\
msgid ""
msgstr ""
"Language: ru\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: en\\n"
"X-Method: human\\n"

#, fuzzy
msgctxt "title"
msgid "A title"
msgstr "Старый заголовок"

#, fuzzy
msgctxt "summary"
msgid "A summary."
msgstr "Старое изложение."

msgctxt "paragraph"
msgid "Words."
msgstr "Слова."
"""


def test_a_stale_title_and_summary_have_their_mark_wherever_they_stand(tmp_path: Path) -> None:
    article = ARTICLE.format(slug="one", body="Words.").replace(
        "title: A title\n", "title: A title\nsummary: A summary.\n"
    )
    files: dict[str, str | bytes] = {
        "content/articles/one.md": article,
        "translations/ru/LC_MESSAGES/articles/one.po": CATALOG,
    }
    found, problems = loaded(site(tmp_path, files))
    assert problems == ()
    pages = texts(found)
    for path, title in (("ru/one/index.html", "//h1"), ("ru/index.html", "//article//h2")):
        page = tree(pages[path])
        for where in (title, "//p[contains(@class, 'summary') or @class='standfirst']"):
            told = words(page.xpath(where)[0])
            assert told.startswith("※"), (path, told)
            assert "Стар" in told
    article_page = tree(pages["ru/one/index.html"])
    unfolded = article_page.xpath("//header//details[@class='original']/div")
    assert [(one.get("lang"), one.text) for one in unfolded] == [
        ("en", "A title"),
        ("en", "A summary."),
    ]
    assert not tree(pages["en/one/index.html"]).xpath("//header//details")
    sound = tree(pages["en/one/index.html"])
    assert "※" not in words(sound)
