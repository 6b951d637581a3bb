"""Compressed copies: of text alone, the same bytes each time, made once, gone with their file."""

import gzip
from pathlib import Path

import brotli
import pytest

from hexapla.site import making
from hexapla.site.build import build
from hexapla.site.publishing import compression
from hexapla.site.publishing.compression import Compression
from hexapla.site.runs import read_settings
from sites import ARTICLE, site, tree

FILES: dict[str, str | bytes] = {
    f"content/articles/{name}.md": ARTICLE.format(slug=name, body="Words. " * 50)
    for name in ("one", "two")
}


def built(folder: Path, **changes: object) -> dict[str, bytes]:
    asked = {"COMPRESS": True, **changes}
    jobs = int(str(asked.pop("jobs", 1)))
    keep = bool(asked.pop("keep", True))
    settings = read_settings(str(folder / "pelicanconf.py"), asked)
    found = build(settings, jobs=jobs, keep=keep)
    assert found.published, found.problems
    return tree(folder / "output")


def copies(files: dict[str, bytes]) -> set[str]:
    return {name for name in files if name.endswith((".br", ".gz"))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return site(tmp_path, FILES)


@pytest.mark.parametrize("theme", ["", "simple"])
def test_copies_are_their_file_s_and_only_text_s(folder: Path, theme: str) -> None:
    changes = {"THEME": theme} if theme else {}
    plain = built(folder, COMPRESS=False, **changes)
    assert copies(plain) == set()
    files = built(folder, **changes)
    assert files.keys() - copies(files) == plain.keys()
    assert "en/one/index.html.br" in files
    assert "robots.txt.gz" not in files
    for name in copies(files):
        open_ = gzip.decompress if name.endswith(".gz") else brotli.decompress
        assert open_(files[name]) == files[name[:-3]]
        assert len(files[name]) < len(files[name[:-3]])


def test_a_second_build_compresses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(folder)

    def never(data: bytes) -> tuple[bytes, bytes]:
        raise AssertionError(data)

    with monkeypatch.context() as patch:
        patch.setattr("hexapla.site.publishing.compression._compressed", never)
        assert built(folder) == first
    said: list[bytes] = []
    monkeypatch.setattr(
        "hexapla.site.publishing.compression._compressed",
        lambda data: (said.append(data), (b"br", b"gz"))[1],
    )
    (folder / "output/en/one/index.html").write_text("spoilt")
    assert built(folder) == first
    (folder / "output/en/one/index.html.br").write_text("spoilt")
    built(folder)
    assert len(said) == 1


def test_any_edits_and_workers_give_the_same_copies(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_LEAST", 1)
    built(folder)
    one = folder / "content/articles/one.md"
    for text in (one.read_text().replace("A title", "Another"), "", one.read_text()):
        if text:
            one.write_text(text)
        else:
            one.unlink()
        now = built(folder, jobs=3)
        assert now == built(folder, keep=False)
        assert ("en/one/index.html.br" in now) is bool(text)
    assert copies(built(folder, COMPRESS=False)) == set()


SCRIPT = "pagefind/pagefind.js"


def test_of_a_search_index_what_is_text_has_copies_made_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"EXTRAS": ["search"]}
    first = built(folder, **asked)
    inside = {name for name in copies(first) if name.startswith("pagefind/")}
    assert inside == {f"{SCRIPT}.br", f"{SCRIPT}.gz"}
    assert brotli.decompress(first[f"{SCRIPT}.br"]) == first[SCRIPT]
    said: list[bytes] = []
    made = compression._compressed

    def noting(data: bytes) -> tuple[bytes, bytes]:
        said.append(data)
        return made(data)

    monkeypatch.setattr(compression, "_compressed", noting)
    assert built(folder, **asked) == first
    one = folder / "content/articles/one.md"
    one.write_text(one.read_text().replace("Words.", "Other.", 1))
    assert SCRIPT in built(folder, **asked)
    assert first[SCRIPT] not in said
    (folder / f"output/{SCRIPT}.gz").unlink()
    assert copies(built(folder, **asked)) == copies(first)
    assert said.count(first[SCRIPT]) == 1
    assert copies(built(folder, COMPRESS=False, **asked)) == set()


def test_short_files_and_pictures_have_none() -> None:
    wanted = Compression(is_wanted=True)
    assert wanted.copies_of("a.html", b"x" * 1023) is None
    assert wanted.copies_of("a.png", b"x" * 5000) is None
    assert Compression(is_wanted=False).copies_of("a.html", b"x" * 5000) is None
    found = wanted.copies_of("a.html", b"x" * 1024)
    assert found is not None
    assert list(found.new) == ["a.html.br", "a.html.gz"]
