"""References to copy, and the records behind them."""

import datetime
import gettext

import pytest
from msgspec.structs import replace

from hexapla.model.document import Translation
from hexapla.model.registry import Entry, Registry, Section
from hexapla.model.site import Language, Site
from hexapla.model.work import Credit, Method, Role, Work
from hexapla.reading.document import read
from hexapla.rendering.citation import cited_as
from hexapla.rendering.frames import Frames
from hexapla.rendering.index import index
from hexapla.rendering.wording import Wording
from pages import record
from sites import ARTICLE

SITE = "https://ferry.example"


def test_a_record_has_what_is_known_under_csl_s_names(golden: dict[str, str]) -> None:
    assert record(golden["en/the-ferry-runs-again/citation.json"]) == {
        "id": "the-ferry-runs-again.en",
        "type": "article-newspaper",
        "title": "The ferry runs again",
        "original-title": "Паром снова ходит",
        "author": [{"literal": "Oleg Probe"}],
        "language": "en",
        "container-title": "The Ferry",
        "section": "Water",
        "issued": {"date-parts": [[2023, 5, 1]]},
        "URL": f"{SITE}/en/the-ferry-runs-again/",
        "note": "Translated by machine from Chinese, originally in Russian",
    }
    chinese = record(golden["zh/the-ferry-runs-again/citation.json"])
    assert chinese["translator"] == [{"literal": "奥列格·普罗巴"}]
    assert "author" not in record(golden["en/the-road/citation.json"])


def test_a_page_leads_to_its_record(golden: dict[str, str]) -> None:
    kind = "application/vnd.citationstyles.csl+json"
    link = f'<link rel="alternate" type="{kind}" href="../../en/the-road/citation.json">'
    assert link in golden["en/the-road/index.html"]
    assert kind not in golden["en/about/index.html"]


