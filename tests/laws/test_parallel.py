"""Two languages side by side: every passage beside its own, from generated articles."""

import datetime
import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement
from msgspec.structs import replace
from test_told import LANGUAGES, REGISTRY

from documents import articles
from hexapla.model.block import Block, Kind, State, blocks_in
from hexapla.model.document import Document, Translation, transform
from hexapla.model.site import Extra, Language, Site
from hexapla.model.work import Method
from hexapla.reading.document import read
from hexapla.rendering.views import ArticleView, ParallelView
from rendered import pages, rendered, tree

few = settings(max_examples=25, deadline=None)  # each example is a whole site
PATH = "articles/one.md"


@st.composite
def editions(draw: st.DrawFn) -> tuple[Document, Document]:
    """Return an article, and its translation: the texts name their blocks, in any state."""
    source, problems = read(draw(articles()).encode(), PATH)
    assert source is not None
    assert problems == ()
    tag = draw(st.sampled_from([one.tag for one in LANGUAGES if one.tag != source.lang]))
    states = st.sampled_from([State.TRANSLATED, State.TRANSLATED, State.STALE, State.UNTRANSLATED])

    def translated(block: Block) -> Block:
        state = draw(states)
        if state is State.UNTRANSLATED:
            return replace(block, state=state)
        return replace(block, text=f"«{block.id}»", lang=tag, state=state, marked=None)

    step = Translation(source.lang, tag, Method.MACHINE, f"{tag}.po")
    return source, replace(transform(source, translated), lang=tag, translations=(step,))


def site_of(source: Document, *others: Document) -> Site:
    return Site(
        languages=LANGUAGES,
        registry=REGISTRY,
        documents=(source,),
        editions={PATH: {one.lang: one for one in (source, *others)}},
        publication="example",
        at=datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC),
        translated=0,
        published=frozenset((PATH, one.lang) for one in others),
    )


def shown(site: Site, path: str) -> HtmlElement:
    """Return one page of a site."""
    found = pages(site)
    return next(tree(rendered(wording, page)) for wording, page in found if page.path == path)


def shown_ids(edition: Document) -> list[str]:
    """Return the ids of the blocks that are text on a page, in order."""
    return [one.id for one in blocks_in(edition.body) if one.kind is not Kind.ALT]


def cells(page: HtmlElement) -> list[tuple[HtmlElement, HtmlElement | None]]:
    """Return the passages of a parallel page: what is left, and what is right of it."""
    found = page.xpath("//div[@class='pairs']/div")
    return [(row.find("div[1]"), row.find("div[2]")) for row in found]


def named(cell: HtmlElement) -> list[str]:
    """Return the blocks that a cell of the translation names."""
    return re.findall(r"«([^»]+)»", cell.text_content())


@few
@given(editions())
def test_every_passage_stands_beside_its_own_and_is_an_anchor_once(
    found: tuple[Document, Document],
) -> None:
    source, translation = found
    segments = {one.tag: one.segment for one in LANGUAGES}
    here, there = segments[source.lang], segments[translation.lang]
    path = f"{here}/{source.slug}/{there}/index.html"
    page = shown(site_of(source, translation), path)
    untranslated = {one.id for one in translation.blocks if one.state is State.UNTRANSLATED}
    said = set(shown_ids(source))
    met = []
    for verso, recto in cells(page):
        ids = [one for one in verso.xpath(".//@id") if not one.startswith("use:")]
        met += ids
        if recto is None:
            assert said.isdisjoint(ids)
            continue
        assert recto.get("lang") == translation.lang
        wanted = [one for one in ids if one in said and one not in untranslated]
        assert [one for one in named(recto) if one in said] == wanted
    assert said <= set(met)
    assert [one for one, times in Counter(page.xpath("//@id")).items() if times > 1] == []


