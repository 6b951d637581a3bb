"""Names in alphabetical order, by each language's rules."""

import pytest

from hexapla.model.registry import Entry, Section
from hexapla.rendering.collation import entry_key, key

ORDERED = {
    "en": ["1 News", "Åsa", "Asia-Plus", "emil", "Émile", "Emily", "“Zan”", "РБК", "新华社"],
    "ru": ["20 минут", "«Азия-Плюс»", "Едок", "Ёлка", "ель", "Иод", "Ия", "Йод", "Яма", "Euractiv"],
    "zh-Hans": [
        "阿斯塔纳时报",
        "俄新社",
        "哈萨克国际通讯社",
        "新华社",
        "自由欧洲电台",
        "RBC",
        "РБК",
    ],
    "kk": ["Abai", "Ёлка", "Яма"],
}


@pytest.mark.parametrize("tag", ORDERED)
def test_names_stand_in_the_order_of_their_language(tag: str) -> None:
    names = ORDERED[tag]
    assert sorted(set(names), key=lambda name: key(name, tag)) == names


def test_a_key_of_the_registry_comes_before_the_name() -> None:
    keyed = Entry("a", Section.OUTLETS, "", 1, {"zh-Hans": "𰻝报"}, sort={"zh-Hans": "biang bao"})
    plain = Entry("b", Section.OUTLETS, "", 1, {"zh-Hans": "新华社"})
    latin = Entry("c", Section.OUTLETS, "", 1, {"zh-Hans": "Asia-Plus"})
    ordered = sorted((latin, plain, keyed), key=lambda one: entry_key(one, "zh-Hans"))
    assert [one.id for one in ordered] == ["a", "b", "c"]
