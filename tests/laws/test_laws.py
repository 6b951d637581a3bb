"""The laws of the design, on generated documents. Each test names the law it states."""

from collections.abc import Mapping
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from translate.storage import pypo

from documents import articles
from hexapla.checking.markup import check_markup
from hexapla.model.block import State
from hexapla.model.document import Document
from hexapla.model.problem import Code, Findings
from hexapla.model.registry import Registry
from hexapla.model.site import Language, Site
from hexapla.model.work import Method
from hexapla.reading.document import read
from hexapla.reading.inline import tree_of
from hexapla.site.clock import build_time
from hexapla.translating import po
from hexapla.translating.catalog import Catalog, Message
from hexapla.translating.stores import survives_rewriting
from hexapla.translating.translate import key, messages, translate
from hexapla.translating.update import update

PATH = "articles/one.md"
LOCALES = {"en": "en", "ru": "ru", "zh-Hans": "zh_Hans"}


def document(text: str) -> Document:
    found, problems = read(text.encode(), PATH)
    assert found is not None, problems
    assert problems == ()
    return found


def other_language(source: Document) -> str:
    return next(tag for tag in LOCALES if tag != source.lang)


def catalog(source: Document, lang: str, words: Mapping[tuple[str, str], str]) -> Catalog:
    """Return a catalog with a translation of each message there is one for."""
    found = {
        (one.context, one.id): Message(one.context, one.id, words.get((one.context, one.id), ""), n)
        for n, one in enumerate(messages(source), 1)
    }
    return Catalog("x.po", source.lang, lang, Method.HUMAN, found)


def pseudo(source: Document) -> dict[tuple[str, str], str]:
    """Return a translation of every message that keeps its markup."""
    return {(one.context, one.id): f"{one.id} ✓" for one in messages(source)}


def parsed(source: Document, catalog: Catalog) -> Document:
    """Return the edition that a catalog makes, its messages parsed without a problem."""
    findings = Findings(catalog.path)
    edition = translate(source, catalog, partial(tree_of, findings=findings))
    assert findings.problems == ()
    return edition


def filled(data: bytes) -> bytes:
    """Return a catalog file with every message translated, as a tool would write it."""
    store = pypo.pofile.parsestring(data)
    store.updateheader(add=True, X_Method="human")
    for unit in store.units:
        if not unit.isheader() and not unit.isobsolete():
            unit.target = f"{unit.source} ✓"
    return bytes(store)


@given(articles())
def test_law_1_an_empty_catalog_changes_the_language_and_the_states_alone(text: str) -> None:
    source = document(text)
    lang = other_language(source)
    edition = translate(source, catalog(source, lang, {}))
    assert edition.lang == lang
    assert {block.state for block in edition.blocks} == {State.UNTRANSLATED}
    undone = [replace(block, state=State.SOURCE) for block in edition.blocks]
    assert undone == list(source.blocks)
    assert replace(edition, lang=source.lang, translations=()).meta == source.meta


@given(articles())
def test_law_2_what_update_writes_is_what_translate_looks_up(text: str) -> None:
    source = document(text)
    lang = other_language(source)
    data = filled(update(source, None, LOCALES[lang]).data)
    found, problems = po.read(data.decode(), "x.po", lang, LOCALES[lang], source.lang)
    assert problems == ()
    assert found is not None
    assert list(found.messages) == [(one.context, one.id) for one in messages(source)]
    assert set(found.messages) == {key(block) for block in source.blocks}
    edition = parsed(source, found)
    assert {block.state for block in edition.blocks} == {State.TRANSLATED}
    assert [block.id for block in edition.blocks] == [block.id for block in source.blocks]


@given(articles())
def test_law_3_updating_twice_is_updating_once(text: str) -> None:
    source = document(text)
    locale = LOCALES[other_language(source)]
    once = update(source, None, locale)
    assert update(source, once.data, locale).data == once.data
    assert once.added == len(messages(source))


@given(articles(), articles())
def test_law_4_an_update_loses_no_translator_s_words(before: str, after: str) -> None:
    old, new = document(before), document(after)
    locale = LOCALES[other_language(old)]
    translated = filled(update(old, None, locale).data)
    data = update(new, translated, locale).data
    kept = {str(unit.target) for unit in pypo.pofile.parsestring(data).units}
    assert {f"{one.id} ✓" for one in messages(old)} <= kept
    again = update(old, data, locale).data
    found, problems = po.read(again.decode(), "x.po", other_language(old), locale, old.lang)
    assert problems == ()
    assert found is not None
    assert all(found.messages[one.context, one.id].string for one in messages(old))


