"""The pages that cross-link the site: each lists what it should, and tells roles apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from translate.storage import pypo

from documents import REGISTRY_FILES
from hexapla.model.site import Site, Stale
from hexapla.rendering.addresses import file_of
from hexapla.rendering.index import index
from hexapla.rendering.notes import LONGEST, excerpt
from hexapla.rendering.views import Appearance, EntryView, Group, IssueView
from hexapla.site.wordings import wordings
from rendered import site_pages, tree, words
from sites import ARTICLE, TOPICS, configured, loaded, site, translated

ONE = """\
---
title: One
kicker: report
category: news
tags: [roads]
date: 2023-05-03T10:00:00+05:00
lang: en
slug: one
credits:
  - {role: author, who: anna-kim}
  - {role: editor, who: ivan-li}
chain:
  - id: print
    publication: caravan
    issue: 10
    page: 3
    lang: kk
    date: 2023-04
    credits:
      - {role: author, who: ivan-li}
      - {role: unstated, who: anna-kim}
  - id: account
    publication: riverbank
    lang: zh-Hans
    date: unknown
    url: https://account.example/1
    translation-of: print
  - id: page
    based-on: account
sources:
  - id: order
    outlet: azattyq
    title: The order
    url: https://example.org/order
    date: 2022-09-22
    lang: ru
  - id: plain
    outlet: akorda
    title: Without an address
---
First [Ivan](person:ivan-li).[^order]

Then [Ivan](person:ivan-li) again, and [Akorda](outlet:akorda).[^plain]

:::{figure}
:source: order
:photographer: anna-kim

A queue.
:::

(words)=
:::{quote}
:speaker: ivan-li
:source: order
:date: 2022-09-22

