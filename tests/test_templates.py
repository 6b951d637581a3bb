"""Templates of ours run faster than Jinja's own would, and say the same.

The cases in cases/templates are templates, each under a line that says what is awkward about it,
with a line of --- between them. Whatever Jinja itself makes of one, text or error, we make too.
"""

import gettext
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from hexapla.model.block import State
from hexapla.rendering.direction import dir_html
from hexapla.rendering.html import Html
from hexapla.rendering.index import index
from hexapla.rendering.pages import root_pages
from hexapla.site import compiled
from hexapla.site.assets import plain_address
from hexapla.site.fragments import fragments
from hexapla.site.settings.setup import Setup
from hexapla.site.templates import Templates, jinja_options
from hexapla.site.wordings import wordings as theme_wordings
from rendered import site_pages
from sites import REPOSITORY, configured, loaded, write

HOSTILE = "\"A\" & 'b' <script>"


class Said:
    """A thing that has an HTML form of its own."""

    def __html__(self) -> str:
        return "<b>said</b>"


class Loud(str):
    """A text whose string form is another."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{super().__str__()}&!"


class Page:
    """What a template may read."""

    title = HOSTILE
    mapping: Mapping[str, object] = {"items": "<item>", "key": Markup("<i>")}


NAMES: Mapping[str, object] = {
    "page": Page(),
    "hostile": HOSTILE,
    "safe": Markup("<em>safe & sound</em>"),
    "flag": False,
    "values": (
        *("", "plain", "я & 中", HOSTILE, Loud("<loud>"), State.STALE),
        *(Markup(""), Markup("<em>"), Html("<i>"), Said()),
        *(0, 1, -2.5, True, False, None, ("<", 1), b"<bytes>"),
    ),
}

TEMPLATES: dict[str, str | bytes] = {
    "parent.html": "<head>{% block head %}{{ hostile }}{% endblock %}</head>"
    "{% block body %}{{ page.title }}{% endblock %}{{ _('Said & done') }}",
    "macros.html": "{% set label = _('Said & done') %}"
    '{% macro link(text, lang="") %}<a{% if lang %} lang="{{ lang }}"{% endif %}>{{ text }}</a>'
    "{% endmacro %}{% macro twice(one) %}{{ one }}{{ one }}{% endmacro %}"
    "{% macro seen() %}{{ page.title|default('nothing & nobody') }}{% endmacro %}"
    "{% macro failing(one) %}{{ one + 'x' }}{% endmacro %}",
    "part.html": "<p>{{ one|default(hostile) }}{{ page.title }}</p>",
}


class Words(gettext.NullTranslations):
    """A catalog of one message."""

    def gettext(self, message: str) -> str:
        return {"Said & done": "Gesagt & <getan>"}.get(message, message)


def setup_of(theme: Path) -> Setup:
    """Return what settings come to that name a theme."""
    jinja = {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.do"]}
    return Setup(
        configured(theme), (), str(theme), (), jinja, is_plain=True, has_template_pages=False
    )


def stock(setup: Setup, translations: gettext.NullTranslations) -> Environment:
    """Return the environment that Jinja makes of the same."""
    found = Environment(  # noqa: S701 - it escapes
        loader=ChoiceLoader([FileSystemLoader(setup.templates)]), **jinja_options(setup.jinja)
    )
    found.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    found.globals["cached"] = lambda macro, *values, **named: macro(*values, **named)
    found.globals["asset"] = plain_address
    found.globals["dir"] = dir_html
    return found


def outcome(env: Environment, name: str) -> tuple[str, str]:
    """Return what becomes of a template: its text, or its error."""
    try:
        return "text", env.get_template(name).render(NAMES)
    except Exception as error:  # noqa: BLE001 - whatever it is, Jinja's must be the same
        return type(error).__name__, str(error)


def cases() -> dict[str, str]:
    found = {}
    for path in sorted((Path(__file__).parent / "cases" / "templates").glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("\n---\n"):
            title, _, source = case.partition("\n")
            found[f"{path.stem}: {title}"] = source
    return found


CASES = cases()


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_jinja_makes_the_same_of_it(source: str, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    write(folder, {**TEMPLATES, "case.html": source})
    setup, words = setup_of(tmp_path), Words()
    ours = Templates(setup).speaking(words)
    expected = outcome(stock(setup, words), "case.html")
    assert outcome(ours, "case.html") == expected
    assert outcome(ours, "case.html") == expected  # with all that is kept from the first time


def test_a_text_is_among_the_outcomes_of_nearly_all(tmp_path: Path) -> None:
    setup, words = setup_of(tmp_path), Words()
    folder = tmp_path / "templates"
    names = {f"{number}.html": source for number, source in enumerate(CASES.values())}
    write(folder, {**TEMPLATES, **names})
    env = stock(setup, words)
    assert sum(outcome(env, name)[0] == "text" for name in names) > len(names) * 2 / 3


def test_the_theme_says_the_same_in_jinjas_environment() -> None:
    site, _ = loaded(REPOSITORY / "tests" / "golden" / "site")
    shared, setup = index(site), setup_of(REPOSITORY / "theme")
    templates, wordings = Templates(setup), theme_wordings(configured(REPOSITORY))[0]
    kinds = set()
    environments = {
        one.tag: (templates.speaking(one.words), stock(setup, one.words)) for one in wordings
    }
    roots = [(wordings[0], one) for one in root_pages(site, wordings, "https://example.org")]
    for wording, page in (*site_pages(site, shared, wordings, "https://example.org"), *roots):
        ours, theirs = environments[wording.tag]
        kinds.add(page.template)
        made = theirs.get_template(page.template).render(page=page.view)
        assert ours.get_template(page.template).render(page=page.view) == made, page.path
    assert len(kinds) > 10


def test_templates_are_compiled_once_for_all_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    keep: Callable[..., None] = compiled.Compiled.dump_bytecode

    def noted(self: compiled.Compiled, bucket: Any) -> None:
        kept.append(bucket.key)
        keep(self, bucket)

    monkeypatch.setattr(compiled.Compiled, "dump_bytecode", noted)
    write(tmp_path / "templates", {**TEMPLATES, "one.html": '{% include "part.html" %}'})
    templates = Templates(setup_of(tmp_path))
    first, second = templates.speaking(Words()), templates.speaking(gettext.NullTranslations())
    assert outcome(first, "one.html") == outcome(second, "one.html")
    assert len(kept) == len(set(kept)) == 2


def test_each_language_has_its_own_words_in_what_a_template_imports(tmp_path: Path) -> None:
    source = '{% from "macros.html" import label, twice %}{{ label }}{{ cached(twice, "x") }}'
    write(tmp_path / "templates", {**TEMPLATES, "one.html": source})
    templates = Templates(setup_of(tmp_path))
    words, none = Words(), gettext.NullTranslations()
    for _ in range(2):
        assert outcome(templates.speaking(words), "one.html")[1].startswith("Gesagt")
        assert outcome(templates.speaking(none), "one.html")[1].startswith("Said")


def test_a_part_is_made_once_for_the_same_values() -> None:
    calls: list[tuple[object, ...]] = []

    def macro(*values: object, **named: object) -> str:
        calls.append((*values, *named.items()))
        return str(len(calls))

    cached = fragments()
    assert cached(macro, "a", level=2) == cached(macro, "a", level=2) == "1"
    assert cached(macro, Markup("a"), level=2) == "2"
    assert cached(macro, 1) == "3"
    assert cached(macro, True) == "4"
    assert [cached(macro, ["a list"]) for _ in range(2)] == ["5", "6"]
    assert fragments()(macro, "a", level=2) == "7"
