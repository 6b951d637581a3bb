"""What paths and languages of the command line name, whatever the verb."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hexapla.cli import main
from sites import ARTICLE, site

EN, RU, ZH = (f"translations/{locale}/LC_MESSAGES" for locale in ("en", "ru", "zh_Hans"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two English articles and a Russian one, each with its catalogs."""
    files = {
        f"content/articles/{path}.md": ARTICLE.format(slug=path[-3:], body="Words.")
        for path in ("one", "one/two")
    }
    russian = ARTICLE.format(slug="six", body="Слова.").replace("lang: en", "lang: ru")
    found = site(tmp_path, {**files, "content/articles/one.1/six.md": russian})
    monkeypatch.chdir(found)
    assert run("update").exit_code == 0
    return found


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def updated(*arguments: str) -> list[str]:
    """Return the catalogs that an update looks at."""
    done = run("update", *arguments)
    assert done.exit_code == 0, done.stderr
    return sorted(line.split(": ")[0] for line in done.stdout.splitlines())


ONE = [f"{RU}/articles/one.po", f"{ZH}/articles/one.po"]
TWO = [f"{RU}/articles/one/two.po", f"{ZH}/articles/one/two.po"]
SIX = [f"{EN}/articles/one.1/six.po", f"{ZH}/articles/one.1/six.po"]


@pytest.mark.parametrize(
    ("arguments", "catalogs"),
    [
        ((), [*ONE, *TWO, *SIX]),
        ((".",), [*ONE, *TWO, *SIX]),
        (("translations",), [*ONE, *TWO, *SIX]),
        (("content/articles/one.md",), ONE),
        (("content/articles/one",), [*ONE, *TWO]),
        (("content/articles/one.1",), SIX),
        ((ONE[0],), ONE[:1]),
        (("translations/ru",), [ONE[0], TWO[0]]),
        ((f"{ZH}/articles/one.1", ONE[1]), [SIX[1], ONE[1]]),
        (("content/articles/one.md", TWO[0]), [*ONE, TWO[0]]),
        (("translations", "-l", "ru"), [ONE[0], TWO[0]]),
        (("content", "-l", "en"), SIX[:1]),
        ((ONE[0], SIX[0], "-l", "en"), SIX[:1]),
    ],
)
def test_a_catalog_s_path_names_its_language(
    folder: Path, arguments: tuple[str, ...], catalogs: list[str]
) -> None:
    assert folder.is_dir()
    assert updated(*arguments) == sorted(catalogs)


def test_the_other_verbs_take_the_same_paths(folder: Path) -> None:
    assert folder.is_dir()
    rows = run("status", ONE[0]).stdout.splitlines()
    assert [line.split()[:2] for line in rows[1:2]] == [["content/articles/one.md", "ru"]]
    assert "zh-Hans" not in rows[2]
    sent = run("export", "--format", "xliff", ONE[0])
    assert 'trgLang="ru"' in sent.stdout
    accepted = run("accept", ONE[0], "--typo")
    assert accepted.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("content/articles/none.md",), "none.md is no document of the site"),
        (("content/registry",), "registry is no document of the site"),
        (("content/articles/one.md", "-l", "en"), "one.md is written in en itself"),
        (("content/articles/one", "-l", "en"), "every document named is written in en itself"),
        ((f"{EN}/articles/one.po",), "content/articles/one.md is written in en itself"),
        ((ONE[0], "-l", "zh-Hans"), "the paths name no catalog into zh-Hans"),
        (("content", "-l", "fr"), "fr is not one of the site's languages"),
    ],
)
def test_what_names_nothing_is_wrong_usage(
    folder: Path, arguments: tuple[str, ...], words: str
) -> None:
    assert folder.is_dir()
    for verb in (("update",), ("status",), ("export", "--format", "tmx")):
        done = run(*verb, *arguments)
        assert done.exit_code == 2
        assert words in done.stderr
        assert done.stdout == ""


def test_a_document_that_cannot_be_read_is_said_to_be_so(folder: Path) -> None:
    path = folder / "content/articles/one.md"
    path.write_bytes(b"\xff" + path.read_bytes())
    (folder / "old.txt").write_text("Слова.", "utf-8")
    for arguments in (
        ("update", "content/articles/one.md"),
        ("update", ONE[0]),
        ("status", "content/articles/one.md"),
        ("accept", "content/articles/one.md", "--typo"),
        ("align", "content/articles/one.md", "old.txt", "-l", "ru"),
        ("export", "--format", "tmx", "content/articles/one.md"),
    ):
        done = run(*arguments)
        assert done.exit_code == 1
        assert "content/articles/one.md:1: not-utf-8: the file is not UTF-8 text" in done.stderr
        assert "mend these first" in done.stderr
