"""The law of attribution: no figure, quotation or edition without its visible credit.

Of every article, in every language and however it was translated, what stands on the page is
compared with the record: whom it names, what it says openly not to know.
"""

import datetime
from functools import partial

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from documents import REGISTRY_FILES, articles
from hexapla.model.block import Figure, Quotation, Table
from hexapla.model.document import Document
from hexapla.model.problem import Findings
from hexapla.model.registry import Entry, Registry, Section
from hexapla.model.rights import Rights
from hexapla.model.site import Site
from hexapla.model.work import Credit, Method, Role
from hexapla.reading import registry as registry_reader
from hexapla.reading.document import read
from hexapla.reading.inline import tree_of
from hexapla.rendering.views import ArticleView
from hexapla.rendering.wording import Wording
from hexapla.translating.catalog import Catalog, Message
from hexapla.translating.translate import messages, translate
from rendered import all_wordings, pages, rendered, tree, words

PATH = "articles/one.md"
AT = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
REGISTRY = Registry(
    **{
        kind.value: registry_reader.read(text.encode(), "r.yaml", kind)[0]
        for kind in Section
        if (text := REGISTRY_FILES.get(f"content/registry/{kind}.yaml"))
    }
)
TRANSLATORS = (
    (),
    (Credit(Role.TRANSLATOR, "anna-kim"),),
    (Credit(Role.TRANSLATOR, "ivan-li"), Credit(Role.REVIEWER, "anna-kim")),
)


def document(text: str) -> Document:
    found, problems = read(text.encode(), PATH)
    assert found is not None, problems
    return found


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """Return a site of one article in three languages, through a pivot or not, made in any way."""
    original = document(draw(articles(attributed=True)))
    editions = {original.lang: original}
    for wording in all_wordings():
        if wording.tag not in editions:
            source = editions[draw(st.sampled_from(sorted(editions)))]
            editions[wording.tag] = translated(draw, source, wording.tag)
    return Site(
        languages=tuple(wording.language for wording in all_wordings()),
        registry=REGISTRY,
        documents=(original,),
        editions={PATH: editions},
        publication="example",
        at=AT,
        published=frozenset((PATH, lang) for lang in editions),
    )


def translated(draw: st.DrawFn, source: Document, lang: str) -> Document:
    found = {}
    for number, one in enumerate(messages(source), 1):
        state = draw(st.sampled_from(("done", "done", "done", "stale", "none")))
        text = "" if state == "none" else f"{one.id} ✓"
        message = Message(one.context, one.id, text, number, fuzzy=state == "stale")
        found[one.context, one.id] = message
    method, by = draw(st.sampled_from(list(Method))), draw(st.sampled_from(TRANSLATORS))
    catalog = Catalog("x.po", source.lang, lang, method, found, by)
    return translate(source, catalog, partial(tree_of, findings=Findings(catalog.path)))


@given(sites())
def test_no_page_has_a_figure_a_quotation_or_an_edition_without_its_credit(site: Site) -> None:
    found = [
        (wording, page.view, rendered(wording, page))
        for wording, page in pages(site)
        if isinstance(page.view, ArticleView)
    ]
    assert len(found) == len(all_wordings())
    for wording, view, text in found:
        edition = site.editions[PATH][wording.tag]
        page = tree(text)
        check_captions(page, edition, wording)
        check_edition(page, edition, wording)
        check_works(page, edition, wording)
        for sentence in view.notice:
            assert " ".join(sentence.split()) in words(page)


