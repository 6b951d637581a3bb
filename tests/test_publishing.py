"""What readers find: the gate of first publication, the ledger, previews, and stale passages."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from translate.storage import pypo

from hexapla.model.problem import Code
from hexapla.site.build import Built, build
from hexapla.site.ledger import Noted
from hexapla.site.publishing.output import Published
from hexapla.site.runs import read_settings
from sites import BASIS, hexapla, site, tree
from test_update import BODY, FERRY, RU, article, translate, update

PAGE = "ru/one/index.html"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article whose Russian catalog is complete."""
    made = site(tmp_path, {**article(), "publishconf.py": "from pelicanconf import *"})
    update(made, "-l", "ru")
    translate(made / RU, "r:")
    return made


def built(folder: Path, *options: str) -> dict[str, str]:
    done = hexapla(folder, "build", *options, PYTHONPATH=str(folder))
    assert done.returncode == 0, done.stderr
    return {name: data.decode("utf-8", "replace") for name, data in tree(folder / "output").items()}


def publish(folder: Path) -> str:
    done = hexapla(folder, "publish", PYTHONPATH=str(folder))
    assert done.returncode == 0, done.stderr
    return done.stdout


def forget(folder: Path, *texts: str) -> None:
    """Take away translations, so that their messages are untranslated."""
    store = pypo.pofile.parsefile(str(folder / RU))
    for unit in store.units:
        if str(unit.source) in texts:
            unit.target = ""
    store.save()


def test_an_unfinished_edition_is_nowhere_until_it_was_published_once(folder: Path) -> None:
    forget(folder, FERRY)
    pages = built(folder)
    assert PAGE not in pages
    mentions = [name for name, text in pages.items() if "ru/one/" in text]
    assert mentions == []
    translate(folder / RU, "r:")
    assert "2 new addresses" in publish(folder)
    assert "ru/one/\tarticles/one.md\tru\n" in (folder / "published.tsv").read_text("utf-8")
    forget(folder, FERRY, "A title")
    pages = built(folder)
    assert 'lang="en"' in pages[PAGE]
    assert "Пока переведено 50\xa0% этой страницы." in pages[PAGE]
    assert 'hreflang="ru"' in pages["en/one/index.html"]


def test_what_is_withdrawn_goes_though_the_ledger_has_it(folder: Path) -> None:
    publish(folder)
    name = "content/articles/one.md"
    text = (folder / name).read_text("utf-8")
    site(folder, {name: text.replace("lang: en", "lang: en\nstatus: withdrawn")})
    page = built(folder)[PAGE]
    assert '<body class="gone">' in page
    assert "A title" not in page
    site(folder, {name: text.replace("lang: en", "lang: en\nstatus: draft")})
    assert '<body class="article">' in built(folder)[PAGE]


def test_publishing_twice_adds_nothing_and_forgets_nothing(folder: Path) -> None:
    publish(folder)
    before = (folder / "published.tsv").read_bytes()
    assert "0 new addresses" in publish(folder)
    (folder / RU).unlink()
    done = hexapla(folder, "publish", PYTHONPATH=str(folder))
    assert done.returncode == 1
    assert "published.tsv:3: lost-address: ru/one/ was published" in done.stderr
    assert (folder / "published.tsv").read_bytes() == before


def published_in_process(folder: Path) -> Built:
    """Publish without a process of its own, so that a test can stand in the way."""
    return build(read_settings(str(folder / "pelicanconf.py"), {}), note=True)


def test_a_ledger_that_cannot_be_written_stops_the_site(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def full(path: Path, data: bytes) -> Iterator[None]:  # noqa: ARG001
        yield from ()
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("hexapla.site.ledger.written_after", full)
        stopped = published_in_process(folder)
    assert stopped.published is None
    assert [one.code for one in stopped.problems] == [Code.OUTPUT]
    assert "No space left on device" in stopped.problems[0].message
    assert "published.tsv" in stopped.problems[0].message
    assert not (folder / "output").exists()
    assert published_in_process(folder).noted == Noted(before=0, new=2)


def test_a_site_that_cannot_be_written_is_not_in_the_ledger(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Published:
        raise OSError(errno.ENOSPC, "No space left on device", "output")

    monkeypatch.setattr("hexapla.site.build.publish", full)
    assert published_in_process(folder).noted is None
    assert [path.name for path in folder.iterdir() if "published" in path.name] == []
    assert not list(folder.glob(".tmp*"))


def test_a_preview_shows_everything_and_keeps_search_engines_away(folder: Path) -> None:
    forget(folder, FERRY)
    name = "content/articles/one.md"
    text = (folder / name).read_text("utf-8")
    site(folder, {name: text.replace("lang: en", "lang: en\nstatus: draft")})
    pages = built(folder, "--preview")
    assert '<meta name="robots" content="noindex">' in pages[PAGE]
    assert 'rel="canonical"' not in pages[PAGE]
    assert '<link rel="alternate" hreflang' not in pages[PAGE]
    assert 'name="robots"' not in built(folder).get("index.html", "")


def test_a_preview_or_a_site_without_address_is_not_published(folder: Path) -> None:
    for line in ("PREVIEW = True", 'SITEURL = ""'):
        site(folder, {"publishconf.py": f"from pelicanconf import *\n{line}"})
        assert hexapla(folder, "publish", PYTHONPATH=str(folder)).returncode == 2
    assert not (folder / "published.tsv").exists()


def test_a_spoilt_ledger_is_a_problem(folder: Path) -> None:
    site(folder, {"published.tsv": "# head\n<<<<<<< ours\n"})
    done = hexapla(folder, "build")
    assert done.returncode == 1
    assert "published.tsv:2: ledger: " in done.stderr


def test_a_stale_passage_is_marked_and_its_source_one_click_away(folder: Path) -> None:
    new = FERRY.replace("every morning", "every *evening*")
    site(folder, article(BODY.replace(FERRY, new)))
    update(folder)
    page = built(folder)[PAGE]
    assert 'class="stale"><span class="mark" aria-hidden="true">※</span>' in page
    assert f"r:{FERRY}" in page
    assert '<details class="original"><summary>Исходный текст в\u00a0нынешнем' in page
    assert '<div lang="en">\n<p>The ferry crosses the wide river' in page


def test_a_stale_passage_may_be_shown_as_its_source(folder: Path) -> None:
    site(folder, {"pelicanconf.py": f'{BASIS["pelicanconf.py"]}\nSTALE = "source"\n'})
    new = FERRY.replace("every morning", "every evening")
    site(
        folder,
        {
            **article(BODY.replace(FERRY, new)),
            "pelicanconf.py": f'{BASIS["pelicanconf.py"]}\nSTALE = "source"\n',
        },
    )
    update(folder)
    page = built(folder)[PAGE]
    assert f"r:{FERRY}" not in page
    assert 'lang="en" class="stale"' in page
    assert new in page
    assert page.count(new) == 1
    assert "Исходный текст в нынешнем виде" not in page