@given(articles())
def test_law_5_a_catalog_survives_a_round_trip(text: str) -> None:
    source = document(text)
    data = filled(update(source, None, "ru").data)
    assert survives_rewriting(data)


@given(articles(), st.data())
def test_a_pivot_is_translate_twice_and_a_block_has_its_worst_state(
    text: str, data: st.DataObject
) -> None:
    source = document(text)
    first, second = [tag for tag in LOCALES if tag != source.lang]
    words = pseudo(source)
    left_out = data.draw(st.sampled_from(sorted(words)))
    stale = data.draw(st.sampled_from(sorted(words)))
    pivot_catalog = catalog(source, first, {**words, left_out: ""})
    fuzzy = {one: replace(m, fuzzy=one == stale) for one, m in pivot_catalog.messages.items()}
    pivot = translate(source, replace(pivot_catalog, messages=fuzzy))
    edition = translate(pivot, catalog(pivot, second, pseudo(pivot)))
    assert edition.source_lang == source.lang
    for origin, block in zip(source.blocks, edition.blocks, strict=True):
        assert block.id == origin.id
        if key(origin) == left_out:
            assert block.state is State.UNTRANSLATED
            assert (block.text, block.lang) == (origin.text, origin.lang)
        else:
            assert block.state is (State.STALE if key(origin) == stale else State.TRANSLATED)
            assert (block.text, block.lang) == (f"{origin.text} ✓ ✓", second)
    assert left_out not in {(one.context, one.id) for one in messages(pivot)}


@given(articles())
def test_law_6_a_translation_that_loses_a_mark_is_a_problem(text: str) -> None:
    source = document(text)
    lang = other_language(source)
    whole = parsed(source, catalog(source, lang, pseudo(source)))
    bare = parsed(source, catalog(source, lang, dict.fromkeys(pseudo(source), "✓")))
    assert list(check_markup(whole, site_of(source, whole))) == []
    found = list(check_markup(bare, site_of(source, bare)))
    marked = any("](" in block.text or "[^" in block.text for block in source.blocks)
    assert bool(found) is marked
    assert {problem.code for problem in found} <= {Code.MARKUP}


def site_of(source: Document, edition: Document) -> Site:
    return Site(
        languages=tuple(Language(tag, locale, tag[:2]) for tag, locale in LOCALES.items()),
        registry=Registry(),
        documents=(source,),
        editions={source.path: {source.lang: source, edition.lang: edition}},
        publication="example",
        at=build_time("2024-01-01"),
    )


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))) | articles())
def test_law_9_every_problem_has_a_place_and_a_remedy(text: str) -> None:
    found, problems = read(text.encode(), PATH)
    assert found is not None or problems
    for problem in problems:
        assert problem.path == PATH
        assert 1 <= problem.line <= text.count("\n") + 1
        assert problem.message
        assert problem.remedy


@given(st.binary(max_size=200))
def test_law_9_no_bytes_are_too_odd_to_be_named(data: bytes) -> None:
    found, problems = read(data, PATH)
    assert found is not None or problems


@given(st.text(max_size=300))
def test_law_9_no_catalog_is_too_odd_to_be_named(text: str) -> None:
    text = text.replace("\0", "")
    found, problems = po.read(text, "x.po", "ru", "ru", "en")
    assert found is not None or problems
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + 1


@pytest.mark.parametrize("method", list(Method))
def test_a_machine_s_message_makes_the_edition_a_machine_s(method: Method) -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"X-Method: {}\\n"\n{}\n'
    rest = '"Content-Type: text/plain; charset=UTF-8\\n"\n\n# machine\nmsgid "a"\nmsgstr "b"\n'
    text = header.format(method, rest)
    found, problems = po.read(text, "x.po", "ru", "ru", "en")
    assert problems == ()
    assert found is not None
    assert found.method is Method.MACHINE
    by_hand, _ = po.read(text.replace("# machine\n", ""), "x.po", "ru", "ru", "en")
    assert by_hand is not None
    assert by_hand.method is method
