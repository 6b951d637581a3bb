"""Catalogs through the life of an article: what its translators keep, site by site."""

from pathlib import Path

import pytest
from translate.storage import pypo

from sites import ARTICLE, hexapla, site, tree

RU = "translations/ru/LC_MESSAGES/articles/one.po"
ZH = "translations/zh_Hans/LC_MESSAGES/articles/one.po"
FERRY = "The ferry crosses the wide river at the old landing every morning."
BREAD = "Bread and salt are sold in the market town under the hills."
COAL = "The price of coal at the northern station has doubled since winter."
BODY = f"{FERRY}\n\n{BREAD}\n\n{COAL}"


def article(body: str = BODY, title: str = "A title") -> dict[str, str | bytes]:
    text = ARTICLE.format(slug="one", body=body).replace("A title", title)
    return {"content/articles/one.md": text}


def translate(path: Path, mark: str) -> None:
    """Translate every message of a catalog that has no translation, as a person would."""
    store = pypo.pofile.parsefile(str(path))
    store.updateheader(add=True, X_Method="human")
    for unit in store.units:
        if not unit.isheader() and not unit.isobsolete() and not unit.target:
            unit.target = f"{mark}{unit.source}"
    store.save()


def update(folder: Path, *options: str) -> str:
    done = hexapla(folder, "update", *options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def units(path: Path) -> dict[str, pypo.pounit]:
    store = pypo.pofile.parsefile(str(path))
    return {str(one.source): one for one in store.units if not one.isheader()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An English article with a Russian translation, and a Chinese one made from the Russian."""
    made = site(tmp_path, article())
    update(made, "-l", "ru")
    translate(made / RU, "r:")
    update(made, "-l", "zh-Hans", "--pivot", "ru")
    translate(made / ZH, "z:")
    return made


def test_an_edited_title_is_stale_and_its_edition_stays_published(folder: Path) -> None:
    site(folder, article(title="Something else entirely"))
    assert "~1" in update(folder)
    title = units(folder / RU)["Something else entirely"]
    assert title.isfuzzy()
    assert (title.target, title.prev_source) == ("r:A title", "A title")
    assert hexapla(folder, "build").returncode == 0
    built = tree(folder / "output")
    assert {"ru/one/index.html", "zh/one/index.html"} <= built.keys()


def test_an_edit_and_its_undoing_leave_every_catalog_as_it_was(folder: Path) -> None:
    before = {name: (folder / name).read_bytes() for name in (RU, ZH)}
    site(folder, article(BODY.replace("every morning", "every evening")))
    update(folder)
    first = {name: (folder / name).read_bytes() for name in (RU, ZH)}
    assert first[RU] != before[RU]
    update(folder)
    assert {name: (folder / name).read_bytes() for name in (RU, ZH)} == first
    site(folder, article())
    update(folder)
    assert {name: (folder / name).read_bytes() for name in (RU, ZH)} == before


def test_a_pivot_s_new_paragraph_costs_nothing_further_on(folder: Path) -> None:
    before = (folder / ZH).read_bytes()
    site(folder, article(f"{BODY}\n\nSomething new that nobody has translated."))
    update(folder)
    assert (folder / ZH).read_bytes() == before
    (folder / RU).write_bytes((folder / RU).read_bytes().replace(f"r:{COAL}".encode(), b""))
    update(folder)
    assert units(folder / ZH)[f"r:{COAL}"].target == f"z:r:{COAL}"
    assert not units(folder / ZH)[f"r:{COAL}"].isobsolete()


def test_a_paragraph_split_or_joined_keeps_its_translation(folder: Path) -> None:
    site(folder, article(f"{FERRY} {BREAD}\n\n{COAL}"))
    update(folder, "-l", "ru")
    joined = units(folder / RU)[f"{FERRY} {BREAD}"]
    assert joined.isfuzzy()
    assert joined.target == f"r:{FERRY} r:{BREAD}"
    assert joined.prev_source == f"{FERRY} {BREAD}"
    site(folder, article())
    update(folder, "-l", "ru")
    for text in (FERRY, BREAD, COAL):
        assert units(folder / RU)[text].target == f"r:{text}"
        assert not units(folder / RU)[text].isfuzzy()
    first, second = FERRY[:30], FERRY[31:]
    site(folder, article(f"{first}\n\n{second}\n\n{BREAD}\n\n{COAL}"))
    update(folder, "-l", "ru")
    for text in (first, second):
        assert units(folder / RU)[text].target == f"r:{FERRY}"
        assert units(folder / RU)[text].prev_source == FERRY


def test_the_same_words_as_another_kind_keep_their_translation(folder: Path) -> None:
    site(folder, article(f"- {FERRY}\n\n## {BREAD}\n\n{COAL}"))
    update(folder, "-l", "ru")
    for text, context in ((FERRY, "item"), (BREAD, "heading")):
        assert units(folder / RU)[text].target == f"r:{text}"
        assert units(folder / RU)[text].getcontext() == context
        assert not units(folder / RU)[text].isfuzzy()


def test_what_left_comes_back_with_its_context(folder: Path) -> None:
    before = (folder / RU).read_bytes()
    site(folder, article(f"{FERRY}\n\n{BREAD}"))
    assert "-1" in update(folder, "-l", "ru")
    assert units(folder / RU)[COAL].isobsolete()
    site(folder, article())
    update(folder, "-l", "ru")
    assert (folder / RU).read_bytes() == before


def test_comments_line_ends_and_layout_are_the_tools_own(folder: Path) -> None:
    path = folder / RU
    text = path.read_text("utf-8") + "\n# the end of the file, says Li\n"
    text = text.replace("#. id: title", "# look at this again\n#. id: title")
    text = text.replace('msgctxt "title"', '#, no-wrap\nmsgctxt "title"')
    path.write_bytes(text.replace("\n", "\r\n").encode())
    same = path.read_bytes()
    update(folder, "-l", "ru")
    assert path.read_bytes() == same
    site(folder, article(BODY.replace("every morning", "every evening")))
    update(folder, "-l", "ru")
    after = path.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    for kept in (b"# the end of the file, says Li", b"# look at this again", b"no-wrap"):
        assert kept in after
    update(folder, "-l", "ru")
    assert path.read_bytes() == after


def test_a_missing_pivot_is_said(tmp_path: Path) -> None:
    made = site(tmp_path, article())
    done = hexapla(made, "update", "-l", "ru", "--pivot", "zh-Hans")
    assert done.returncode == 1
    assert "no edition in the pivot language" in done.stderr
    assert not (made / RU).exists()


def test_a_new_catalog_claims_nothing_and_must_say_how_it_was_made(tmp_path: Path) -> None:
    made = site(tmp_path, article())
    update(made, "-l", "ru")
    assert hexapla(made, "check").returncode == 0
    path = made / RU
    path.write_text(
        path.read_text("utf-8").replace(
            'msgid "A title"\nmsgstr ""', 'msgid "A title"\nmsgstr "Заголовок"'
        ),
        "utf-8",
    )
    done = hexapla(made, "check")
    assert done.returncode == 1
    assert "X-Method" in done.stdout