@few
@given(editions())
def test_a_state_is_marked_in_its_own_column(found: tuple[Document, Document]) -> None:
    source, translation = found
    segments = {one.tag: one.segment for one in LANGUAGES}
    path = f"{segments[translation.lang]}/{source.slug}/{segments[source.lang]}/index.html"
    page = shown(site_of(source, translation), path)
    ids = set(shown_ids(translation))
    for state in (State.STALE, State.UNTRANSLATED):
        wanted = {one.id for one in translation.blocks if one.state is state and one.id in ids}
        marked = page.xpath(f"//div[contains(@class, 'verso')]//*[@class='{state}']/@id")
        assert set(marked) == wanted
        assert page.xpath(f"//div[contains(@class, 'recto')]//*[@class='{state}']") == []


@few
@given(editions())
def test_a_parallel_page_is_for_readers_and_not_for_search_engines(
    found: tuple[Document, Document],
) -> None:
    source, translation = found
    site = site_of(source, translation)
    views = [page.view for _, page in pages(site)]
    articles_by_lang = {one.frame.tag: one for one in views if isinstance(one, ArticleView)}
    parallels = [one for one in views if isinstance(one, ParallelView)]
    assert {(one.verso.tag, one.recto.tag) for one in parallels} == {
        (source.lang, translation.lang),
        (translation.lang, source.lang),
    }
    for one in parallels:
        article = articles_by_lang[one.verso.tag]
        assert one.frame.robots == "noindex"
        assert one.frame.canonical == article.frame.canonical
        assert one.verso.href == article.frame.href
        assert one.frame.alternates == ()
        assert one.frame.graph == ""
        assert one.swapped == next(other.frame.href for other in parallels if other is not one)
        assert [link.href for link in article.parallel] == [one.frame.href]
        assert {link.tag for link in one.frame.versions} == {source.lang, translation.lang}
        text = shown(site, f"{one.frame.href}index.html").text_content()
        for column in (one.verso, one.recto):
            assert column.disclosure
            assert all(sentence in text for sentence in column.disclosure)


@few
@given(editions())
def test_the_original_of_every_translated_passage_can_be_unfolded(
    found: tuple[Document, Document],
) -> None:
    source, translation = found
    found_site = site_of(source, translation)
    site = replace(found_site, extras=found_site.extras - {Extra.TYPOGRAPHY})  # words as typed
    segment = next(one.segment for one in LANGUAGES if one.tag == translation.lang)
    path = f"{segment}/{source.slug}/index.html"
    page = shown(site, path)
    states = {one.id: one.state for one in blocks_in(translation.body)}
    for node, original in zip(translation.body, source.body, strict=True):
        said = [one for one in blocks_in((node,)) if one.kind is not Kind.ALT]
        sound = {State.STALE} if len(said) == 1 and said[0].kind is Kind.HEADING else set()
        offered = sound or {State.STALE, State.TRANSLATED}
        if not any(states[one.id] in offered for one in said):
            continue
        words = " ".join(one.words for one in blocks_in((original,)) if one.kind is not Kind.ALT)
        unfolded = [squeezed(one.text_content()) for one in page.xpath("//details/div")]
        assert any(squeezed(words) in one for one in unfolded)
    bare = replace(site, extras=site.extras - {Extra.ORIGINALS})
    stale = any(one is State.STALE for one in states.values())
    assert bool(shown(bare, path).xpath("//div[contains(@class, 'body')]//details")) == stale


def squeezed(text: str) -> str:
    """Return a text without white space, which blocks and marks may stand around."""
    return re.sub(r"\s+", "", text)


def test_more_than_three_languages_stand_beside_the_original_alone_unless_the_site_says() -> None:
    languages = (*LANGUAGES, Language("kk", "kk", "kk"))
    site = Site(
        languages=languages,
        registry=REGISTRY,
        documents=(),
        editions={},
        publication="example",
        at=datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC),
    )
    assert site.is_parallel("en", "ru", "ru")
    assert site.is_parallel("ru", "kk", "ru")
    assert not site.is_parallel("en", "kk", "ru")
    assert not site.is_parallel("ru", "ru", "ru")
    chosen = replace(site, parallel=frozenset({("en", "kk")}))
    assert chosen.is_parallel("en", "kk", "ru")
    assert not chosen.is_parallel("kk", "en", "ru")
    assert not chosen.is_parallel("en", "ru", "ru")