class Words(gettext.NullTranslations):
    """The theme's words for references in one language, as its catalog may have them."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self.words = words

    def gettext(self, message: str) -> str:
        return self.words.get(message, message)


ENGLISH = Words({})
RUSSIAN = Words(
    {
        "{authors}, “{title}”, {translation}, {site}, {date}": (
            "{authors}. {title} / {authors} ; {translation}. — Текст : электронный // {site} : "
            "[сайт]. — {date}."
        ),
        "“{title}”, {site}, {date}": "{title}. — Текст : электронный // {site} : [сайт]. — {date}.",
        "translated {from_language} by {people}": "перевод {from_language}: {people}",
        "from Chinese": "с китайского",
        "d MMMM y": "y. — d MMMM",
        "{reference}, {address}": "{reference} — URL: {address}",
        "{reference}.": "{reference}",
    }
)
CHINESE = Words(
    {
        "{authors}, “{title}”, {translation}, {site}, {date}": (
            "{authors}. {title}[N/OL]. {translation}. {site}, {date}"
        ),
        "translated by machine {from_language}": "由机器{from_language}翻译",
        "originally {in_language}": "原文为{in_language}",
        "from English": "从英文",
        "in Russian": "俄文",
        "d MMMM y": "y-MM-dd",
        "{reference}, {address}": "{reference}. {address}.",
        ", ": ", ",
    }
)
KIM, LI = Credit(Role.AUTHOR, "kim"), Credit(Role.AUTHOR, "li")
HUMAN, MACHINE, REVISED = Method.HUMAN, Method.MACHINE, Method.MACHINE_REVIEWED
LANGUAGES = {
    "en": Language("en", "en", "en"),
    "ru": Language("ru", "ru", "ru"),
    "zh-Hans": Language("zh-Hans", "zh_Hans", "zh"),
}


def person(identifier: str, **names: str) -> Entry:
    return Entry(identifier, Section.PEOPLE, "people.yaml", 1, names)


def reference(
    steps: tuple[Translation, ...],
    credits: tuple[Credit, ...],
    words: Words,
    siteurl: str,
    chain: tuple[Work, ...] = (),
) -> str:
    """Return the reference to an article at the end of some translations, as its readers see it."""
    article = ARTICLE.format(slug="one", body="Words.")
    if steps:
        article = article.replace("lang: en", f"lang: {steps[0].source_lang}")
    source, _ = read(article.encode(), "articles/one.md")
    assert source is not None
    editions = {
        source.lang: replace(source, meta=replace(source.meta, credits=credits, chain=chain))
    }
    edition = editions[source.lang]
    for step in steps:
        edition = replace(edition, lang=step.lang, translations=(*edition.translations, step))
        editions[step.lang] = edition
    site = Site(
        languages=tuple(LANGUAGES.values()),
        registry=Registry(people={"kim": person("kim", en="Anna Kim", ru="Анна Ким")}),
        documents=(editions[source.lang],),
        editions={source.path: editions},
        publication="gazette",
        at=datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC),
    )
    wording = Wording(LANGUAGES[edition.lang], words)
    frames = Frames.of(site, index(site), wording, siteurl)
    return str(cited_as(frames, edition).reference.striptags())


def step(source: str, lang: str, method: Method, *who: str) -> Translation:
    credits = tuple(Credit(Role.TRANSLATOR, one) for one in who)
    return Translation(source, lang, method, "x.po", credits)


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("d MMMM y", "1 May 2023"),
        ("y-MM-dd", "2023-05-01"),
        ("d 'of' MMMM, y", "1 of May, 2023"),
        ("d MMMM y г.", "1 May 2023 г."),
        ("HH:mm d", "1 May 2023"),
        ("the d MMMM y", "1 May 2023"),
        ("dddddd", "1 May 2023"),
        ("MMMMMM y", "1 May 2023"),
        ("'d", "1 May 2023"),
        ("⟦ḓ ṀṀṀṀ ẏ one⟧", "1 May 2023"),
    ],
)
def test_a_date_is_in_the_form_said_or_in_the_language_s_own(form: str, wanted: str) -> None:
    assert reference((), (), Words({"d MMMM y": form}), "") == f"“A title”, gazette, {wanted}."


@pytest.mark.parametrize(
    ("steps", "credits", "words", "wanted"),
    [
        ((), (), ENGLISH, "“A title”, gazette, 1 May 2023, {}"),
        ((), (KIM, KIM, LI), ENGLISH, "Anna Kim, li, “A title”, gazette, 1 May 2023, {}"),
        (
            (step("ru", "en", HUMAN, "kim", "li"),),
            (),
            ENGLISH,
            "“A title”, translated from Russian by Anna Kim and li, gazette, 1 May 2023, {}",
        ),
        (
            (step("ru", "en", HUMAN),),
            (KIM,),
            ENGLISH,
            "Anna Kim, “A title”, translated from Russian, gazette, 1 May 2023, {}",
        ),
        (
            (step("ru", "en", REVISED, "kim"),),
            (),
            ENGLISH,
            "“A title”, translated by machine from Russian and revised, translated by Anna Kim, "
            "gazette, 1 May 2023, {}",
        ),
        (
            (step("ru", "zh-Hans", HUMAN, "li"), step("zh-Hans", "en", MACHINE)),
            (),
            ENGLISH,
            "“A title”, translated by machine from Chinese, originally in Russian, gazette, "
            "1 May 2023, {}",
        ),
        (
            (step("zh-Hans", "ru", HUMAN, "kim"),),
            (KIM,),
            RUSSIAN,
            "Анна Ким. A title / Анна Ким ; перевод с китайского: Анна Ким. — Текст : электронный "
            "// gazette : [сайт]. — 2023. — 1 мая. — URL: {}",
        ),
        (
            (step("ru", "en", HUMAN), step("en", "zh-Hans", MACHINE)),
            (KIM,),
            CHINESE,
            "Anna Kim. A title[N/OL]. 由机器从英文翻译, 原文为俄文. gazette, 2023-05-01. {}.",
        ),
    ],
)
def test_a_reference_is_as_its_language_has_it(
    steps: tuple[Translation, ...], credits: tuple[Credit, ...], words: Words, wanted: str
) -> None:
    segment = LANGUAGES[steps[-1].lang].segment if steps else "en"
    address = f"{SITE}/{segment}/one/"
    assert reference(steps, credits, words, SITE) == wanted.format(address)
    if words is ENGLISH:
        assert reference(steps, credits, words, "") == wanted.removesuffix(", {}") + "."


TRANSLATED = (Work("print", lang="ru"), Work("page", lang="en", translation_of="print"))
RETOLD = (Work("print", lang="ru"), Work("page", lang="en", based_on="print"))
BY_KIM = Credit(Role.TRANSLATOR, "kim")


@pytest.mark.parametrize(
    ("chain", "credits", "told"),
    [
        (TRANSLATED, (BY_KIM,), ", translated from Russian by Anna Kim"),
        (TRANSLATED, (), ", translated from Russian"),
        (RETOLD, (BY_KIM,), ", translated by Anna Kim"),
        (RETOLD, (), ""),
        ((), (BY_KIM,), ", translated by Anna Kim"),
    ],
)
def test_a_reference_to_a_translation_from_elsewhere_names_its_translator(
    chain: tuple[Work, ...], credits: tuple[Credit, ...], told: str
) -> None:
    found = reference((), credits, ENGLISH, "", chain)
    assert found == f"“A title”{told}, gazette, 1 May 2023."
