"""Catalogs through the life of an article: what its translators keep, site by site."""

import subprocess
import sys
from pathlib import Path

import pytest
from translate.storage import pypo

from hexapla.model.registry import Entry, Registry, Section
from hexapla.translating.context import Glossary
from sites import ARTICLE, hexapla, loaded, site, tree

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


def with_pivot(folder: Path) -> Path:
    """Write an English article with a Russian translation, and a Chinese one of the Russian."""
    made = site(folder, article())
    update(made, "-l", "ru")
    translate(made / RU, "r:")
    update(made, "-l", "zh-Hans", "--pivot", "ru")
    translate(made / ZH, "z:")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return with_pivot(tmp_path)


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


def ids(path: Path) -> set[str]:
    """Return the ids of blocks that a catalog names."""
    lines = path.read_text("utf-8").splitlines()
    return {one for line in lines if line.startswith("#. id: ") for one in line.split()[2:]}


def test_a_block_s_new_id_is_shown_though_the_pivot_s_words_have_not_changed(folder: Path) -> None:
    site(folder, article(BODY.replace("every morning", "every evening")))
    (gone,) = ids(folder / RU) - set(site_ids(folder))
    checked = hexapla(folder, "update", "--check")
    assert f"{ZH}: +0 ~0 -0 =4  behind" in checked.stdout
    update(folder)
    assert ids(folder / ZH) == ids(folder / RU) == set(site_ids(folder))
    assert gone not in (folder / ZH).read_text("utf-8")
    assert units(folder / ZH)[f"r:{FERRY}"].target == f"z:r:{FERRY}"
    assert hexapla(folder, "update", "--check").returncode == 0


def site_ids(folder: Path) -> list[str]:
    found, _ = loaded(folder)
    return [block.id for block in found.documents[0].blocks]


def test_a_given_id_is_shown_at_once_and_no_other_note_costs_a_write(folder: Path) -> None:
    site(folder, article(BODY.replace(BREAD, f"(bread)=\n{BREAD}")))
    update(folder)
    assert "bread" in ids(folder / RU)
    assert "bread" in ids(folder / ZH)
    text = (folder / RU).read_text("utf-8")
    without = text.replace("#. id: bread\n", "").replace("#. id: title", "#. id: title\n#. other")
    for same in (without, without.replace("\n", "\r\n")):
        (folder / RU).write_bytes(same.encode())
        update(folder)
        assert (folder / RU).read_bytes() == same.encode()


def test_what_waits_for_its_pivot_names_no_block_that_is_gone(folder: Path) -> None:
    ferry = (folder / RU).read_text("utf-8").replace(f'msgstr "r:{FERRY}"', 'msgstr ""')
    (folder / RU).write_text(ferry.replace(f'"r:{FERRY}"', '""'), "utf-8")
    site(folder, article(BODY.replace("every morning", "every evening")))
    update(folder)
    assert units(folder / ZH)[f"r:{FERRY}"].target == f"z:r:{FERRY}"
    assert ids(folder / ZH) < set(site_ids(folder))


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


def test_a_pivot_for_a_catalog_that_has_another_is_said_once(folder: Path) -> None:
    before = (folder / RU).read_bytes(), (folder / ZH).read_bytes()
    done = hexapla(folder, "update", "--pivot", "zh-Hans")
    assert (done.returncode, done.stderr) == (
        0,
        f"{RU}: it translates from en (X-Source-Language), and --pivot is for new catalogs alone; "
        "to begin one from zh-Hans, move it away first\n",
    )
    assert hexapla(folder, "update", "--pivot", "ru").stderr == ""
    said = hexapla(folder, "update", "--pivot", "en").stderr
    assert said.startswith(f"{ZH}: it translates from ru (X-Source-Language)")
    (folder / "old.txt").write_text("A title")
    align = ("align", "content/articles/one.md", "old.txt", "-l", "ru")
    aligned = hexapla(folder, *align, "--pivot", "zh-Hans")
    assert f"{RU}: it translates from en (X-Source-Language)" in aligned.stderr
    assert ((folder / RU).read_bytes(), (folder / ZH).read_bytes()) == before
    for arguments in (("update", "-l", "ru"), align):
        done = hexapla(folder, *arguments, "--pivot", "ru")
        assert done.returncode == 2
        assert "--pivot names ru itself" in done.stderr


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


