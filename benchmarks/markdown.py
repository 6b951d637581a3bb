"""An article's body as Markdown in one language: what all generators read alike."""

import re
from collections.abc import Callable, Iterator

from benchmarks.parts import Article, Code, Figure, Listed, Part, Prosaic, Quotation, Tabled
from benchmarks.prose import TAGS

_ARTICLE = re.compile(r"\]\(article:([a-z0-9-]+)\)")


def body(article: Article, tag: str) -> str:
    """Return the body as Hexapla reads it."""
    return "\n\n".join(_part(part, TAGS.index(tag)) for part in article.body) + "\n"


def common(article: Article, tag: str, address: Callable[[str], str]) -> str:
    """Return the body as any other generator reads it; ``address`` tells where a slug's page is."""
    return _ARTICLE.sub(lambda found: f"]({address(found[1])})", body(article, tag))


def _part(part: Part, tongue: int) -> str:
    match part:
        case Prosaic("heading"):
            return f"## {part.text[tongue]}"
        case Prosaic("quote"):
            return f"> {part.text[tongue]}"
        case Prosaic():
            return part.text[tongue]
        case Listed():
            items = enumerate((item[tongue] for item in part.items), 1)
            return "\n".join(
                f"{f'{place}.' if part.numbered else '-'} {one}" for place, one in items
            )
        case Tabled():
            return "\n".join(_table(part, tongue))
        case Code():
            return f"```python\n{part.lines}\n```"
        case Figure():
            return "\n".join(_figure(part, tongue))
        case Quotation():
            options = f":speaker: {part.speaker}\n:source: {part.source}"
            return f":::{{quote}}\n{options}\n\n{part.text[tongue]}\n:::"


def _table(table: Tabled, tongue: int) -> Iterator[str]:
    first, *rest = table.rows
    yield "| " + " | ".join(cell[tongue] for cell in first) + " |"
    yield "|---" + "|---:" * (len(first) - 1) + "|"
    for row in rest:
        yield "| " + " | ".join(cell[tongue] for cell in row) + " |"


def _figure(figure: Figure, tongue: int) -> Iterator[str]:
    yield f":::{{figure}} {figure.image}".rstrip()
    if figure.image:
        yield f":alt: {figure.alt[tongue]}"
    yield f":source: {figure.source}"
    yield f":date: {figure.date}"
    yield f"\n{figure.caption[tongue]}\n:::"
