"""What a page says of works, figures and quotations: rights, roles, and what is not known."""

import posixpath
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from hexapla.model.dates import PartialDate
from hexapla.model.indexing import IndexingRule, indexing_rule
from hexapla.model.problem import Code
from hexapla.model.registry import DatedRole, Entry, Section
from hexapla.model.work import Indexing
from hexapla.rendering.rights import license_name
from hexapla.site.build import Built, build
from hexapla.site.runs import read_settings
from hexapla.site.theme import own_folder
from rendered import texts, tree, words
from sites import ARTICLE, loaded, site
from sites import tree as files_of
from test_problems import CASES, Case

PEOPLE = """\
anna-kim:
  names: {en: Anna Kim, ru: Анна Ким, zh-Hans: 安娜·金}
  role: {en: engineer}
  roles:
    - {until: 2022-08-31, en: mayor}
    - {from: 2022-09, until: 2023, en: governor}
    - {from: 2022-09-20, until: 2022-09-21, en: envoy}
"""
OUTLETS = """\
azattyq:
  names: {en: Azattyq, ru: Азаттык, zh-Hans: 自由}
  terms: {en: With permission., ru: С разрешения.}
  license: https://creativecommons.org/licenses/by-nc/4.0/
"""
REGISTRY: dict[str, str | bytes] = {
    "content/registry/people.yaml": PEOPLE,
    "content/registry/outlets.yaml": OUTLETS,
}


def article(body: str, *front: str) -> dict[str, str | bytes]:
    lines = "\n".join(("category: news", *front))
    text = ARTICLE.format(slug="one", body=body).replace("category: news", lines)
    return {**REGISTRY, "content/articles/one.md": text}


def page(folder: Path, body: str, *front: str) -> str:
    """Return the page of an article that has no problems."""
    found, problems = loaded(site(folder, article(body, *front)))
    assert problems == ()
    return texts(found)["en/one/index.html"]


@pytest.mark.parametrize(
    ("date", "roles"),
    [
        ("2022-08-31", ("mayor",)),
        ("1999", ("mayor",)),
        ("2022-08", ("mayor",)),
        ("2022-09-01", ("governor",)),
        ("2022-09-20", ("governor", "envoy")),
        ("2022-09", ("governor",)),
        ("2022", ("engineer",)),
        ("2023", ("governor",)),
        ("2024-01-01", ("engineer",)),
        ("", ("engineer",)),
    ],
)
def test_a_role_is_that_of_every_day_a_date_can_mean(date: str, roles: tuple[str, ...]) -> None:
    person = Entry(
        *("anna-kim", Section.PEOPLE, "people.yaml", 1, {"en": "Anna Kim"}),
        role={"en": "engineer"},
        roles=(
            DatedRole({"en": "mayor"}, until=PartialDate(2022, 8, 31)),
            DatedRole({"en": "governor"}, PartialDate(2022, 9), PartialDate(2023)),
            DatedRole({"en": "envoy"}, PartialDate(2022, 9, 20), PartialDate(2022, 9, 21)),
        ),
    )
    assert person.roles_on(PartialDate.parse(date) if date else None, "en") == roles
    assert person.roles_on(PartialDate.parse(date) if date else None, "ru") == ()


SOURCE = "sources:\n  - id: one\n    outlet: azattyq\n    title: A report\n    date: 2022-08-01"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (":source: one", "Anna Kim, mayor"),
        (":source: one\n:date: 2022-09-30", "Anna Kim, governor"),
        (":source: one\n:date: 2022-09-20", "Anna Kim, governor and envoy"),
        (":source: one\n:date: unknown", "Anna Kim, engineer"),
    ],
)
def test_a_speaker_has_the_role_of_the_day_the_words_were_said(
    tmp_path: Path, options: str, told: str
) -> None:
    text = page(tmp_path, f":::{{quote}}\n:speaker: anna-kim\n{options}\n\nWords.\n:::", SOURCE)
    assert [words(line) for line in tree(text).xpath("//p[@class='speaker']")] == [told]


def test_a_quotation_without_a_source_says_so(tmp_path: Path) -> None:
    quote = ":::{quote}\n:speaker: anna-kim\n:source: unsourced\n:date: 2022\n\nWords.\n:::"
    text = page(tmp_path, quote)
    (credit,) = tree(text).xpath("//figcaption/p[@class='credit']")
    assert words(credit) == "2022 · No source given"


