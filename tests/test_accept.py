"""Accepting what a change of the source left true."""

import re
from pathlib import Path

import pytest

from sites import hexapla, loaded, site
from test_update import BODY, COAL, FERRY, RU, ZH, article, translate, units, update, with_pivot

BLOCK = re.compile(
    r"#\. id: (\S+)(?: \S+)*\n(?:#.*\n)*(?:#\| .*\n)*msgctxt .*\nmsgid (?:\"\"\n)?\"(.{20})"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return with_pivot(tmp_path)


def block_id(folder: Path, text: str) -> str:
    found = {start: identifier for identifier, start in BLOCK.findall((folder / RU).read_text())}
    return found[text[:20]]


def test_a_block_s_translation_is_valid_again_under_its_new_text(folder: Path) -> None:
    new = FERRY.replace("every morning", "each morning")
    site(folder, article(BODY.replace(FERRY, new)))
    update(folder)
    assert units(folder / RU)[new].isfuzzy()
    done = hexapla(folder, "accept", "content/articles/one.md", block_id(folder, new))
    assert done.returncode == 0, done.stderr
    assert f"{RU}: 1 accepted" in done.stdout
    unit = units(folder / RU)[new]
    assert not unit.isfuzzy()
    assert (unit.target, unit.prev_source or "") == (f"r:{FERRY}", "")
    before = (folder / RU).read_bytes()
    update(folder)
    assert (folder / RU).read_bytes() == before


def test_typos_alone_are_accepted_and_no_changed_figure_is(folder: Path) -> None:
    typo, figure = FERRY.replace("wide", "wide,"), COAL.replace("doubled", "risen by 5 %")
    site(folder, article(BODY.replace(FERRY, typo).replace(COAL, figure)))
    update(folder)
    done = hexapla(folder, "accept", "content/articles/one.md", "--typo")
    assert done.returncode == 0, done.stderr
    assert not units(folder / RU)[typo].isfuzzy()
    assert units(folder / RU)[figure].isfuzzy()


def test_each_accepted_typo_is_shown(folder: Path) -> None:
    site(folder, article(BODY.replace(FERRY, FERRY.replace("wide", "wide,"))))
    update(folder)
    done = hexapla(folder, "accept", "content/articles/one.md", "--typo")
    shown = FERRY.replace("wide", "wide{+,+}")
    assert done.stdout == f"{RU}: 1 accepted\n    {shown}\n"


def test_what_is_stale_through_its_pivot_is_to_be_accepted_there(folder: Path) -> None:
    new = FERRY.replace("every morning", "each morning")
    site(folder, article(BODY.replace(FERRY, new)))
    update(folder)
    identifier = block_id(folder, new)
    done = hexapla(folder, "accept", ZH, identifier)
    assert done.returncode == 1
    assert f"{ZH}: {identifier} is stale through {RU}: accept there first (-l ru)\n" in done.stderr
    typo = hexapla(folder, "accept", ZH, "--typo")
    assert f"{ZH}: some messages are stale through {RU}: accept there first" in typo.stderr
    done = hexapla(folder, "accept", "content/articles/one.md", identifier)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{RU}: 1 accepted\n"
    again = hexapla(folder, "accept", "content/articles/one.md", identifier)
    assert (again.returncode, again.stderr) == (0, "")
    assert "nothing that this accepts is stale" in again.stdout


def test_a_catalog_behind_its_document_is_to_be_updated_first(folder: Path) -> None:
    old = block_id(folder, FERRY)
    new = FERRY.replace("every morning", "each morning")
    site(folder, article(BODY.replace(FERRY, new)))
    found, _ = loaded(folder)
    identifier = found.documents[0].blocks[1].id
    for arguments in ((RU, identifier), ("content/articles/one.md", identifier), (ZH, identifier)):
        done = hexapla(folder, "accept", *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == (
            f"{RU}: {identifier} is not in this catalog yet: run hexapla update first\n"
        )
    typo = hexapla(folder, "accept", "content/articles/one.md", "--typo")
    assert f"{RU}: some messages are not in this catalog yet: run hexapla update" in typo.stderr
    gone = hexapla(folder, "accept", "content/articles/one.md", old)
    assert gone.returncode == 2
    assert f"has no block {old}; if its text was edited, run hexapla update" in gone.stderr


def test_blocks_that_share_a_message_are_accepted_together_and_it_is_said(tmp_path: Path) -> None:
    made = site(tmp_path, article(f"{FERRY}\n\n{COAL}\n\n{FERRY}"))
    update(made, "-l", "ru")
    translate(made / RU, "r:")
    new = FERRY.replace("every morning", "each morning")
    site(made, article(f"{new}\n\n{COAL}\n\n{new}"))
    update(made)
    identifier = block_id(made, new)
    done = hexapla(made, "accept", "content/articles/one.md", identifier)
    assert f"(shared with {identifier}-2)" in done.stdout


def test_wrong_usage_is_said(folder: Path) -> None:
    for arguments in (
        ["content/articles/one.md"],
        ["content/articles/one.md", "p00000000"],
        ["content/articles/one.md", "p00000000", "--typo"],
        ["content/articles/none.md", "--typo"],
    ):
        assert hexapla(folder, "accept", *arguments).returncode == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("every morning", "no morning"),
        ("crosses the", "ten crosses the"),
        ("wide", "wise"),
        ("morning", "mourners"),
        ("The ferry", "No ferry"),
    ],
)
def test_what_turns_the_meaning_round_is_no_typo(folder: Path, old: str, new: str) -> None:
    turned = FERRY.replace(old, new)
    site(folder, article(BODY.replace(FERRY, turned)))
    update(folder)
    hexapla(folder, "accept", "content/articles/one.md", "--typo")
    assert units(folder / RU)[turned].isfuzzy()


def test_a_corrected_spelling_is_a_typo(folder: Path) -> None:
    misspelt = FERRY.replace("landing", "lamding")
    site(folder, article(BODY.replace(FERRY, misspelt)))
    update(folder)
    translate(folder / RU, "r:")
    site(folder, article())
    store = (folder / RU).read_bytes()
    update(folder)
    assert (folder / RU).read_bytes() != store
    assert not units(folder / RU)[FERRY].isfuzzy()


def test_a_catalog_that_cannot_be_read_is_named(folder: Path) -> None:
    path = folder / RU
    path.write_text(path.read_text("utf-8") + "<<<<<<< ours\n", "utf-8")
    done = hexapla(folder, "accept", "content/articles/one.md", "--typo")
    assert done.returncode == 1
    assert f"{RU}:" in done.stderr
    checked = hexapla(folder, "check")
    assert "not published in ru: its catalog cannot be read" in checked.stdout
    assert "not published in ru: there is no catalog" not in checked.stdout
