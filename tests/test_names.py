"""The registry's keeper is told what its names need, and nothing that they do not.

The cases in cases/names are text files like those of test_problems: files that join a site that is
complete but for articles, and after ``=== names`` the lines that the verb must print.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from documents import REGISTRY_FILES, articles
from hexapla.checking.forbidden import alike, forbidden_names, places_of
from hexapla.checking.running_text import running_text
from hexapla.cli.names import names
from hexapla.cli.names_lines import lines
from hexapla.model.mentions import mentions
from hexapla.model.problem import Code
from hexapla.model.registry import Entry, Registry, Section
from hexapla.model.site import Language, Site
from hexapla.reading import registry as registry_reader
from hexapla.reading.document import read
from hexapla.site.forms import unregistered
from hexapla.site.names import names_of
from hexapla.site.uses import uses
from hexapla.translating.declension import is_form_of, words
from sites import REPOSITORY, loaded, site

CASES = sorted((Path(__file__).parent / "cases" / "names").glob("*.txt"))
PARTS = re.compile(r"^--- (\S+)\n", re.MULTILINE)
LETTERS = "абвАБёЁabAB世界-’ \n"

REGISTRY = Registry(
    **{
        kind.value: registry_reader.read(
            REGISTRY_FILES.get(f"content/registry/{kind}.yaml", "").encode(), f"{kind}.yaml", kind
        )[0]
        for kind in Section
    }
)
LANGUAGES = tuple(Language(tag, tag, tag) for tag in ("en", "ru", "zh-Hans"))


def site_of(text: str, registry: Registry = REGISTRY) -> Site:
    """Return a site of one article, as it stands before anybody has translated it."""
    document, problems = read(text.encode(), "articles/one.md")
    assert document is not None, problems
    editions = {document.path: {document.lang: document}}
    return Site(LANGUAGES, registry, (document,), editions, "example", document.meta.date)


# Laws


@given(st.text(LETTERS), st.text(LETTERS))
def test_being_a_form_of_a_word_goes_both_ways(one: str, other: str) -> None:
    for word in words(one):
        assert is_form_of(word, word)
        for second in words(other):
            assert is_form_of(word, second) == is_form_of(second, word)


@given(st.text(LETTERS, min_size=1, max_size=3), st.text(LETTERS))
def test_a_form_stands_where_no_word_goes_on(form: str, text: str) -> None:
    letter = r"[^\W世界]"
    before = rf"(?<!{letter})" if re.match(letter, form) else ""
    after = rf"(?!{letter})" if re.match(letter, form[-1]) else ""
    pattern = re.compile(rf"{before}(?={re.escape(form)}{after})")
    assert list(places_of(form, text)) == [one.start() for one in pattern.finditer(text)]


@given(articles())
def test_whom_a_document_names_is_in_use_and_everybody_else_is_not(text: str) -> None:
    made = site_of(text)
    (document,) = made.documents
    sections = {"person": Section.PEOPLE, "outlet": Section.OUTLETS}
    sections |= {"publication": Section.PUBLICATIONS, "topic": Section.TOPICS}
    named = {(sections[one.kind], one.id) for one in mentions(document)}
    named.add((Section.PUBLICATIONS, made.publication))
    used = {key for key in uses(made.documents, made) if REGISTRY.section(key[0]).get(key[1])}
    assert used == named
    found = names_of(made)
    unused = {(one.section, one.id) for one in found.unused}
    bare = {(one.entry.section, one.entry.id) for one in found.unlinked}
    every = {(kind, one) for kind in Section for one in REGISTRY.section(kind)}
    assert unused == every - named - bare
    assert not found.missing
    assert not found.forbidden


@given(articles(), st.data())
def test_a_form_that_is_registered_is_reported_no_more(text: str, data: st.DataObject) -> None:
    made = site_of(text)
    editions = made.editions["articles/one.md"].values()
    found = unregistered(editions, made)
    if not found:
        return
    form = data.draw(st.sampled_from(found))
    entry = replace(form.entry, also={form.lang: (form.text,)})
    section = {**made.registry.section(entry.section), entry.id: entry}
    after = replace(made, registry=replace(made.registry, **{entry.section.value: section}))
    left = unregistered(editions, after)
    assert form not in left
    assert {(one.lang, one.text) for one in left} <= {(one.lang, one.text) for one in found}


@given(articles(), st.data())
def test_a_forbidden_word_is_found_in_each_block_that_has_it(
    text: str, data: st.DataObject
) -> None:
    made = site_of(text, Registry())
    (document,) = made.documents
    lang = document.lang
    found = {
        block.id: re.findall(r"\w+", alike(running_text(block.inline, block.lang).get(lang, "")))
        for block in document.blocks
    }
    seen = sorted({word for there in found.values() for word in there})
    word = data.draw(st.sampled_from(seen))
    entry = Entry("one", Section.TERMS, "terms.yaml", 1, {}, never={lang: (word,)})
    forbidding = replace(made, registry=Registry(terms={"one": entry}))
    told = {one.line for one in forbidden_names(document, forbidding)}
    having = [block.line for block in document.blocks if word in found[block.id]]
    inside = [block.line for block in document.blocks if word in " ".join(found[block.id])]
    assert set(having) <= told <= set(inside)


# Cases


def files_of(path: Path) -> tuple[dict[str, str | bytes], str]:
    text, _, wanted = path.read_text("utf-8").partition("=== names\n")
    _, *parts = PARTS.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True)), wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_verb_says_what_the_case_does(path: Path, tmp_path: Path) -> None:
    files, wanted = files_of(path)
    made, _ = loaded(site(tmp_path, files))
    assert "\n".join(lines(names_of(made))) == wanted.rstrip("\n")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_line_of_a_case_leads_to_a_line_that_is_there(path: Path) -> None:
    files, wanted = files_of(path)
    for name, line in re.findall(r"^(\S+?):(\d+): ", wanted, re.MULTILINE):
        assert 1 <= int(line) <= str(files[name]).count("\n")


# The verb


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site with every kind of finding; the current folder."""
    files, _ = files_of(next(path for path in CASES if path.stem == "every-kind"))
    monkeypatch.chdir(site(tmp_path, files))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(names, arguments)


