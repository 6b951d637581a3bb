"""Documents as they are kept: the head at hand, the text read when it is asked for."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct

from hexapla.model.block import Block, Node
from hexapla.model.document import Document, Metadata, Outline, Translation
from hexapla.site.store.digests import digest_of

HEADS = msgspec.json.Encoder()
"""For what has times in it: MessagePack would turn them into those of another zone."""
_ENCODER = msgspec.msgpack.Encoder()
_TEXTS = msgspec.msgpack.Decoder(tuple[Node, ...])

TEXTS, OUTLINES = "texts", "outlines"
"""The names under which it is noted that an edition's text or outline is read."""


class Head(Struct, frozen=True, array_like=True):
    """What is known of an edition without its text.

    ``meta`` is the number of its metadata among its unit's. ``stamp`` is a digest of all but the
    outline, ``sketch`` of the outline, ``used`` of what this names and shows, ``digest`` of the
    text.
    """

    path: str
    lang: str
    meta: int
    title: Block
    summary: Block | None
    translations: tuple[Translation, ...]
    outline: Outline
    stamp: bytes = b""
    sketch: bytes = b""
    used: bytes = b""
    digest: bytes = b""


class Text:
    """An edition's text, decoded when it is asked for; and whoever asks is noted."""

    def __init__(self, load: Callable[[], Document], note: Callable[[], None]) -> None:
        self._load, self._note = load, note

    def whole(self) -> Document:
        """Return the whole document."""
        self._note()
        return self._load()


class _Body(Sequence[Node]):
    """The body of a document whose text is read when it is looked at."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __iter__(self) -> Iterator[Node]:
        return iter(self._text.whole().body)

    def __len__(self) -> int:
        return len(self._text.whole().body)

    def __getitem__(self, place: Any) -> Any:
        return self._text.whole().body[place]


class KeptDocument(Document, frozen=True, dict=True, kw_only=True):
    """A document out of the store, or one that was read and will be kept.

    Whoever asks for its outline or its text is noted.
    """

    head: Head
    text: Text
    note_outline: Callable[[], None]

    @property
    def outline(self) -> Outline:
        """What others need of the text."""
        self.note_outline()
        return self.head.outline

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in order."""
        return self.text.whole().blocks

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every node of the body."""
        return self.text.whole().nodes


def packed(document: Document, metas: Sequence[Metadata]) -> tuple[Head, bytes]:
    """Return an edition as it is kept: its head, and its text as bytes.

    Its metadata is one of ``metas``.
    """
    text = _ENCODER.encode(document.body)
    meta, outline = document.meta, document.outline
    head = Head(
        document.path,
        document.lang,
        metas.index(meta),
        document.title,
        document.summary,
        document.translations,
        outline,
    )
    front = (head.path, head.lang, meta, head.title, head.summary, head.translations)
    marks = {
        "stamp": digest_of(HEADS.encode(front)),
        "sketch": digest_of(HEADS.encode(outline)),
        "used": digest_of(HEADS.encode((outline.mentions, outline.images))),
        "digest": digest_of(text),
    }
    return msgspec.structs.replace(head, **marks), text


def unpacked(head: Head, meta: Metadata, text: bytes) -> Document:
    """Return the whole document that was packed."""
    body = _TEXTS.decode(text)
    return Document(head.path, head.lang, meta, head.title, head.summary, body, head.translations)


def kept(
    head: Head,
    meta: Metadata,
    load: Callable[[], Document],
    note: Callable[[str, tuple[str, ...]], None],
) -> KeptDocument:
    """Return an edition of which only the head is at hand; ``load`` returns all of it."""
    key = (head.path, head.lang)
    text = Text(load, partial(note, TEXTS, key))
    return KeptDocument(
        path=head.path,
        lang=head.lang,
        meta=meta,
        title=head.title,
        summary=head.summary,
        body=_Body(text),
        translations=head.translations,
        head=head,
        text=text,
        note_outline=partial(note, OUTLINES, key),
    )
