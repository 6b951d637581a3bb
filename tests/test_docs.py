"""The documentation says what the code does."""

import json
import re
import runpy
from pathlib import Path
from typing import get_args

import click
from pelican.settings import DEFAULT_CONFIG

from hexapla.cli import main
from hexapla.model.site import Extra, Language
from hexapla.rendering.views import View
from hexapla.site.settings.languages import DEFAULT_LANGUAGES
from hexapla.site.words import extract, update
from sites import REPOSITORY, loaded, program, site

DOCS = REPOSITORY / "docs"


def test_the_page_of_problems_is_the_code_s() -> None:
    made = runpy.run_path(str(DOCS / "generate.py"))["problems"]()
    assert (DOCS / "problems.md").read_text("utf-8") == made, "run: invoke docs"


def test_the_page_of_views_is_the_code_s() -> None:
    made = runpy.run_path(str(DOCS / "generate.py"))["views"]()
    assert (DOCS / "views.md").read_text("utf-8") == made, "run: invoke docs"


def test_the_guide_to_themes_names_every_template_and_its_view() -> None:
    guide = (DOCS / "theming.md").read_text("utf-8")
    templates = {path.name for path in (REPOSITORY / "theme/templates").iterdir()}
    parts = {name for name in templates if name.startswith("_")} | {"base.html"}
    assert {name for name in templates - parts if f"`{name}`" not in guide} == set()
    assert {one.__name__ for one in get_args(View) if f"`{one.__name__}`" not in guide} == set()


def test_every_verb_shows_an_example_in_its_help_and_stands_in_the_readme() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    for name, command in main.commands.items():
        assert "Example: hexapla" in (command.help or ""), name
        assert f"hexapla {name}" in readme, name
    assert isinstance(main, click.Group)


def test_every_task_says_in_one_line_what_it_does() -> None:
    listed = program("invoke", REPOSITORY, "--list", "--list-format=json")
    tasks = json.loads(listed.stdout)["tasks"]
    assert {task["name"] for task in tasks} >= {"build", "check", "test", "update"}
    assert [task["name"] for task in tasks if not task["help"]] == []


def test_every_setting_that_is_read_is_documented() -> None:
    documented = (DOCS / "settings.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `([A-Z_]+)` \|", documented, re.MULTILINE))
    folder = REPOSITORY / "src/hexapla/site"
    source = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    read = set(re.findall(r'settings(?:\.get\(|\[|, )"([A-Z_]+)"', source))
    assert read - set(DEFAULT_CONFIG) - rows == {"AUTHOR"}  # Pelican’s, without a default
    assert rows - read == {"PELICAN_CLASS"}  # which Pelican itself reads
    for key in ("locale", "segment", "formats"):
        assert f"`{key}`" in documented


def test_every_extra_has_a_row_in_the_table_of_extras() -> None:
    _, _, documented = (DOCS / "settings.md").read_text("utf-8").partition("## Extras")
    rows = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \|", documented, re.MULTILINE)
    assert rows == [str(one) for one in Extra]


def test_every_decision_has_a_number_of_its_own_and_references_find_it() -> None:
    paths = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    assert [path.name[:3] for path in paths] == [f"{one:03}" for one in range(1, len(paths) + 1)]
    for path in paths:
        assert path.read_text("utf-8").startswith(f"# {int(path.name[:3])}. "), path.name
    known = {path.name[:3] for path in paths}
    for path in (*REPOSITORY.glob("src/**/*.py"), *DOCS.rglob("*.md")):
        cited = re.findall(r"decisions?[/ ](\d{3})", path.read_text("utf-8"))
        assert set(cited) <= known, path


def test_the_theme_s_catalogs_have_all_its_words() -> None:
    template = extract(REPOSITORY / "theme", REPOSITORY / "src/hexapla/rendering")
    for tag, codes in DEFAULT_LANGUAGES.items():
        path = Path(REPOSITORY, "translations", codes["locale"], "LC_MESSAGES", "theme.po")
        if tag != "en":
            now = path.read_bytes()
            language = Language(tag, codes["locale"], codes["segment"])
            assert update(now, template, language) == now, f"run: invoke words ({tag})"


EVERY_GROUP = """\
---
title: A title
date: 2023-05-01T10:00:00+00:00
lang: en
slug: one
category: news
zzz: 1
credits:
  - {role: author, who: anna-kim, zzz: 1}
chain:
  - id: page
    zzz: 1
sources:
  - id: one
    outlet: azattyq
    title: A report
    zzz: 1
waive:
  - {code: raw-html, reason: It is quoted., zzz: 1}
---
:::{figure}
:zzz: 1

Words.
:::

:::{quote}
:zzz: 1

Words.
:::

:::{correction}
:date: 2023-05-02
:zzz: 1

Words.
:::
"""


def test_the_guides_name_every_key_and_option(tmp_path: Path) -> None:
    registry = {
        f"content/registry/{name}.yaml": "anna-kim:\n  names: {en: Anna}\n  zzz: 1\n"
        for name in ("people", "outlets", "publications")
    }
    _, problems = loaded(site(tmp_path, {"content/articles/one.md": EVERY_GROUP, **registry}))
    told = [one.remedy for one in problems if "zzz" in one.message]
    assert len(told) == 11
    known = {key for one in told for key in one.partition(" are ")[2].split(", ")}
    guide = "".join((DOCS / f"{name}.md").read_text("utf-8") for name in ("writing", "registry"))
    shown = set(re.findall(r":?[a-z][a-z-]*:|(?<=`)[a-z-]+(?=`)", guide))
    missing = {key for key in known if not {key, f"{key}:"} & shown}
    assert missing == set()
