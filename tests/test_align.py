"""Aligning an old translation with a document, and filling a catalog with what is found."""

import random
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from translate.storage import pypo

from documents import Written, written
from hexapla.model.document import Document
from hexapla.model.inline import plain_text
from hexapla.model.registry import Registry
from hexapla.model.site import Site
from hexapla.reading import document as document_reader
from hexapla.site.load import load
from hexapla.site.passages import of_document, of_text
from hexapla.translating.align import Bead, align, band
from hexapla.translating.anchors import numbers
from hexapla.translating.context import Glossary
from hexapla.translating.evidence import Passage
from hexapla.translating.fill import Guess, fill
from sites import REPOSITORY, configured, hexapla, program, site, tree

REAL = "articles/2022/kazakhstan-between-sanctions.md"
ENOUGH = 0.95
"""The share of blocks that must find their own passage in the real article."""


def generated(text: str) -> tuple[Passage, ...]:
    document, problems = document_reader.read(text.encode(), "articles/border.md")
    assert document is not None, problems
    return of_document(document, Glossary.of(Registry(), document.lang))


def is_in_order(beads: Sequence[Bead], here: int, there: int) -> bool:
    """Whether every place of both sides is in one bead, in order: so no two cross."""
    first = [place for bead in beads for place in bead.blocks]
    second = [place for bead in beads for place in bead.passages]
    return first == list(range(here)) and second == list(range(there))


@given(written())
def test_a_document_aligns_with_itself(article: Written) -> None:
    passages = generated(article.text)
    beads = align(passages, passages)
    assert [(bead.blocks, bead.passages) for bead in beads] == [
        ((place,), (place,)) for place in range(len(passages))
    ]


@given(written(), st.data())
def test_what_stays_of_a_document_aligns_with_its_own(
    article: Written, data: st.DataObject
) -> None:
    passages = generated(article.text)
    stays = data.draw(st.lists(st.booleans(), min_size=len(passages), max_size=len(passages)))
    rest = [one for one, is_there in zip(passages, stays, strict=True) if is_there]
    beads = align(passages, rest)
    assert is_in_order(beads, len(passages), len(rest))
    for bead in beads:
        if bead.passages:
            assert [(passages[place].kind, passages[place].text) for place in bead.blocks] == [
                (rest[place].kind, rest[place].text) for place in bead.passages
            ]


@given(written(), written(), st.randoms(use_true_random=False))
def test_nothing_crosses_whatever_the_texts(
    one: Written, other: Written, chance: random.Random
) -> None:
    here = generated(one.text)
    there = [*generated(other.text), *here]
    chance.shuffle(there)
    assert is_in_order(align(here, there), len(here), len(there))
    assert is_in_order(align(there, here), len(there), len(here))


def test_nothing_aligns_with_nothing() -> None:
    assert align((), ()) == ()
    alone = Passage("paragraph", "", "", 1)
    assert align((alone,), ()) == (Bead((0,), ()),)
    assert is_in_order(align((alone,), (alone, alone)), 1, 2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.6 million people", ["1600000"]),
        ("1,6\u00a0млн человек", ["1600000"]),
        ("超过160万人", ["1600000"]),
        ("1,600,000", ["1600000"]),
        ("1 600 000", ["1600000"]),
        ("1.600.000", ["1600000"]),
        ("1,234.56 and 1.234,56", ["1234.56", "1234.56"]),
        ("3.2万占160万的2%", ["32000", "1600000", "2"]),
        ("0,2 % and 0.200", ["0.2", "0.2"]),
        ("2022年9月21日", ["2022", "9", "21"]),
        ("21.09.2022", ["21", "9", "2022"]),
        ("in 2022 200 came", ["2022", "200"]),
        ("17 млрд", ["17000000000"]),
        ("none", []),
    ],
)
def test_numbers_have_one_spelling(text: str, found: list[str]) -> None:
    assert list(numbers(text)) == found


@given(st.text("0123456789.,' \u00a0万亿млнthousand٠١", max_size=40))
def test_any_figures_are_numbers(text: str) -> None:
    for number in numbers(text):
        assert float(number) >= 0


# The real article


@pytest.fixture(scope="module")
def real() -> Site:
    config = replace(
        configured(REPOSITORY), publication="caravan-notes", output=REPOSITORY / "nowhere"
    )
    return load(config)[0]


