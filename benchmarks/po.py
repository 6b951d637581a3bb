"""An article's catalog as ``hexapla update`` would write it, filled in by a translator."""

import hashlib
import re
from collections.abc import Iterator

from benchmarks.parts import Article, Figure, Listed, Prosaic, Quotation, Tabled
from benchmarks.prose import LANGUAGES, TAGS, Text

WIDTH = 76
_PLURALS = {
    "en": "nplurals=2; plural=(n != 1);",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
        "(n%100<12 || n%100>14) ? 1 : 2);"
    ),
    "zh-Hans": "nplurals=1; plural=0;",
}
_LETTERS = {"heading": "h", "paragraph": "p", "item": "i", "cell": "d", "quote": "q"} | {
    "caption": "c",
    "alt": "a",
}
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_PIECE = re.compile(rf"[^\s{_WIDE}]+\s*|[{_WIDE}]\s*|\s+")


def messages(article: Article) -> Iterator[tuple[str, Text]]:
    """Yield the context and text of each message, in document order, repeated ones too."""
    yield "title", article.title
    yield "summary", article.summary
    for part in article.body:
        match part:
            case Prosaic():
                yield part.kind, part.text
            case Listed():
                yield from (("item", item) for item in part.items)
            case Tabled():
                yield from (("cell", cell) for row in part.rows for cell in row)
            case Figure():
                if part.image:
                    yield "alt", part.alt
                yield "caption", part.caption
            case Quotation():
                yield "quote", part.text


def catalog(article: Article, tag: str, path: str) -> str:
    """Return the catalog that carries an article into a language; ``path`` is the article's."""
    source, target = TAGS.index(article.lang), TAGS.index(tag)
    found: dict[tuple[str, str], tuple[list[str], str]] = {}
    for context, text in messages(article):
        ids, _ = found.setdefault((context, text[source]), ([], text[target]))
        ids.append(_identifier(context, text[source], len(ids)))
    units = (
        f"#. id: {' '.join(ids)}\n#: {path}\n"
        f'msgctxt "{context}"\n{_string("msgid", message)}{_string("msgstr", string)}'
        for (context, message), (ids, string) in found.items()
    )
    return "\n".join((_header(article, tag, path), *units))


def _header(article: Article, tag: str, path: str) -> str:
    fields = {
        "Project-Id-Version": path.removesuffix(".md"),
        "Language": LANGUAGES[tag],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _PLURALS[tag],
        "X-Source-Language": LANGUAGES[article.lang],
        "X-Method": "human",
    }
    if article.provenance:
        fields["X-Translator"] = article.provenance.translator
    lines = "".join(f'"{key}: {value}\\n"\n' for key, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}'


def _identifier(context: str, message: str, before: int) -> str:
    """Return a block's id; ``before`` says how many of the same text stand above it."""
    if context in {"title", "summary"}:
        return context
    digest = hashlib.blake2s(f"{context}\0{message}".encode(), digest_size=4).hexdigest()
    return f"{_LETTERS[context]}{digest}" + (f"-{before + 1}" if before else "")


def _string(keyword: str, text: str) -> str:
    """Return a string of a catalog, on lines of its own when it is long."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if _columns(escaped) + len(keyword) < WIDTH:
        return f'{keyword} "{escaped}"\n'
    return "".join((f'{keyword} ""\n', *(f'"{line}"\n' for line in _lines(escaped))))


def _lines(text: str) -> Iterator[str]:
    line, columns = "", 0
    for piece in _PIECE.findall(text):
        width = _columns(piece)
        if line and columns + width > WIDTH:
            yield line
            line, columns = "", 0
        line, columns = line + piece, columns + width
    yield line


def _columns(text: str) -> int:
    return len(text) + sum("\u2e80" <= sign <= "\uffef" for sign in text)
