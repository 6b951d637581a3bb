"""What each page has of its own: ids, a heading, pictures with their credit, one style sheet."""

from collections import Counter
from collections.abc import Iterator

from crawler.pages import Site


def ill_made(site: Site) -> Iterator[str]:
    """Yield ids that stand twice, and pages without their one heading or without a language."""
    for page in site:
        yield from (f"{page.path}: id {one} twice" for one, n in Counter(page.ids).items() if n > 1)
        if (found := int(page.root.xpath("count(//h1)"))) != 1:
            yield f"{page.path}: {found} h1"
        if not page.lang:
            yield f"{page.path}: without a language"


def bare_pictures(site: Site) -> Iterator[str]:
    """Yield pictures without their size, their words or their credit."""
    for page in site:
        for picture in page.root.iter("img"):
            where = f"{page.path}: {picture.get('src')}"
            yield from (
                f"{where}: no {name}" for name in ("width", "height") if not picture.get(name)
            )
            if picture.get("alt") is None:
                yield f"{where}: no alt"
            figure = next(picture.iterancestors("figure"), None)
            if figure is not None and not figure.xpath(
                ".//figcaption//*[contains(@class, 'credit')]"
            ):
                yield f"{where}: no credit in its caption"
            caption = "" if figure is None else " ".join(figure.xpath(".//figcaption//text()"))
            if picture.get("alt") and picture.get("alt") in " ".join(caption.split()):
                yield f"{where}: its alt repeats the caption"


def heavy(site: Site) -> Iterator[str]:
    """Yield what no page may bring along: scripts outside search, inline style, fonts."""
    for page in site:
        if page.kind != "search":
            for script in page.root.xpath("//script[not(@type='application/ld+json')]"):
                yield f"{page.path}: a script {script.get('src') or ''}"
        for element in page.root.xpath("//style|//*[@style]"):
            yield f"{page.path}: style in <{element.tag}>"
        if len(page.root.xpath("//link[@rel='stylesheet']")) != 1 and page.kind != "search":
            yield f"{page.path}: not one style sheet"
        for picture in page.root.iter("img"):
            sets = [picture.get("srcset"), *picture.getparent().xpath("./source/@srcset")]
            if not any(sets) and not (picture.get("src") or "").endswith(".svg"):
                yield f"{page.path}: {picture.get('src')}: no srcset"
    for path, data in site.files.items():
        if path.endswith((".woff", ".woff2", ".ttf", ".otf")):
            yield f"{path}: a web font"
        if path.endswith(".css") and b"@import" in data:
            yield f"{path}: fetches another"
