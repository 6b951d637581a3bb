"""Each text is in the language that its element claims, as far as letters tell.

Latin letters stand in Russian and Chinese texts too: names, units, addresses. So a text may have
them, a sentence may not be made of them, and a page may not be mostly Latin. Any other script is
a fault wherever its language has not been named. What is not to be translated is left out.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from lxml import html

from crawler.pages import Page, Site

SCRIPTS = {"en": "LATIN", "ru": "CYRILLIC", "uk": "CYRILLIC", "kk": "CYRILLIC", "zh": "CJK"}
ALL = frozenset(SCRIPTS.values())
NO_TEXT = {"script", "style", "template", "code", "pre"}
READ_OUT = ("alt", "aria-label", "title", "placeholder")
DESCRIBED = ("description", "og:title", "og:description")
A_SENTENCE = 5
"""So many Latin words in a row are more than a name."""
MOSTLY = 1 / 2
"""Of a page’s letters. A Latin name has more letters than a Chinese one says as much with."""


def script_of(tag: str) -> str:
    """Return the script of a language; of one that is not listed, Latin."""
    return "LATIN" if "-Latn" in tag else SCRIPTS.get(tag.partition("-")[0], "LATIN")


def texts(page: Page) -> Iterator[tuple[str, str]]:
    """Yield each text that is to be read in its language, with the language that it claims."""
    for element in page.root.iter():
        if not isinstance(element.tag, str) or element.tag in NO_TEXT:
            continue
        if (lang := _lang(element)) is not None:
            yield from ((lang, element.get(name)) for name in READ_OUT if element.get(name))
            if {element.get("name"), element.get("property")} & set(DESCRIBED):
                yield lang, element.get("content")
            yield from ((lang, text) for text in _own(element))


def _own(element: html.HtmlElement) -> Iterator[str]:
    """Yield the texts that stand in an element and in none within it."""
    for text in (element.text, *(child.tail for child in element)):
        if text and text.strip():
            yield text


def _lang(element: html.HtmlElement) -> str | None:
    """Return the language that an element claims; None where nothing is to be translated."""
    around = (element, *element.iterancestors())
    if next((one.get("translate") for one in around if one.get("translate")), "") == "no":
        return None
    return next((one.get("lang") for one in around if one.get("lang")), "")


def letters(text: str) -> Counter[str]:
    """Count the letters of a text by their script; of scripts that no language here has, none."""
    names = (unicodedata.name(one, "").partition(" ")[0] for one in text if one.isalpha())
    return Counter(name for name in names if name in ALL)


def in_another_script(site: Site) -> Iterator[str]:
    """Yield the texts that cannot be in the language which they claim."""
    for page in site:
        all_letters: Counter[str] = Counter()
        for lang, text in texts(page):
            if not page.segment and text in page.root.xpath("//title/text()|//meta/@content"):
                continue  # what stands above the language sites bears the site's name in each
            found, script = letters(text), script_of(lang)
            if lang == page.lang:
                all_letters += found
            if found.keys() - {script, "LATIN"} or (
                script not in found and len(_words(text)) >= A_SENTENCE
            ):
                words = " ".join(text.split())[:80]
                yield f"{page.path}: “{words}” is said to be {lang or 'nothing'}"
        share = all_letters[script_of(page.lang)] / max(1, all_letters.total())
        if share < MOSTLY and all_letters:
            yield f"{page.path}: only {share:.0%} of its letters are {page.lang}’s"


def _words(text: str) -> list[str]:
    """Return the words of a text that no address is among."""
    return [one for one in text.split() if one.strip("«»“”()[],.;:").isalpha()]
