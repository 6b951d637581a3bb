"""Translations out to other tools and back: what a tool may do to a file, and what it may not."""

import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage import pypo, tmx, xliff2

from documents import REGISTRY_FILES, articles
from hexapla.cli.exchange import export, import_
from hexapla.model.problem import Code, Findings
from hexapla.model.work import Method
from hexapla.site.catalogs import catalog_path
from hexapla.site.choice import Choice
from hexapla.site.exchange.exporting import remembered, to_xliff
from hexapla.site.exchange.importing import Way, import_xliff
from hexapla.site.update import Wish, update_catalogs
from hexapla.translating import xliff_return
from hexapla.translating.entries import entries
from hexapla.translating.inline_codes import joined, pieces
from hexapla.translating.stores import survives_rewriting
from hexapla.translating.tmx import Remembered, memory
from hexapla.translating.xml_tree import Element, XmlError, parse, written
from sites import ARTICLE, configured, loaded, site

CORE = "urn:oasis:names:tc:xliff:document:2.0"
X = f"{{{CORE}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"
DATA = Path(__file__).parent / "data"
RU = "translations/ru/LC_MESSAGES/articles/one.po"
FILE = "one.ru.xlf"

BODY = """\
The *ferry* crosses.[^mvd] See [the road](https://example.org/a "Old") and `code`.

(given)=
Written by [Anna Kim](person:anna-kim), [слово]{lang=ru} & <b.

Two\\
lines.

- The same words.
- The same words.
"""
OUTLETS = "azattyq:\n  names: {en: Azattyq, ru: Азаттык}\n"
PEOPLE = "anna-kim:\n  names: {en: Anna Kim, ru: Анна Ким}\n"

# What XML can write and a page may have; more is refused before it gets into a catalog.
TEXTS = st.text(
    st.characters(
        blacklist_categories=("Cs", "Cc"),
        blacklist_characters="\u2028\u2029\ufffe\uffff",
        whitelist_characters="\n\t\r",
    ),
    min_size=1,
)


class _Xml(etree.Resolver):
    """Gives the schema the two attributes of the XML namespace that it imports."""

    SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
      targetNamespace="http://www.w3.org/XML/1998/namespace">
      <xs:attribute name="lang" type="xs:language"/><xs:attribute name="space" type="xs:NCName"/>
    </xs:schema>"""

    def resolve(self, url: str, public: str, context: object) -> object:  # noqa: ARG002
        return self.resolve_string(self.SCHEMA, context) if url.endswith("xml.xsd") else None


@cache
def schema() -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(_Xml())
    return etree.XMLSchema(etree.parse(str(DATA / "xliff-core-2.0.xsd"), parser))


def article_text(body: str = BODY) -> str:
    sources = "sources:\n  - id: mvd\n    outlet: azattyq\n    title: T\n    url: https://a.org/\n"
    head, front, rest = ARTICLE.format(slug="one", body=body).split("---\n", 2)
    return f"{head}---\n{front}{sources}---\n{rest}"


def made(folder: Path, text: str, **files: str) -> Path:
    """Write a site of one article, with an empty Russian catalog."""
    registry = {**REGISTRY_FILES, **files}
    found = site(folder, {**registry, "content/articles/one.md": text})
    config = configured(found)
    update_catalogs(config, loaded(found)[0], Wish(Choice(langs=frozenset({"ru", "en"}))))
    return found


def translate(path: Path, word: Callable[[str], str], every: int = 1, stale: int = 0) -> None:
    """Translate every so manieth message of a catalog, every so manieth of them stale."""
    store = pypo.pofile.parsefile(str(path))
    store.updateheader(add=True, X_Method="human")
    units = [unit for unit in store.units if not unit.isheader() and not unit.isobsolete()]
    for number, unit in enumerate(units):
        if number % every == 0:
            unit.target = word(str(unit.source))
            unit.markfuzzy(False)
            if stale and number % stale == 0:
                unit.markfuzzy(True)
                unit.prev_source = f"Formerly {unit.source}"
    store.save()


def strings(path: Path) -> dict[str, tuple[str, bool, str]]:
    """Return what a catalog says by source text: translation, stale or not, previous text."""
    store = pypo.pofile.parsefile(str(path))
    return {
        str(one.source): (str(one.target), bool(one.isfuzzy()), str(one.prev_source))
        for one in store.units
        if not one.isheader()
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An English article whose Russian catalog is translated, but for a stale message and two."""
    found = made(tmp_path, article_text())
    translate(found / RU, lambda text: f"{text} ✓", every=2, stale=4)
    monkeypatch.chdir(found)
    return found


