"""CommonMark's own examples, through our parser with all its additions."""

import json
import re
from pathlib import Path
from typing import TypedDict

import pytest

from hexapla.reading.markdown import parser

DATA = Path(__file__).parent / "data" / "commonmark-0.31.json"

_TAG = re.compile(r"<[A-Za-z/!?][^>]*>?")


class Example(TypedDict):
    """One example of the specification, under the number it has there."""

    example: int
    section: str
    markdown: str
    html: str


EXAMPLES: tuple[Example, ...] = tuple(json.loads(DATA.read_text(encoding="utf-8")))


def raw_html(example: Example) -> list[str]:
    """Return the tags that an example's Markdown passes through to its HTML as they stand.

    Raw HTML is off here: it is shown as text, and the problem `raw-html` says so. So these
    examples cannot hold, and no others are left out.
    """
    return [tag for tag in _TAG.findall(example["markdown"]) if tag in example["html"]]


def name(example: Example) -> str:
    return f"{example['example']}-{example['section'].replace(' ', '-')}"


WITHOUT_HTML = [example for example in EXAMPLES if not raw_html(example)]
WITH_HTML = [example for example in EXAMPLES if raw_html(example)]


def rendered(markdown: str) -> str:
    """Return the HTML of markdown-it's renderer, an empty quotation as the specification has it."""
    html: str = parser().render(markdown)
    return html.replace("<blockquote></blockquote>", "<blockquote>\n</blockquote>")


@pytest.mark.parametrize("example", WITHOUT_HTML, ids=name)
def test_an_example_without_raw_html_is_read_as_the_specification_says(example: Example) -> None:
    assert rendered(example["markdown"]) == example["html"]


@pytest.mark.parametrize("example", WITH_HTML, ids=name)
def test_raw_html_of_an_example_never_becomes_html(example: Example) -> None:
    html = rendered(example["markdown"])
    assert not [tag for tag in raw_html(example) if tag in html]


def test_nearly_all_of_the_specification_is_run() -> None:
    assert len(EXAMPLES) == 652
    assert (len(WITHOUT_HTML), len(WITH_HTML)) == (580, 72)
