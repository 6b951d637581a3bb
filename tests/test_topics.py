"""Topics in lists: categories as the registry has them, tags by their names."""

from pathlib import Path

from hexapla.rendering.index import index
from hexapla.rendering.topics import categories, tags
from sites import ARTICLE, TOPICS, loaded, site

NAMED = """\
world:
  kind: category
  names: {en: World, zh-Hans: 国际}
trade:
  kind: tag
  names: {en: Trade, zh-Hans: 贸易}
banks:
  kind: tag
  names: {en: Banks, zh-Hans: 银行}
the-west:
  kind: tag
  names: {en: The West, zh-Hans: 西方}
  sort: {en: "West, The", zh-Hans: xi fang}
"""


def test_categories_have_an_editors_order_and_tags_that_of_their_names(tmp_path: Path) -> None:
    topics = {"one": "zebra", "two": "news", "three": "absent", "four": "world"}
    tagged = ARTICLE.replace(
        "category: news", "category: {category}\ntags: [trade, the-west, banks]"
    )
    articles: dict[str, str | bytes] = {
        f"content/articles/{slug}.md": tagged.format(slug=slug, body="Words.", category=category)
        for slug, category in topics.items()
    }
    registry = {"content/registry/topics.yaml": NAMED + TOPICS}
    found, _ = loaded(site(tmp_path, {**articles, **registry}))
    listed = index(found).articles["en"]
    assert len(listed) == len(topics)
    assert categories(found, listed) == ("world", "news", "absent", "zebra")
    assert tags(found, listed, "en") == ("banks", "trade", "the-west")
    assert tags(found, listed, "zh-Hans") == ("trade", "the-west", "banks")