def check_captions(page: html.HtmlElement, edition: Document, wording: Wording) -> None:
    """Every figure and quotation of the record is a figure on the page, with its credit."""
    recorded = [node for node in edition.nodes if isinstance(node, Figure | Quotation)]
    shown = page.xpath("//div[contains(@class, 'body')]//figure")
    assert len(shown) == len(recorded)
    for node, figure in zip(recorded, shown, strict=True):
        (caption,) = figure.xpath("./figcaption")
        (credit,) = caption.xpath("./p[@class='credit']")
        holder = outlet_of(node.source, edition)
        if holder:
            assert name(holder, wording) in words(credit)
        if isinstance(node, Quotation):
            check_quotation(node, caption, edition, wording)
        elif node.photographer:
            assert name(REGISTRY.people[node.photographer], wording) in words(credit)
        if not (node.source or getattr(node, "photographer", "")):
            assert wording.gettext("No source given") in words(credit)
        if isinstance(node, Figure) and holder:
            is_table = any(isinstance(one, Table) for one in node.children)
            rights = Rights() if is_table and not node.image else holder.rights  # of pictures alone
            assert all(term in words(credit) for term in said(rights.terms, wording))
            assert [
                link.get("href") for link in credit.xpath(".//a[@href=$href]", href=holder.license)
            ] == [holder.license] * bool(rights.license)


def check_quotation(
    node: Quotation, caption: html.HtmlElement, edition: Document, wording: Wording
) -> None:
    (line,) = caption.xpath("./p[@class='speaker']")
    if not node.speaker:
        assert words(line) == wording.gettext("Speaker not named")
        return
    assert name(REGISTRY.people[node.speaker], wording) in words(line)
    dates = {source.id: source.date for source in edition.meta.sources}
    date = node.date or (None if node.date_unknown else dates.get(node.source))
    on_day = str(date) == "2022-09-22"
    if node.speaker == "ivan-li":  # whose only role is of one day, and has no Chinese
        roles = {"en": "on duty", "ru": "дежурный"}
        assert (roles.get(wording.tag, "?") in words(line)) == (on_day and wording.tag in roles)
    else:
        undated = date is None or str(date) == "2022"  # in which one role ended and one began
        role = 0 if undated else 1 + (str(date) >= "2022-09")
        shown = {
            "en": ("engineer", "mayor", "governor"),
            "ru": ("инженер", "мэр", "губернатор"),
            "zh-Hans": ("工程师", "市长", "州长"),
        }[wording.tag]
        assert [one in words(line) for one in shown] == [number == role for number in range(3)]


def check_edition(page: html.HtmlElement, edition: Document, wording: Wording) -> None:
    """Every edition says under its title whom its record credits, and how it was translated."""
    (byline,) = page.xpath("//header//p[@class='byline'][not(ancestor::nav)]")
    steps = edition.translations
    credits = (*edition.meta.credits, *(steps[-1].credits if steps else ()))
    for credit in credits:
        assert name(REGISTRY.people[credit.who], wording) in words(byline)
    if steps and (steps[-1].method is not Method.HUMAN or not steps[-1].credits):
        assert wording.from_language(steps[-1].source_lang) in words(byline)
    if any(step.method is Method.MACHINE for step in steps):
        assert page.xpath("//aside[@class='marginalia']/p")


def check_works(page: html.HtmlElement, edition: Document, wording: Wording) -> None:
    """Every work says what may be done with it, itself or through its publication."""
    works = edition.meta.chain
    stations = page.xpath("//li[contains(@class, 'station')]")
    assert len(stations) == (len(works) or bool(edition.translations)) + len(edition.translations)
    for work, station in zip(works, stations, strict=False):
        stated = bool(work.rights or work.license)
        entry = REGISTRY.publications.get(work.publication or "example")
        terms = work.rights if stated or entry is None else entry.terms
        assert all(term in words(station) for term in said(terms, wording))
        if work.license:
            assert station.xpath(".//a[@href=$href]", href=work.license)
        if work.method is Method.MACHINE:
            source = next(one for one in works if one.id == work.translation_of)
            assert wording.from_language(source.lang) in words(station)
        for credit in work.credits:
            assert name(REGISTRY.people[credit.who], wording) in words(station)


def outlet_of(identifier: str, edition: Document) -> Entry | None:
    outlets = {source.id: source.outlet for source in edition.meta.sources}
    return REGISTRY.outlets.get(outlets.get(identifier, identifier))


def name(entry: Entry, wording: Wording) -> str:
    return entry.names[wording.tag]


def said(texts: object, wording: Wording) -> list[str]:
    """Return the sentence that a page in a language shows of those there are."""
    assert isinstance(texts, dict)
    return [texts.get(wording.tag) or texts["en"]] if texts else []
