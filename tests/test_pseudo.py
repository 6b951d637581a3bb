"""The pseudo-locale: what a message keeps in it, and what a page shows that is no message."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st

from documents import Written, written
from hexapla.model.block import Block, Kind
from hexapla.model.inline import (
    Citation,
    Code,
    Foreign,
    Inline,
    Link,
    Reference,
    Text,
    plain_text,
    walk,
)
from hexapla.reading import document as document_reader
from hexapla.reading.inline import parse
from hexapla.site.theme import find_theme
from hexapla.translating.pseudo import CLOSING, OPENING, pseudo, pseudo_words
from sites import hexapla, program, site, tree

VERB = "from hexapla.cli.pseudo import pseudo; pseudo()"
PLACES = re.compile(r"\{\w*\}|%\(\w+\)s")


def marks(inline: tuple[Inline, ...]) -> Iterator[object]:
    """Yield what must be the same in the pseudo-locale: marks with their targets, and code."""
    for node in walk(inline):
        match node:
            case Citation() | Code():
                yield node
            case Link(href, title):
                yield ("link", href, title)
            case Reference(kind, identifier):
                yield (kind, identifier)
            case Foreign(lang):
                yield ("lang", lang)
            case _:
                yield type(node)


def inline(block: Block, text: str) -> tuple[Inline, ...]:
    faults: list[object] = []
    found = parse(text, lambda *fault: faults.append(fault))
    assert not faults, (block, text, faults)
    return found


@given(written())
def test_every_mark_of_a_message_survives(article: Written) -> None:
    document, _ = document_reader.read(article.text.encode(), "articles/border.md")
    assert document is not None
    for block in document.blocks:
        text = pseudo(block.text)
        assert text.startswith(OPENING)
        assert text.endswith(CLOSING)
        if block.kind in {Kind.TITLE, Kind.SUMMARY, Kind.ALT}:
            continue
        before, after = block.inline, inline(block, text)
        kept = [one for one in marks(after) if one is not Text]
        assert kept == [one for one in marks(before) if one is not Text]
        assert len(plain_text(after)) >= 1.4 * len(plain_text(before))


places = st.sampled_from(["{people}", "%(name)s", "{}", "%(number)s", "`code`", "[^id]", "&amp;"])


@given(st.lists(st.one_of(places, st.text("abc «»,—!?ж中", max_size=5)), max_size=9))
def test_places_to_fill_survive(parts: list[str]) -> None:
    text = " ".join(parts)
    assert PLACES.findall(pseudo(text)) == PLACES.findall(text)
    for part in parts:
        if part in {"`code`", "[^id]", "&amp;"}:
            assert pseudo(text).count(part) == text.count(part)


@given(st.text(max_size=60))
def test_any_text_is_bracketed_and_longer(text: str) -> None:
    made = pseudo(text)
    assert made[0] + made[-1] == OPENING + CLOSING
    assert len(made) >= len(text) + 2


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Caravan Notes", "⟦Ĉȧřȧṽȧƞ Ńǿŧḗş one two⟧"),
        ("By {people}", "⟦Ɓẏ {people} one⟧"),
        ("%(date)s: 100%", "⟦%(date)s: 100% one⟧"),
        ("See [it](article:one).[^a-b]", "⟦Şḗḗ [īŧ](article:one).[^a-b] one⟧"),
        ("[слово]{lang=ru} `x y`", "⟦[слӧвӧ]{lang=ru} `x y` one two⟧"),
        ("*So* it\\\nis", "⟦ *Şǿ* īŧ\\\nīş one two⟧"),
        ("<https://a.b> &amp; 中文", "⟦<https://a.b> &amp; 中文 one⟧"),
        ('[a](<b c> "d e") b', '⟦[ȧ](<b c> "d e") ƀ one⟧'),
    ],
)
def test_a_message_in_the_pseudo_locale(text: str, made: str) -> None:
    assert pseudo(text) == made


def test_plural_words_have_all_their_forms() -> None:
    template = Catalog()
    template.add(("one {n}", "{n} all"))
    template.add("May", context="month")
    data = pseudo_words(template, "en_001").decode()
    assert 'msgstr[1] "⟦{n} ȧŀŀ one⟧"' in data
    assert 'msgctxt "month"' in data


# The built pages

ARTICLE = """\
---
title: The ferry
date: 2023-05-01T10:00:00+00:00
modified: 2023-05-02T10:00:00+00:00
lang: en
slug: one
kicker: report
category: news
tags: [roads]
summary: What became of it
credits:
  - {role: author, who: anna-kim}
chain:
  - id: print
    publication: caravan
    issue: 12
    lang: ru
    date: unknown
    credits:
      - {role: unstated, who: anna-kim}
  - id: page
    translation-of: print
sources:
  - id: order
    outlet: gazette
    title: ⟦order⟧
    url: https://example.org/order
    lang: en
    date: 2022-03
    accessed: 2023-01-01
---
The ferry crosses the river,[^order] says [the outlet](outlet:gazette), twice.[^order]

:::{figure}
:source: gazette
:alt: A river

What it shows.
:::

:::{quote}
:speaker: anna-kim
:source: order

Quoted words.
:::

:::{correction}
:date: 2023-05-02

What was wrong.
:::

:::{note}
A note.
:::

