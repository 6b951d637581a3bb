"""What bringing catalogs in step costs, beside GNU msgmerge and Babel: see README.md."""

import argparse
import io
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from random import Random

from babel.messages.pofile import read_po, write_po
from translate.storage import pypo

from benchmarks.machine import machine
from benchmarks.measure import measured
from benchmarks.prose import LANGUAGES
from benchmarks.results import exponent
from hexapla.model.document import Document
from hexapla.reading.document import read
from hexapla.translating.match import Old, match
from hexapla.translating.translate import messages
from hexapla.translating.update import update

SIGNS = {
    "en": "abcdefghijklmnoprstuvwyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщыьэюя",
    "zh-Hans": (
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就"
        "分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    ),
}
VOCABULARY = 4000
"""Words of a language; the rank of a word decides how often it is used (Zipf's law)."""
MESSAGES = 27
"""Messages of an article, title and summary included."""
EDITED = 0.1
SIZES = (200, 400, 800, 1600, 3200)
"""Paragraphs of the documents between which the growth of the matching is measured."""

SETTINGS = """\
from pathlib import Path
from hexapla.site.shell import Shell
from hexapla.site.theme import find_theme

ROOT = str(Path(__file__).resolve().parent)
PELICAN_CLASS = Shell
PATH = "content"
OUTPUT_PATH = "output"
THEME = str(find_theme())
SITENAME = "The Example"
SITEURL = "https://example.org"
PUBLICATION = "example"
TIMEZONE = "UTC"
BUILD_TIME = "2024-01-01T00:00Z"
LANGUAGES = {
    "en": {"locale": "en", "segment": "en"},
    "ru": {"locale": "ru", "segment": "ru"},
    "zh-Hans": {"locale": "zh_Hans", "segment": "zh"},
}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
REGISTRY = {
    "publications": "example:\n  kind: website\n  names: {en: A, ru: А, zh-Hans: 范例}\n",
    "topics": "news:\n  kind: category\n  names: {en: News, ru: Новости, zh-Hans: 新闻}\n",
    "people": "anna-kim:\n  names: {en: Anna Kim, ru: Анна Ким, zh-Hans: 安娜·金}\n",
}
_MARKUP = re.compile(r"\*[^*]+\*|\[[^]]*\]\([^)]*\)")


class Writer:
    """Writes prose in one language, the same for the same seed."""

    def __init__(self, lang: str, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311
        self.lang = lang
        letters = Random(lang)  # noqa: S311
        longest = 3 if lang == "zh-Hans" else 11
        self.words = [
            "".join(letters.choices(SIGNS[lang], k=letters.randint(1 + (rank > 40), longest)))
            for rank in range(VOCABULARY)
        ]
        self.weights = [1 / (rank + 10) for rank in range(VOCABULARY)]

    def some(self, count: int) -> list[str]:
        """Return some words."""
        return self.chance.choices(self.words, self.weights, k=count)

    def sentence(self, least: int = 8, most: int = 22) -> str:
        """Return a sentence of so many words."""
        words = self.some(self.chance.randint(least, most))
        if self.lang == "zh-Hans":
            return "".join(words) + "。"
        return " ".join(words).capitalize() + "."

    def paragraph(self) -> str:
        """Return a paragraph; one in eight has a link or a stressed word."""
        text = " ".join(self.sentence() for _ in range(self.chance.randint(2, 5)))
        if self.chance.random() < 1 / 8:
            marks = ("*{}*", "[{}](person:anna-kim)", "[{}](https://example.org/a)")
            text += " " + self.chance.choice(marks).format(self.some(1)[0])
        return text

    def as_long_as(self, text: str) -> str:
        """Return prose without marks, about as long as another language's text."""
        count = max(2, len(text) // (9 if self.lang != "zh-Hans" else 5))
        return self.sentence(count, count)

    def article(self, slug: str, paragraphs: int) -> str:
        """Return an article's file with so many blocks of its body."""
        body = [
            f"## {self.sentence(3, 6)}" if place % 8 == 7 else self.paragraph()
            for place in range(paragraphs)
        ]
        front = (
            f"title: {self.sentence(4, 8)}",
            "date: 2023-05-01T10:00:00+00:00",
            f"lang: {self.lang}",
            f"slug: {slug}",
            "category: news",
            f"summary: {self.sentence()}",
        )
        return "\n".join(["---", *front, "---", "\n\n".join(body), ""])

    def edited(self, text: str) -> str:
        """Return a paragraph with one word in twelve, at least one, written anew."""
        words = text.split(" ") if self.lang != "zh-Hans" else list(text)
        for place in self.chance.sample(range(len(words)), max(1, len(words) // 12)):
            words[place] = self.some(1)[0]
        return (" " if self.lang != "zh-Hans" else "").join(words)


def document(text: str, path: str) -> Document:
    """Return an article's text read."""
    found, problems = read(text.encode(), path)
    if found is None or problems:
        raise SystemExit(f"{path}: {problems}")
    return found


def translated(data: bytes, writer: Writer) -> bytes:
    """Return a catalog with every message translated, marks included."""
    store = pypo.pofile.parsestring(data)
    store.updateheader(add=True, X_Method="human")
    for unit in store.units:
        if not unit.isheader():
            marks = _MARKUP.findall(str(unit.source))
            unit.target = " ".join([writer.as_long_as(str(unit.source)), *marks])
    return bytes(store)


def write_site(folder: Path, articles: int) -> int:
    """Write a site whose catalogs are complete; return how many messages they have."""
    count = 0
    writers = {lang: Writer(lang, 1) for lang in LANGUAGES}
    (folder / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    for name, text in REGISTRY.items():
        write(folder / f"content/registry/{name}.yaml", text.encode())
    for number in range(articles):
        lang = list(LANGUAGES)[number % len(LANGUAGES)]
        path = f"articles/{2015 + number % 9}/a{number}.md"
        text = writers[lang].article(f"a{number}", MESSAGES - 2)
        write(folder / "content" / path, text.encode())
        source = document(text, path)
        for other, locale in LANGUAGES.items():
            if other != lang:
                fresh = update(source, None, locale, LANGUAGES[lang])
                count += fresh.added
                to = folder / "translations" / locale / "LC_MESSAGES" / path.replace(".md", ".po")
                write(to, translated(fresh.data, writers[other]))
    return count


def write(path: Path, data: bytes) -> None:
    """Write a file, and its folders where they are not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def nothing_changed(articles: int, rounds: int) -> Iterator[str]:
    """Yield the rows on a whole site of which nothing has changed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = write_site(folder, articles)
        command = [str(Path(sys.executable).parent / "hexapla"), "update"]
        measured(command, folder)
        runs = [measured(command, folder) for _ in range(rounds)]
        pairs = []
        for path in sorted((folder / "content/articles").rglob("*.md")):
            place = path.relative_to(folder / "content").with_suffix(".po")
            source = document(path.read_text("utf-8"), place.with_suffix(".md").as_posix())
            catalogs = sorted((folder / "translations").glob(f"*/LC_MESSAGES/{place}"))
            pairs += [(source, one.read_bytes(), one.parts[-5]) for one in catalogs]

        def update_all() -> None:
            for source, data, locale in pairs:
                if update(source, data, locale).data != data:
                    raise SystemExit("a catalog without a change was changed")

        alone = timed(update_all, rounds)
    cpu = statistics.median(run.cpu for run in runs)
    wall = statistics.median(run.wall for run in runs)
    what = f"{articles:,} articles × 2 languages, {count:,} messages, nothing changed"
    yield f"| {what}: `hexapla update` | {cpu:.2f} s CPU, {wall:.2f} s wall | ≤ 6 s CPU | |"
    yield f"| of that the function `update` alone | {alone:.2f} s CPU | | |"


def timed(call: Callable[[], object], rounds: int) -> float:
    """Return the median of a call's CPU seconds."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        call()
        found.append(time.process_time() - start)
    return statistics.median(found)


def two_states(lang: str, paragraphs: int) -> tuple[Document, Document]:
    """Return a document and the same with some of its paragraphs edited."""
    writer = Writer(lang, 2)
    before = writer.article("one", paragraphs)
    head, _, body = before.partition("\n---\n")
    blocks = body.split("\n\n")
    for place in range(0, len(blocks), round(1 / EDITED)):
        blocks[place] = writer.edited(blocks[place])
    after = f"{head}\n---\n" + "\n\n".join(blocks)
    return read_anyhow(before), read_anyhow(after)


def read_anyhow(text: str) -> Document:
    """Return a document though an edit may have broken its marks."""
    found, problems = read(text.encode(), "articles/one.md")
    if found is None:
        raise SystemExit(str(problems))
    return found


def edited_tenth(lang: str, paragraphs: int, rounds: int, babel: int) -> Iterator[str]:
    """Yield the row on one long document, all tools by turns."""
    before, after = two_states(lang, paragraphs)
    other = "ru" if lang == "en" else "en"
    old = translated(update(before, None, other).data, Writer(other, 3))
    template = update(after, None, other).data
    changed = update(after, old, other).changed
    if not 0.9 * EDITED <= changed / paragraphs <= 1.1 * EDITED:
        raise SystemExit(f"{changed} of {paragraphs} paragraphs are stale; a tenth was edited")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "old.po").write_bytes(old)
        (folder / "new.pot").write_bytes(template)
        program = shutil.which("msgmerge") or sys.exit("install GNU gettext")
        merge = [program, "-q", "--previous", "-o", "out.po", "old.po", "new.pot"]
        ours: list[float] = []
        gnu: list[float] = []
        theirs: list[float] = []
        for number in range(rounds):
            ours.append(timed(lambda: update(after, old, other), 1))
            gnu.append(measured(merge, folder).cpu)
            if number < babel:
                theirs.append(timed(lambda: babel_update(old, template), 1))
    mine, peer = statistics.median(ours), statistics.median(gnu)
    told = f"msgmerge {peer:.2f} s ({mine / peer:.2f})"
    if theirs:
        slow = statistics.median(theirs)
        told += f", Babel {slow:.1f} s ({mine / slow:.4f})"
    what = f"{paragraphs} paragraphs in {lang}, {EDITED:.0%} edited: `update`"
    yield f"| {what}, {changed} became stale | {mine:.3f} s CPU | ≤ 0.3 s | {told} |"


def babel_update(old: bytes, template: bytes) -> bytes:
    """Return what Babel makes of a catalog and a template."""
    catalog = read_po(io.BytesIO(old))
    catalog.update(read_po(io.BytesIO(template)))
    written = io.BytesIO()
    write_po(written, catalog, include_previous=True)
    return written.getvalue()


def growth(rounds: int) -> Iterator[str]:
    """Yield the row on how the matching grows with the document."""
    times: dict[int, float] = {}
    for size in SIZES:
        before, after = two_states("en", size)
        old = [Old(one.context, one.id, f"t {one.id}") for one in messages(before)]
        times[size] = timed(partial(match, messages(after), old), rounds)
    told = ", ".join(f"{size}: {1000 * seconds:.0f} ms" for size, seconds in times.items())
    row = f"| matching, {SIZES[0]} to {SIZES[-1]:,} paragraphs, {EDITED:.0%} edited: exponent"
    yield f"{row} | {exponent(times):.2f} | ≤ 1.2 | {told} |"


def tools() -> str:
    """Say what ran, and on what."""
    first = subprocess.run(["msgmerge", "--version"], capture_output=True, text=True, check=True)  # noqa: S607
    gettext = first.stdout.split("\n")[0].split()[-1]
    told = ", ".join(
        f"{name} {version(name)}" for name in ("hexapla", "translate-toolkit", "rapidfuzz", "babel")
    )
    return f"{machine()}, {told}, GNU gettext {gettext}"


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--paragraphs", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--babel", type=int, default=1, help="rounds of Babel, which is slow")
    wish = parser.parse_args()
    print(f"{tools()}; medians of {wish.rounds} rounds (Babel: {wish.babel}).\n")
    print("| what | Hexapla | target | peers (and Hexapla's share of their time) |")
    print("|---|---|---|---|")
    rows = (
        nothing_changed(wish.articles, wish.rounds),
        *(edited_tenth(lang, wish.paragraphs, wish.rounds, wish.babel) for lang in LANGUAGES),
        growth(wish.rounds),
    )
    for some in rows:
        for row in some:
            print(row, flush=True)


if __name__ == "__main__":
    main()
