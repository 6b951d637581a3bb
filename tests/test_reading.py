"""How Markdown is read: the cases in cases/reading, and what holds of every article.

A file of cases has any number of them, as CommonMark's own tests write theirs:

    What is shown
    .
    Markdown
    .
    the outline of its blocks
    .

An outline has a node a line, indented by depth. A block is its kind, its id if one was given
(``#id``), a heading's level, and its message with ``↵`` for a line break; another node is its
class and its values. In the files inline*.txt it is the inline tree of the one paragraph.
"""

import re
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

import documents
import sites
from documents import Written
from hexapla.model.block import (
    PLAIN_KINDS,
    Block,
    Correction,
    EmptyCell,
    Figure,
    Item,
    Kind,
    Listing,
    Literal,
    Node,
    Quotation,
    Rule,
    Table,
)
from hexapla.model.document import Document
from hexapla.model.inline import Inline, children_of, plain_text
from hexapla.model.problem import Findings
from hexapla.reading import blocks as block_reader
from hexapla.reading import document as document_reader
from hexapla.reading.ids import Ids
from hexapla.reading.inline import parse

FILES = sorted((Path(__file__).parent / "cases" / "reading").glob("*.txt"))

_CASE = re.compile(r"^(\S[^\n]*)\n\.\n(.*?)^\.\n(.*?)^\.\n", re.MULTILINE | re.DOTALL)
_DERIVED = re.compile(r"[a-z][0-9a-f]{8}(-\d+)?")


def cases(path: Path) -> list[tuple[str, str, str]]:
    return _CASE.findall(path.read_text(encoding="utf-8"))


ALL = [(path.stem, *case) for path in FILES for case in cases(path)]


def body(markdown: str) -> tuple[Node, ...]:
    return block_reader.read(markdown, "en", 1, "articles/a.md", Findings("a.md"))


def outline(node: Node, depth: int = 0) -> list[str]:
    children = () if isinstance(node, Block | Literal | Rule | EmptyCell) else node.children
    lines = chain.from_iterable(outline(child, depth + 1) for child in children)
    return ["  " * depth + shown(node), *lines]


def shown(node: Node) -> str:
    match node:
        case Block():
            words = [node.kind.value, given_id(node.id), str(node.level or ""), visible(node.text)]
        case Literal():
            words = ["Literal", given_id(node.id), node.info, visible(node.text)]
        case Listing():
            start = "" if node.start is None else f"from {node.start}"
            words = ["Listing", start, "" if node.tight else "loose"]
        case Table():
            words = ["Table", *(one or "-" for one in node.align)]
        case Figure() | Quotation() | Correction():
            names = (one.name for one in fields(node) if one.name not in {"children", "line"})
            values = {name: getattr(node, name) for name in names}
            words = [type(node).__name__, *(f"{key}={one}" for key, one in values.items() if one)]
        case _:
            words = [type(node).__name__]
    return " ".join(word for word in words if word)


def given_id(identifier: str) -> str:
    return "" if _DERIVED.fullmatch(identifier) else f"#{identifier}"


def visible(text: str) -> str:
    return text.replace("\n", "↵")


def tree(node: Inline, depth: int = 0) -> list[str]:
    values = [getattr(node, one.name) for one in fields(node) if one.name != "children"]
    words = [type(node).__name__, *(f"«{visible(value)}»" for value in values if value)]
    lines = chain.from_iterable(tree(child, depth + 1) for child in children_of(node))
    return ["  " * depth + " ".join(words), *lines]


def result(stem: str, markdown: str) -> str:
    found = body(markdown)
    if stem.startswith("inline"):
        (paragraph,) = found
        assert isinstance(paragraph, Block)
        trees = parse(paragraph.text, lambda *_: None)
        return "".join(f"{line}\n" for node in trees for line in tree(node))
    return "".join(f"{line}\n" for node in found for line in outline(node))


@pytest.mark.parametrize(
    ("stem", "title", "markdown", "expected"), ALL, ids=[f"{case[0]}-{case[1]}" for case in ALL]
)
def test_markdown_is_read_as_its_case_says(
    stem: str, title: str, markdown: str, expected: str
) -> None:
    assert title
    assert result(stem, markdown) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_cases_has_nothing_but_cases(path: Path) -> None:
    assert _CASE.sub("", path.read_text(encoding="utf-8")).strip() == ""
    assert cases(path)


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("the words of a line\n" * 5000, " ".join(["the words of a line"] * 5000)),
        ("`a`\n" * 3000, " ".join(["`a`"] * 3000)),
        ("a" + " " * 50_000 + "b\nc", "a" + " " * 50_000 + "b c"),
        ("\\" * 50_000 + "b\nc", "\\" * 50_000 + "b c"),
        ("[" * 3000 + "]\na", "[" * 3000 + "] a"),
        ("![" * 3000 + "\na", "![" * 3000 + " a"),
        ("[a]{" * 3000 + "\na", "[a]{" * 3000 + " a"),
    ],
    ids=["lines", "code", "spaces", "backslashes", "brackets", "images", "spans"],
)
def test_a_paragraph_may_be_long(markdown: str, message: str) -> None:
    (paragraph,) = body(markdown)
    assert isinstance(paragraph, Block)
    assert paragraph.text == message


