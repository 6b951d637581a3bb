"""The build store on good days and bad ones."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from hexapla.rendering import pinyin
from hexapla.site.build import build
from hexapla.site.memory import Memory
from hexapla.site.runs import read_settings
from hexapla.site.store.database import Database, TableName
from hexapla.site.store.stats import GRAIN, Table
from hexapla.site.store.values import DoubtfulError, fingerprint
from sites import ARTICLE, hexapla, site, tree, write

FILES: dict[str, str | bytes] = {
    "content/articles/one.md": ARTICLE.format(slug="one", body="Some words."),
    "content/articles/two.md": ARTICLE.format(slug="two", body="See [one](article:one)."),
}
STORE = ".hexapla/store.sqlite"


def built(folder: Path, **changes: object) -> dict[str, bytes]:
    found = build(read_settings(str(folder / "pelicanconf.py"), changes))
    assert found.published is not None, found.problems
    return tree(folder / "output")


@pytest.mark.parametrize(
    "damage",
    [b"", b"not a database", b"SQLite format 3\0" + bytes(2000)],
    ids=["empty", "text", "zeros"],
)
def test_a_store_that_is_damaged_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    folder = site(tmp_path, FILES)
    first = built(folder)
    (folder / STORE).write_bytes(damage)
    assert built(folder) == first
    with sqlite3.connect(folder / STORE) as connection:
        assert connection.execute("SELECT count(*) FROM units").fetchone() == (2,)
    connection.close()


def test_a_store_that_is_damaged_inside_is_made_anew(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    first = built(folder)
    data = bytearray((folder / STORE).read_bytes())
    data[20_000:] = os.urandom(len(data) - 20_000)
    (folder / STORE).write_bytes(data)
    assert built(folder) == first


def test_a_folder_where_the_store_should_be_keeps_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    (folder / STORE).mkdir(parents=True)
    assert built(folder) == built(folder)


def test_a_build_beside_another_that_writes_goes_on_without_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hexapla.site.store.database._BUSY", 0.01)
    folder = site(tmp_path, FILES)
    first = built(folder)
    other = sqlite3.connect(folder / STORE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    write(folder, {"content/articles/two.md": ARTICLE.format(slug="two", body="Other words.")})
    second = built(folder)
    assert first != second
    other.execute("ROLLBACK")
    other.close()
    assert built(folder) == second


def test_what_another_version_kept_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    one = Database(path, b"one")
    one.save({TableName.PARTS: {"a": b"1", "b": b"2"}})
    one.save({TableName.PARTS: {"b": None, "c": b"3"}})
    one.close()
    again, other = Database(path, b"one"), Database(path, b"two")
    assert again.rows(TableName.PARTS) == {"a": b"1", "c": b"3"}
    assert again.get(TableName.PARTS, "c") == b"3"
    assert (other.rows(TableName.PARTS), other.get(TableName.PARTS, "a")) == ({}, None)
    again.close()


def test_a_text_that_is_lost_is_read_anew(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    first = built(folder)
    with sqlite3.connect(folder / STORE) as connection:
        connection.execute("DELETE FROM texts")
    connection.close()
    shutil.rmtree(folder / "output")
    assert built(folder) == first


def test_a_text_that_another_process_has_kept_since_is_not_taken(tmp_path: Path) -> None:
    folder = site(tmp_path, {"content/articles/one.md": ARTICLE.format(slug="one", body="First.")})
    settings, memory = str(folder / "pelicanconf.py"), Memory()
    build(read_settings(settings, {}), memory=memory)
    first = tree(folder / "output")
    path = folder / "content/articles/one.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("First.", "Other."), "utf-8")
    assert built(folder) != first
    path.write_text(text, "utf-8")
    build(read_settings(settings, {}), memory=memory)
    assert tree(folder / "output") == first


def test_sites_with_other_settings_are_kept_side_by_side_and_not_for_ever(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    for number in range(10):
        built(folder, SITENAME=f"Site {number}")
    with sqlite3.connect(folder / STORE) as connection:
        count = connection.execute("SELECT count(*) FROM sites").fetchone()[0]
        keys = connection.execute("SELECT DISTINCT substr(key, 1, 32) FROM pages").fetchall()
    connection.close()
    assert count == len(keys) == 8


def test_an_output_that_somebody_changed_is_put_right(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    first = built(folder)
    (folder / "output/en/one/index.html").write_text("spoilt")
    (folder / "output/en/two/index.html").unlink()
    assert built(folder) == first


def test_a_file_of_the_table_counts_by_its_bytes(tmp_path: Path) -> None:
    write(tmp_path, {"a": "1", "b/c": "2", ".hidden": "3"})
    table = Table().brought_up_to_date([str(tmp_path)])
    assert sorted(table.files) == [str(tmp_path / "a"), str(tmp_path / "b/c")]
    os.utime(tmp_path / "a")
    assert table.is_same(table.brought_up_to_date([str(tmp_path)]))
    (tmp_path / "a").write_text("9")
    assert not table.is_same(table.brought_up_to_date([str(tmp_path)]))


def test_a_table_is_settled_once_it_was_made_well_after_the_last_change(tmp_path: Path) -> None:
    write(tmp_path, {"a": "1"})
    soon = Table().brought_up_to_date([str(tmp_path)])
    assert not soon.brought_up_to_date([str(tmp_path)]).is_settled(soon)
    late = replace(soon, taken=soon.taken + 10 * GRAIN)
    assert late.brought_up_to_date([str(tmp_path)]).is_settled(late)


def test_settings_have_the_same_fingerprint_when_they_are_the_same() -> None:
    values = {"A": [1, "x", None], "B": {"c": (Path("p"), 1.5)}, "D": {"x", "y"}, "E": tree}
    assert fingerprint(values) == fingerprint(dict(values))
    for other in ({"A": [1, "x", ""]}, {"B": {"c": (Path("p"), 1)}}, {"D": {"x"}}, {"E": site}):
        assert fingerprint({**values, **other}) != fingerprint(values)


def test_what_keeps_values_of_its_own_is_doubtful() -> None:
    kept = 1
    for value in (lambda: kept, object(), iter(())):
        with pytest.raises(DoubtfulError):
            fingerprint({"A": value})


def build_and_imports(folder: Path, names: str) -> tuple[str, list[str]]:
    """Build in a process of its own; return what it says, and which of some modules it imports."""
    code = (
        "import sys; from hexapla.start import main; sys.argv = ['hexapla', 'build']\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code\n"
        f"print(*sorted(set('{names}'.split()) & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout, done.stderr.split()


def test_a_build_that_has_nothing_to_do_imports_nothing_for_it(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    first = hexapla(folder, "build").stdout
    said, imported = build_and_imports(folder, "pelican babel jinja2 markdown_it yaml PIL click")
    assert imported == []
    assert said == re.sub(r"(\d+) written, 0 unch", r"0 written, \1 unch", first)


def test_an_edited_paragraph_needs_no_pelican(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    hexapla(folder, "build")
    write(folder, {"content/articles/one.md": ARTICLE.format(slug="one", body="Other words.")})
    said, imported = build_and_imports(folder, "pelican translate PIL")
    assert imported == []
    assert "2 written" in said  # the front page has its opening
    assert b"Other words." in (folder / "output/en/one/index.html").read_bytes()


def test_a_date_that_comes_is_seen(tmp_path: Path) -> None:
    late = ARTICLE.format(slug="late", body="Later.").replace("2023-05-01", "2024-05-01")
    folder = site(tmp_path, {**FILES, "content/articles/late.md": late})
    for at, is_there in [("2024-04-01", False), ("2024-04-30", False), ("2024-05-02", True)]:
        assert hexapla(folder, "build", "--at", at).returncode == 0
        assert (folder / "output/en/late/index.html").exists() is is_there
    assert hexapla(folder, "build", "--at", "2024-04-02").returncode == 0
    assert not (folder / "output/en/late/index.html").exists()


def test_names_are_looked_up_in_the_dictionaries_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = site(tmp_path, FILES)
    monkeypatch.setattr(pinyin, "_LOOKED_UP", {})
    built(folder)
    assert pinyin._LOOKED_UP, "the registry has Chinese names"

    def never(*asked: object) -> None:
        raise AssertionError(asked)

    monkeypatch.setattr(pinyin, "_LOOKED_UP", {})
    monkeypatch.setattr(pinyin, "_looked_up", never)
    write(folder, {"content/articles/two.md": ARTICLE.format(slug="two", body="Other words.")})
    built(folder)