def test_check_writes_nothing_and_says_what_is_behind(folder: Path) -> None:
    assert hexapla(folder, "update", "--check").returncode == 0
    site(folder, article(f"{BODY}\n\nSomething new."))
    before = tree(folder / "translations")
    done = hexapla(folder, "update", "--check")
    assert done.returncode == 1
    assert f"{RU}: +1 ~0 -0 =4  behind" in done.stdout
    assert tree(folder / "translations") == before


def test_a_great_loss_is_refused_until_it_is_allowed(folder: Path) -> None:
    paragraphs = [f"Paragraph number {n} tells of the {w}." for n, w in enumerate(WORDS)]
    site(folder, article("\n\n".join(paragraphs)))
    update(folder, "-l", "ru")
    translate(folder / RU, "r:")
    before = (folder / RU).read_bytes()
    site(folder, article("Quite another text stands here now."))
    done = hexapla(folder, "update", "-l", "ru")
    assert done.returncode == 1
    assert f"{RU}:1: catalog-loss: updating would put" in done.stderr
    assert "«Paragraph number 3 tells of the harbour.»" in done.stderr
    assert (folder / RU).read_bytes() == before
    update(folder, "-l", "ru", "--allow-loss")
    assert units(folder / RU)[paragraphs[3]].isobsolete()
    assert units(folder / RU)[paragraphs[3]].target == f"r:{paragraphs[3]}"


WORDS = ("ferry", "market", "winter", "harbour", "bakery", "railway", "orchard", "school")


def test_another_catalog_s_exact_text_is_offered_as_stale(folder: Path) -> None:
    two = ARTICLE.format(slug="two", body=f"{COAL}\n\nOther words.").replace("A title", "Two")
    site(folder, {"content/articles/two.md": two})
    update(folder, "content/articles/two.md", "-l", "ru")
    offered = units(folder / RU.replace("one", "two"))[COAL]
    assert offered.isfuzzy()
    assert offered.target == f"r:{COAL}"
    assert not units(folder / RU.replace("one", "two"))["Other words."].target


def test_paths_choose_documents(folder: Path) -> None:
    two = ARTICLE.format(slug="two", body="Words.")
    site(folder, {"content/articles/2024/two.md": two})
    said = update(folder, "content/articles/2024")
    assert "articles/2024/two.po" in said
    assert "articles/one.po" not in said
    unknown = hexapla(folder, "update", "content/articles/none.md")
    assert unknown.returncode == 2
    assert "none.md is no document" in unknown.stderr


def test_a_translator_is_told_who_speaks_and_which_names_are_approved(tmp_path: Path) -> None:
    people = "anna-kim:\n  names:\n    en: Anna Kim\n    ru: Анна Ким\n"
    terms = "far-region:\n  kind: place\n  names:\n    en: Far Region\n    ru: Дальняя область\n"
    options = ":speaker: anna-kim\n:source: unsourced\n"
    body = f":::{{quote}}\n{options}\nWe like the Far Region.\n:::\n\nNobody said this."
    made = site(
        tmp_path,
        {
            **article(body),
            "content/registry/people.yaml": people,
            "content/registry/terms.yaml": terms,
        },
    )
    update(made, "-l", "ru")
    text = (made / RU).read_text("utf-8")
    assert "#. speaker: Анна Ким\n#. name: Far Region = Дальняя область\n" in text
    assert text.count("#. speaker:") == 1


