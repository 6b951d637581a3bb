"""The same inputs give the same bytes: wherever, whenever, in whatever locale, on whatever way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import Environment
from pelican import Pelican
from pelican.generators import ArticlesGenerator

from hexapla.site.build import build
from hexapla.site.compiled import Compiled
from hexapla.site.runs import read_settings
from hexapla.site.settings.setup import setup_of
from hexapla.site.templates import environment
from sites import hexapla, tree

GOLDEN = Path(__file__).parent / "golden" / "site"

PLUGIN = "def register():\n    pass\n"
"""A plugin that does nothing: for its sake the pages are made inside Pelican's runs."""


def copied(folder: Path) -> Path:
    shutil.copytree(GOLDEN, folder, ignore=shutil.ignore_patterns(".hexapla", "output"))
    return folder


@pytest.mark.parametrize(
    "environment_",
    [
        {"TZ": "Asia/Almaty", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
        {"TZ": "UTC", "PYTHONHASHSEED": "3", "LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    ],
    ids=lambda found: found["TZ"],
)
def test_neither_place_nor_zone_nor_hashes_nor_locale_matter(
    tmp_path: Path, golden_tree: dict[str, bytes], environment_: dict[str, str]
) -> None:
    folder = copied(tmp_path / "somewhere else" / "сайт")
    done = hexapla(folder, "build", **environment_)
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(folder / "output") == golden_tree


def test_pelicans_command_gives_the_same(tmp_path: Path, golden_tree: dict[str, bytes]) -> None:
    folder = copied(tmp_path / "site")
    pelican = Path(sys.executable).parent / "pelican"
    subprocess.run([str(pelican), "-q", "-s", "pelicanconf.py"], cwd=folder, check=True)
    assert tree(folder / "output") == golden_tree


def test_pages_made_inside_pelicans_runs_are_the_same(
    tmp_path: Path, golden_tree: dict[str, bytes]
) -> None:
    folder = copied(tmp_path / "site")
    (folder / "nothing.py").write_text(PLUGIN)
    changes = {"PLUGINS": ["nothing"], "PLUGIN_PATHS": [str(folder)]}
    found = build(read_settings(str(folder / "pelicanconf.py"), changes))
    assert found.published is not None, found.problems
    assert tree(folder / "output") == golden_tree


def test_our_environment_has_what_pelicans_has(tmp_path: Path) -> None:
    settings = read_settings(str(GOLDEN / "pelicanconf.py"), {"OUTPUT_PATH": str(tmp_path)})
    ours = environment(setup_of(settings), Compiled())
    run = Pelican(dict(settings))
    theirs: Environment = ArticlesGenerator(
        context=dict(settings), settings=settings, path=run.path, theme=run.theme,
        output_path=run.output_path,
    ).env  # fmt: skip
    assert ours.filters.keys() == theirs.filters.keys()
    assert ours.tests.keys() == theirs.tests.keys()
    assert ours.globals.keys() - {"_"} == theirs.globals.keys()  # theirs has no words yet
    names = [name for name in ours.list_templates() if not name.startswith("!hexapla/")]
    assert set(names) == set(theirs.list_templates())
    for name in names:
        mine, other = (env.loader.get_source(env, name) for env in (ours, theirs) if env.loader)
        assert mine[:2] == other[:2]
    assert (ours.trim_blocks, ours.lstrip_blocks) == (theirs.trim_blocks, theirs.lstrip_blocks)


def test_the_time_of_the_build_does_not_show(tmp_path: Path, golden_tree: dict[str, bytes]) -> None:
    folder = copied(tmp_path / "site")
    os.utime(folder / "content/articles/2023/road.md", (1, 1))
    assert hexapla(folder, "build", "--at", "2031-02-03T04:05Z").returncode == 0
    assert tree(folder / "output") == golden_tree
