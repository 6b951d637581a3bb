"""What ``hexapla serve`` notices: whatever is saved, however an editor does it."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from hexapla.cli import watching as module
from hexapla.cli.watching import saves

LOOKS = 40
"""So often a save is looked for, each time for a twentieth of a second."""


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[bool]:
    """Return the saves in a folder, in a file, and in a folder that is not there yet."""
    monkeypatch.setattr(module, "_LOOK", 50)
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    Path("conf.py").write_text("0")
    found = saves(lambda: ("content", str(tmp_path / "later"), "conf.py"))
    assert list(islice(found, 2)) == [True, False]  # the first for what was saved before
    return found


def is_noticed(save: Callable[[], object], watched: Iterator[bool]) -> bool:
    """Make a save and say whether it is noticed; then wait until all is quiet."""
    save()
    found = any(islice(watched, LOOKS))
    return found and any(not saved for saved in islice(watched, LOOKS))


def replaced() -> None:
    Path("new").write_text("1")
    Path("new").replace("conf.py")


def test_every_save_is_noticed(watched: Iterator[bool]) -> None:
    later, file = Path("later"), Path("content/one.md")
    steps: list[Callable[[], object]] = [
        *(lambda: file.write_text("1"), lambda: file.write_text("2")),
        *(replaced, replaced, lambda: Path("conf.py").write_text("2"), replaced),
        *(later.mkdir, lambda: (later / "one.po").write_text("1")),
        *((later / "one.po").unlink, later.rmdir, later.mkdir),
        *(lambda: (later / "two.po").write_text("1"), file.unlink),
    ]
    assert [at for at, step in enumerate(steps) if not is_noticed(step, watched)] == []
