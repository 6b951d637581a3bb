"""Laws 3 to 5 over the life of an article: edits of its blocks, and translators in between."""

import itertools
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from translate.filters import pofilter
from translate.storage import pypo

import left_out
from documents import articles
from hexapla.model.block import Block, Kind, Node
from hexapla.model.document import Document, transform
from hexapla.model.problem import Findings
from hexapla.reading.document import read
from hexapla.reading.ids import Ids
from hexapla.translating import po
from hexapla.translating.stores import survives_rewriting
from hexapla.translating.translate import key, messages, translate
from hexapla.translating.update import update

PATH = "articles/one.md"
LOCALE = "kk"  # not a language of the documents, so that every one of them can be carried into it

Key = tuple[str, str]


def document(text: str) -> Document:
    found, _ = read(text.encode(), PATH)
    assert found is not None
    return found


# Edits


@dataclass(frozen=True)
class Edit:
    """One change of a document; the numbers say where, as far as the document is long."""

    verb: str
    place: int
    other: int
    words: str


def _insert(body: list[Node], edit: Edit, spare: Sequence[Node]) -> None:
    if spare:
        body.insert(edit.place % (len(body) + 1), spare[edit.other % len(spare)])


def _delete(body: list[Node], edit: Edit, spare: Sequence[Node]) -> None:
    del spare
    if len(body) > 1:
        del body[edit.place % len(body)]


def _move(body: list[Node], edit: Edit, spare: Sequence[Node]) -> None:
    del spare
    if body:
        node = body.pop(edit.place % len(body))
        body.insert(edit.other % (len(body) + 1), node)


def _split(body: list[Node], edit: Edit, spare: Sequence[Node]) -> None:
    del spare
    for place, block in _chosen(body, edit):
        words = block.text.split(" ")
        if len(words) > 1:
            at = 1 + edit.other % (len(words) - 1)
            halves = (" ".join(words[:at]), " ".join(words[at:]))
            body[place : place + 1] = [replace(block, text=half) for half in halves if half]


def _join(body: list[Node], edit: Edit, spare: Sequence[Node]) -> None:
    del spare
    for place, block in _chosen(body, edit):
        after = body[place + 1] if place + 1 < len(body) else None
        if isinstance(after, Block):
            body[place : place + 2] = [replace(block, text=f"{block.text} {after.text}")]


def _retype(body: list[Node], edit: Edit, spare: Sequence[Node]) -> None:
    del spare
    kinds = (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.QUOTE)
    for place, block in _chosen(body, edit):
        body[place] = replace(block, kind=kinds[edit.other % len(kinds)])


def _chosen(body: Sequence[Node], edit: Edit) -> list[tuple[int, Block]]:
    """Return one block of those that stand alone, if there is one."""
    alone = [(place, node) for place, node in enumerate(body) if isinstance(node, Block)]
    return alone[edit.place % len(alone) :][:1] if alone else []


ON_BODY: dict[str, Callable[[list[Node], Edit, Sequence[Node]], None]] = {
    "insert": _insert,
    "delete": _delete,
    "move": _move,
    "split": _split,
    "join": _join,
    "retype": _retype,
}
VERBS = (*ON_BODY, "words", "words", "title")


def edited(before: Document, edit: Edit, spare: Sequence[Node]) -> Document:
    """Return a document with one edit made; ``spare`` are the nodes that can be inserted."""
    if edit.verb in ON_BODY:
        body = list(before.body)
        ON_BODY[edit.verb](body, edit, spare)
        return replace(before, body=tuple(body))
    if edit.verb == "title":
        return replace(before, title=replace(before.title, text=edit.words))
    chosen = before.blocks[edit.place % len(before.blocks)]

    def change(block: Block) -> Block:
        if block.id != chosen.id:
            return block
        words = block.text.split(" ")
        words[edit.other % len(words)] = edit.words
        return replace(block, text=" ".join(words))

    return transform(before, change)