@pytest.mark.parametrize("source", ["azattyq", "one"])
def test_a_figure_s_credit_has_its_outlet_s_terms_and_licence(tmp_path: Path, source: str) -> None:
    body = f":::{{figure}}\n:source: {source}\n\nThe road.\n:::\n\nWords."
    text = page(tmp_path, body + ("[^one]" if source == "azattyq" else ""), SOURCE)
    (credit,) = tree(text).xpath("//figcaption/p[@class='credit']")
    (link,) = credit.xpath("./a[contains(@href, 'creativecommons')]")
    assert words(credit).endswith(" · With permission. · CC BY-NC 4.0")
    assert link.get("rel") is None  # the picture's licence is not the article's


def test_a_table_s_credit_says_nothing_of_what_may_be_done_with_pictures(tmp_path: Path) -> None:
    body = ":::{figure}\n:source: azattyq\n\n| a |\n|---|\n| 1 |\n\nThe counts.\n:::"
    (credit,) = tree(page(tmp_path, body)).xpath("//figcaption/p[@class='credit']")
    assert words(credit) == "Source: Azattyq"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/3.0/us/", "CC BY-NC-SA 3.0 US"),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.zh-hans", "CC BY-SA 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0", "CC0 1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "Public Domain Mark 1.0"),
        ("https://creativecommons.org/licenses/sampling+/1.0/", ""),
        ("https://example.org/licenses/by/4.0/", ""),
    ],
)
def test_a_licence_of_creative_commons_has_its_name(address: str, name: str) -> None:
    assert license_name(address) == name


CHAIN = """\
chain:
  - id: print
    publication: example
    lang: en
    issue: 176
    {print}
  - id: account
    publication: example
    lang: ru
    date: unknown
    translation-of: print
    {account}
  - id: page
    based-on: account
    {page}"""


def chain(**said: str) -> str:
    """Return a chain whose works say something, or their page number."""
    return CHAIN.format(**({"print": "page: 1", "account": "page: 2", "page": ""} | said))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, IndexingRule()),
        ({"account": "index: noindex"}, IndexingRule()),
        ({"print": "index: noindex"}, IndexingRule(Indexing.NOINDEX)),
        ({"print": "canonical: https://a.example/"}, IndexingRule(canonical="https://a.example/")),
        ({"print": "index: noindex", "page": "index: self"}, IndexingRule()),
        (
            {"print": "index: noindex", "page": "canonical: https://a.example/"},
            IndexingRule(canonical="https://a.example/"),
        ),
    ],
)
def test_the_latest_work_in_its_language_says_what_an_edition_tells(
    tmp_path: Path, said: dict[str, str], told: IndexingRule
) -> None:
    found, problems = loaded(site(tmp_path, article("Words.", chain(**said))))
    assert problems == ()
    assert indexing_rule(found.documents[0]) == told


CATALOG = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Method: {method}\\n"

msgctxt "title"
msgid "A title"
msgstr "Заголовок"