def plain(edition: Document, registry: Registry) -> list[Passage]:
    """Return an edition as plain paragraphs: no kinds, no marks."""
    glossary = Glossary.of(registry, edition.lang)
    text = "\n\n".join(plain_text(block.inline) for block in edition.blocks)
    found, problems = of_text(
        text.encode(), "zh.txt", is_markdown=False, lang=edition.lang, glossary=glossary
    )
    assert not problems
    assert len(found) == len(edition.blocks)
    return list(found)


def right(beads: Sequence[Bead], wanted: Sequence[set[int]]) -> float:
    """Return the share of blocks that have just the passages they should."""
    found = {place: set(bead.passages) for bead in beads for place in bead.blocks}
    return sum(found[place] == one for place, one in enumerate(wanted)) / len(wanted)


@pytest.mark.parametrize(("source", "target"), [("ru", "zh-Hans"), ("ru", "en"), ("en", "zh-Hans")])
def test_the_real_article_finds_its_translation(real: Site, source: str, target: str) -> None:
    editions = real.editions[REAL]
    here = of_document(editions[source], Glossary.of(real.registry, source))
    there = plain(editions[target], real.registry)
    assert right(align(here, there), [{place} for place in range(len(here))]) == 1


@pytest.mark.parametrize("seed", range(8))
def test_the_real_article_with_some_deleted_and_some_merged(real: Site, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    editions = real.editions[REAL]
    here = of_document(editions["ru"], Glossary.of(real.registry, "ru"))
    there = plain(editions["zh-Hans"], real.registry)
    paragraphs = [place for place, one in enumerate(here) if one.kind == "paragraph"]
    merged = chance.choice([one for one in paragraphs if one + 1 in paragraphs])
    others = [place for place in range(len(here)) if place not in {merged, merged + 1}]
    gone = set(chance.sample(others, 3))
    wanted: list[set[int]] = []
    left: list[Passage] = []
    for place, one in enumerate(there):
        if place == merged + 1:
            last = left[-1]
            left[-1] = replace(last, words=last.words + one.words, names=last.names | one.names)
        elif place not in gone:
            left.append(one)
        wanted.append(set() if place in gone else {len(left) - 1})
    assert right(align(here, left), wanted) >= ENOUGH


def test_a_long_text_is_aligned_in_a_band() -> None:
    one = Passage("paragraph", "", "A paragraph.", 1)
    many = [replace(one, words=f"Paragraph number {place} of many.") for place in range(540)]
    beads = align(many, many[60:])
    assert [bead.blocks for bead in beads if bead.passages] == [(one,) for one in range(60, 540)]


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_a_band_leads_from_the_first_place_to_the_last(rows: int, columns: int) -> None:
    places = [band(row, rows * 9, columns * 9) for row in range(rows * 9 + 1)]
    assert 0 in places[0]
    assert columns * 9 in places[-1]
    assert all(before.start <= one.start < before.stop for before, one in pairwise(places))


# The verb

RU = "translations/ru/LC_MESSAGES/articles/one.po"
ARTICLE = """\
---
title: The ferry
date: 2023-05-01T10:00:00+00:00
lang: en
slug: one
category: news
sources:
  - id: order
    outlet: gazette
    title: The order
    url: https://example.org/order
    lang: en
---
## The ferry on the river

The ferry crosses the wide river at the old landing every morning, and 1,600 people with it.

Bread and salt are sold in the market town under the hills.[^order]

The price of coal has doubled since 2021, says [the *outlet*](https://example.org/coal).

- Forty-one bags

```
left as it is
```
"""
OUTLETS = "gazette:\n  names: {en: Gazette, ru: Газета, zh-Hans: 公报}\n"
OLD = """\
Паром

Паром на реке

Каждое утро паром пересекает широкую реку у старой
пристани, а с ним 1600 человек.

Хлеб и соль продают в городке, где рынок.

Цена угля с 2021 года выросла вдвое, пишет *одно издание* и https://example.org/coal.

Этого абзаца в оригинале нет, и в нём названы 77, 88 и 99 верблюдов, которых никто не видел.
"""


VERB = "from hexapla.cli.align import align; align()"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"content/articles/one.md": ARTICLE, "content/registry/outlets.yaml": OUTLETS}
    return site(tmp_path, {**files, "old.txt": OLD})


