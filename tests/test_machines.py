"""What is read back from the heads of built pages is what the record says."""

import re
from typing import Any

import pytest

from hexapla.model.site import Language
from hexapla.rendering.opengraph import og_locale
from pages import by_id, dublin_core, opengraph

SITE = "https://ferry.example"
LANDING = re.compile(re.escape(f"{SITE}/sized/articles/2023/landing-8.") + r"[0-9a-f]{16}\.png")
FERRY = "the-ferry-runs-again/index.html"


def article(golden: dict[str, str], segment: str) -> dict[str, Any]:
    return by_id(golden[f"{segment}/{FERRY}"])[f"{SITE}/{segment}/the-ferry-runs-again/#article"]


def test_the_record_of_an_article_is_read_back(golden: dict[str, str]) -> None:
    found = article(golden, "ru")
    wanted = {
        "headline": "Паром снова ходит",
        "inLanguage": "ru",
        "articleSection": "Вода",
        "keywords": ["лодки"],
        "datePublished": "2023-05-01T10:00:00+05:00",
        "dateModified": "2023-05-03T09:30:00+05:00",
        "author": [{"@id": f"{SITE}/#person:oleg-probe"}],
        "contributor": [{"@id": f"{SITE}/#person:dana-ferry"}],
        "publisher": {"@id": f"{SITE}/#publisher"},
        "isBasedOn": {"@id": f"{SITE}/ru/the-ferry-runs-again/#work:account"},
        "workTranslation": [{"@id": f"{SITE}/zh/the-ferry-runs-again/#article"}],
        "creativeWorkStatus": "Published",
    }
    assert {key: found.get(key) for key in wanted} == wanted
    assert "digitalSourceType" not in found
    assert "translationOfWork" not in found
    assert found["creditText"].startswith("Олег Проба · ")


def test_a_translation_is_of_the_edition_it_was_made_from(golden: dict[str, str]) -> None:
    chinese, english = article(golden, "zh"), article(golden, "en")
    assert chinese["translationOfWork"] == {"@id": f"{SITE}/ru/the-ferry-runs-again/#article"}
    assert chinese["translator"] == [{"@id": f"{SITE}/#person:oleg-probe"}]
    assert chinese["workTranslation"] == [{"@id": f"{SITE}/en/the-ferry-runs-again/#article"}]
    assert english["translationOfWork"] == {"@id": f"{SITE}/zh/the-ferry-runs-again/#article"}
    assert "translator" not in english  # a machine's
    assert english["digitalSourceType"].endswith("/TrainedAlgorithmicMediaDigitalSource")
    assert english["creativeWorkStatus"] == [
        "Incomplete",
        "Machine translation, not checked by a person",
    ]
    revised = by_id(golden["ru/doroga/index.html"])[f"{SITE}/ru/doroga/#article"]
    kind = "CompositeWithTrainedAlgorithmicMediaDigitalSource"
    assert revised["digitalSourceType"] == f"https://schema.org/{kind}"
    assert revised["editor"] == [{"@id": f"{SITE}/#person:oleg-probe"}]


def test_a_machine_s_part_in_the_chain_is_said(golden: dict[str, str]) -> None:
    nodes = by_id(golden["en/four-hops/index.html"])
    works = {key.rpartition(":")[2]: node for key, node in nodes.items() if "#work:" in key}
    told = {key: node.get("digitalSourceType") for key, node in works.items()}
    machine = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
    assert told == {"print": None, "account": None, "website": machine, "digest": None}


def test_the_chain_is_read_back(golden: dict[str, str]) -> None:
    nodes = by_id(golden[f"en/{FERRY}"])
    page = f"{SITE}/ru/the-ferry-runs-again/"
    assert nodes[f"{page}#work:print"] == {
        "@type": "Article",
        "@id": f"{page}#work:print",
        "inLanguage": "ru",
        "datePublished": "2023-04",
        "pagination": "3",
        "author": [{"@id": f"{SITE}/#person:given-only"}],
        "creditText": "written by Given Only",
        "isPartOf": {
            "@type": "PublicationIssue",
            "@id": f"{SITE}/#publication:river-weekly:7",
            "issueNumber": "7",
            "isPartOf": {"@id": f"{SITE}/#publication:river-weekly"},
        },
        "workTranslation": [{"@id": f"{page}#work:account"}],
    }
    assert nodes[f"{page}#work:account"] == {
        "@type": "Article",
        "@id": f"{page}#work:account",
        "url": "https://account.example/1",
        "inLanguage": "zh-Hans",
        "translator": [{"@id": f"{SITE}/#person:oleg-probe"}],
        "mentions": [{"@id": f"{SITE}/#person:given-only"}],
        "creditText": "translated by Oleg Probe · also named: Given Only",
        "publication": {
            "@type": "PublicationEvent",
            "publishedBy": {"@id": f"{SITE}/#publication:bank-account"},
            "url": "https://account.example/1",
        },
        "translationOfWork": {"@id": f"{page}#work:print"},
    }
    assert nodes[f"{SITE}/#publication:river-weekly"]["@type"] == "Newspaper"
    assert nodes[f"{SITE}/#publication:bank-account"]["name"] == "Riverbank"
    assert nodes[f"{SITE}/#person:given-only"]["name"] == "Given Only"


