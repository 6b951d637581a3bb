"""The heart of it: a document and a catalog make a document in another language."""

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from hexapla.model.block import Block, Kind, State, worst
from hexapla.model.document import Document, transform
from hexapla.model.inline import Inline
from hexapla.translating.catalog import Catalog


def key(block: Block) -> tuple[str, str]:
    """Return what a block's message is looked up by: its context and its id in gettext's sense."""
    return (str(block.kind), block.text)


class Wanted(Struct, frozen=True):
    """A message a document wants translated, and the ids of the blocks that share it."""

    context: str
    id: str
    blocks: tuple[str, ...]


def messages(document: Document) -> tuple[Wanted, ...]:
    """Return the messages of a document or edition in document order, each once.

    A block that a pivot left untranslated has no message: there is nothing yet to translate from.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for block in _translatable(document):
        found.setdefault(key(block), []).append(block.id)
    return tuple(Wanted(*pair, tuple(ids)) for pair, ids in found.items())


def _translatable(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.state is not State.UNTRANSLATED)


Parse = Callable[[Kind, str, int], tuple[Inline, ...] | None]
"""Gives the inline tree of a message, by its block's kind, its text and its line in the catalog."""


def _unparsed(kind: Kind, text: str, line: int) -> None:
    del kind, text, line


def translate(document: Document, catalog: Catalog, parse: Parse = _unparsed) -> Document:
    """Return the edition that a catalog makes of a document, or of an edition in its pivot.

    A block with no translation keeps its text and the language it is in. A block's state is the
    worst of the steps that led to it. Translations have the inline trees that ``parse`` gives.
    """

    def carried(block: Block) -> Block:
        message = catalog.messages.get(key(block))
        if block.state is State.UNTRANSLATED or message is None or not message.string:
            return replace(block, state=State.UNTRANSLATED, catalog_line=0)
        state = State.STALE if message.fuzzy else State.TRANSLATED
        return replace(
            block,
            text=message.string,
            lang=catalog.lang,
            state=worst(block.state, state),
            catalog_line=message.line,
            marked=parse(block.kind, message.string, message.line),
        )

    edition = transform(document, carried)
    steps = (*document.translations, catalog.translation)
    return replace(edition, lang=catalog.lang, translations=steps)
