"""A theme's static files under names that change with their bytes, and themes that inherit ours."""

import re
import shutil
from pathlib import Path

import pytest

from hexapla.model.problem import Code
from hexapla.model.site import Extra
from hexapla.site.assets import assets_of
from hexapla.site.build import Built, build
from hexapla.site.runs import read_settings
from hexapla.site.theme import find_theme
from sites import ARTICLE, BASIS, site, tree, write

STYLE = re.compile(rb'href="((?:\.\./)*)(theme/css/style\.[0-9a-f]{12}\.css)"')
FILES: dict[str, str | bytes] = {
    "content/articles/one.md": ARTICLE.format(slug="one", body="Words."),
}
MINE = {
    "mine/hexapla.toml": "hexapla-theme = 1\n",
    "mine/templates/base.html": (
        '{% extends "!hexapla/base.html" %}'
        '{% block head %}<link rel="stylesheet" href="{{ page.frame.root }}{{ asset("own.css") }}">'
        "{% endblock %}"
    ),
    "mine/static/own.css": "p { color: red }\n",
}


def built(folder: Path, **changes: object) -> Built:
    return build(read_settings(str(folder / "pelicanconf.py"), changes))


def pages(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(folder / "output").items() if ".html" in name}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = site(tmp_path_factory.mktemp("assets"), FILES)
    assert built(folder).published
    return tree(folder / "output")


def test_pages_name_a_style_sheet_that_is_there(output: dict[str, bytes]) -> None:
    style = (find_theme() / "static/css/style.css").read_bytes()
    for name, data in output.items():
        if name.endswith("index.html"):
            (link,) = STYLE.findall(data)
            assert output[link[1].decode()] == style, name


def test_another_byte_is_another_name_and_the_old_one_goes(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    shutil.copytree(find_theme(), folder / "theme")
    assert built(folder, THEME=str(folder / "theme")).published
    before = {name for name in tree(folder / "output") if "style." in name}
    with (folder / "theme/static/css/style.css").open("a") as file:
        file.write("p { color: red }\n")
    assert built(folder, THEME=str(folder / "theme")).published
    after = {name for name in tree(folder / "output") if "style." in name}
    assert len(before) == len(after) == 2
    assert before & after == {"theme/css/style.css"}
    link = STYLE.search(pages(folder)["en/one/index.html"])
    assert link is not None
    assert link[2].decode() in after


def test_a_theme_has_of_ours_what_it_does_not_bring(tmp_path: Path) -> None:
    folder = site(tmp_path, {**FILES, **MINE})
    assert built(folder, THEME=str(folder / "mine")).published
    files = tree(folder / "output")
    page = files["en/one/index.html"]
    assert STYLE.search(page)
    own = re.search(rb"theme/own\.[0-9a-f]{12}\.css", page)
    assert own is not None
    assert files[own[0].decode()] == b"p { color: red }\n"
    assert own[0] in files["en/404.html"]


def test_a_page_with_a_head_of_its_own_keeps_the_theme_s(tmp_path: Path) -> None:
    folder = site(tmp_path, {**FILES, **MINE})
    changes = {"THEME": str(folder / "mine"), "EXTRAS": [one.value for one in Extra]}
    assert built(folder, **changes).published
    assert re.search(rb"theme/own\.[0-9a-f]{12}\.css", pages(folder)["en/search/index.html"])


def test_so_has_one_that_a_plugin_sees(tmp_path: Path) -> None:
    folder = site(tmp_path, {**FILES, **MINE})
    assert built(folder, THEME=str(folder / "mine")).published
    before = tree(folder / "output")
    changes = {"THEME": str(folder / "mine"), "JINJA_FILTERS": {"loud": str.upper}}
    assert built(folder, **changes).published
    assert tree(folder / "output") == before


def test_folders_before_the_theme_s_bring_static_files_too(tmp_path: Path) -> None:
    overrides = 'THEME_TEMPLATES_OVERRIDES = [f"{ROOT}/mine/templates"]\n'
    settings = f"{BASIS['pelicanconf.py']}{overrides}"
    folder = site(tmp_path, {**FILES, **MINE, "pelicanconf.py": settings})
    assert built(folder).published
    assert re.search(rb"theme/own\.[0-9a-f]{12}\.css", pages(folder)["en/one/index.html"])
    write(folder, {"mine/static/css/style.css": "p { color: blue }\n"})
    assert built(folder).published
    link = STYLE.search(pages(folder)["en/one/index.html"])
    assert link is not None
    assert tree(folder / "output")[link[2].decode()] == b"p { color: blue }\n"


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    folder = site(tmp_path, {**FILES, **MINE})
    (folder / "mine/static/own.css").unlink()
    found = built(folder, THEME=str(folder / "mine"))
    assert {problem.code for problem in found.problems} == {Code.TEMPLATE}
    assert "no file own.css lies in the theme's folder static" in found.problems[0].message


def test_a_link_in_a_theme_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("secret")
    (tmp_path / "static").mkdir()
    (tmp_path / "static/style.css").symlink_to(tmp_path / "secret.css")
    assert assets_of([tmp_path / "static"]).addresses == {}