def exported(folder: Path, *options: str) -> str:
    done = run(export, "--format", "xliff", "content/articles/one.md", "-l", "ru", "-o", FILE)
    assert (done.exit_code, done.output) == (0, ""), options
    return (folder / FILE).read_text("utf-8")


def run(command: object, *arguments: str) -> Result:
    """Run a verb; whatever it raises is raised here."""
    return CliRunner().invoke(command, list(arguments), catch_exceptions=False)  # type: ignore[arg-type]


PIVOT = "translations/zh_Hans/LC_MESSAGES/articles/one.po"


def returned(folder: Path, text: str | bytes, *options: str) -> Result:
    (folder / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    return run(import_, FILE, *options)


def edited(text: str, state: str = "translated", word: str = "+") -> str:
    """Return an XLIFF file as a tool leaves it in which every unit was translated anew."""
    root = etree.fromstring(text.encode())
    for segment in root.iter(f"{X}segment"):
        segment.set("state", state)
        segment.attrib.pop("subState", None)
        target = segment.find(f"{X}target")
        if target is not None:
            segment.remove(target)
        source = segment.find(f"{X}source")
        target = etree.fromstring(etree.tostring(source, with_tail=False))
        target.tag = f"{X}target"
        if len(target):
            target[-1].tail = (target[-1].tail or "") + word
        else:
            target.text = (target.text or "") + word
        segment.append(target)
    return etree.tostring(root, encoding="unicode")


# Laws


@given(text=st.text(st.sampled_from("[]()`\\^<>!{}*_ab\"' \n:=")) | TEXTS)
def test_cutting_a_message_into_codes_loses_nothing(text: str) -> None:
    assert joined(pieces(text)) == text


@given(text=TEXTS, attribute=TEXTS)
def test_what_is_written_as_xml_is_read_as_it_was(text: str, attribute: str) -> None:
    tree = Element("a", {"b": attribute}, (Element("seg", {}, (text, Element("ph"), text)),))
    read = parse(written(tree, frozenset({"seg"})), "")
    (seg,) = read.elements("seg")
    assert read.attributes["b"] == attribute
    assert [one for one in seg.children if isinstance(one, str)] == [text, text]


@given(text=articles(), every=st.integers(1, 3), stale=st.integers(0, 4))
def test_what_comes_back_unedited_changes_no_byte(text: str, every: int, stale: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = made(Path(name), text)
        config = configured(folder)
        for path in sorted((folder / "translations").rglob("*.po")):
            translate(path, lambda words: f"{words} ✓", every, stale)
        found, _ = loaded(folder)
        for lang, edition in found.editions["articles/" + found.documents[0].path[9:]].items():
            if not edition.translations:
                continue
            path = catalog_path(config, edition, found.language(lang))
            before = path.read_bytes()
            file = folder / "x.xlf"
            file.write_bytes(to_xliff(config, found, edition))
            done, problems = import_xliff(config, found, file)
            assert problems == ()
            assert [one.applied for one in done] == [0]
            assert path.read_bytes() == before


@given(text=articles(), state=st.sampled_from(["translated", "reviewed", "final", "initial"]))
def test_what_comes_back_translated_is_applied_whole(text: str, state: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = made(Path(name), text)
        config = configured(folder)
        found, _ = loaded(folder)
        for lang, edition in found.editions[found.documents[0].path].items():
            if not edition.translations:
                continue
            file = folder / "x.xlf"
            sent = to_xliff(config, found, edition).decode()
            file.write_text(edited(sent, state), "utf-8")
            done, problems = import_xliff(config, found, file, Way(Method.HUMAN))
            assert problems == ()
            after = entries(catalog_path(config, edition, found.language(lang)).read_bytes()).by_key
            assert {key: (one.string, one.fuzzy) for key, one in after.items()} == {
                key: (f"{key[1]}+", state == "initial") for key in after
            }
            assert [one.applied for one in done] == [len(after)]
            again, problems = import_xliff(config, found, file, Way(Method.HUMAN))
            assert problems == ()
            assert [one.applied for one in again] == [0]


@given(text=articles(), picked=st.integers(0), every=st.integers(1, 3), stale=st.integers(0, 3))
def test_what_was_not_edited_keeps_its_bytes(
    text: str, picked: int, every: int, stale: int
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = made(Path(name), text)
        config = configured(folder)
        for path in sorted((folder / "translations").rglob("*.po")):
            translate(path, lambda words: f"{words} ✓", every, stale)
        found, _ = loaded(folder)
        for lang, edition in found.editions[found.documents[0].path].items():
            if not edition.translations:
                continue
            path = catalog_path(config, edition, found.language(lang))
            before = path.read_bytes().split(b"\n\n")
            sent = etree.fromstring(to_xliff(config, found, edition))
            back = etree.fromstring(edited(etree.tostring(sent, encoding="unicode")).encode())
            places = {n for n in range(len(before) - 1) if picked >> n & 1}
            for place, (old, new) in enumerate(
                zip(sent.iter(f"{X}segment"), back.iter(f"{X}segment"), strict=True)
            ):
                if place not in places:
                    new.getparent().replace(new, old)
            file = folder / "x.xlf"
            file.write_bytes(etree.tostring(back))
            done, problems = import_xliff(config, found, file)
            assert problems == ()
            assert [one.applied for one in done] == [len(places)]
            after = path.read_bytes().split(b"\n\n")
            changed = {
                place - 1
                for place, (old, new) in enumerate(zip(before, after, strict=True))
                if old.strip() != new.strip()
            }
            assert changed == places


@given(string=TEXTS)
def test_any_words_arrive_as_they_are_or_are_refused(string: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = made(Path(name), article_text())
        config, (found, _) = configured(folder), loaded(folder)
        root = etree.fromstring(to_xliff(config, found, found.editions["articles/one.md"]["ru"]))
        segment = next(root.iter(f"{X}segment"))
        segment.set("state", "final")
        etree.SubElement(segment, f"{X}target").text = string
        file = folder / FILE
        file.write_bytes(etree.tostring(root))
        done, problems = import_xliff(config, found, file, Way(Method.HUMAN))
        text = strings(folder / RU)["A title"][0]
        if problems or not string.strip():
            assert text == ""
            assert [one.applied for one in done] in ([0], [])
        else:
            assert text == string


@given(source=TEXTS, string=TEXTS, lang=st.sampled_from(["ru", "zh-Hans"]))
def test_a_memory_gives_back_every_text(source: str, string: str, lang: str) -> None:
    unit = Remembered("en", lang, source, string, "articles/one.md", ("p1", "p2"), "quote", HUMAN)
    data = memory([unit, unit], "1.0")
    assert data == memory([unit, unit], "1.0")
    root = etree.fromstring(data)
    for found in root.iter("tu"):
        assert [(one.get(f"{XML}lang"), one.findtext("seg")) for one in found.iter("tuv")] == [
            ("en", source),
            (lang, string),
        ]


HUMAN = Method.HUMAN


# What is written


def test_a_file_is_valid_and_protects_marks(folder: Path) -> None:
    root = etree.fromstring(exported(folder).encode())
    schema().assertValid(root)
    assert root.attrib == {"version": "2.1", "srcLang": "en", "trgLang": "ru"}
    assert root.find(f"{X}file").get("original") == "articles/one.md"
    units = {one.get("id"): one for one in root.iter(f"{X}unit")}
    assert {"title", "given"} < set(units)
    assert all(one.get(f"{XML}space") == "preserve" for one in units.values())
    shared = [one for one in units if "." in one]
    assert len(shared) == 1, "blocks with equal words share a unit"
    first = next(one for one in units.values() if one.get("type") == "hexapla:paragraph")
    codes = [
        (code.tag.removeprefix(X), code.get("subType"), code.get("canDelete"))
        for code in first.find(f".//{X}source")
    ]
    assert codes == [
        ("ph", "hexapla:citation", "no"),
        ("pc", "hexapla:link", "no"),
        ("ph", "hexapla:code", "no"),
    ]
    data = [one.text for one in first.iter(f"{X}data")]
    assert data == ["[^mvd]", "[", '](https://example.org/a "Old")', "`code`"]


def test_states_and_notes_say_what_the_catalog_says(folder: Path) -> None:
    root = etree.fromstring(exported(folder).encode())
    seen = set()
    for unit in root.iter(f"{X}unit"):
        segment = unit.find(f"{X}segment")
        target = segment.find(f"{X}target")
        notes = [(one.get("category"), one.text) for one in unit.iter(f"{X}note")]
        seen.add((segment.get("state"), segment.get("subState"), target is not None))
        assert ("context", f"id: {unit.get('id').replace('.', ' ')}") in notes
        assert ("previous-source" in dict(notes)) is (segment.get("subState") is not None)
    assert seen == {
        ("translated", None, True),
        ("initial", "hexapla:stale", True),
        ("initial", None, False),
    }


def test_another_reader_finds_the_same_texts(folder: Path) -> None:
    store = xliff2.Xliff2File.parsestring(exported(folder).encode())
    assert (store.sourcelanguage, store.targetlanguage) == ("en", "ru")
    title = next(one for one in store.units if one.getid() == "title")
    assert (title.source, title.target) == ("A title", "A title ✓")


@given(text=articles())
def test_every_article_makes_a_valid_file(text: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = made(Path(name), text)
        found, _ = loaded(folder)
        for path in sorted((folder / "translations").rglob("*.po")):
            translate(path, lambda words: f"{words} [x](https://e.org) `y`", 2, 4)
        found, _ = loaded(folder)
        for edition in found.editions[found.documents[0].path].values():
            if edition.translations:
                root = etree.fromstring(to_xliff(configured(folder), found, edition))
                schema().assertValid(root)
                assert_ids_are_unique(root)


def assert_ids_are_unique(root: etree._Element) -> None:
    """Assert what the schema cannot say: ids and references within a unit."""
    units = [one.get("id") for one in root.iter(f"{X}unit")]
    assert len(units) == len(set(units))
    for unit in root.iter(f"{X}unit"):
        data = [one.get("id") for one in unit.iter(f"{X}data")]
        assert len(data) == len(set(data))
        for side in (f"{X}source", f"{X}target"):
            codes = [one for found in unit.iter(side) for one in found.iter(f"{X}ph", f"{X}pc")]
            ids = [one.get("id") for one in codes]
            assert len(ids) == len(set(ids))
            refs = {one.get(ref) for one in codes for ref in one.attrib if ref.startswith("dataR")}
            assert refs <= set(data)


def test_a_memory_has_what_is_translated_now(folder: Path) -> None:
    done = run(export, "--format", "tmx", "-o", "all.tmx")
    assert done.exit_code == 0
    assert done.stderr == "1 messages translated\n"
    data = (folder / "all.tmx").read_bytes()
    root = etree.fromstring(data)
    assert root.get("version") == "1.4"
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang"}
    assert set(root.find("header").attrib) == needed | {"datatype"}
    (unit,) = root.iter("tu")
    assert [one.tag for one in unit] == ["prop"] * 4 + ["tuv"] * 2
    assert unit.get("srclang") == "en"
    assert {one.get("type"): one.text for one in unit.iter("prop")}["x-method"] == "human"
    store = tmx.tmxfile.parsestring(data)
    assert [(one.source, one.target) for one in store.units] == [
        (source, found[0])
        for source, found in strings(folder / RU).items()
        if found[0] and not found[1]
    ]
    run(export, "--format", "tmx", "-o", "again.tmx")
    assert (folder / "again.tmx").read_bytes() == data


def test_a_memory_says_what_a_machine_made(folder: Path) -> None:
    path = folder / RU
    translate(path, lambda text: f"{text} ✓")
    path.write_text(path.read_text("utf-8").replace("#. id: title", "# machine\n#. id: title"))
    found, _ = loaded(folder)
    units = remembered(configured(folder), found, Choice())
    methods = {unit.kind: unit.method for unit in units}
    assert (methods["title"], methods["paragraph"]) == (Method.MACHINE, Method.HUMAN)


# What comes back


def change(text: str, old: str, new: str, count: int = 1) -> str:
    assert text.count(old) >= 1, old
    return text.replace(old, new, count)


def test_states_decide_what_is_stale(folder: Path) -> None:
    sent = exported(folder)
    stale = [one for one, found in strings(folder / RU).items() if found[1]]
    assert stale
    assert returned(folder, sent).exit_code == 0
    assert [one for one, found in strings(folder / RU).items() if found[1]] == stale
    done = returned(folder, sent.replace('"initial" subState="hexapla:stale"', '"reviewed"'))
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"{RU}: {len(stale)} applied" in done.stdout
    after = strings(folder / RU)
    assert all(after[one][0] and not after[one][1] and not after[one][2] for one in stale)
    assert b"#|" not in (folder / RU).read_bytes()


def test_a_tool_may_change_the_form(folder: Path) -> None:
    text = edited(exported(folder))
    text = text.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
    text = text.replace('xmlns="', 'xmlns:x="').replace(
        'version="2.1"', 'its:version="2.0" xmlns:its="http://www.w3.org/2005/11/its" version="2.0"'
    )
    text = re.sub(
        r"(<x:unit[^>]*>)",
        r'\1<m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#1">'
        r"<x:source>No</x:source><x:target>No</x:target></m:match></m:matches>",
        text,
    )
    text = change(text, "<x:unit", '<x:group id="g1"><x:unit').replace(
        "</x:file>", "</x:group></x:file>"
    )
    done = returned(folder, '<?xml version="1.0" encoding="UTF-16"?>' + text, "--method", "human")
    assert done.exit_code == 1, "the declaration is not true"
    data = ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")
    done = returned(folder, data)
    assert (done.exit_code, done.stderr) == (0, "")
    after = strings(folder / RU)
    assert all(found[:2] == (f"{one}+", False) for one, found in after.items())


def test_split_segments_are_joined(folder: Path) -> None:
    whole = re.search(
        r"<segment[^>]*>(?:(?!</segment>).)*A title.*?</segment>", exported(folder), re.DOTALL
    )
    assert whole
    parts = (
        '<segment state="{0}"><source>A</source><target order="3">Заголовок</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="final"><source>title</source><target order="1">Один</target></segment>'
    )
    text = exported(folder).replace(whole[0], parts.format("translated"))
    done = returned(folder, text)
    assert (done.exit_code, done.stderr) == (0, "")
    assert strings(folder / RU)["A title"][:2] == ("Один Заголовок", False)
    half = parts.format("translated").replace('<target order="1">Один</target>', "<target/>")
    done = returned(folder, text.replace(parts.format("translated"), half))
    assert done.exit_code == 1
    assert "the unit title cannot be read: some of its segments have no translation" in done.stderr
    assert strings(folder / RU)["A title"][:2] == ("Один Заголовок", False)


def test_codes_may_come_back_as_other_elements(folder: Path) -> None:
    text = edited(exported(folder))
    start = re.compile(r"<pc ([^>]*)>((?:(?!</pc>).)*)</pc>", re.DOTALL)

    def halves(found: re.Match[str]) -> str:
        names = dict(re.findall(r'(\w+)="([^"]*)"', found[1]))
        return (
            f'<sc id="{names["id"]}" dataRef="{names["dataRefStart"]}"/><mrk id="m1" type="term">'
            f'{found[2]}</mrk><ec startRef="{names["id"]}" dataRef="{names["dataRefEnd"]}"/>'
        )

    text = re.sub(r"(?<=<target>).*?(?=</target>)", lambda one: start.sub(halves, one[0]), text)
    text = change(text, "lines.+</target>", '<cp hex="006c"/>ines.+</target>')
    bare = re.sub(r'(<target>(?:(?!</target>).)*<ph id="\d+") dataRef="\w+"', r"\1", text)
    assert bare != text
    done = returned(folder, bare)
    assert (done.exit_code, done.stderr) == (0, "")
    assert all(found[0] == f"{one}+" for one, found in strings(folder / RU).items())


def test_an_empty_target_changes_nothing(folder: Path) -> None:
    before = (folder / RU).read_bytes()
    sent = exported(folder)
    for empty in ("<target/>", "<target>  </target>", ""):
        text = re.sub(r"<target>.*?</target>", empty, sent, flags=re.DOTALL)
        done = returned(folder, text.replace('"initial"', '"final"'))
        assert (done.exit_code, done.stderr) == (0, "")
        assert " 0 applied" in done.stdout
    assert (folder / RU).read_bytes() == before


def refused(folder: Path, text: str | bytes, *, applied: int | None = None) -> list[str]:
    """Return the problems of a file, of which so many units are applied all the same."""
    before = (folder / RU).read_bytes()
    done = returned(folder, text)
    assert done.exit_code == 1
    if applied is None:
        assert done.stdout == ""
    else:
        assert f": {applied} applied" in done.stdout
    assert ((folder / RU).read_bytes() == before) is not bool(applied)
    problems = done.stderr.splitlines()
    assert problems
    for problem in problems:
        assert re.match(rf"{re.escape(FILE)}:[1-9]\d*: [a-z0-9-]+: .+; .+", problem)
    return problems


def test_a_lost_or_added_mark_is_refused_and_the_rest_applied(folder: Path) -> None:
    text = edited(exported(folder))
    count = len(strings(folder / RU))
    target = re.search(r"<target>The \*ferry.*?</target>", text, re.DOTALL)
    assert target
    without = re.sub(r"<ph[^>]*/>", "", target[0])
    problems = refused(folder, text.replace(target[0], without), applied=count - 1)
    assert len(problems) == 2
    assert "lost the citation [^mvd]" in problems[0]
    assert "lost the code `code`" in problems[1]
    line = next(n for n, one in enumerate(text.split("\n"), 1) if "hexapla:paragraph" in one)
    assert all(f":{line}: markup: the unit p" in one for one in problems)
    doubled = re.sub(r"(<ph[^>]*/>)", r"\1\1", target[0], count=1)
    (problem,) = refused(folder, text.replace(target[0], doubled), applied=0)
    assert "has the citation [^mvd], which its source has not" in problem
    typed = target[0].replace("+</target>", " [x](person:anna-kim)</target>")
    (problem,) = refused(folder, text.replace(target[0], typed), applied=0)
    assert "has the link to person:anna-kim" in problem


def test_what_was_written_after_the_export_is_not_overwritten(folder: Path) -> None:
    sent = exported(folder)
    path = folder / RU
    text = path.read_text("utf-8")
    path.write_text(text.replace('msgstr "A title ✓"', 'msgstr "Заголовок"'), "utf-8")
    later = path.read_bytes()
    assert later != text.encode()
    done = returned(folder, sent.replace('"initial" subState="hexapla:stale"', '"final"'))
    assert (done.exit_code, done.stderr) == (0, "")
    assert strings(path)["A title"][0] == "Заголовок"
    path.write_bytes(later)
    newer = change(sent, "<target>A title ✓", "<target>Название")
    (problem,) = refused(folder, newer, applied=0)
    assert (
        ": exchange-unit: the unit title is not applied: the catalog's translation has changed"
        in problem
    )
    done = returned(folder, newer, "--overwrite")
    assert (done.exit_code, done.stderr) == (0, "")
    assert strings(path)["A title"][0] == "Название"


def test_what_was_doubted_after_the_export_stays_stale(folder: Path) -> None:
    translate(folder / RU, lambda text: f"{text} ✓")
    sent = exported(folder)
    translate(folder / RU, lambda text: f"{text} ✓", 1, 1)
    before = (folder / RU).read_bytes()
    assert returned(folder, sent).exit_code == 0
    assert (folder / RU).read_bytes() == before


def test_a_tool_may_drop_what_is_our_own(folder: Path) -> None:
    text = re.sub(r' (hexapla:base|type)="[^"]*"', "", edited(exported(folder)))
    done = returned(folder, text)
    assert (done.exit_code, done.stderr) == (0, "")
    assert {one: found[0] for one, found in strings(folder / RU).items()} == {
        one: f"{one}+" for one in strings(folder / RU)
    }


def test_a_code_that_was_translated_before_may_stay_so(folder: Path) -> None:
    translate(folder / RU, lambda text: text.replace("`code`", "`код`"))
    text = exported(folder)
    target = re.search(r"<target>The \*ferry.*?</target>", text, re.DOTALL)
    assert target
    done = returned(folder, text.replace(target[0], target[0].replace("ferry", "паром")))
    assert (done.exit_code, done.stderr) == (0, "")
    assert any("паром" in one[0] and "`код`" in one[0] for one in strings(folder / RU).values())


def test_an_edited_source_is_said_by_unit_and_line(folder: Path) -> None:
    text = edited(exported(folder))
    count = len(strings(folder / RU))
    site(folder, {"content/articles/one.md": article_text(BODY.replace("Two", "Three"))})
    update_catalogs(configured(folder), loaded(folder)[0], Wish(Choice(langs=frozenset({"ru"}))))
    (problem,) = refused(folder, text, applied=count - 1)
    assert re.search(r"the unit p\w+ is not applied: its source text is no longer", problem)


def test_a_catalog_that_is_behind_is_said(folder: Path) -> None:
    site(folder, {"content/articles/one.md": article_text(f"{BODY}\n\nMore.")})
    (problem,) = refused(folder, edited(exported(folder)), applied=len(strings(folder / RU)))
    assert "the catalog lacks its message; run hexapla update articles/one.md" in problem


def test_all_problems_are_said_at_once(folder: Path) -> None:
    text = edited(exported(folder))
    text = text.replace("A title+", "A\u2028title")
    text = text.replace("The same words.+", "\nThe same words.")
    text = re.sub(
        r"(<target>Written by .*?)(\+</target>)", r"\1[a](javascript:x)\2", text, flags=re.DOTALL
    )
    problems = refused(folder, text, applied=len(strings(folder / RU)) - 3)
    assert [problem.split(": ")[1] for problem in problems] == [
        "control-character",
        "link-scheme",
        "catalog-syntax",
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('srcLang="en"', 'srcLang="zh-Hans"', Code.EXCHANGE_SYNTAX),
        ('trgLang="ru"', 'trgLang="fr"', Code.EXCHANGE_SYNTAX),
        ('trgLang="ru"', 'trgLang="en"', Code.EXCHANGE_SYNTAX),
        (' trgLang="ru"', "", Code.EXCHANGE_SYNTAX),
        ("articles/one.md", "articles/two.md", Code.EXCHANGE_SYNTAX),
        (' original="articles/one.md"', "", Code.EXCHANGE_SYNTAX),
        ('version="2.1"', 'version="1.2"', Code.EXCHANGE_SYNTAX),
        (CORE, "urn:oasis:names:tc:xliff:document:1.2", Code.EXCHANGE_SYNTAX),
        ("</xliff>", "", Code.EXCHANGE_SYNTAX),
        ("<xliff", "<html/><xliff", Code.EXCHANGE_SYNTAX),
    ],
)
def test_a_file_that_does_not_fit_is_refused(folder: Path, old: str, new: str, code: Code) -> None:
    (problem,) = refused(folder, change(exported(folder), old, new))
    assert f": {code}: " in problem


def test_languages_and_paths_may_be_written_otherwise(folder: Path) -> None:
    text = edited(exported(folder)).replace('trgLang="ru"', 'trgLang="RU"')
    done = returned(folder, text.replace('original="', 'original="content/'))
    assert (done.exit_code, done.stderr) == (0, "")


ENTITIES = """<?xml version="1.0"?>
<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<xliff xmlns="{0}" version="2.1" srcLang="en" trgLang="ru">&b;</xliff>"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE xliff SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<xliff xmlns="{0}" version="2.1" srcLang="en" trgLang="ru">&x;</xliff>"""


@pytest.mark.parametrize("text", [ENTITIES, OUTSIDE, "<!DOCTYPE xliff><xliff/>"])
def test_a_document_type_is_refused(folder: Path, text: str) -> None:
    (problem,) = refused(folder, text.format(CORE))
    assert "document type declaration" in problem


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no element found"),
        (b"\x00\x01", "not well-formed"),
        (b"<xliff>&eacute;</xliff>", "undefined entity"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "encoding"),
        (b'<?xml version="1.0" encoding="shift_jis"?><a/>', "encoding"),
        (b"<xliff>" + b"<a>" * 5000, "nested deeper"),
        (b"<html/>", "<html>"),
    ],
)
def test_no_xliff_is_said(folder: Path, data: bytes, words: str) -> None:
    (problem,) = refused(folder, data)
    assert words in problem


@given(data=st.binary(max_size=60), place=st.integers(0, 400), length=st.integers(0, 30))
def test_no_file_is_a_traceback(data: bytes, place: int, length: int) -> None:
    whole = (
        f'<xliff xmlns="{CORE}" version="2.1" srcLang="en" trgLang="ru"><file id="f" original="o">'
        '<unit id="u"><originalData><data id="d1">x</data></originalData><segment state="final">'
        '<source>A<ph id="1" dataRef="d1"/></source><target><ph id="1"/><cp hex="61"/></target>'
        "</segment></unit></file></xliff>"
    ).encode()
    findings = Findings("x.xlf")
    file = xliff_return.read(whole[:place] + data + whole[place + length :], findings)
    assert file is not None or findings.problems


def test_a_header_that_says_nothing_asks_for_the_method(tmp_path: Path) -> None:
    folder = made(tmp_path, article_text())
    config, (found, _) = configured(folder), loaded(folder)
    edition = found.editions["articles/one.md"]["ru"]
    file = folder / FILE
    file.write_text(edited(to_xliff(config, found, edition).decode()), "utf-8")
    before = (folder / RU).read_bytes()
    done, problems = import_xliff(config, found, file)
    assert done == ()
    assert [one.code for one in problems] == [Code.CATALOG_HEADER]
    assert "--method" in problems[0].remedy
    assert (folder / RU).read_bytes() == before
    import_xliff(config, found, file, Way(Method.MACHINE))
    text = (folder / RU).read_text("utf-8")
    assert "X-Method: machine\\n" in text
    assert text.count("# machine\n") == len(strings(folder / RU))
    assert survives_rewriting(text.encode())


def test_a_claim_is_weakened_and_never_strengthened(folder: Path) -> None:
    text = edited(exported(folder))
    returned(folder, text.replace("A title+", "Раз"), "--method", "machine-reviewed")
    assert "X-Method: machine-reviewed" in (folder / RU).read_text("utf-8")
    returned(folder, text.replace("A title+", "Два"), "--method", "human", "--overwrite")
    assert strings(folder / RU)["A title"][0] == "Два"
    assert "X-Method: machine-reviewed" in (folder / RU).read_text("utf-8")


def test_line_ends_stay(folder: Path) -> None:
    path = folder / RU
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert returned(folder, edited(exported(folder))).exit_code == 0
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "xliff"),
        ("--format", "xliff", "content/articles/one.md"),
        ("--format", "xliff", "content/articles/one.md", "-l", "en"),
        ("--format", "xliff", "content/articles/one.md", "-l", "zh-Hans"),
        ("--format", "xliff", "content/articles/one.md", "-l", "fr"),
        ("--format", "tmx", "content/articles/none.md"),
        ("--format", "tmx", "-o", "content"),
        ("--format", "po"),
        (),
    ],
)
def test_wrong_usage_is_said(folder: Path, arguments: tuple[str, ...]) -> None:
    assert folder.is_dir()
    done = run(export, *arguments)
    assert done.exit_code == 2
    assert done.stdout == ""


