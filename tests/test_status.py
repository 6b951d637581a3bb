"""How far every edition is: counted, named, and told to terminals, programs and Weblate."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from rich.cells import cell_len
from translate.storage import pypo

from documents import articles
from hexapla.cli.status import status
from hexapla.cli.status_table import table
from hexapla.model.block import State
from hexapla.model.document import Document
from hexapla.model.work import Credit, Method, Role
from hexapla.reading.document import read
from hexapla.site.status import progress_of
from hexapla.site.status_page import page
from hexapla.translating.catalog import Catalog, Message
from hexapla.translating.status import (
    Change,
    Entry,
    Notes,
    Progress,
    Unfinished,
    changes,
    progress,
    worst_first,
)
from hexapla.translating.translate import messages, translate
from hexapla.translating.weblate import MOST_LETTERS, components, slug
from sites import ARTICLE, configured, hexapla, loaded, site

RU = "translations/ru/LC_MESSAGES/articles/one.po"
ZH = "translations/zh_Hans/LC_MESSAGES/articles/one.po"
FERRY = "The ferry crosses the wide river at the old landing every morning."
BREAD = "Bread and salt are sold in the market town under the hills."
BODY = f"{FERRY}\n\n{BREAD}"

STATES = (State.TRANSLATED, State.STALE, State.UNTRANSLATED)


def document(text: str) -> Document:
    found, problems = read(text.encode(), "articles/one.md")
    assert found is not None, problems
    return found


def catalog(source: Document, lang: str, states: dict[tuple[str, str], State]) -> Catalog:
    """Return a catalog whose messages are in given states, each on a line of its own."""
    found = {
        pair: Message(
            *pair,
            "" if state is State.UNTRANSLATED else f"{pair[1]} {lang}",
            line,
            fuzzy=state is State.STALE,
        )
        for line, (pair, state) in enumerate(states.items(), 1)
    }
    credits = (Credit(Role.REVIEWER, "anna-kim"), Credit(Role.TRANSLATOR, "ivan-li"))
    return Catalog(f"{lang}.po", source.lang, lang, Method.HUMAN, found, credits)


def notes(made: Catalog) -> Notes:
    entries = {
        pair: Entry(one.line, one.fuzzy, "what it was" if one.fuzzy else "")
        for pair, one in made.messages.items()
    }
    return Notes(entries)


def drawn(data: st.DataObject, source: Document) -> dict[tuple[str, str], State]:
    keys = [(one.context, one.id) for one in messages(source)]
    found = data.draw(st.lists(st.sampled_from(STATES), min_size=len(keys), max_size=len(keys)))
    return dict(zip(keys, found, strict=True))


@given(articles(), st.data())
def test_every_message_is_counted_once_in_its_state(text: str, data: st.DataObject) -> None:
    source = document(text)
    lang = "ru" if source.lang != "ru" else "en"
    states = drawn(data, source)
    in_catalog = {pair: one for pair, one in states.items() if data.draw(st.integers(0, 9))}
    made = catalog(source, lang, in_catalog)
    found = progress(source, translate(source, made), notes(made), "content/one.md")
    expected = [in_catalog.get(pair, State.UNTRANSLATED) for pair in states]
    counts = (found.translated, found.stale, found.untranslated)
    assert counts == tuple(expected.count(state) for state in STATES)
    assert found.total == len(messages(source))
    assert found.behind == len(states) - len(in_catalog)
    named = [(one.kind, one.text) for one in found.messages]
    wanted = zip(states, expected, strict=True)
    assert named == [pair for pair, state in wanted if state is not State.TRANSLATED]
    for one in found.messages:
        known = made.messages.get((one.kind, one.text))
        assert (one.path, one.in_catalog) == (("ru.po" if lang == "ru" else "en.po"), True) or (
            known is None and one.path == "content/one.md"
        )
        assert known is None or one.line == known.line
        assert bool(one.previous) is (one.state is State.STALE)


@given(articles(), st.data())
def test_what_is_stale_in_the_pivot_is_stale_in_what_is_made_from_it(
    text: str, data: st.DataObject
) -> None:
    source = document(text)
    first, second = [tag for tag in ("en", "ru", "zh-Hans") if tag != source.lang]
    made = catalog(source, first, drawn(data, source))
    pivot = translate(source, made)
    done = {(one.context, one.id): State.TRANSLATED for one in messages(pivot)}
    further = catalog(pivot, second, done)
    edition = translate(pivot, further)
    found = progress(pivot, edition, notes(further), "content/one.md")
    before = progress(source, pivot, notes(made), "content/one.md")
    assert {one.through for one in found.messages} <= {first}
    for state in (State.STALE, State.UNTRANSLATED):
        named = [name for one in found.messages if one.state is state for name in one.blocks]
        earlier = [name for one in before.messages if one.state is state for name in one.blocks]
        assert sorted(named) == sorted(earlier)
    assert found.behind == 0


@given(st.text(), st.text())
def test_the_changes_of_two_texts_make_both(before: str, after: str) -> None:
    parts = changes(before, after)
    assert "".join(text for what, text in parts if what is not Change.NEW) == before
    assert "".join(text for what, text in parts if what is not Change.REMOVED) == after


rows = st.builds(
    Progress,
    document=st.sampled_from(["a.md", "b.md", "c.md"]),
    document_lang=st.just("en"),
    lang=st.sampled_from(["ru", "zh-Hans"]),
    catalog=st.just("x.po"),
    translated=st.integers(1, 9),
    stale=st.integers(0, 9),
    untranslated=st.integers(0, 9),
)


@given(st.lists(rows, unique_by=lambda row: (row.document, row.lang)))
def test_the_worst_document_is_first_and_its_languages_keep_their_order(
    found: list[Progress],
) -> None:
    ordered = worst_first(found)
    assert sorted(map(repr, ordered)) == sorted(map(repr, found))
    documents = list(dict.fromkeys(row.document for row in ordered))
    worst = [max(row.badness for row in found if row.document == one) for one in documents]
    assert worst == sorted(worst, reverse=True)
    for one in documents:
        assert [row for row in ordered if row.document == one] == [
            row for row in found if row.document == one
        ]


names = st.text(st.sampled_from("ab-/_Aя*[]."), min_size=1, max_size=120)


@given(st.lists(st.tuples(names, st.sampled_from(["ru", "zh_Hans", "zh_Hant"])), unique=True))
def test_slugs_are_what_weblate_takes_and_all_different(pairs: list[tuple[str, str]]) -> None:
    slugs = [slug(path, locale) for path, locale in pairs]
    assert len(set(slugs)) == len(slugs)
    for one in slugs:
        assert re.fullmatch(r"[a-z0-9][-a-z0-9]*", one)
        assert len(one) <= MOST_LETTERS


NO_TEXT = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
"""What no document can have, or what a parser of HTML may change."""


@given(st.text(), st.text(), st.text())
def test_the_page_shows_every_text_and_nothing_else(text: str, previous: str, name: str) -> None:
    texts = [
        re.sub(r"[^\S ]|[\x00-\x1f\x7f-\x9f\ufffe\uffff]", "", one) for one in (text, previous)
    ]
    one = Unfinished(
        State.STALE, name, 1, "quote", ("q1",), texts[0], "en", "<b>", previous=texts[1]
    )
    row = Progress("<script>", "en", "ru", "ru.po", "en", stale=1, messages=(one,))
    tree = html.fromstring(page("<status>", [row]))
    assert tree.findall(".//script") == []
    assert tree.findtext(".//h1") == "<status>"
    quoted, so_far = tree.findall(".//blockquote")
    assert so_far.text == "<b>"
    for gone in quoted.findall("del") if texts[1] else ():
        gone.drop_tree()
    assert quoted.text_content() == texts[0]


def article(body: str = BODY) -> dict[str, str | bytes]:
    return {"content/articles/one.md": ARTICLE.format(slug="one", body=body)}


def fill(path: Path, mark: str) -> None:
    """Translate what has no translation, as a person would, in the tool of their choice."""
    store = pypo.pofile.parsefile(str(path))
    store.updateheader(
        add=True,
        X_Method="human",
        X_Reviewer="anna-kim",
        PO_Revision_Date="2024-05-01 12:30+0300",
    )
    for unit in store.units:
        if not unit.isheader() and not unit.target:
            unit.target = f"{mark}{unit.source}"
    store.save()


PEOPLE = "anna-kim:\n  names: {en: Anna Kim, ru: Анна Ким, zh-Hans: 安娜·金}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An English article in Russian, and in Chinese made from the Russian; the current folder."""
    made = site(tmp_path, {**article(), "content/registry/people.yaml": PEOPLE})
    assert hexapla(made, "update", "-l", "ru").returncode == 0
    fill(made / RU, "r:")
    assert hexapla(made, "update", "-l", "zh-Hans", "--pivot", "ru").returncode == 0
    fill(made / ZH, "z:")
    monkeypatch.chdir(made)
    return made