def run(folder: Path, *arguments: str) -> CompletedProcess[str]:
    words = ("content/articles/one.md", *arguments)
    return program("python", folder, "-c", VERB, *words)


def units(path: Path) -> dict[str, pypo.pounit]:
    store = pypo.pofile.parsefile(str(path))
    return {str(one.source): one for one in store.units if not one.isheader()}


def test_an_old_text_fills_a_new_catalog(folder: Path) -> None:
    done = run(folder, "old.txt", "-l", "ru", "--method", "human")
    assert (done.returncode, done.stdout) == (0, f"{RU}: 5 aligned, 0 left, 2 unmatched\n")
    assert "old.txt:12: «Этого абзаца" in done.stderr
    assert "content/articles/one.md:22: «Forty-one bags»: no passage" in done.stderr
    found = units(folder / RU)
    filled = [one for one in found.values() if one.target]
    assert len(filled) == 5
    for one in filled:
        assert one.isfuzzy()
        assert re.fullmatch(r"aligned \d+%", one.getnotes("translator"))
    assert found["The ferry on the river"].target == "Паром на реке"
    (ferry,) = (one for text, one in found.items() if text.startswith("The ferry crosses"))
    assert ferry.target.startswith("Каждое утро паром пересекает широкую реку у старой пристани")
    (coal,) = (one for text, one in found.items() if text.startswith("The price"))
    assert "\\*одно издание\\* и https" in coal.target
    checked = hexapla(folder, "check")
    assert checked.returncode == 0, checked.stdout
    assert "stale-markup" in checked.stdout


def test_nothing_that_is_translated_is_overwritten(folder: Path) -> None:
    assert hexapla(folder, "update", "-l", "ru").returncode == 0
    path = folder / RU
    store = pypo.pofile.parsefile(str(path))
    store.updateheader(add=True, X_Method="human")
    for unit in store.units:
        if unit.source.startswith("Bread"):
            unit.target = "Хлеб.[^order]"
            unit.addnote("mine", origin="translator")
        if unit.source.startswith("The ferry crosses"):
            unit.target = "Старый паром."
            unit.markfuzzy(True)
    store.save()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    done = run(folder, "old.txt", "-l", "ru")
    assert done.stdout == f"{RU}: 3 aligned, 2 left, 2 unmatched\n"
    found = units(path)
    assert {"Хлеб.[^order]", "Старый паром."} <= {one.target for one in found.values()}
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    again = run(folder, "old.txt", "-l", "ru")
    assert again.stdout == f"{RU}: 0 aligned, 5 left, 2 unmatched\n"
    assert path.read_bytes() == data


def test_markdown_brings_its_title_kinds_and_marks(folder: Path) -> None:
    text = (
        "---\ntitle: Паром\nauthor: Кто-то\n---\n# Ещё заголовок\n\nХлеб и соль продают в "
        "городке под холмами, где рынок.[^order]\n\nЦена угля с 2021 года\nвыросла вдвое, пишет "
        "[оно](https://example.org/coal).\n\n* Сорок один мешок\n\n```\nleft as it is\n```\n"
    )
    (folder / "old.md").write_text(text, "utf-8")
    done = run(folder, "old.md", "-l", "ru", "--method", "human")
    assert done.stdout.startswith(f"{RU}: 5 aligned, 0 left, 1 unmatched"), done.stderr
    found = units(folder / RU)
    assert found["The ferry"].target == "Паром"
    assert found["Forty-one bags"].target == "Сорок один мешок"
    assert any(one.target.endswith("рынок.[^order]") for one in found.values())
    assert any("выросла вдвое, пишет [оно](https" in one.target for one in found.values())
    assert "left as it is" not in done.stderr