We wait,[^order] see [above](#words).
:::

:::{correction}
:date: 2023-05-04

It was *Tuesday*.
:::
"""
TWO = """\
---
title: Two
category: news
tags: [roads]
date: 2023-05-02T10:00:00+05:00
lang: en
slug: two
credits:
  - {role: author, who: anna-kim}
chain:
  - id: print
    publication: caravan
    issue: 9
    lang: kk
    date: unknown
  - id: page
    translation-of: print
sources:
  - id: decree
    outlet: azattyq
    title: The same order, under another name
    url: https://example.org/order
    archived: https://archive.example/order
  - id: other
    outlet: akorda
    title: Without an address
---
Words of [Ivan](person:ivan-li).[^decree] More.[^other]

:::{correction}
:date: 2023-06-01

It was Wednesday.
:::
"""
THREE = """\
---
title: Three
category: news
date: 2023-05-01T10:00:00+05:00
lang: ru
slug: three
credits:
  - {role: author, who: anna-kim}
---
Слова.
"""
FOUR = """\
---
title: Four
category: news
date: 2023-04-01T10:00:00+05:00
lang: en
slug: four
---
Words.
"""
ABOUT = """\
---
title: About
date: 2023-05-01T10:00:00+05:00
lang: en
slug: about
---
[Anna](person:anna-kim) runs it.
"""
PUBLICATIONS = REGISTRY_FILES["content/registry/publications.yaml"] + (
    "  outlet: akorda\n"
    "riverbank:\n  kind: account\n  names: {en: Riverbank, ru: Берег, zh-Hans: 河岸}\n"
    "unused:\n  kind: account\n  names: {en: Unused, ru: Лишний, zh-Hans: 无}\n"
)


@dataclass(frozen=True)
class Made:
    """A site and the views of its pages by address of the file."""

    site: Site
    views: Mapping[str, Any]

    def entry(self, address: str) -> dict[str, Group]:
        view = self.views[file_of(address)]
        assert isinstance(view, EntryView | IssueView)
        return {group.id: group for group in view.groups}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    catalogs = "translations/{}/LC_MESSAGES/articles/one.po"
    files: dict[str, str | bytes] = {
        **REGISTRY_FILES,
        "content/registry/publications.yaml": PUBLICATIONS,
        "content/articles/one.md": ONE,
        "content/articles/two.md": TWO,
        "content/articles/three.md": THREE,
        "content/articles/four.md": FOUR,
        "content/pages/about.md": ABOUT,
        catalogs.format("ru"): translated(ONE, "articles/one.md", "ru", X_Translator="ivan-li"),
        catalogs.format("zh_Hans"): translated(
            ONE, "articles/one.md", "zh_Hans", X_Editor="anna-kim", X_Reviewer="ivan-li"
        ),
    }
    return pages_of(site(tmp_path_factory.mktemp("site"), files))


def pages_of(folder: Path, stale: Stale = Stale.MARK) -> Made:
    found, problems = loaded(folder)
    assert problems == ()
    found = replace(found, stale=stale)
    words, _ = wordings(configured(folder))
    lists = index(found)
    pages = [page for _, page in site_pages(found, lists, words, "https://example.org")]
    assert len({page.path for page in pages}) == len(pages)
    return Made(found, {page.path: page.view for page in pages})


def titles(group: Group) -> list[str]:
    return [one.article.title for one in group.appearances]


def noted(appearance: Appearance) -> list[str]:
    return [re.sub("<[^>]*>", "", note) for note in appearance.notes]


def test_a_person_s_page_tells_apart_what_the_person_did(made: Made) -> None:
    ivan = made.entry("en/people/ivan-li/")
    assert list(ivan) == ["author", "translator", "editor", "reviewer", "quoted", "mentioned"]
    assert {name: titles(group) for name, group in ivan.items()} == {
        "author": ["One"],
        "translator": ["One"],
        "editor": ["One"],
        "reviewer": ["One"],
        "quoted": ["One"],
        "mentioned": ["One", "Two"],
    }
    assert [group.count for group in ivan.values()] == ["1", "1", "1", "1", "1", "2"]
    anna = made.entry("en/people/anna-kim/")
    assert {name: titles(group) for name, group in anna.items()} == {
        "author": ["One", "Two", "Three"],
        "translation-editor": ["One"],
        "photographer": ["One"],
        "mentioned": ["About"],
        "unstated": ["One"],
    }


def test_a_credit_on_an_earlier_work_is_not_passed_off_as_one_on_the_article(made: Made) -> None:
    written = made.entry("en/people/ivan-li/")["author"].appearances[0]
    assert noted(written) == [
        "For an earlier work, to which this article goes back:"
        " The Caravan, no.\xa010, p.\xa03 · in Kazakh · April 2023"
    ]
    assert 'href="../../../en/publications/caravan/10/"' in written.notes[0]
    own = made.entry("en/people/anna-kim/")["author"].appearances[0]
    assert own.notes == ()


def test_a_credit_for_an_edition_says_which_and_leads_to_it(made: Made) -> None:
    english = made.entry("en/people/ivan-li/")["translator"].appearances[0]
    assert noted(english) == ["The translation into Russian"]
    assert 'href="../../../ru/one/"' in english.notes[0]
    russian = made.entry("ru/people/ivan-li/")["translator"].appearances[0]
    assert (russian.article.title, "href" in russian.notes[0]) == ("One ✓", False)


def test_a_quotation_stands_on_its_speaker_s_page_with_the_way_to_it(made: Made) -> None:
    (quotation,) = made.entry("en/people/ivan-li/")["quoted"].appearances[0].quotations
    assert "We wait, see" in quotation.words
    assert 'href="../../../en/one/#words"' in quotation.words
    assert "citation" not in quotation.words
    assert 'href="../../../en/one/#words"' in quotation.credit
    assert "22 September 2022" in quotation.credit
    (russian,) = made.entry("ru/people/ivan-li/")["quoted"].appearances[0].quotations
    assert "✓" in russian.words


def test_what_was_translated_says_so_wherever_its_words_stand(
    made: Made, golden: dict[str, str]
) -> None:
    told = "Перевод с\u00a0английского"
    russian = made.entry("ru/people/ivan-li/")
    assert russian["quoted"].appearances[0].disclosure == told
    assert [one.disclosure for one in russian["mentioned"].appearances] == [told, ""]
    corrections = made.views["ru/corrections/index.html"].corrections
    assert [one.disclosure for one in corrections] == ["", told]
    feed = made.views["ru/corrections/feed.atom"]
    assert [entry.disclosure for entry in feed.entries] == ["", told]
    for address in ("people/dana-ferry", "outlets/river-post", "corrections"):
        assert "Translated by machine from Russian" in golden[f"en/{address}/index.html"]
    untranslated = '<summary xml:lang="zh-Hans">此前这里写的是渡船每天开三班。</summary>'
    assert untranslated in golden["en/corrections/feed.atom"]


def test_passages_that_mention_a_person_are_led_to_one_by_one(made: Made) -> None:
    one, two = made.entry("en/people/ivan-li/")["mentioned"].appearances
    assert noted(one) == ["Passages: 1 2"]
    assert noted(two) == ["To the passage"]
    blocks = re.findall(r'href="\.\./\.\./\.\./en/one/#(\w+)"', one.notes[0])
    assert len(set(blocks)) == 2


def test_an_article_is_shown_in_a_language_there_is_and_says_so(made: Made) -> None:
    russian = made.entry("ru/people/anna-kim/")["author"].appearances
    assert [(one.article.title, one.article.href) for one in russian] == [
        ("One ✓", "ru/one/"),
        ("Two", "en/two/"),
        ("Three", "ru/three/"),
    ]
    assert [one.article.hreflang for one in russian] == ["", "en", ""]
    assert russian[1].article.in_language == "на\u00a0английском языке"


def test_an_outlet_s_page_tells_apart_what_is_taken_from_it(made: Made) -> None:
    azattyq = made.entry("en/outlets/azattyq/")
    assert list(azattyq) == ["cited", "pictured", "quoted"]
    cited = azattyq["cited"].appearances
    assert [noted(one) for one in cited] == [
        ["The order · 22 September 2022"],
        ["The same order, under another name"],
    ]
    assert '#source:order">' in cited[0].notes[0]
    assert noted(azattyq["pictured"].appearances[0]) == ["A queue."]
    assert noted(azattyq["quoted"].appearances[0]) == [
        "Ivan Li · 22 September 2022 · To the passage"
    ]
    akorda = made.entry("en/outlets/akorda/")
    assert list(akorda) == ["cited", "republished", "mentioned"]
    assert [noted(one) for one in akorda["republished"].appearances] == [
        ["The Caravan, no.\xa010, p.\xa03 · in Kazakh · April 2023"],
        ["The Caravan, no.\xa09 · in Kazakh · date unknown"],
    ]


def test_a_publication_has_its_articles_by_hop_and_its_issues_in_order(made: Made) -> None:
    caravan = made.views["en/publications/caravan/index.html"]
    assert [(str(one.text), one.href, one.count) for one in caravan.issues] == [
        ("no.\xa09", "en/publications/caravan/9/", "1 article"),
        ("no.\xa010", "en/publications/caravan/10/", "1 article"),
    ]
    assert {group.id: titles(group) for group in caravan.groups} == {"first": ["One", "Two"]}
    riverbank = made.entry("en/publications/riverbank/")
    assert {name: titles(group) for name, group in riverbank.items()} == {"translated": ["One"]}
    assert noted(riverbank["translated"].appearances[0]) == [
        "in Chinese · date unknown · the text there"
    ]
    issue = made.views["en/publications/caravan/10/index.html"]
    assert "no.\xa010" in issue.heading
    assert {group.id: titles(group) for group in issue.groups} == {"first": ["One"]}


def test_what_nobody_refers_to_has_no_page(made: Made) -> None:
    found = {path.split("/", 1)[1] for path in made.views if "/publications/" in path}
    pages = ("caravan/", "caravan/10/", "caravan/9/", "riverbank/")
    assert found == {f"publications/{page}index.html" for page in pages}


def test_a_topic_counts_its_articles_in_each_language(made: Made) -> None:
    counts = {
        path.removesuffix("index.html"): view.count
        for path, view in made.views.items()
        if re.match(r"en/(category|tag|topics)/\w+/index", path)
    }
    assert counts == {
        "en/category/news/": "3 articles",
        "en/tag/roads/": "2 articles",
        "en/topics/report/": "1 article",
    }
    (report,) = made.views["zh/topics/report/index.html"].teasers
    assert report.kicker is not None
    assert (report.title, report.kicker.href) == ("One ✓", "zh/topics/report/")
    versions = made.views["en/tag/roads/index.html"].frame.versions
    assert [version.tag for version in versions] == ["en", "ru", "zh-Hans"]


def test_a_source_stands_once_with_every_article_that_cites_it(made: Made) -> None:
    view = made.views["en/sources/index.html"]
    assert view.count == "2 sources"
    assert [one.id for one in view.outlets] == ["outlet:akorda", "outlet:azattyq"]
    plain, order = (outlet.sources[0] for outlet in view.outlets)
    assert [one.href for one in plain.articles] == ["en/one/#source:plain", "en/two/#source:other"]
    assert (order.title, order.date.iso, order.language) == ("The order", "2022-09-22", "Russian")
    assert order.archived == "https://archive.example/order"
    assert [one.href for one in order.articles] == ["en/one/#source:order", "en/two/#source:decree"]


def test_corrections_are_listed_the_newest_first_and_lead_to_their_place(made: Made) -> None:
    view = made.views["ru/corrections/index.html"]
    assert [(one.date.iso, one.article.title) for one in view.corrections] == [
        ("2023-06-01", "Two"),
        ("2023-05-04", "One ✓"),
    ]
    assert "<em>Tuesday</em>. ✓" in view.corrections[1].text
    assert 'lang="en"' in view.corrections[0].text
    anchor = view.corrections[1].article.href.partition("#")[2]
    article = made.views["ru/one/index.html"]
    assert f'id="{anchor}"' in article.body
    assert [one.article.href for one in article.corrections] == [f"#{anchor}"]
    feed = made.views["ru/corrections/feed.atom"]
    assert [entry.summary for entry in feed.entries] == ["It was Wednesday.", "It was Tuesday. ✓"]
    assert feed.updated == "2023-06-01T00:00:00+05:00"


def test_coverage_shows_every_article_in_every_language(made: Made) -> None:
    view = made.views["en/coverage/index.html"]
    assert view.caption == "4 articles · in English: 3 · in Russian: 2 · in Chinese: 1"
    assert [row.article.title for row in view.rows] == ["One", "Two", "Three", "Four"]
    assert [[cell.made for cell in row.cells] for row in view.rows] == [
        [("Original",), ("Translated from English",), ("Translated from English",)],
        [("Original",), (), ()],
        [(), ("Original",), ()],
        [("Original",), (), ()],
    ]
    assert view.rows[2].cells[1].href == "ru/three/"


def test_related_articles_say_why(made: Made) -> None:
    (related,) = made.views["en/one/index.html"].related
    assert related.article.title == "Two"
    assert related.shared == "Shared: Roads, Anna Kim and Ivan Li"
    assert made.views["en/four/index.html"].related == ()
    assert made.views["ru/one/index.html"].related == ()


def test_titles_of_translations_say_how_they_were_made(golden: dict[str, str]) -> None:
    related = "//section[@aria-labelledby='part:related']//h3"
    for page, path, told in (
        ("en/the-ferry-runs-again/", related, "(translated by machine from Russian and revised)"),
        ("en/sources/", "//p[@class='credit']", "(translated by machine from Chinese)"),
        ("ru/sources/", "//p[@class='credit']", "(перевод с китайского)"),
        ("zh/sources/", "//p[@class='credit']", "渡船恢复通航（译自俄语）"),
    ):
        found = tree(golden[f"{page}index.html"]).xpath(path)
        assert any(told in words(one) for one in found), (page, [words(one) for one in found])


def test_the_archive_lists_tags_by_their_names(tmp_path: Path) -> None:
    names = {"zebra": "Zebras", "a": "apples", "m": "Émile"}
    topics = TOPICS + "".join(
        f"{tag}:\n  kind: tag\n  names: {{en: {name}, ru: {name}, zh-Hans: {name}}}\n"
        for tag, name in names.items()
    )
    article = ARTICLE.format(slug="one", body="Words.").replace(
        "category: news", "category: news\ntags: [zebra, a, m]"
    )
    files = {"content/articles/one.md": article, "content/registry/topics.yaml": topics}
    view = pages_of(site(tmp_path, dict(files))).views["en/archive/index.html"]
    assert [one.text for one in view.tags] == ["apples", "Émile", "Zebras"]


def test_only_who_wrote_or_translated_here_has_a_feed(made: Made) -> None:
    feeds = {path for path in made.views if "/people/" in path and path.endswith(".atom")}
    assert feeds == {
        "en/people/anna-kim/feed.atom",
        "ru/people/anna-kim/feed.atom",
        "ru/people/ivan-li/feed.atom",
        "zh/people/anna-kim/feed.atom",
    }
    announced = {
        path
        for path, view in made.views.items()
        if isinstance(view, EntryView) and len(view.frame.feeds) > 2  # those of all articles
    }
    assert {path.replace("index.html", "feed.atom") for path in announced} == feeds
    assert [entry.title for entry in made.views["ru/people/ivan-li/feed.atom"].entries] == ["One ✓"]


def test_the_records_are_there_when_there_is_nothing_to_record(tmp_path: Path) -> None:
    made = pages_of(site(tmp_path, {}))
    assert made.views["en/corrections/index.html"].corrections == ()
    assert made.views["en/sources/index.html"].outlets == ()
    assert made.views["en/coverage/index.html"].rows == ()
    assert not [path for path in made.views if path.endswith(".atom")]
    assert made.views["en/index.html"].frame.feeds == ()


@pytest.mark.parametrize("stale", Stale)
def test_a_passage_on_another_page_keeps_its_state(tmp_path: Path, stale: Stale) -> None:
    path, catalog = "articles/one.md", "translations/ru/LC_MESSAGES/articles/one.po"
    store = pypo.pofile.parsestring(translated(ONE, path, "ru"))
    for unit in store.units[1:]:
        unit.markfuzzy(str(unit.source).startswith(("It was", "We wait")))
    files: dict[str, str | bytes] = {f"content/{path}": ONE, catalog: bytes(store)}
    registry = {**REGISTRY_FILES, "content/registry/publications.yaml": PUBLICATIONS}
    made = pages_of(site(tmp_path, {**registry, **files}), stale)
    corrections = made.views["ru/corrections/index.html"]
    person = made.views["ru/people/ivan-li/index.html"]
    (quoted,) = (group for group in person.groups if group.id == "quoted")
    for legend, html in (
        (corrections.legend, corrections.corrections[0].text),
        (person.legend, quoted.appearances[0].quotations[0].words),
    ):
        assert [mark for mark, _ in legend] == ["※"]
        assert "※" in html
        assert ("✓" in html, "<details" in html) == (stale is Stale.MARK,) * 2


def test_a_long_caption_ends_with_a_whole_word() -> None:
    assert excerpt("Short.") == "Short."
    assert excerpt("word " * 30).endswith("word word…")
    assert excerpt("one " + "x" * 100) == "one…"
    assert excerpt("x" * 100) == "x" * LONGEST + "…"
    assert excerpt("слово, " * 30) == "слово, " * 10 + "слово…"
    assert excerpt("边境，" * 30) == "边境，" * 13 + "边…"
    assert excerpt("边" * 39 + "Khorgos") == "边" * 39 + "…"
    assert excerpt("𠀀" * 39 + "Khorgos") == "𠀀" * 39 + "…"
    assert excerpt("边" * 39 + "。队伍") == "边" * 39 + "…"


def test_a_person_s_page_has_the_dates_of_their_offices_and_an_outlet_s_its_licence(
    tmp_path: Path,
) -> None:
    people = (
        "ivan-li:\n  names: {en: Ivan Li, ru: Иван Ли, zh-Hans: 李伊万}\n  roles:\n"
        "    - {until: 2019-03, en: minister}\n    - {from: 2019-04, until: 2022, en: envoy}\n"
        "    - {from: 2023-05-01, en: adviser}\n    - {from: 2017, until: 2017, en: clerk}\n"
    )
    outlets = (
        "azattyq:\n  names: {en: Azattyq, ru: Азаттык, zh-Hans: A}\n"
        "  license: https://creativecommons.org/licenses/by/4.0/\n  terms: {en: Ask first.}\n"
    )
    body = "[Ivan](person:ivan-li) in [Azattyq](outlet:azattyq)"
    made = pages_of(
        site(
            tmp_path,
            {
                "content/registry/people.yaml": people,
                "content/registry/outlets.yaml": outlets,
                "content/articles/one.md": ARTICLE.format(slug="one", body=body),
            },
        )
    )
    assert made.views["en/people/ivan-li/index.html"].roles == (
        ("1 May 2023 –", "adviser"),
        ("April 2019 – 2022", "envoy"),
        ("2017", "clerk"),
        ("– March 2019", "minister"),
    )
    terms = made.views["ru/outlets/azattyq/index.html"].terms
    assert terms[0] == '<span lang="en">Ask first.</span>'
    assert ">CC BY 4.0</a>" in terms[1]