def test_a_broken_catalog_is_not_left_out_in_silence(folder: Path) -> None:
    with (folder / RU).open("a", encoding="utf-8") as file:
        file.write('\nmsgid "x\n')
    for arguments in (("tmx",), ("xliff", "content/articles/one.md", "-l", "ru")):
        done = run(export, "--format", *arguments)
        assert done.exit_code == 1
        assert f"{RU}:" in done.stderr
        assert done.stdout == ""


def test_a_catalog_that_cannot_be_rewritten_is_left_alone(folder: Path) -> None:
    text = edited(exported(folder))
    path = folder / RU
    path.write_text(path.read_text("utf-8").replace('msgid "A title"', 'msgid"A title"'), "utf-8")
    before = path.read_bytes()
    done = returned(folder, text)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{RU}:1: catalog-lossy" in done.stderr
    assert path.read_bytes() == before


def test_a_pivot_s_words_are_the_source(folder: Path) -> None:
    translate(folder / RU, lambda text: f"{text} ✓", 2)
    wish = Wish(Choice(langs=frozenset({"zh-Hans"})), pivot="ru")
    update_catalogs(configured(folder), loaded(folder)[0], wish)
    arguments = ("--format", "xliff", PIVOT, "-l", "zh-Hans", "-o", FILE)
    assert run(export, *arguments).exit_code == 0
    text = (folder / FILE).read_text("utf-8")
    assert 'srcLang="ru" trgLang="zh-Hans"' in text
    done = returned(folder, edited(text), "--method", "human")
    assert (done.exit_code, done.stderr) == (0, "")
    after = strings(folder / PIVOT)
    assert {one: found[0] for one, found in after.items()} == {one: f"{one}+" for one in after}
    assert "A title ✓" in after
    done = run(export, "--format", "tmx", "-o", "all.tmx")
    root = etree.fromstring((folder / "all.tmx").read_bytes())
    assert root.find("header").get("srclang") == "*all*"
    assert {one.get("srclang") for one in root.iter("tu")} == {"en", "ru"}