EDITS = st.builds(
    Edit,
    st.sampled_from(VERBS),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from(("border", "граница", "边境", "12%", "a new road", "очередь машин")),
)
SCRIPTS = st.lists(EDITS, max_size=4)


# Translators


ACTS = ("translate", "translate", "translate", "revise", "doubt", "comment", "flag", "extract")


@dataclass
class Translators:
    """What the translators of one catalog have written in it, and for which texts."""

    numbers: "itertools.count[int]" = field(default_factory=itertools.count)
    strings: set[str] = field(default_factory=set)
    made_for: dict[str, set[str]] = field(default_factory=dict)
    doubted: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)

    def work(self, data: bytes, acts: Iterable[tuple[str, int]]) -> bytes:
        """Return the catalog after some acts on its messages, each at a place."""
        store = pypo.pofile.parsestring(data)
        store.updateheader(add=True, X_Method="human", X_Crew="one of ours")
        active = [unit for unit in store.units if not unit.isheader() and not unit.isobsolete()]
        for act, place in acts:
            self._act(act, active[place % len(active)])
        written = bytes(store)
        self.strings = (self.strings & strings(written)) | {
            str(unit.target) for unit in active if unit.target
        }
        return written

    def _act(self, act: str, unit: pypo.pounit) -> None:
        number = next(self.numbers)
        source = str(unit.source)
        if (act == "translate" and not unit.target) or (act == "revise" and unit.target):
            unit.target = f"n{number} {source[:12]} ✓"
            unit.markfuzzy(False)
            unit.prev_source, unit.prev_context = "", ""
            self.made_for[str(unit.target)] = {source}
        elif act == "doubt" and unit.target:
            unit.markfuzzy(True)
            self.doubted.add(str(unit.target))
        elif act == "comment":
            self.notes.add(f"# note {number} of Li\n")
            unit.addnote(f"note {number} of Li", origin="translator")
        elif act == "extract":
            unit.addnote(f"extracted {number}", origin="developer")
        elif act == "flag":
            self.notes.add(f"x-flag-{number}")
            unit.settypecomment(f"x-flag-{number}")


WORK = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 40)), max_size=12)


# What must hold of every file


def units(data: bytes) -> list[pypo.pounit]:
    found = pypo.pofile.parsestring(data).units
    return [unit for unit in found if not unit.isheader() and not unit.isblank()]


def strings(data: bytes) -> set[str]:
    """Return every translation in a catalog: active, stale or obsolete."""
    return {str(unit.target) for unit in units(data) if unit.target}


def active(data: bytes) -> list[tuple[str, ...]]:
    """Return the messages in use with all that is said of them."""
    return [
        (
            str(unit.getcontext()),
            str(unit.source),
            str(unit.target or ""),
            "fuzzy" if unit.isfuzzy() else "",
            str(unit.prev_source or ""),
            "".join(unit.othercomments),
            "".join(line for line in unit.automaticcomments if "extracted" in line),
        )
        for unit in units(data)
        if not unit.isobsolete()
    ]