def test_paragraphs_run_together_are_given_to_both_or_left(folder: Path) -> None:
    paragraphs = [one for one in OLD.split("\n\n") if "абзаца" not in one]
    ferry, bread = paragraphs[2], paragraphs[3]
    (folder / "old.txt").write_text(OLD.replace(f"{ferry}\n\n{bread}", f"{ferry} {bread}"), "utf-8")
    run(folder, "old.txt", "-l", "ru", "--method", "human")
    twice = [one.target for one in units(folder / RU).values() if "Хлеб и соль" in one.target]
    assert len(twice) == 2
    assert twice[0] == twice[1]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("old.txt", "-l", "kk"), 2, "kk is not one of"),
        (("old.txt", "-l", "en"), 2, "written in en itself"),
        (("nowhere.txt", "-l", "ru"), 2, "does not exist"),
        (("latin.txt", "-l", "ru"), 1, "not UTF-8"),
        (("empty.txt", "-l", "ru"), 1, "Nothing was aligned"),
        (("old.txt", "-l", "ru", "--pivot", "zh-Hans"), 1, "no edition in the pivot"),
    ],
)
def test_what_cannot_be_aligned_is_said_and_nothing_is_written(
    folder: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    (folder / "latin.txt").write_bytes("Паром".encode("cp1251"))
    (folder / "empty.txt").write_text("\n\n", "utf-8")
    before = tree(folder)
    done = run(folder, *arguments)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    after = {name: data for name, data in tree(folder).items() if not name.startswith(".hexapla")}
    assert after == before


def test_a_catalog_that_does_not_say_its_method_is_asked_to(folder: Path) -> None:
    done = run(folder, "old.txt", "-l", "ru")
    assert "X-Method" in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One\nline\n\nTwo", [(1, "One line"), (4, "Two")]),
        ("Один\nДва\nТри\n", [(1, "Один"), (2, "Два"), (3, "Три")]),
        ("　　甲乙\n丙丁\n　　戊己\n", [(1, "甲乙丙丁"), (3, "戊己")]),
    ],
)
def test_plain_text_has_paragraphs_however_it_parts_them(
    text: str, found: list[tuple[int, str]]
) -> None:
    glossary = Glossary.of(Registry(), "en")
    passages, _ = of_text(text.encode(), "x", is_markdown=False, lang="en", glossary=glossary)
    assert [(one.line, one.words) for one in passages] == found


@given(written(), st.booleans())
def test_no_word_of_a_text_is_dropped(article: Written, is_markdown: bool) -> None:
    glossary = Glossary.of(Registry(), article.lang)
    body = article.text.split("---\n", 2)[2]
    passages, _ = of_text(
        body.encode(), "x", is_markdown=is_markdown, lang=article.lang, glossary=glossary
    )
    beads = align(generated(article.text), passages)
    assert {place for bead in beads for place in bead.passages} == set(range(len(passages)))
    if not is_markdown:
        seen = "".join("".join(one.words.split()) for one in passages)
        assert seen == "".join(body.split())


def test_filling_nothing_changes_nothing() -> None:
    data = (REPOSITORY / "translations/zh_Hans/LC_MESSAGES" / REAL).with_suffix(".po").read_bytes()
    every = {
        (str(one.getcontext()), str(one.source)): Guess("guess", 50)
        for one in pypo.pofile.parsestring(data).units
        if not one.isheader()
    }
    assert fill(data, {}).data == data
    assert fill(data, every).data == data


def test_a_pivot_s_untranslated_blocks_are_said(folder: Path) -> None:
    run(folder, "old.txt", "-l", "ru", "--method", "human")
    (folder / "zh.txt").write_text("渡轮\n\n河上的渡轮\n\n四十一个袋子", "utf-8")
    done = run(folder, "zh.txt", "-l", "zh-Hans", "--pivot", "ru", "--method", "human")
    assert done.returncode == 0, done.stderr
    path = folder / "translations/zh_Hans/LC_MESSAGES/articles/one.po"
    assert "Паром" in units(path)
    assert "Forty-one bags" not in units(path)
    assert hexapla(folder, "check").returncode == 0


def test_a_heading_run_together_with_its_paragraph_is_left(folder: Path) -> None:
    path = folder / "content/articles/one.md"
    path.write_text(path.read_text("utf-8").replace("on the river", "of 1850, 1860 and 1870"))
    text = OLD.replace("Паром на реке\n\n", "Паром 1850, 1860 и 1870 годов. ")
    (folder / "old.txt").write_text(text, "utf-8")
    done = run(folder, "old.txt", "-l", "ru", "--method", "human")
    assert "3 aligned, 2 left, 2 unmatched" in done.stdout, done.stderr
    assert done.stderr.count("left to you") == 3
