"""The verb ``align``: a translation from the archive becomes the guesses of a catalog."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from hexapla.model.block import PLAIN_KINDS, Literal
from hexapla.model.document import Document
from hexapla.model.problem import Problem
from hexapla.model.site import Language, Site
from hexapla.reading.messages import unwrap
from hexapla.site.catalogs import catalog_path
from hexapla.site.choice import Choice
from hexapla.site.files import write_atomically
from hexapla.site.passages import MARKDOWN, escaped, joined, of_document, of_text
from hexapla.site.rewriting import lossy, taking_turns
from hexapla.site.settings.configuration import Configuration
from hexapla.site.update import Wish, update_catalogs
from hexapla.translating.align import ONE_LINE, Bead, align
from hexapla.translating.context import Glossary
from hexapla.translating.evidence import Passage
from hexapla.translating.fill import Filled, Guess, fill
from hexapla.translating.stores import survives_rewriting

_Key = tuple[str, str]
_SHOWN = 60


class Wanted(Struct, frozen=True):
    """What to align: a document's translation in a file, into a language.

    ``pivot`` is what a new catalog translates from, the document's language when empty;
    ``method`` how the translation was made, for a catalog that does not say it yet.
    """

    document: Document
    language: Language
    translation: Path
    pivot: str = ""
    method: str = ""


class Aligned(Struct, frozen=True):
    """What came of it, counted in messages; ``unmatched`` counts blocks and passages.

    ``notes`` name every block and passage of which the catalog got nothing, as file:line.
    """

    path: str
    aligned: int
    left: int
    unmatched: int
    notes: tuple[str, ...]


class _Note(Struct, frozen=True):
    """What to say of a block or passage, unless all the messages it is about are translated."""

    text: str
    about: tuple[_Key, ...] = ()
    is_joined: bool = False


class _Findings(Struct, frozen=True):
    """The guesses made so far, and what must be said of the rest."""

    guesses: dict[_Key, Guess] = field(default_factory=dict)
    notes: list[_Note] = field(default_factory=list)
    left: set[_Key] = field(default_factory=set)


class _Texts(Struct, frozen=True):
    blocks: tuple[Passage, ...]
    passages: tuple[Passage, ...]
    source: str
    translation: str

    def block(self, place: int) -> str:
        """Return a block as a note names it."""
        return _named(self.source, self.blocks[place])

    def passage(self, place: int) -> str:
        """Return a passage as a note names it."""
        return _named(self.translation, self.passages[place])


def align_translation(
    config: Configuration, site: Site, wanted: Wanted
) -> tuple[Aligned | None, tuple[Problem, ...]]:
    """Fill a document's catalog with what aligning finds; it is made, or brought in step, first.

    There is nothing aligned when a problem stands in the way. Nothing that has a translation is
    touched, and every guess is marked for review.
    """
    source = _source(site, wanted)
    shown = config.shown(wanted.translation)
    texts, problems = _texts(site, source, wanted, shown) if source else (None, ())
    if texts is not None and not texts.passages:
        return None, problems
    refreshed, refused = update_catalogs(config, site, _wish(wanted))
    if refused or texts is None:
        return None, (*problems, *refused)
    findings = _Findings()
    for bead in align(texts.blocks, texts.passages):
        _judge(bead, texts, findings)
    path = catalog_path(config, wanted.document, wanted.language)
    with taking_turns(config):
        data = path.read_bytes()
        if not survives_rewriting(data):
            return None, (*problems, lossy(config.shown(path)))
        filled = fill(data, findings.guesses, wanted.method)
        if filled.data != data:
            write_atomically(path, filled.data)
    done = _result(config.shown(path), filled, findings)
    said = [f"{one.path}: {one.note}" for one in refreshed if one.note]
    return replace(done, notes=(*said, *done.notes)), problems


def _wish(wanted: Wanted) -> Wish:
    langs = frozenset({wanted.language.tag})
    return Wish(Choice({wanted.document.path: langs}), wanted.pivot)


def _source(site: Site, wanted: Wanted) -> Document | None:
    """Return what the catalog translates: the document or its edition in the pivot."""
    editions = site.editions[wanted.document.path]
    if edition := editions.get(wanted.language.tag):
        return site.source_of(edition)
    return editions.get(wanted.pivot or wanted.document.lang)


def _texts(
    site: Site, source: Document, wanted: Wanted, shown: str
) -> tuple[_Texts, tuple[Problem, ...]]:
    there = Glossary.of(site.registry, wanted.language.tag)
    passages, problems = of_text(
        wanted.translation.read_bytes(),
        shown,
        is_markdown=wanted.translation.suffix.lower() in MARKDOWN,
        lang=wanted.language.tag,
        glossary=there,
    )
    shown_alike = {unwrap(one.text) for one in source.nodes if isinstance(one, Literal)}
    passages = tuple(one for one in passages if one.words not in shown_alike)
    blocks = of_document(source, Glossary.of(site.registry, source.lang))
    return _Texts(blocks, passages, site.shown(source.path), shown), problems


def _judge(bead: Bead, texts: _Texts, findings: _Findings) -> None:
    """Turn a bead into guesses, or into what must be said because it is none."""
    blocks = [texts.blocks[place] for place in bead.blocks]
    passages = [texts.passages[place] for place in bead.passages]
    where = [texts.passage(place) for place in bead.passages]
    keys = tuple(_key(block) for block in blocks)
    if not blocks:
        findings.notes.extend(_Note(f"{one}: no block fits this passage") for one in where)
    elif not passages:
        for place, key in zip(bead.blocks, keys, strict=True):
            findings.notes.append(
                _Note(f"{texts.block(place)}: no passage fits this block", (key,))
            )
    elif not _is_sensible(blocks, passages):
        findings.left.update(keys)
        said = "joined with its neighbour, so left to you"
        for one in (*(texts.block(place) for place in bead.blocks), *where):
            findings.notes.append(_Note(f"{one}: {said}", keys, is_joined=True))
    else:
        for block in blocks:
            guess = Guess(_text(block, passages), bead.confidence)
            _offer(_key(block), guess, where, findings)


def _offer(key: _Key, guess: Guess, where: Sequence[str], findings: _Findings) -> None:
    """Take a guess for a message; of two that differ the surer one stays, the other is told."""
    other = findings.guesses.setdefault(key, guess)
    if other.text != guess.text:
        note = "another passage was taken for the same words"
        findings.notes.extend(_Note(f"{one}: {note}") for one in where)
        if guess.confidence > other.confidence:
            findings.guesses[key] = guess


def _is_sensible(blocks: Sequence[Passage], passages: Sequence[Passage]) -> bool:
    """Whether the passages' text may stand for each block: running text of one kind, or one each.

    A heading run together with its paragraph is no translation of either.
    """
    if len(blocks) == len(passages) == 1:
        return True
    kinds = {block.kind for block in blocks}
    return len(kinds) == 1 and not kinds & ONE_LINE


def _text(block: Passage, passages: Sequence[Passage]) -> str:
    """Return passages as a message of a block's kind, with no mark that the block has not."""
    if block.kind in PLAIN_KINDS:
        return joined(one.words for one in passages)
    if any(one.marks - block.marks for one in passages):
        return escaped(joined(one.words for one in passages))
    return joined(one.text for one in passages)


def _key(block: Passage) -> _Key:
    return (block.kind, block.text)


def _result(path: str, filled: Filled, findings: _Findings) -> Aligned:
    known = filled.filled | filled.before
    notes = [one for one in findings.notes if not one.about or set(one.about) - known]
    lost = findings.guesses.keys() - known
    said = [one.text for one in notes]
    if filled.filled and not filled.says_method:
        said.append(f"{path}: write in its header X-Method how it was made, or give --method")
    return Aligned(
        path=path,
        aligned=len(filled.filled),
        left=len(findings.guesses.keys() & filled.before) + len(findings.left),
        unmatched=sum(not one.is_joined for one in notes) + len(lost),
        notes=(*said, *_waiting(lost)),
    )


def _waiting(lost: set[_Key]) -> Iterator[str]:
    for kind, text in sorted(lost):
        yield f"«{text[:_SHOWN]}» ({kind}): not in the catalog, since its pivot has no translation"


def _named(file: str, passage: Passage) -> str:
    words = passage.words
    return f"{file}:{passage.line}: «{words[:_SHOWN]}{'…' * (len(words) > _SHOWN)}»"