| Head | Cells |
|---|---|
| one cell | another |
"""
ABOUT = "---\ntitle: About\ndate: 2023-05-01T10:00:00+00:00\nlang: en\nslug: about\n---\nUs.\n"
NAMES = "{{en: ⟦{0}⟧, ru: ⟦{0}⟧, zh-Hans: ⟦{0}⟧}}"
REGISTRY = {
    "people": {"anna-kim": ""},
    "outlets": {"gazette": ""},
    "publications": {"example": "website", "caravan": "newspaper"},
    "topics": {"news": "category", "roads": "tag", "report": "kicker"},
}
"""Names are no messages: here they bring brackets of their own."""
NOT_WORDS = {"script", "style", "time", "id", "updated", "published", "uri"}
VISIBLE = {"alt", "aria-label", "title", "placeholder"}
CLDR = {"English", "Russian", "Chinese", "русский", "简体中文"}


def files() -> dict[str, str | bytes]:
    found: dict[str, str | bytes] = {
        "content/articles/one.md": ARTICLE,
        "content/pages/about.md": ABOUT,
    }
    for section, entries in REGISTRY.items():
        lines = []
        for name, kind in entries.items():
            lines += [f"{name}:", f"  names: {NAMES.format(name)}"]
            lines += [f"  kind: {kind}"] if kind else []
        found[f"content/registry/{section}.yaml"] = "\n".join([*lines, ""])
    return found


class Page(HTMLParser):
    """Collects what a reader sees or hears of a page: its text, and attributes that are read.

    A passage that stands there in another language, such as an original, is left out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.attributes: list[str] = []
        self._hidden = 0
        self._foreign = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in NOT_WORDS
        if tag == "div":
            self._foreign += self._foreign > 0 or any(key == "lang" for key, _ in attrs)
        if self._foreign:
            return
        described = ("name", "description") in attrs
        for key, value in attrs:
            if value and (key in VISIBLE or (key == "content" and described)):
                self.attributes.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in NOT_WORDS
        self._foreign -= tag == "div" and self._foreign > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden and not self._foreign:
            self.text.append(data)


def bare(folder: Path) -> set[str]:
    """Return the words without brackets on the pages of a built pseudo-locale."""
    found: set[str] = set()
    for path in sorted({*folder.rglob("*.html"), *folder.rglob("*.atom")}):
        page = Page()
        page.feed(path.read_text("utf-8"))
        for text in ("".join(page.text), *page.attributes):
            found |= set(unbracketed(text))
    return found - CLDR


def unbracketed(text: str) -> list[str]:
    """Return the words outside brackets."""
    while True:
        shorter = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
        if shorter == text:
            return re.findall(r"[^\W\d_]{2,}", text)
        text = shorter


def run(folder: Path, *arguments: str) -> CompletedProcess[str]:
    return program("python", folder, "-c", VERB, *arguments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = site(tmp_path_factory.mktemp("pseudo"), files())
    assert hexapla(made, "build").returncode == 0
    return made


def test_every_word_of_the_pseudo_pages_is_a_message(folder: Path) -> None:
    before = tree(folder)
    done = run(folder)
    assert (done.returncode, done.stdout) == (0, "Built output-pseudo/xa/\n"), done.stderr
    assert bare(folder / "output-pseudo/xa") == set()
    assert (folder / "output-pseudo/xa/one/index.html").read_text("utf-8").count(OPENING) > 40
    own = {name: data for name, data in tree(folder).items() if name in before}
    assert own == before


def test_nothing_of_the_site_is_changed(folder: Path) -> None:
    run(folder)
    new = {name.partition("/")[0] for name in tree(folder)}
    assert new <= {"content", "output", "output-pseudo", "pelicanconf.py", ".hexapla"}
    assert not (folder / "output/xa").exists()
    assert b"/xa/" not in b"".join(tree(folder / "output").values())


@pytest.mark.parametrize("output", ["output", "output/xa", "content/xa", "."])
def test_it_is_never_built_into_the_site(folder: Path, output: str) -> None:
    before = tree(folder)
    done = run(folder, "-o", output)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert tree(folder) == before


def test_a_word_that_is_no_message_is_found(folder: Path) -> None:
    theme = folder.parent / "theme"
    shutil.copytree(find_theme(), theme)
    for name, before, after in (
        ("base.html", '<p class="name"', '<p aria-label="Spoken">Written</p><p class="name"'),
        ("index.html", "{% block", '{{ _("A message of this theme") }}{% block'),
    ):
        path = theme / "templates" / name
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    settings = (folder / "pelicanconf.py").read_text("utf-8")
    changed = settings.replace("str(find_theme())", repr(str(theme)))
    (folder / "pelicanconf.py").write_text(changed, "utf-8")
    assert run(folder).returncode == 0
    assert bare(folder / "output-pseudo/xa") == {"Spoken", "Written"}
    (folder / "pelicanconf.py").write_text(settings, "utf-8")


def test_it_can_be_made_from_another_language(folder: Path) -> None:
    assert run(folder, "-l", "kk").returncode == 2
    output = folder.parent / "elsewhere"
    assert run(folder, "-l", "ru", "-o", str(output)).returncode == 0
    assert "Ŧħḗ ƒḗřřẏ" in (output / "xa/one/index.html").read_text("utf-8")
    assert bare(output / "xa") == set()
