"""Names in alphabetical order, by each language's rules."""

import itertools
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.model.registry import Entry, Section
from hexapla.rendering.collation import entry_key, id_key, key
from hexapla.rendering.pinyin import spelled

ORDERED = {
    "en": [
        *("1 News", "Åsa", "Asia-Plus", "emil", "Émile", "Emily", "O’Brien", "Oakley"),
        *("polish", "Polish", "“Zan”", "РБК", "新华社"),
    ],
    "ru": [
        *("20 минут", "«Азия-Плюс»", "все", "всё", "всё-таки", "Едок", "Ёлка", "ель", "Иод"),
        *("Ия", "Йод", "Яма", "Euractiv"),
    ],
    "zh-Hans": [
        *("36氪", "阿斯塔纳时报", "重庆日报", "俄新社", "哈萨克国际通讯社", "华盛顿邮报"),
        *("黎明报", "李安", "路透社", "绿原", "峦", "新华社", "新闻报", "银川", "银行"),
        *("中国日报", "中国RBC", "自由欧洲电台", "RBC", "РБК"),
    ],
    "zh-Hant": ["中央社", "聯合報", "自由時報", "RBC"],
    "kk": ["Abai", "Ёлка", "Яма"],
}

PEOPLE = {  # name: its key in the registry, in the order of pinyin
    "蔡元培": "",
    "岑参": "",
    "查理": "cha li",  # no surname, but a foreign name
    "达娜·费里": "",
    "葛优": "",
    "仇英": "",
    "任正非": "",
    "单田芳": "",
    "解海龙": "",
    "尉迟恭": "",
}


def entry(name: str, sort: str = "", section: Section = Section.OUTLETS) -> Entry:
    keys = {"zh-Hans": sort} if sort else {}
    return Entry(name, section, "", 1, {"zh-Hans": name}, sort=keys)


def in_order(*entries: Entry) -> list[str]:
    backwards = entries[::-1]
    return [one.id for one in sorted(backwards, key=lambda one: entry_key(one, "zh-Hans"))]


@given(st.lists(st.text(max_size=8), max_size=5), st.sampled_from(sorted(ORDERED)))
def test_any_texts_have_an_order_and_only_equal_ones_the_same_place(
    texts: list[str], tag: str
) -> None:
    for one, other in itertools.combinations(texts, 2):
        keys = key(one, tag), key(other, tag)
        assert (keys[0] < keys[1]) + (keys[0] > keys[1]) == (keys[0] != keys[1])
        assert keys[0] != keys[1] or one.swapcase() == other.swapcase()


@pytest.mark.parametrize("tag", ORDERED)
def test_names_stand_in_the_order_of_their_language(tag: str) -> None:
    names = ORDERED[tag]
    assert sorted(set(names), key=lambda name: key(name, tag)) == names


def test_names_with_and_without_a_key_of_pinyin_stand_in_one_order() -> None:
    listed = (
        entry("𰻝报", "biang bao"),
        entry("Radio", "bo bo"),  # not spelled by its letters: a key is Chinese all the same
        entry("重庆日报"),
        entry("重庆晚报", "chong qing wan bao"),
        entry("新华社"),
        entry("新民报", "xin min bao"),
        entry("新闻报"),
        entry("信报", "Xìnbào"),
        entry("Asia-Plus"),
    )
    assert in_order(*listed) == [one.id for one in listed]


def test_a_key_tells_which_reading_of_a_character_is_meant() -> None:
    listed = (entry("曾先生"), entry("长安报"), entry("曾国藩", "Zeng Guofan"), entry("张"))
    assert in_order(*listed) == ["曾先生", "长安报", "曾国藩", "张"]


def test_people_are_read_by_their_surnames() -> None:
    people = [entry(name, sort, Section.PEOPLE) for name, sort in PEOPLE.items()]
    assert in_order(*people) == list(PEOPLE)


def test_a_key_that_is_no_pinyin_counts_as_it_is_written() -> None:
    assert in_order(entry("乙", "甲"), entry("丙")) == ["丙", "乙"]
    assert in_order(entry("新华社"), entry("Tengri", "TNGR")) == ["新华社", "Tengri"]


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("Zēng Guófān", ["zeng1", "guo2", "fan1"]),
        ("zeng1 guo2fan", ["zeng1", "guo2", "fan0"]),
        ("fangan", ["fan0", "gan0"]),
        ("fang’an", ["fang0", "an0"]),
        ("xī’ān", ["xi1", "an1"]),
        ("lǚ nv Lü lu\u0300\u0308", ["lu 3", "nu 0", "lu 0", "lu 4"]),
        ("er hua", ["er0", "hua0"]),
        ("РБК", []),
        ("BBC", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_pinyin_is_read_in_syllables(text: str, syllables: list[str], form: str) -> None:
    found = spelled(unicodedata.normalize(form, text))  # type: ignore[arg-type]  # pytest's str
    assert [f"{letters}{tone}" for letters, tone in found] == syllables


def test_an_id_that_the_registry_lacks_stands_by_itself() -> None:
    entries = {"b": entry("新华社")}
    assert sorted(("zeta", "b"), key=lambda one: id_key(entries, one, "zh-Hans")) == ["b", "zeta"]


def test_what_reads_characters_is_loaded_only_where_none_says_how() -> None:
    code = """
import sys
from hexapla.model.registry import Entry, Section
from hexapla.rendering.collation import entry_key, key
entry = Entry("a", Section.OUTLETS, "", 1, {"zh-Hans": "新华社"}, sort={"zh-Hans": "xīn huá shè"})
entry_key(entry, "zh-Hans"), key("РБК", "zh-Hans"), key("新华社", "ru"), key("新华社", "zh-Hant")
assert "pypinyin" not in sys.modules
key("新华社", "zh-Hans")
assert "pypinyin" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