def test_what_is_stale_through_its_pivot_is_told_and_not_remembered(folder: Path) -> None:
    translate(folder / RU, lambda text: f"{text} ✓")
    config = configured(folder)
    wish = Wish(Choice(langs=frozenset({"zh-Hans"})), pivot="ru")
    update_catalogs(config, loaded(folder)[0], wish)
    translate(folder / PIVOT, lambda text: f"{text} ✓")
    site(folder, {"content/articles/one.md": article_text(BODY.replace("ferry", "boat"))})
    update_catalogs(config, loaded(folder)[0], Wish())
    assert b"fuzzy" not in (folder / PIVOT).read_bytes()
    arguments = ("--format", "xliff", PIVOT, "-l", "zh-Hans", "-o", FILE)
    assert run(export, *arguments).exit_code == 0
    root = etree.fromstring((folder / FILE).read_bytes())
    schema().assertValid(root)
    told = {
        unit.findtext(f".//{X}source"): note.text
        for unit in root.iter(f"{X}unit")
        for note in unit.iter(f"{X}note")
        if note.get("category") == "stale"
    }
    assert told == {
        "The *ferry* crosses.": "stale (through ru): its source text is stale, mend the ru first"
    }
    before = (folder / PIVOT).read_bytes()
    assert run(import_, FILE).exit_code == 0
    assert (folder / PIVOT).read_bytes() == before
    run(export, "--format", "tmx", "-o", "all.tmx")
    sources = [one.findtext("tuv/seg") for one in etree.parse("all.tmx").iter("tu")]
    assert "A title ✓" in sources
    assert not [one for one in sources if "*ferry*" in one or "*boat*" in one]


