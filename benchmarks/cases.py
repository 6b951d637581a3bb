"""The cases: what happens to a site between two builds, and where a reader must then see it."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from benchmarks.layouts import KINDS, Layout, write
from benchmarks.parts import Article, Part, Prosaic
from benchmarks.prose import TAGS, Text


class Case(StrEnum):
    """What a build finds changed since the last one."""

    NOTHING = "from nothing"
    UNCHANGED = "nothing changed"
    PARAGRAPH = "one paragraph edited"
    MESSAGE = "one translated paragraph edited"
    TITLE = "one title changed"
    TEMPLATE = "one template changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A mark that the build must bring into some pages; none for the first two cases."""

    mark: str = ""
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A site on disk, with the articles as they stand in it."""

    folder: Path
    layout: Layout
    articles: list[Article]

    @property
    def output(self) -> Path:
        """The folder that is built."""
        return self.folder / self.layout.output

    def write(self) -> None:
        """Write the whole site."""
        write(self.folder, self.layout.shared(self.articles))
        for article in self.articles:
            write(self.folder, (self.layout.text(article, tag) for tag in TAGS))

    def subject(self, case: Case, turn: int) -> Article:
        """Return the article that a case changes in a turn."""
        place = len(self.articles) // 2 + len(Case) * turn + list(Case).index(case)
        return self.articles[place % len(self.articles)]

    def change(self, case: Case, turn: int) -> Change:
        """Do to the site what a case says, for another article and with other words each turn."""
        mark = f"{case.name.lower()}-{turn}"
        article = self.subject(case, turn)
        match case:
            case Case.NOTHING:
                self._take_away()
                return Change()
            case Case.UNCHANGED:
                return Change()
            case Case.PARAGRAPH:
                edited = replace(article, body=tuple(_edited(article, article.lang, mark)))
                return self._saved(edited, (article.lang,), mark)
            case Case.MESSAGE:
                other = next(tag for tag in TAGS if tag != article.lang)
                edited = replace(article, body=tuple(_edited(article, other, mark)))
                return self._saved(edited, (other,), mark)
            case Case.TITLE:
                edited = replace(article, title=_marked(article.title, TAGS, mark))
                saved = self._saved(edited, TAGS, mark)
                lists = (page for page, kind in self.pages() if kind == "archive")
                return replace(saved, pages=(*saved.pages, *lists))
            case Case.TEMPLATE:
                return self._with_template(mark)

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield every page and feed of the output, with its kind."""
        for path in self.output.rglob("*"):
            if path.suffix in {".html", ".atom", ".xml"} and path.is_file():
                page = path.relative_to(self.output).as_posix()
                yield page, self.layout.kind(page)

    def lacks(self, change: Change) -> list[str]:
        """Return the pages that a change should have come to, and has not."""
        return [
            page
            for page in change.pages
            if change.mark not in (self.output / page).read_text("utf-8")
        ]

    def _take_away(self) -> None:
        """Move what earlier builds made out of the site.

        It is not deleted: file systems go on paying for that for minutes, whoever's turn it is.
        """
        aside = Path(tempfile.mkdtemp(prefix=f"{self.folder.name}-", dir=self.folder.parent))
        for name in self.layout.made:
            path = self.folder / name
            if path.exists():
                path.rename(aside / path.name)

    def _saved(self, article: Article, tags: tuple[str, ...], mark: str) -> Change:
        """Write an edited article's files in some languages, the others staying as they were."""
        self.articles[article.number] = article
        write(self.folder, (self.layout.text(article, tag) for tag in tags))
        return Change(mark, tuple(self.layout.page(article, tag) for tag in tags))

    def _with_template(self, mark: str) -> Change:
        path = self.folder / self.layout.template
        text = path.read_text("utf-8")
        meta = f'<meta name="edition" content="{mark}">'  # Hugo takes comments out
        path.write_text(text.replace("</head>", f"{meta}\n</head>"), "utf-8")
        pages = (page for page, kind in self.pages() if kind in KINDS and page.endswith(".html"))
        return Change(mark, tuple(pages))


def _edited(article: Article, tag: str, mark: str) -> Iterator[Part]:
    """Yield an article's parts, its first paragraph with a mark in one language."""
    waiting = True
    for part in article.body:
        if waiting and isinstance(part, Prosaic) and part.kind == "paragraph":
            waiting = False
            yield replace(part, text=_marked(part.text, (tag,), mark))
        else:
            yield part


def _marked(text: Text, tags: tuple[str, ...], mark: str) -> Text:
    en, ru, zh = (
        f"{one} ({mark})" if tag in tags else one for one, tag in zip(text, TAGS, strict=True)
    )
    return en, ru, zh
