"""Accepting what a change of the source left true."""

import re
from pathlib import Path

import pytest

from sites import hexapla, site
from test_update import BODY, COAL, FERRY, RU, ZH, article, translate, units, update

BLOCK = re.compile(
    r"#\. id: (\S+)(?: \S+)*\n(?:#.*\n)*(?:#\| .*\n)*msgctxt .*\nmsgid (?:\"\"\n)?\"(.{20})"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = site(tmp_path, article())
    update(made, "-l", "ru")
    translate(made / RU, "r:")
    update(made, "-l", "zh-Hans", "--pivot", "ru")
    translate(made / ZH, "z:")
    return made


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