def test_the_ids_of_many_equal_blocks_are_counted() -> None:
    (listing,) = body("- 0\n" * 5000)
    assert isinstance(listing, Listing)
    items = [
        child for item in listing.children if isinstance(item, Item) for child in item.children
    ]
    first, *others = [child.id for child in items if isinstance(child, Block)]
    assert others == [f"{first}-{count}" for count in range(2, 5001)]


def test_a_given_id_may_be_one_that_counting_would_make() -> None:
    words = Ids(Findings("a.md")).take("paragraph", "Words.")
    found = body(f"({words}-3)=\nMore.\n\nWords.\n\nWords.\n\nWords.\n\nWords.")
    assert [node.id for node in found if isinstance(node, Block)] == [
        f"{words}-3",
        *(words, f"{words}-2", f"{words}-4", f"{words}-5"),
    ]


def read(text: str) -> Document:
    document, problems = document_reader.read(text.encode(), "articles/border.md")
    assert problems == ()
    assert document is not None
    return document


def messages(document: Document) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def squeezed(texts: list[str]) -> str:
    return "".join("".join(texts).split())


def visible_texts(document: Document) -> list[str]:
    """Return all that a reader sees of a document, in order."""
    found = [plain_text(document.title.inline)]
    found += [plain_text(document.summary.inline)] if document.summary else []
    for node in document.nodes:
        match node:
            case Block():
                found.append(plain_text(node.inline))
            case Literal():
                found.append(node.text)
    return found


@given(documents.articles())
def test_a_written_article_has_no_problems(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    files = {**documents.REGISTRY_FILES, "content/articles/border.md": text}
    folder = sites.site(tmp_path_factory.mktemp("site"), files)
    _, problems = sites.loaded(folder)
    assert [str(problem) for problem in problems] == []


@given(documents.written())
def test_nothing_that_was_written_is_lost_or_added(article: Written) -> None:
    assert squeezed(visible_texts(read(article.text))) == squeezed(list(article.pieces))


@given(documents.articles())
def test_an_article_read_twice_is_the_same(text: str) -> None:
    assert read(text) == read(text)


@given(documents.articles())
def test_a_message_alone_is_parsed_as_it_was_in_its_document(text: str) -> None:
    problems: list[tuple[str, str, str]] = []
    for block in read(text).blocks:
        if block.kind not in PLAIN_KINDS:
            assert parse(block.text, lambda *found: problems.append(found)) == block.inline
    assert problems == []


@given(documents.articles())
def test_a_message_read_as_a_paragraph_is_itself_again(text: str) -> None:
    for block in read(text).blocks:
        if block.kind is Kind.PARAGRAPH:
            (again,) = body(block.text)
            assert isinstance(again, Block)
            assert (again.kind, again.text) == (Kind.PARAGRAPH, block.text)


@given(
    lang=st.sampled_from(["en", "ru"]),
    data=st.data(),
)
def test_wrapping_a_paragraph_anew_changes_no_message(lang: str, data: st.DataObject) -> None:
    pieces = data.draw(documents.paragraphs(lang))
    joints = [data.draw(st.sampled_from([" ", "\n", " \n", "\n  "])) for _ in pieces]
    wrapped = "".join(chain.from_iterable(zip(pieces, joints, strict=True))).rstrip()
    assert body(wrapped) == body(" ".join(pieces))


@given(
    words=st.lists(st.text("的一是在不了有和人这中大为上个国", min_size=1, max_size=8), min_size=1),
    data=st.data(),
)
def test_wrapping_a_chinese_paragraph_anew_changes_no_message(
    words: list[str], data: st.DataObject
) -> None:
    joints = [data.draw(st.sampled_from(["", "\n", "\n  "])) for _ in words]
    wrapped = "".join(chain.from_iterable(zip(words, joints, strict=True))).rstrip()
    assert body(wrapped) == body("".join(words))


@given(documents.articles())
def test_the_ids_of_one_kind_do_not_depend_on_the_other_kinds(text: str) -> None:
    found = [block for block in read(text).blocks if _DERIVED.fullmatch(block.id)]
    for kind in {block.kind for block in found}:
        ids = Ids(Findings("a.md"))
        alone = [block for block in found if block.kind is kind]
        assert [ids.take(kind.value, block.text) for block in alone] == [one.id for one in alone]


@given(documents.articles())
def test_a_heading_put_before_all_else_changes_no_other_id(text: str) -> None:
    front, end, rest = text.partition("\n---\n")
    before, after = read(text), read(f"{front}{end}## Put before\n\n{rest}")
    (put, *others) = after.body
    assert isinstance(put, Block)
    assert (put.kind, put.text) == (Kind.HEADING, "Put before")
    assert [block.id for block in replace(after, body=tuple(others)).blocks] == [
        block.id for block in before.blocks
    ]