def test_errors_of_the_site_come_first(folder: Path) -> None:
    text = edited(exported(folder))
    before = (folder / RU).read_bytes()
    site(folder, {"content/articles/two.md": "Words."})
    done = returned(folder, text)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "content/articles/two.md:1: no-front-matter" in done.stderr
    assert done.stderr.endswith("Nothing was imported: mend these first.\n")
    assert (folder / RU).read_bytes() == before


def test_a_header_keeps_what_it_says(tmp_path: Path) -> None:
    folder = made(tmp_path, article_text())
    path = folder / RU
    lines = '"X-Generator: A tool that is unknown here and has a name long enough to wrap\\n"\n'
    text = path.read_text("utf-8").replace('"X-Method:', f'{lines}"X-Method:')
    path.write_text(f"# The newsroom's own.\n{text}", "utf-8")
    found, _ = loaded(folder)
    file = folder / FILE
    sent = to_xliff(configured(folder), found, found.editions["articles/one.md"]["ru"])
    file.write_text(edited(sent.decode()), "utf-8")
    import_xliff(configured(folder), found, file, Way(Method.HUMAN))
    header = path.read_text("utf-8").split("\n\n")[0]
    expected = f"# The newsroom's own.\n{text}".split("\n\n")[0]
    assert header == expected.replace("X-Method: ", "X-Method: human")


def test_xml_errors_have_a_line() -> None:
    with pytest.raises(XmlError) as caught:
        parse(b"<a>\n<b>\n</a>", "")
    assert caught.value.line == 3