def data(*arguments: str) -> dict[str, Any]:
    done = run("--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.usefixtures("folder")
def test_the_data_have_the_keys_that_the_help_describes() -> None:
    found = data()
    assert found["forbidden"][0] == {
        "entry": {"section": "people", "id": "anna-kim", "kind": None, "name": "Anna Kim"},
        "language": "en",
        "form": "Ana Kim",
        "approved": "Anna Kim",
        "file": "content/articles/one.md",
        "line": 10,
    }
    assert found["forbidden"][2]["approved"] is None
    assert found["missing"][0]["languages"] == ["ru", "zh-Hans"]
    assert found["unregistered"][0]["count"] == 2
    told = run("--help").stdout
    for key, value in found.items():
        assert re.search(rf"^ +.*\b{key}\b", told, re.MULTILINE), key
        for one in value if isinstance(value, list) and value and key != "languages" else ():
            described = re.search(rf"^ +{key} +(.*)", told, re.MULTILINE)
            assert described is not None
            assert set(re.findall(r"\b[a-z]+\b", described[1])) >= set(one)


@pytest.mark.usefixtures("folder")
def test_paths_and_languages_narrow_what_is_looked_at() -> None:
    one = data("content/articles/two.md")
    assert [(found["file"], found["line"]) for found in one["forbidden"]] == [
        ("content/articles/two.md", 10)
    ]
    assert [found["entry"]["id"] for found in one["missing"]] == ["lone"]
    assert (one["unlinked"], one["unused"]) == ([], [])
    russian = data("-l", "ru")
    assert (russian["forbidden"], russian["unregistered"]) == ([], [])
    assert [found["languages"] for found in russian["missing"]] == [["ru"]]
    assert len(russian["unused"]) == len(data()["unused"])
    for wrong in (["-l", "xx"], ["content/none.md"], ["--format", "csv"]):
        assert run(*wrong).exit_code == 2


def test_check_fails_for_a_forbidden_form_or_a_missing_name_alone(folder: Path) -> None:
    assert run().exit_code == 0
    assert run("--check").exit_code == 1
    assert run("--check", "-l", "ru").exit_code == 1
    for name in ("people", "terms"):
        path = folder / f"content/registry/{name}.yaml"
        text = path.read_text("utf-8").replace("  as-given: true\n", "")
        path.write_text(text.replace("  names:", "  as-given: true\n  names:"), "utf-8")
    assert run("--check").exit_code == 1
    assert run("--check", "-l", "zh-Hans").exit_code == 0
    (folder / "content/articles/one.md").unlink()
    (folder / "content/articles/two.md").unlink()
    done = run("--check")
    assert done.exit_code == 0
    assert "0 forbidden, 0 without a name" in done.stdout


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("content/registry/people.yaml", "anna-kim: {names: [\n", 2),
        ("content/registry/outlets.yaml", "paper:\n  kind: website\n", 2),
        ("content/articles/one.md", "no front matter\n", 1),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_told(
    folder: Path, path: str, text: str, line: int
) -> None:
    (folder / path).write_text(text)
    done = run()
    assert done.exit_code == 1
    assert f"{path}:{line}: " in done.stderr
    assert "used by nobody" in done.stdout
    told = json.loads(run("--format", "json").stdout)["problems"]
    assert told == done.stderr.splitlines()


def test_a_waived_form_is_told_neither_by_check_nor_here(folder: Path) -> None:
    path = folder / "content/articles/two.md"
    waiver = "waive:\n  - {code: forbidden-name, reason: It is quoted.}\ncredits:"
    path.write_text(path.read_text("utf-8").replace("credits:", waiver), "utf-8")
    assert {found["file"] for found in data()["forbidden"]} == {"content/articles/one.md"}
    _, problems = loaded(folder)
    forbidden = [one for one in problems if one.code is Code.FORBIDDEN_NAME]
    assert {one.path for one in forbidden} == {"content/articles/one.md"}
    assert len(forbidden) == len(data()["forbidden"])


def test_the_guide_has_every_key_of_the_registry_and_its_example_can_be_read() -> None:
    guide = (REPOSITORY / "docs/registry.md").read_text("utf-8")
    source = Path(registry_reader.__file__).read_text("utf-8")
    keys = re.findall(r'(?:\(fields, |fields\.\w+\()"([a-z-]+)"', source)
    assert {"names", "as-given", "outlet"} <= set(keys)
    assert [key for key in keys if f"\n| `{key}` |" not in guide] == []
    example = re.search(r"```yaml\n(dana.*?)```", guide, re.DOTALL)
    assert example is not None
    entries, problems = registry_reader.read(example[1].encode(), "people.yaml", Section.PEOPLE)
    assert (set(entries), problems) == ({"dana-ferry"}, ())