def run(*arguments: str) -> Result:
    return CliRunner().invoke(status, arguments)


def editions(*arguments: str) -> dict[str, dict[str, object]]:
    done = run("--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    return {one["language"]: one for one in json.loads(done.stdout)["editions"]}


def counts(edition: dict[str, object]) -> tuple[object, ...]:
    return tuple(edition[name] for name in ("translated", "stale", "untranslated", "behind"))


def test_the_counts_follow_the_source_through_the_pivot(folder: Path) -> None:
    assert {tag: counts(one) for tag, one in editions().items()} == {
        "ru": (3, 0, 0, 0),
        "zh-Hans": (3, 0, 0, 0),
    }
    site(folder, article(BODY.replace("every morning", "every evening")))
    assert {tag: counts(one) for tag, one in editions().items()} == {
        "ru": (2, 0, 1, 1),
        "zh-Hans": (2, 0, 1, 0),
    }
    assert hexapla(folder, "update").returncode == 0
    found = editions()
    assert {tag: counts(one) for tag, one in found.items()} == {
        "ru": (2, 1, 0, 0),
        "zh-Hans": (2, 1, 0, 0),
    }
    (russian,), (chinese,) = found["ru"]["messages"], found["zh-Hans"]["messages"]
    lines = (folder / RU).read_text("utf-8").split("\n")
    assert lines[russian["line"] - 1].startswith("msgid")
    assert (russian["file"], russian["previous"]) == (RU, FERRY)
    assert russian["source"] == FERRY.replace("morning", "evening")
    assert (russian["through"], chinese["through"]) == (None, "ru")
    assert (chinese["file"], chinese["source"]) == (ZH, f"r:{FERRY}")
    assert russian["blocks"] == chinese["blocks"]


@pytest.mark.usefixtures("folder")
def test_the_json_has_a_shape_that_stays() -> None:
    done = json.loads(run("--format", "json").stdout)
    assert (done["version"], done["languages"]) == (1, ["en", "ru", "zh-Hans"])
    assert done["problems"] == []
    assert done["editions"][1] == {
        "document": "content/articles/one.md",
        "document_language": "en",
        "language": "zh-Hans",
        "source_language": "ru",
        "catalog": ZH,
        "exists": True,
        "translated": 3,
        "stale": 0,
        "untranslated": 0,
        "behind": 0,
        "method": "human",
        "translators": [],
        "editors": [],
        "reviewers": ["anna-kim"],
        "last_change": "2024-05-01T12:30:00+03:00",
        "messages": [],
    }


def test_a_document_without_a_catalog_is_untranslated_and_claims_nothing(tmp_path: Path) -> None:
    made = site(tmp_path, article())
    site_read, _ = loaded(made)
    for row in progress_of(configured(made), site_read):
        assert (row.source_lang, row.untranslated, row.total) == ("", 3, 3)
        assert (row.method, row.revised, row.messages) == (None, None, ())
    assert hexapla(made, "update", "-l", "ru").returncode == 0
    site_read, _ = loaded(made)
    row, _ = progress_of(configured(made), site_read)
    assert (row.source_lang, row.untranslated, row.method, row.behind) == ("en", 3, None, 0)
    assert [one.path for one in row.messages] == [RU] * 3


def test_the_table_names_messages_when_asked(folder: Path) -> None:
    site(folder, article(BODY.replace("every morning", "every evening") + "\n\nNew."))
    assert hexapla(folder, "update", "-l", "ru").returncode == 0
    plain = run()
    assert plain.exit_code == 0
    assert "4 of 8 messages translated, 2 stale, 2 untranslated" in plain.stdout
    assert FERRY[:20] not in plain.stdout
    for asked in (run("--messages"), run("content/articles"), run(RU, ZH)):
        assert re.search(rf"\n{RU}:\d+: ru: stale paragraph: The ferry", asked.stdout)
        assert re.search(rf"\n{RU}:\d+: ru: untranslated paragraph: New\.\n", asked.stdout)
        assert "[-morning-]{+evening+}." in asked.stdout
        assert "zh-Hans: untranslated paragraph (waits for ru): New." in asked.stdout
    only = run("-l", "zh-Hans", "--messages").stdout
    assert ": ru: " not in only
    assert "stale paragraph (through ru): r:The ferry" in only


def test_wide_characters_are_aligned_and_long_names_cut() -> None:
    found = [
        Progress("content/articles/渡口恢复通航.md", "zh-Hans", "en", "x.po", "zh-Hans", 7),
        Progress("content/articles/ferry.md", "en", "ru", "x.po", "en", 12, 3, reviewers=("li",)),
    ]
    for room in (0, 110, 20):
        head, *lines = table(found, room)
        for line, number in zip(lines, ("7", "12"), strict=True):
            place = cell_len(line[: re.search(rf"\b{number}\b", line).end()])
            assert place == cell_len(head[: head.index("translated") + len("translated")])
    assert cell_len(next(table(found, 110))) <= 110
    assert list(table([])) == []


def test_what_cannot_be_read_is_told_and_the_rest_counted(folder: Path) -> None:
    (folder / ZH).write_bytes(b'msgid "torn\n')
    done = run("--format", "json")
    assert done.exit_code == 1
    assert f"{ZH}:1: catalog-syntax" in done.stderr
    found = json.loads(done.stdout)
    assert [one["language"] for one in found["editions"]] == ["ru"]
    assert found["problems"] == done.stderr.splitlines()
    page_ = run("--format", "html")
    assert page_.exit_code == 1
    assert f"{ZH}:1" in page_.stdout
    (folder / "content/articles/two.md").write_text("no front matter\n")
    assert "content/articles/two.md:1: no-front-matter" in run().stderr


def test_what_is_wrong_inside_a_catalog_is_not_in_the_way(folder: Path) -> None:
    text = (folder / RU).read_text("utf-8").replace("r:A title", "r:A title [^none]")
    (folder / RU).write_text(text.replace(f"r:{BREAD}", "[no](person:nobody)"), "utf-8")
    assert hexapla(folder, "check").returncode == 1
    assert run().exit_code == 0


@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_told() -> None:
    for wrong in (["-l", "xx"], ["content/none.md"], ["--format", "csv"]):
        assert run(*wrong).exit_code == 2


def test_weblate_has_a_component_for_each_source_language(folder: Path) -> None:
    second = ARTICLE.format(slug="two", body="Words.").replace("A title", "Another")
    site(folder, {"content/articles/two [2].md": second})
    done = run("--format", "weblate", "content/articles/one.md")
    assert done.exit_code == 0
    direct, pivot = json.loads(done.stdout)
    assert (direct["source_language"], direct["language_regex"]) == ("en", "^(ru)$")
    assert (pivot["source_language"], pivot["language_regex"]) == ("ru", "^(zh_Hans)$")
    for one in (direct, pivot):
        assert one["filemask"] == "translations/*/LC_MESSAGES/articles/one.po"
        assert (one["file_format"], one["new_lang"]) == ("po", "none")
    assert {direct["slug"], pivot["slug"]} == {"articles--one--en", "articles--one--ru"}
    assert len(json.loads(run("--format", "weblate").stdout)) == 2
    assert hexapla(folder, "update", "-l", "ru").returncode == 0
    third = json.loads(run("--format", "weblate").stdout)[2]
    assert third["filemask"] == "translations/*/LC_MESSAGES/articles/two [[]2].po"
    assert third["language_regex"] == "^(ru|zh_Hans)$"


def test_each_catalog_is_in_just_one_component(folder: Path) -> None:
    site_read, _ = loaded(folder)
    found = components(site_read, site_read.documents, "translations")
    files = [one.filemask.replace("*", code) for one in found for code in one.languages]
    assert sorted(files) == [RU, ZH]


def test_the_page_stands_alone(folder: Path) -> None:
    site(folder, article(BODY.replace("every morning", "every <evening>")))
    assert hexapla(folder, "update").returncode == 0
    written = run("--format", "html", "--messages").stdout
    tree = html.fromstring(written)
    assert tree.get("lang") == "en"
    assert tree.xpath("//script | //link | //img | //*[@src] | //*[@onclick]") == []
    ids = tree.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert {one.removeprefix("#") for one in tree.xpath("//a/@href")} <= set(ids)
    assert all(cell.get("scope") for cell in tree.iter("th"))
    assert [one.text for one in tree.iter("del")] == ["morning"]
    assert {one.get("lang") for one in tree.iter("blockquote")} == {"en", "ru", "zh-Hans"}