def test_names_are_found_in_their_cases(tmp_path: Path) -> None:
    terms = "far-region:\n  kind: place\n  names:\n    en: Far Region\n    ru: Дальняя область\n"
    russian = ARTICLE.format(slug="one", body="Жители Дальней области ждут.").replace(
        "lang: en", "lang: ru"
    )
    files = {"content/articles/one.md": russian, "content/registry/terms.yaml": terms}
    made = site(tmp_path, files)
    update(made, "-l", "en")
    path = made / RU.replace("/ru/", "/en/")
    assert "#. name: Дальняя область = Far Region" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "name", "is_there"),
    [
        ("По словам Касым-Жомарта Токаева, да.", "Касым-Жомарт Токаев", True),
        ("С Даной Ферри и Анны Ким нет.", "Дана Ферри", True),
        ("Страны Евразийского экономического союза", "Евразийский экономический союз", True),
        ("Письмо Петра Пёстрого Павлу", "Пётр Пестрый", True),
        ("Centras集团总裁表示", "Centras集团", True),
        ("Centras集团总裁表示", "集团", True),
        ("мирный договор", "Мир", False),
        ("Лимон и лист", "Ли", False),
        ("Дана", "Дана Ферри", False),
        ("the warden", "war", False),
        ("托卡耶夫", "托卡列夫", False),
        ("", "Мир", False),
    ],
)
def test_a_glossary_finds_names_in_their_cases_and_nothing_else(
    text: str, name: str, is_there: bool
) -> None:
    entry = Entry("one", Section.TERMS, "terms.yaml", 1, {"ru": name})
    found = Glossary.of(Registry(terms={"one": entry}), "ru").found_in(text)
    assert found == ((entry,) if is_there else ())


def test_two_updates_at_once_take_turns(folder: Path) -> None:
    site(folder, article(BODY.replace("every morning", "every evening")))
    command = [str(Path(sys.executable).parent / "hexapla"), "update"]
    running = [subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE) for _ in range(3)]
    said = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert sum(b"~1" in one for one in said if one) >= 1
    assert "~0" in update(folder)
    assert units(folder / RU)[FERRY.replace("morning", "evening")].target == f"r:{FERRY}"


def test_the_content_folder_and_the_site_are_all_documents(folder: Path) -> None:
    for path in ("content", "content/", "translations", "."):
        assert RU in update(folder, path)


def test_a_source_and_its_citation_taken_out_stop_nothing(tmp_path: Path) -> None:
    outlets = "post:\n  kind: newspaper\n  names: {en: Post, ru: Почта, zh-Hans: 邮报}\n"
    source = "sources:\n  - id: post-1\n    outlet: post\n    title: T\n---\n"
    text = ARTICLE.format(slug="one", body=f"{FERRY}[^post-1]\n\n{COAL}")
    cited = text.replace("---\n" + FERRY, source + FERRY)
    files = {"content/registry/outlets.yaml": outlets, "content/articles/one.md": cited}
    made = site(tmp_path, files)
    update(made, "-l", "ru")
    translate(made / RU, "r:")
    assert hexapla(made, "build").returncode == 0
    site(made, {"content/articles/one.md": cited.replace(source, "---\n").replace("[^post-1]", "")})
    update(made)
    done = hexapla(made, "build")
    assert done.returncode == 0, done.stderr
    assert "stale-markup" in done.stderr
    page = tree(made / "output")["ru/one/index.html"].decode()
    assert "post-1" not in page


def test_what_comes_from_a_refused_pivot_waits(folder: Path) -> None:
    paragraphs = [f"Paragraph number {n} tells of the {w}." for n, w in enumerate(WORDS)]
    site(folder, article("\n\n".join(paragraphs)))
    update(folder)
    translate(folder / RU, "r:")
    update(folder)
    translate(folder / ZH, "z:")
    before = (folder / ZH).read_bytes()
    site(folder, article("Quite another text stands here now."))
    done = hexapla(folder, "update")
    assert done.returncode == 1
    assert (folder / ZH).read_bytes() == before
