"""The crawler finds every fault that it is there for, and none in a small sound site."""

from collections.abc import Callable

import pytest

from crawler import pages
from crawler.alternates import miscalled, unlisted, unpaired
from crawler.links import broken_addresses, broken_links, broken_style
from crawler.markup import bare_pictures, heavy, ill_made
from crawler.scripts import in_another_script

BASE = "https://example.org/a/b/"
HEAD = """\
<!doctype html><html lang="{tag}"><head><title>{name}</title>
<link rel="canonical" href="https://example.org/a/b/{path}">
<link rel="alternate" hreflang="en" href="https://example.org/a/b/en/">
<link rel="alternate" hreflang="ru" href="https://example.org/a/b/ru/">
<link rel="alternate" hreflang="x-default" href="https://example.org/a/b/">
<link rel="stylesheet" href="{up}style.css"></head>"""
ROOT = HEAD.format(tag="en", name="The Site · Сайт", path="", up="") + (
    '<body class="root"><h1 translate="no">The Site · <span lang="ru">Сайт</span></h1>'
    '<a href="en/">Read</a> <a href="ru/" lang="ru">Читать</a></body></html>'
)
ENGLISH = HEAD.format(tag="en", name="The Site", path="en/", up="../") + (
    '<body class="front"><h1 id="top">A heading</h1><p>The words of a page: <i lang="ru">слово</i>.'
    '<p><a href="../ru/#top" lang="ru">Русский</a><figure><img src="../queue.jpg" width="6"'
    ' height="4" srcset="../queue.jpg 6w" alt="A queue"><figcaption>At the border'
    ' <p class="credit">Anna Kim</p></figcaption></figure></body></html>'
)
RUSSIAN = HEAD.format(tag="ru", name="Сайт", path="ru/", up="../") + (
    '<body class="front"><h1 id="top">Заголовок</h1><p>Слова страницы, Visa и NSPK.'
    '<p><a href="../en/" lang="en">English</a></body></html>'
)
FEED = "<feed><id>https://example.org/a/b/en/feed.atom</id></feed>"
SOUND = {
    "index.html": ROOT,
    "en/index.html": ENGLISH,
    "ru/index.html": RUSSIAN,
    "en/feed.atom": FEED,
    "style.css": "p { background: url(queue.jpg) }",
    "queue.jpg": "",
    "sitemap.xml": "<urlset><loc>https://example.org/a/b/en/</loc></urlset>",
}
LAWS = (
    *(broken_links, broken_addresses, broken_style, unpaired, miscalled, unlisted),
    *(in_another_script, ill_made, bare_pictures, heavy),
)


def site(files: dict[str, str]) -> pages.Site:
    return pages.site(BASE, {path: text.encode() for path, text in files.items()})


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_crawler_finds_nothing_on_a_sound_site(law: Callable[..., object]) -> None:
    assert list(law(site(SOUND))) == []


@pytest.mark.parametrize(
    ("law", "path", "change", "told"),
    [
        (broken_links, "en", ("../ru/#top", "/ru/"), "starts from the host's root"),
        (broken_links, "en", ("../ru/#top", "../../ru/"), "leads out of the site"),
        (broken_links, "en", ("../ru/#top", "../ru/one/"), "there is no such file"),
        (broken_links, "en", ("../ru/#top", "../ru"), "there is no such file"),
        (broken_links, "en", ("../ru/#top", "../ru/#one"), "there is no such anchor"),
        (broken_links, "en", ("../ru/#top", "ftp://example.org/"), "is no web address"),
        (broken_links, "en", ("../queue.jpg 6w", "../one.jpg 6w"), "one.jpg: there is no such"),
        (broken_links, "en", ('src="../queue.jpg', 'src="http://e.org/q.jpg'), "another host"),
        (broken_addresses, "en/feed.atom", ("/en/feed", "/en/news"), "news.atom: there is no"),
        (broken_style, "style.css", ("queue", "one"), "one.jpg: there is no such file"),
        (unpaired, "en", ('hreflang="en" href="https://example.org/a/b/en', "@"), "without itself"),
        (unpaired, "ru", ('hreflang="en" href="https://example.org/a/b/en', "@"), "another set"),
        (unpaired, "en", ('hreflang="ru" href="https://example.org/a/b/ru', "@"), "ru/ is not in"),
        (unpaired, "en", ('hreflang="ru"', 'hreflang="zh"'), "is in ru"),
        (unpaired, "en", ("a/b/ru/", "a/b/one/"), "no page has this address"),
        (unpaired, "en", ("x-default", "kk"), "x-default is None"),
        (
            unpaired,
            "en",
            ("</title>", "</title><meta name=robots content=noindex>"),
            "hreflang and",
        ),
        (
            unpaired,
            "ru",
            ("</title>", "</title><meta name=robots content=noindex>"),
            "not to be in",
        ),
        (miscalled, "en", ('al" href="https://example.org/a/b/en/', 'al" href="@'), "is ('@"),
        (miscalled, "en", ('rel="canonical"', ""), "its canonical address is ()"),
        (unlisted, "sitemap.xml", ("/en/", "/en/one/"), "is no page to be indexed"),
        (unlisted, "ru", ('class="front"', 'class="article"'), "is in no sitemap"),
        (in_another_script, "en", ("The words", "Слова"), "is said to be en"),
        (in_another_script, "en", ('<i lang="ru">', '<i lang="zh-Hans">'), "is said to be zh-Hans"),
        (in_another_script, "ru", ("Visa", "支付"), "is said to be ru"),
        (
            in_another_script,
            "ru",
            ("Слова страницы, Visa и", "Five words of English by"),
            "to be ru",
        ),
        (in_another_script, "ru", ("Visa", "Visa " * 40), "of its letters are ru"),
        (in_another_script, "en", ('alt="A', 'alt="Это'), "is said to be en"),
        (ill_made, "en", ("<p>The", "<p id=top>The"), "id top twice"),
        (ill_made, "en", ("h1", "h2"), "0 h1"),
        (ill_made, "en", ('html lang="en"', "html"), "without a language"),
        (bare_pictures, "en", (' width="6"', ""), "no width"),
        (bare_pictures, "en", (' alt="A queue"', ""), "no alt"),
        (bare_pictures, "en", ('class="credit"', ""), "no credit in its caption"),
        (bare_pictures, "en", ('alt="A queue"', 'alt="border"'), "its alt repeats the caption"),
        (heavy, "en", ("<h1", "<script></script><h1"), "a script"),
        (heavy, "en", ("<h1", "<h1 style='color: red'"), "style in <h1>"),
        (heavy, "en", ('rel="stylesheet"', 'rel="icon"'), "not one style sheet"),
        (heavy, "en", ("srcset", "sizes"), "no srcset"),
        (heavy, "style.css", ("p {", "@import 'one.css'; p {"), "fetches another"),
    ],
)
def test_the_crawler_finds_a_fault(
    law: Callable[..., object], path: str, change: tuple[str, str], told: str
) -> None:
    name = path if path in SOUND else f"{path}/index.html"
    before, after = change
    assert before in SOUND[name]
    files = {**SOUND, name: SOUND[name].replace(before, after)}
    assert told in "\n".join(law(site(files)))
