"""Documents and editions: one article in one language, as an ordered tree of blocks."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from hexapla.model.block import (
    Block,
    Correction,
    Figure,
    Group,
    Leaf,
    Node,
    State,
    with_blocks,
)
from hexapla.model.mentions import Mention, mentions
from hexapla.model.policies import PolicyPage
from hexapla.model.work import Credit, Method, Source, Work


class Translation(Struct, frozen=True):
    """One step from a language into another: what a catalog says of itself.

    ``method`` is the weakest present in the catalog; ``catalog`` is its path.
    """

    source_lang: str
    lang: str
    method: Method
    catalog: str
    credits: tuple[Credit, ...] = ()


class Status(StrEnum):
    """Whether a document is for the public."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class Waiver(Struct, frozen=True):
    """A rule that this document is allowed to break, and why."""

    code: str
    reason: str
    line: int


class Metadata(Struct, frozen=True, omit_defaults=True):
    """The front matter, but for the texts that are translated. Topics and people are ids.

    ``policy`` and ``menu`` are of pages alone: what the page lays down, and whether it stands in
    the masthead. ``lines`` has the lines of some keys, a key of ``slugs`` as ``slugs.ru``.
    ``usable`` is False when a stand-in is among the values, since what was written could not be
    read.
    """

    slug: str
    date: datetime.datetime
    modified: datetime.datetime | None = None
    status: Status = Status.PUBLISHED
    kicker: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    template: str = ""
    policy: PolicyPage | None = None
    menu: bool = False
    slugs: Mapping[str, str] = field(default_factory=dict)
    credits: tuple[Credit, ...] = ()
    chain: tuple[Work, ...] = ()
    sources: tuple[Source, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    pelican: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    usable: bool = True


class Outline(Struct, frozen=True):
    """What others than an edition's own page need of its text, so that they need not read it.

    ``states`` counts its messages by state, title and summary included; ``mentions`` is all that it
    names; ``images`` are paths in the content folder.
    """

    states: Mapping[State, int]
    mentions: tuple[Mention, ...]
    corrections: tuple[Correction, ...]
    images: tuple[str, ...]


class Document(Struct, frozen=True, dict=True):
    """One article or page in one language.

    ``path`` is relative to the content folder, with slashes. ``translations`` are the steps from
    the language it was written in to ``lang``, in order: empty for the original, two through a
    pivot. It has no slots, so that its walks can be kept: every page asks for them again and again.
    """

    path: str
    lang: str
    meta: Metadata
    title: Block
    summary: Block | None
    body: Sequence[Node]
    translations: tuple[Translation, ...] = ()

    @property
    def source_lang(self) -> str:
        """The language the document was written in."""
        return self.translations[0].source_lang if self.translations else self.lang

    @property
    def steps(self) -> tuple[Translation, ...]:
        """How the text came into its language, as far as that is said.

        First the translation that the article itself is, where its chain says how that was made,
        then those into the editions.
        """
        return (*_own_step(self.meta.chain), *self.translations)

    @property
    def slug(self) -> str:
        """The document's part of its address in this language."""
        return self.meta.slugs.get(self.lang, self.meta.slug)

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the site's own, outside the lists of articles."""
        return self.path.startswith("pages/")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in order: title, summary, then the body's."""
        front = (self.title, self.summary) if self.summary else (self.title,)
        return (*front, *(node for node in self.nodes if isinstance(node, Block)))

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every node of the body, parents before children."""
        return tuple(_walk(self.body))

    @property
    def groups(self) -> list[Group | Leaf]:
        """The nodes of the body that are no blocks: few, beside those."""
        return [node for node in self.nodes if not isinstance(node, Block)]

    @cached_property
    def outline(self) -> Outline:
        """What others need of the text."""
        return Outline(
            states=Counter(block.state for block in self.blocks),
            mentions=tuple(mentions(self)),
            corrections=tuple(node for node in self.groups if isinstance(node, Correction)),
            images=tuple(
                node.image for node in self.groups if isinstance(node, Figure) and node.image
            ),
        )


def _own_step(chain: tuple[Work, ...]) -> Iterator[Translation]:
    """Yield the step that the last work of a chain is, which is this site's article."""
    last = chain[-1] if chain else None
    if last and last.translation_of and last.method:
        langs = [work.lang for work in chain if work.id == last.translation_of]
        yield Translation(langs[0] if langs else "", last.lang, last.method, "")


def transform(document: Document, change: Callable[[Block], Block]) -> Document:
    """Return the document with every block passed through a function, in document order.

    The one walk over a document's messages: extraction and translation both use it, so what one
    writes is what the other looks up.
    """
    return replace(
        document,
        title=change(document.title),
        summary=change(document.summary) if document.summary else None,
        body=tuple(with_blocks(node, change) for node in document.body),
    )


def _walk(found: Iterable[Node]) -> Iterator[Node]:
    for node in found:
        yield node
        if not isinstance(node, Block) and not isinstance(node, Leaf):
            yield from _walk(node.children)


def corrections(document: Document) -> tuple[Correction, ...]:
    """Return a document's dated corrections, the newest first."""
    found = [one for one in document.outline.corrections if one.date]
    return tuple(sorted(found, key=lambda one: str(one.date), reverse=True))


def last_change(document: Document) -> datetime.datetime | None:
    """Return when a document was last changed since its publication; None when it never was.

    A correction is a change: ``modified`` follows it, from the start of its day in the zone of the
    document's date.
    """
    date = document.meta.date
    found = [one.date.first_day() for one in corrections(document) if one.date]
    days = [datetime.datetime.combine(day, datetime.time(), date.tzinfo) for day in found]
    changes = [change for change in (document.meta.modified, *days) if change and change > date]
    return max(changes, default=None)
