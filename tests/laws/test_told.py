"""What machines are told is what readers are told: from generated articles, credits and chains."""

import datetime
import gettext
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from documents import PEOPLE, REGISTRY_FILES, articles
from hexapla.model.block import Figure, Quotation
from hexapla.model.dates import PartialDate
from hexapla.model.document import Document, Translation
from hexapla.model.registry import Registry, Section
from hexapla.model.site import Language, Site
from hexapla.model.work import Credit, Method, Role, Work
from hexapla.reading.document import read
from hexapla.reading.registry import read as read_registry
from hexapla.rendering.index import index
from hexapla.rendering.views import ArticleView, CslView
from hexapla.rendering.wording import Wording
from rendered import site_pages
from vocabulary import faults, walk

LANGUAGES = (
    Language("en", "en", "en"),
    Language("ru", "ru", "ru"),
    Language("zh-Hans", "zh_Hans", "zh"),
)
MORE_PEOPLE = """\
newsroom:
  kind: organisation
  names: {en: The newsroom, ru: Редакция, zh-Hans: 编辑部}
as-given:
  names: {en: As </script> Given}
  as-given: true
"""
WHO = (*PEOPLE, "newsroom", "as-given", "nobody-known")
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
few = settings(max_examples=25)  # each example is a whole site
METHODS = st.sampled_from(Method)


def credits_in(*roles: Role) -> st.SearchStrategy[tuple[Credit, ...]]:
    """Return the strategy of credits in some roles, any number of them."""
    credit = st.builds(Credit, st.sampled_from(roles or tuple(Role)), st.sampled_from(WHO))
    return st.lists(credit, max_size=4).map(tuple)


in_catalogs = credits_in(Role.TRANSLATOR, Role.EDITOR, Role.REVIEWER)
dates = st.sampled_from([None, PartialDate(2022), PartialDate(2022, 9), PartialDate(2022, 9, 22)])


def registry() -> Registry:
    texts = {**REGISTRY_FILES}
    texts["content/registry/people.yaml"] += MORE_PEOPLE
    found = {}
    for path, text in texts.items():
        section = Section(path.rsplit("/", 1)[1].removesuffix(".yaml"))
        found[section.value], problems = read_registry(text.encode(), path, section)
        assert problems == ()
    return Registry(**found)


REGISTRY = registry()


@st.composite
def chains(draw: st.DrawFn, lang: str) -> tuple[Work, ...]:
    """Return a chain of up to three works and the page itself, or none."""
    count = draw(st.integers(0, 3))
    works = [
        Work(
            id=f"work-{number}",
            lang=draw(st.sampled_from(["ru", "zh-Hans", "kk"])),
            publication=draw(st.sampled_from(["", "caravan", "example", "not-registered"])),
            issue=draw(st.sampled_from(["", "176", "7/8 & <9>"])),
            page=draw(st.sampled_from(["", "3–5"])),
            date=draw(dates),
            url=draw(st.sampled_from(["", "https://example.org/work"])),
            credits=draw(credits_in()),
            rights=draw(st.sampled_from([{}, {"ru": "С разрешения."}])),
            license=draw(st.sampled_from(["", LICENSE])),
        )
        for number in range(count)
    ]
    if not works:
        return ()
    linked = [works[0]]
    page = Work("page", lang, license=draw(st.sampled_from(["", LICENSE])))
    for work in [*works[1:], page]:
        relation = draw(st.sampled_from(["translation_of", "based_on"]))
        linked.append(replace(work, **{relation: linked[-1].id}))
    return tuple(linked)


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """Return a site with one article in one to three languages, one perhaps through another."""
    source, problems = read(draw(articles()).encode(), "articles/one.md")
    assert source is not None
    assert problems == ()
    meta = replace(source.meta, credits=draw(credits_in()), chain=draw(chains(source.lang)))
    editions = {source.lang: replace(source, meta=meta)}
    for tag in draw(st.permutations([one.tag for one in LANGUAGES if one.tag != source.lang])):
        if draw(st.booleans()):
            pivot = draw(st.sampled_from(list(editions.values())))
            step = Translation(pivot.lang, tag, draw(METHODS), f"{tag}.po", draw(in_catalogs))
            editions[tag] = replace(pivot, lang=tag, translations=(*pivot.translations, step))
    return Site(
        languages=LANGUAGES,
        registry=REGISTRY,
        documents=(editions[source.lang],),
        editions={source.path: editions},
        publication="example",
        at=datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC),
        translated=0,
    )


def told(site: Site) -> list[tuple[Document, ArticleView, dict[str, Any], dict[str, Any]]]:
    """Return every edition with its page, what its page tells in JSON-LD, and its CSL record."""
    found = []
    listed = index(site)
    for language, edition in (
        (one, site.editions["articles/one.md"].get(one.tag)) for one in LANGUAGES
    ):
        if edition is None:
            continue
        wording = Wording(language, gettext.NullTranslations())
        pages = [page for _, page in site_pages(site, listed, (wording,), "https://example.org")]
        (view,) = [page.view for page in pages if isinstance(page.view, ArticleView)]
        (record,) = [page.view for page in pages if isinstance(page.view, CslView)]
        found.append((edition, view, json.loads(view.frame.graph), json.loads(record.json)[0]))
    return found


def people(node: dict[str, Any], term: str, graph: dict[str, Any]) -> list[dict[str, Any]]:
    """Return those in a role, as the graph describes them."""
    described = {one["@id"]: one for one in walk(graph["@graph"]) if "@id" in one}
    return [described.get(one.get("@id", ""), one) for one in node.get(term, [])]