def tool(*command: str | Path) -> None:
    program = left_out.gettext(str(command[0]))
    done = subprocess.run(
        [program, *map(str, command[1:])], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def taken_by_gettext(*catalogs: bytes) -> None:
    """Assert that gettext's tools and ours take catalogs."""
    with tempfile.TemporaryDirectory() as folder:
        for data in dict.fromkeys(catalogs):
            path = Path(folder, "a.po")
            path.write_bytes(data)
            tool("msgfmt", "-c", "-o", "/dev/null", path)
            tool("msgcat", "-o", "/dev/null", path)


def judged_by_pofilter(data: bytes) -> None:
    """Assert that translate-toolkit's pofilter reads every message of a catalog."""
    options, _ = pofilter.cmdlineparser().parse_args(["a.po", "b.po"])
    config = pofilter.checks.CheckerConfig(targetlanguage=LOCALE)
    judge = pofilter.pocheckfilter(options, [pofilter.checks.StandardChecker], config)
    store = pypo.pofile.parsestring(data)
    for unit in store.units:
        if not unit.isheader() and not unit.isobsolete():
            assert isinstance(judge.filterunit(unit), dict)
    judge.filterfile(store)


def check_updated(source: Document, before: bytes, after: bytes, people: Translators) -> None:
    """Assert the laws of one update of a catalog that has known translators."""
    assert update(source, after, LOCALE).data == after, "law 3: the second update changed it"
    assert people.strings <= strings(after), "law 4: a translation is lost"
    text = after.decode()
    lost = [note for note in people.notes if note not in text]
    assert not lost, f"lost: {lost}"
    assert text.count("X-Crew") == 1
    assert survives_rewriting(after), "law 5"
    catalog, problems = po.read(text, "a.po", LOCALE, LOCALE, source.lang)
    assert problems == ()
    assert catalog is not None
    assert list(catalog.messages) == [(one.context, one.id) for one in messages(source)]
    before_by_key = {one[:2]: one for one in active(before)}
    for one in active(after):
        _, text, string, stale, previous, *_ = one
        old = before_by_key.get(one[:2])
        if old is not None:
            assert one[2:] == old[2:], "a message whose text did not change has changed"
        if string and not stale:
            assert text in people.made_for[string], "a near match is passed off as translated"
            assert not previous
        if string and stale and string not in people.doubted:
            assert previous, "a stale translation does not say what it was made from"


def lived(
    source: Document,
    spare: Sequence[Node],
    rounds: Iterable[tuple[Sequence[tuple[str, int]], Sequence[Edit]]],
) -> tuple[bytes, Document, list[bytes], Translators]:
    """Let translators and editors take turns; return the last catalog, its document, all."""
    people = Translators()
    data = update(source, None, LOCALE).data
    files = [data]
    for acts, script in rounds:
        data = people.work(data, [("translate", 0), *acts])
        for edit in script:
            source = edited(source, edit, spare)
        before, data = data, update(source, data, LOCALE).data
        check_updated(source, before, data, people)
        files.append(data)
    return data, source, files, people


ROUNDS = st.lists(st.tuples(WORK, SCRIPTS), min_size=1, max_size=5)


@given(articles(), articles(), ROUNDS)
def test_no_sequence_of_edits_and_translations_loses_or_feigns_anything(
    text: str, other: str, rounds: list[tuple[list[tuple[str, int]], list[Edit]]]
) -> None:
    data, source, files, people = lived(document(text), document(other).body, rounds)
    taken_by_gettext(*files)
    judged_by_pofilter(data)
    assert people.strings <= strings(data)
    assert {key(block) for block in source.blocks} == {one[:2] for one in active(data)}


@given(articles(), articles(), WORK, st.lists(SCRIPTS, min_size=1, max_size=3))
def test_undoing_a_script_restores_what_was_in_use(
    text: str, other: str, acts: list[tuple[str, int]], scripts: list[list[Edit]]
) -> None:
    first = document(text)
    people = Translators()
    before = people.work(update(first, None, LOCALE).data, acts)
    source, data = first, before
    for script in scripts:
        for edit in script:
            source = edited(source, edit, document(other).body)
        data = update(source, data, LOCALE).data
    after = update(first, data, LOCALE).data
    assert [one[:6] for one in active(after)] == [one[:6] for one in active(before)]


def reidentified(source: Document) -> Document:
    """Return a document with the ids that its blocks have when it is read."""
    ids = Ids(Findings(PATH))

    def change(block: Block) -> Block:
        alone = block.kind in {Kind.TITLE, Kind.SUMMARY}
        return block if alone else replace(block, id=ids.derive(block.kind.value, block.text))

    return transform(source, change)


def edition(source: Document, data: bytes, lang: str) -> Document:
    catalog, problems = po.read(data.decode(), "a.po", lang, lang, source.lang)
    assert problems == ()
    assert catalog is not None
    return translate(source, catalog)


@given(articles(), articles(), st.lists(st.tuples(WORK, SCRIPTS), min_size=1, max_size=3))
def test_every_id_in_a_catalog_is_that_of_a_block(
    text: str, other: str, rounds: list[tuple[list[tuple[str, int]], list[Edit]]]
) -> None:
    source, spare = document(text), document(other).body
    people, pivot, data = Translators(), update(source, None, LOCALE).data, None
    for acts, script in rounds:
        pivot = people.work(pivot, [("translate", 0), *acts])
        if messages(edition(source, pivot, LOCALE)):
            data = update(edition(source, pivot, LOCALE), data, "ky", LOCALE).data
            data = Translators().work(data, acts)
        for edit in script:
            source = edited(source, edit, spare)
        source = reidentified(source)
        pivot = update(source, pivot, LOCALE).data
        made = edition(source, pivot, LOCALE)
        assert named(pivot) == {(one.context, one.id): list(one.blocks) for one in messages(source)}
        if data is not None:
            data = update(made, data, "ky", LOCALE).data
            known = {block.id for block in source.blocks}
            assert {one for ids in named(data).values() for one in ids} <= known
            for one in messages(made):
                assert named(data)[one.context, one.id] == list(one.blocks)
            assert update(made, data, "ky", LOCALE).data == data


def named(data: bytes) -> dict[Key, list[str]]:
    """Return the ids that each message in use names."""
    return {
        (str(unit.getcontext()), str(unit.source)): [
            one
            for line in unit.automaticcomments
            if line.startswith("#. id: ")
            for one in line.split()[2:]
        ]
        for unit in units(data)
        if not unit.isobsolete()
    }


# Real Markdown


def real_texts() -> dict[str, str]:
    """Return the Markdown that the installed packages bring: long descriptions and files."""
    found: dict[str, str] = {}
    for one in metadata.distributions():
        kind = (one.metadata.get("Description-Content-Type") or "").lower()
        body = one.metadata.get_payload()
        if "markdown" in kind and isinstance(body, str) and body.strip():
            found[str(one.metadata["Name"])] = body
        for file in one.files or ():
            if file.suffix == ".md" and (path := Path(str(one.locate_file(file)))).is_file():
                found[str(file)] = path.read_text("utf-8")
    return dict(sorted(found.items()))


def as_article(text: str) -> str:
    """Return Markdown as an article's file: no heading of the first level, no directives."""
    lines = [f"#{line}" if line.startswith("# ") else line for line in text.splitlines()]
    body = "\n".join(line.replace(":::", "…") for line in lines)
    return (
        "---\ntitle: A real text\ndate: 2023-05-01T10:00:00+00:00\nlang: en\nslug: one\n---\n"
        + "".join(sign for sign in body if sign == "\n" or sign.isprintable())
        + "\n"
    )


REAL = real_texts()


def test_there_are_real_texts_enough() -> None:
    assert len(REAL) >= 20
    assert sum(len(messages(document(as_article(text)))) for text in REAL.values()) > 1000


@pytest.mark.parametrize("name", REAL)
def test_the_laws_hold_on_real_markdown(name: str) -> None:
    chance = Random(name)  # noqa: S311 (the same script for a text every time)
    source = document(as_article(REAL[name]))
    count = len(messages(source))
    spare = document(as_article(REAL[chance.choice(list(REAL))])).body[:40]

    def script() -> list[Edit]:
        return [
            Edit(
                chance.choice(VERBS),
                chance.randrange(count),
                chance.randrange(40),
                chance.choice(("border", "граница", "边境")),
            )
            for _ in range(1 + count // 8)
        ]

    def acts() -> list[tuple[str, int]]:
        everywhere = [("translate", place) for place in range(count) if chance.random() < 0.9]
        return everywhere + [(chance.choice(ACTS), chance.randrange(count)) for _ in range(10)]

    data, _, files, _ = lived(source, spare, [(acts(), script()) for _ in range(3)])
    taken_by_gettext(*files)
    judged_by_pofilter(data)