def test_quotations_sources_pictures_and_corrections_are_read_back(golden: dict[str, str]) -> None:
    found = article(golden, "ru")
    page = f"{SITE}/ru/the-ferry-runs-again/"
    (quotation,) = found["hasPart"]
    assert quotation.pop("url").startswith(f"{page}#q")
    assert quotation == {
        "@type": "Quotation",
        "text": "Мы ждали воды. И дождались.",
        "inLanguage": "ru",
        "spokenByCharacter": {"@id": f"{SITE}/#person:dana-ferry"},
        "dateCreated": "2023-04-28",
        "isBasedOn": {"@id": f"{page}#source:timetable"},
    }
    assert found["citation"] == [
        {
            "@type": "CreativeWork",
            "@id": f"{page}#source:timetable",
            "name": "Расписание парома",
            "url": "https://river.example/timetable",
            "inLanguage": "ru",
            "datePublished": "2023-04-28",
            "publisher": {"@id": f"{SITE}/#outlet:river-post"},
            "archivedAt": "https://archive.example/river.example/timetable",
        },
        {
            "@type": "CreativeWork",
            "@id": f"{page}#source:ledger",
            "name": "Ferry ledger",
            "inLanguage": "en",
            "datePublished": "1931",
            "publisher": {"@id": f"{SITE}/#outlet:old-archive"},
        },
    ]
    (picture,) = found["image"]
    assert LANDING.fullmatch(picture["contentUrl"])
    assert picture["caption"] == "Причал в первый день."
    assert picture["creator"] == {"@id": f"{SITE}/#person:dana-ferry"}
    assert picture["creditText"].startswith("Фото: Дана Ферри · Источник: Речная почта · ")
    assert picture["usageInfo"][0]["text"] == "Снимки — только с разрешения."
    (correction,) = found["correction"]
    assert correction["datePublished"] == "2023-05-03"
    assert correction["text"] == "Раньше здесь стояло, что паром ходит трижды в день."


def test_opengraph_is_read_back(golden: dict[str, str]) -> None:
    found = opengraph(golden[f"zh/{FERRY}"])
    assert [pair for pair in found if pair[0] not in {"og:description", "og:image:alt"}] == [
        ("og:type", "article"),
        ("og:title", "渡船恢复通航"),
        ("og:url", f"{SITE}/zh/the-ferry-runs-again/"),
        ("og:site_name", "渡船"),
        ("og:locale", "zh_CN"),
        ("og:locale:alternate", "en_GB"),
        ("og:locale:alternate", "ru_RU"),
        ("article:published_time", "2023-05-01T10:00:00+05:00"),
        ("article:modified_time", "2023-05-03T09:30:00+05:00"),
        ("article:section", "水"),
        ("article:tag", "船"),
        ("article:author", f"{SITE}/zh/people/oleg-probe/"),
        ("og:image", dict(found)["og:image"]),
        ("og:image:type", "image/png"),
        ("og:image:width", "8"),
        ("og:image:height", "6"),
    ]
    assert LANDING.fullmatch(dict(found)["og:image"])
    assert dict(opengraph(golden["index.html"]))["og:type"] == "website"
    assert dict(opengraph(golden["ru/people/oleg-probe/index.html"]))["og:type"] == "profile"
    assert "og:image" not in dict(opengraph(golden["en/the-road/index.html"]))


@pytest.mark.parametrize(
    ("locale", "wanted"),
    [
        ("en", "en_GB"),
        ("en_US", "en_US"),
        ("ru", "ru_RU"),
        ("zh_Hans", "zh_CN"),
        ("zh_Hant", "zh_TW"),
        ("zh_Hant_HK", "zh_HK"),
        ("kk", "kk_KZ"),
        ("uz_Cyrl", "uz_UZ"),
    ],
)
def test_a_language_has_its_likeliest_territory(locale: str, wanted: str) -> None:
    assert og_locale(Language(locale.replace("_", "-"), locale, "x")) == wanted


def test_dublin_core_is_read_back(golden: dict[str, str]) -> None:
    html = golden[f"zh/{FERRY}"]
    assert '<link rel="schema.dcterms" href="http://purl.org/dc/terms/">' in html
    assert dublin_core(html) == {
        "title": ["渡船恢复通航"],
        "language": ["zh-Hans"],
        "publisher": ["渡船"],
        "creator": ["奥列格·普罗巴"],
        "contributor": ["达娜·费里", "奥列格·普罗巴"],
        "issued": ["2023-05-01T10:00:00+05:00"],
        "modified": ["2023-05-03T09:30:00+05:00"],
        "source": ["https://account.example/1"],
        "isVersionOf": [f"{SITE}/ru/the-ferry-runs-again/"],
        "references": ["https://river.example/timetable"],
    }
