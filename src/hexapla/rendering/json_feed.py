"""Feeds as JSON, from the values of the Atom feeds.

JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
"""

import json

from hexapla.rendering.direction import lang_html
from hexapla.rendering.html import Html, html
from hexapla.rendering.views import FeedCorrection, FeedEntry, FeedView, JsonFeedView

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: FeedView, href: str) -> JsonFeedView:
    """Return a feed as the file of a JSON Feed that is to lie at an address."""
    facts = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.href,
        "feed_url": href,
        "language": feed.tag,
        "items": [_item(entry, feed.tag) for entry in feed.entries],
    }
    text = json.dumps(facts, ensure_ascii=False, indent=2)
    return JsonFeedView(Html(text))  # noqa: S704 - a file of JSON, where nothing is HTML


def _item(entry: FeedEntry, tag: str) -> dict[str, object]:
    """Return an entry; what JSON Feed has no name for stands under one of ours.

    It requires a content: where there is neither a summary nor more to tell, that is the title.
    """
    own: dict[str, object] = {
        "disclosure": entry.disclosure,
        "contributors": [{"name": name} for name in entry.contributors],
        "license": entry.license,
    }
    facts: dict[str, object] = {
        "id": entry.id,
        "url": entry.href,
        "title": entry.title,
        "content_html": _content(entry, tag) or html("<p>{}</p>", entry.title),
        "summary": entry.told,
        "language": entry.hreflang or tag,
        "date_published": entry.published,
        "date_modified": entry.updated if entry.updated != entry.published else "",
        "authors": [{"name": name} for name in entry.authors],
        "tags": [label for _, label in entry.categories],
        "_hexapla": {key: value for key, value in own.items() if value},
    }
    return {key: value for key, value in facts.items() if value}


def _content(entry: FeedEntry, tag: str) -> Html:
    paragraphs = [_in(entry.told, entry.summary_lang, tag)] if entry.told else []
    paragraphs += [_correction(one, tag) for one in entry.corrections]
    return Html().join(paragraphs)


def _in(text: str, lang: str, tag: str) -> Html:
    if lang in {"", tag}:
        return html("<p>{}</p>", text)
    return html("<p{}>{}</p>", lang_html(lang, tag), text)


def _correction(one: FeedCorrection, tag: str) -> Html:
    lang = lang_html(one.lang, tag) if one.lang else ""
    text = html("<span{}>{}</span>", lang, one.text) if one.lang else one.text
    return html("<p>{}{}{}</p>", one.before, text, one.after)