@few
@given(sites())
def test_the_graph_is_in_schema_org_s_terms_and_describes_what_it_refers_to(site: Site) -> None:
    for _, view, graph, _ in told(site):
        assert faults(graph) == []
        assert "<" not in view.frame.graph
        described = {one["@id"] for one in walk(graph["@graph"]) if "@id" in one}
        referred = json.dumps(graph).split('{"@id": "')[1:]
        assert {one.partition('"')[0] for one in referred} <= described


@few
@given(sites())
def test_the_credits_of_the_graph_are_those_of_the_byline(site: Site) -> None:
    terms = {
        Role.AUTHOR: "author",
        Role.TRANSLATOR: "translator",
        Role.EDITOR: "editor",
        Role.TRANSLATION_EDITOR: "editor",
    }
    for edition, view, graph, record in told(site):
        article = next(one for one in graph["@graph"] if "headline" in one)
        line = article.get("creditText", "")
        assert line == view.byline.striptags()
        last = edition.translations[-1].credits if edition.translations else ()
        wanted: dict[str, set[str]] = {term: set() for term in terms.values()}
        for credit in (*edition.meta.credits, *last):
            entry = REGISTRY.people.get(credit.who)
            name = entry.name(edition.lang).text if entry else credit.who
            is_person = entry is None or not entry.kind
            term = terms.get(credit.role, "")
            if term and (is_person or term != "editor"):
                wanted[term].add(name)
        for term, names in wanted.items():
            found = people(article, term, graph)
            assert {one["name"] for one in found} == names
            assert all(name in line for name in names)
            for one in found:
                kind = (
                    "Organization"
                    if one["name"] in {"The newsroom", "Редакция", "编辑部"}
                    else "Person"
                )
                assert one["@type"] == kind
        for term in ("author", "translator"):
            assert {one["literal"] for one in record.get(term, [])} == wanted[term]
        assert all(name in view.cited_as.reference.striptags() for name in wanted["author"])


@few
@given(sites())
def test_a_machine_is_named_to_machines_just_where_readers_are_told(site: Site) -> None:
    for edition, view, graph, record in told(site):
        article = next(one for one in graph["@graph"] if "headline" in one)
        noticed = any("by machine" in sentence for sentence in view.notice)
        assert noticed == ("digitalSourceType" in article)
        last = edition.translations[-1].method if edition.translations else Method.HUMAN
        by_machine = last is not Method.HUMAN
        status = article["creativeWorkStatus"]
        assert by_machine == any("Machine" in one for one in status if isinstance(status, list))
        assert by_machine == ("by machine" in record.get("note", ""))
        assert by_machine == ("by machine" in view.cited_as.reference)
        if last is Method.MACHINE:
            assert article["digitalSourceType"].endswith("/TrainedAlgorithmicMediaDigitalSource")


@few
@given(sites())
def test_the_chain_is_told_both_ways_and_to_its_first_work(site: Site) -> None:
    for edition, _, graph, _ in told(site):
        works = {one["@id"]: one for one in walk(graph["@graph"]) if "@id" in one}
        for identifier, work in works.items():
            source = work.get("translationOfWork")
            if source:
                assert {"@id": identifier} in works[source["@id"]]["workTranslation"]
            for translation in work.get("workTranslation", []):
                assert works[translation["@id"]]["translationOfWork"] == {"@id": identifier}
        at = next(one for one in works.values() if "headline" in one)
        hops = 0
        while before := at.get("translationOfWork") or at.get("isBasedOn"):
            at = works[before["@id"]]
            hops += 1
        assert hops == len(edition.translations) + max(len(edition.meta.chain) - 1, 0)


@few
@given(sites())
def test_every_quotation_and_source_is_told_and_no_picture_that_is_not_shown(site: Site) -> None:
    for edition, _, graph, _ in told(site):
        article = next(one for one in graph["@graph"] if "headline" in one)
        said = [one for one in edition.nodes if isinstance(one, Quotation)]
        shown = [one for one in edition.nodes if isinstance(one, Figure) and one.image]
        told_of = article.get("hasPart", [])
        assert [bool(one.speaker) for one in said] == [
            "spokenByCharacter" in one for one in told_of
        ]
        assert [bool(one.source) for one in said] == ["isBasedOn" in one for one in told_of]
        assert len(article.get("citation", [])) == len(edition.meta.sources)
        assert len(article.get("image", [])) == len(shown)


@few
@given(sites())
def test_a_licence_is_told_of_the_works_that_have_it_and_of_no_translation(site: Site) -> None:
    for edition, view, graph, _ in told(site):
        works = {one["@id"]: one for one in graph["@graph"]}
        chain = edition.meta.chain
        wanted = [bool(work.license) for work in chain]
        source = site.editions[edition.path][edition.source_lang].slug
        page = f"https://example.org/{site.language(edition.source_lang).segment}/{source}/"
        found = ["license" in works[f"{page}#work:{work.id}"] for work in chain[:-1]]
        assert [*found, *(["license" in works[f"{page}#article"]] if chain else [])] == wanted
        own = bool(chain and chain[-1].license and not edition.translations)
        assert ("dcterms.license" in {link.rel for link in view.frame.links}) == own
        here = next(one for one in graph["@graph"] if "headline" in one)
        assert ("license" in here) == own