msgctxt "paragraph"
msgid "Words."
msgstr "Слова."
"""


def catalogs(method: str = "human") -> dict[str, str | bytes]:
    return {
        f"translations/{locale}/LC_MESSAGES/articles/one.po": CATALOG.format(
            locale=locale, method=method
        )
        for locale in ("ru", "zh_Hans")
    }


class Head(NamedTuple):
    canonical: str
    robots: str
    alternates: list[str]


def head(text: str) -> Head:
    top = tree(text).find("head")
    return Head(
        next(iter(top.xpath("link[@rel='canonical']/@href")), ""),
        next(iter(top.xpath("meta[@name='robots']/@content")), ""),
        top.xpath("link[@rel='alternate']/@hreflang[not(../@type)]"),
    )


OTHERS = ["en", "zh-Hans", "zh", "x-default"]


@pytest.mark.parametrize(
    ("account", "russian"),
    [
        ("index: noindex", Head("https://example.org/ru/one/", "noindex", [])),
        ("canonical: https://a.example/1", Head("https://a.example/1", "", [])),
    ],
)
def test_an_edition_that_is_not_to_be_found_leaves_the_others_alone(
    tmp_path: Path, account: str, russian: Head
) -> None:
    made = {**article("Words.", chain(account=account)), **catalogs()}
    found, problems = loaded(site(tmp_path, made))
    assert problems == ()
    pages = texts(found)
    assert head(pages["ru/one/index.html"]) == russian
    assert head(pages["en/one/index.html"]) == Head("https://example.org/en/one/", "", OTHERS)
    assert head(pages["zh/one/index.html"]) == Head("https://example.org/zh/one/", "", OTHERS)
    assert 'href="../../ru/one/"' in pages["en/one/index.html"]  # readers find it all the same


def test_a_work_says_what_may_be_done_with_it_else_its_publication_does(tmp_path: Path) -> None:
    publications = (
        "example:\n  kind: website\n  names: {en: The Example, ru: Пример, zh-Hans: 范例}\n"
        "  license: https://creativecommons.org/licenses/by/4.0/\n"
        "caravan:\n  names: {en: The Caravan, ru: Караван, zh-Hans: 商队报}\n"
        "  terms: {ru: Все права защищены.}\n  license: https://caravan.example/licence\n"
    )
    said = chain(account="rights: {en: Ask the translator.}")
    made = article("Words.", said.replace("publication: example", "publication: caravan"))
    made["content/registry/publications.yaml"] = publications
    found, problems = loaded(site(tmp_path, {**made, **catalogs()}))
    assert problems == ()
    pages = texts(found)
    stations = tree(pages["en/one/index.html"]).xpath("//li[contains(@class, 'station')]")
    rights = [
        [words(line) for line in one.xpath("p[contains(@class, 'rights')]")] for one in stations
    ]
    assert rights == [["Все права защищены.", "Licence"], ["Ask the translator."], ["CC BY 4.0"]]
    assert stations[0].xpath(".//span[@lang='ru']")
    original = tree(pages["en/one/index.html"]).xpath("//a[@rel='license']/@href")
    assert original == ["https://creativecommons.org/licenses/by/4.0/"]
    assert tree(pages["ru/one/index.html"]).xpath("//a[@rel='license']") == []


WAIVED = [path for path in CASES if path.stem.startswith("waiver-")]


@pytest.mark.parametrize("path", WAIVED, ids=lambda path: path.stem)
def test_what_is_waived_is_shown_as_it_is_and_leads_nowhere_that_is_not(
    path: Path, tmp_path: Path
) -> None:
    Case.read(path).write(tmp_path)
    found, problems = loaded(tmp_path)
    assert problems == ()
    pages = texts(found)
    for name, text in pages.items():
        if not name.endswith("index.html"):
            continue
        ids = set(tree(text).xpath("//@id"))
        for href in tree(text).xpath("//main//a/@href"):
            if href.startswith("#"):
                assert href[1:] in ids | {""}, (name, href)
            else:
                assert leads(name, href) in pages, (name, href)


def leads(name: str, href: str) -> str:
    """Return the file that a link of a page leads to."""
    address = href.partition("#")[0]
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
    return f"{target}/index.html" if address.endswith("/") else target


def test_unknown_ids_are_shown_as_they_are(tmp_path: Path) -> None:
    (path,) = (one for one in CASES if one.stem == "waiver-unknown-ids")
    Case.read(path).write(tmp_path)
    shown = words(tree(texts(loaded(tmp_path)[0])["en/border/index.html"]).find("body"))
    for identifier in ("economy", "special", "roads", "nobody-known", "caravan", "rferl", "two"):
        assert identifier in shown, identifier
    assert "some-body" in shown  # who speaks; in the text stand the editor's own words
    assert "Source: three" in shown


def test_a_chain_that_says_little_is_told_without_gaps(tmp_path: Path) -> None:
    (path,) = (one for one in CASES if one.stem == "waiver-chain")
    Case.read(path).write(tmp_path)
    shown = tree(texts(loaded(tmp_path)[0])["en/border/index.html"])
    (sentence,) = shown.xpath("//p[@class='told']")
    assert "in an unknown language" in words(sentence)
    assert "an unknown publication" in words(sentence)
    (first, *_) = shown.xpath("//li[contains(@class, 'station')]")
    assert words(first).startswith("language unknown an unknown publication date unknown")


def built(folder: Path, theme: str) -> Built:
    return build(read_settings(str(folder / "pelicanconf.py"), {"THEME": theme}))


@pytest.fixture
def silent(tmp_path: Path) -> str:
    """Return a theme of ours whose articles say nothing of how they were translated."""
    theme = tmp_path / "silent"
    shutil.copytree(own_folder("theme"), theme)
    template = theme / "templates" / "article.html"
    text = template.read_text("utf-8")
    assert "_marginalia.html" in text
    template.write_text(text.replace('{% include "_marginalia.html" %}', ""), "utf-8")
    return str(theme)


def test_a_template_that_leaves_the_notice_out_fails_the_build(tmp_path: Path, silent: str) -> None:
    folder = site(tmp_path / "site", {**article("Words."), **catalogs("machine")})
    found = built(folder, silent)
    assert found.published is None
    told = [problem for problem in found.problems if problem.code is Code.MISSING_NOTICE]
    assert [(one.path, one.line) for one in told] == [("content/articles/one.md", 1)] * 2
    assert told[0].message.startswith("the template article.html leaves out of ru/one/index.html ")
    site(folder, {**article("Words."), **catalogs("human")})
    assert built(folder, silent).published


WAIVER = "waive:\n  - {code: missing-notice, reason: The theme says it in other words.}"


def test_a_missing_notice_can_be_waived_and_only_a_build_knows(tmp_path: Path, silent: str) -> None:
    made = {**article("Words.", WAIVER), **catalogs("machine")}
    folder = site(tmp_path / "site", made)
    assert loaded(folder)[1] == ()
    assert built(folder, silent).published
    found = built(folder, str(own_folder("theme")))
    assert [problem.code for problem in found.problems] == [Code.UNUSED_WAIVER]


def test_a_stock_theme_that_leaves_the_notice_out_fails_the_build(tmp_path: Path) -> None:
    theme = {
        f"mine/templates/{name}.html": "{{ SITENAME }}"
        for name in ("base", "index", "category", "tag", "author", "archives", "page")
    }
    theme["mine/templates/article.html"] = "{{ article.title }}"
    theme["mine/static/css/style.css"] = ""
    folder = site(tmp_path, {**theme, **article("Words."), **catalogs("machine")})
    found = built(folder, str(folder / "mine"))
    told = [str(problem) for problem in found.problems if problem.code is Code.MISSING_NOTICE]
    assert len(told) == 2
    assert "article.html leaves out of ru/one/index.html what its notice says: " in told[0]
    template = folder / "mine/templates/article.html"
    template.write_text("{{ article.title }} {{ article.content }}", "utf-8")
    assert built(folder, str(folder / "mine")).published
    assert "ru/one/index.html" in files_of(folder / "output")


SUMMARY = """
msgctxt "summary"
msgid "Said <script>alert(1)</script> & left."
msgstr "<b>Да</b>."
"""


def test_a_stock_theme_s_lists_tell_of_translation_and_show_words_as_words(tmp_path: Path) -> None:
    summary = "summary: Said <script>alert(1)</script> & left."
    long = ARTICLE.format(slug="two", body="See [one](article:one).\n\n- " + "Words. " * 60)
    russian = CATALOG.format(locale="ru", method="machine") + SUMMARY
    files = {
        **article("Words.", summary),
        "content/articles/two.md": long,
        "translations/ru/LC_MESSAGES/articles/one.po": russian,
        "mine/templates/article.html": "{{ article.content }}",
        "mine/templates/index.html": "{% for one in articles %}{{ one.summary }}{% endfor %}",
        "mine/static/css/style.css": "",
    }
    folder = site(tmp_path, files)
    assert built(folder, str(folder / "mine")).published
    pages = files_of(folder / "output")
    lists = {lang: pages[f"{lang}/index.html"].decode() for lang in ("en", "ru")}
    assert "Said &lt;script&gt;alert(1)&lt;/script&gt; &amp; left." in lists["en"]
    assert 'See <a class="article" href="https://example.org/en/one/">one</a>' in lists["en"]
    assert lists["en"].endswith("Words …</li></ul>")
    assert "&lt;b&gt;Да&lt;/b&gt;. (Машинный перевод с\u00a0английского.)" in lists["ru"]


OWN_MACHINE = """\
---
title: A title
date: 2023-05-01T10:00:00+00:00
lang: en
slug: one
category: news
chain:
  - id: print
    publication: example
    lang: ru
    date: unknown
  - id: page
    translation-of: print
    method: machine
---
Words.
"""


def test_an_article_that_a_machine_translated_says_so_everywhere(tmp_path: Path) -> None:
    found, problems = loaded(site(tmp_path, {"content/articles/one.md": OWN_MACHINE}))
    assert problems == ()
    pages = texts(found)
    page = pages["en/one/index.html"]
    told = words(tree(page))
    assert "This page was translated by machine from Russian. No person has checked it." in told
    assert "translated by machine in English by The Example" in told
    assert "TrainedAlgorithmicMediaDigitalSource" in page
    for other in ("en/index.html", "en/coverage/index.html", "en/feed.atom"):
        assert "Translated by machine from Russian" in pages[other], other
