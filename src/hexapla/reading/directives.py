"""The directives an article may use, each from its tokens to its node."""

import posixpath
from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from markdown_it.token import Token

from hexapla.model.block import Correction, Figure, Kind, Node, Note, Quotation
from hexapla.model.problem import Code
from hexapla.model.work import UNSOURCED
from hexapla.reading.fields import Fields, Options
from hexapla.reading.yaml_tree import Mapping, Scalar

if TYPE_CHECKING:
    from hexapla.reading.blocks import Builder


def read(builder: "Builder", token: Token) -> Node | None:
    """Return the node of the directive whose opening token was just taken."""
    findings, line = builder.findings, builder.line(token)
    if not token.meta["closed"]:
        message = f"the directive {{{token.info}}} that starts here is never closed"
        remedy = "add a line ::: after its last line (a directive around another needs ::::)"
        findings.add(Code.UNCLOSED_DIRECTIVE, line, message, remedy)
    is_known = token.info in _DIRECTIVES
    near = [token.info] if is_known else get_close_matches(token.info, _DIRECTIVES, 1)
    if token.meta["half"] or not is_known:
        findings.add(Code.UNKNOWN_DIRECTIVE, line, *_unknown(token, near))
    if not near:
        note = Note(builder.inside(Kind.NOTE, "directive_close"), line)
        builder.ids.report_unused()
        return note
    reader = _DIRECTIVES[near[0]]
    if token.meta["argument"] and reader is not _figure:
        message = f"the directive {{{token.info}}} takes no words on its first line"
        findings.add(Code.UNKNOWN_OPTION, line, message, "write them below it, after an empty line")
    node = reader(builder, token, _options(builder, token))
    builder.ids.report_unused()
    if not node.children:
        message = f"the directive {{{token.info}}} has no text"
        findings.add(Code.EMPTY_DIRECTIVE, line, message, "write it after an empty line")
    return node


def _unknown(token: Token, near: list[str]) -> tuple[str, str]:
    """Return what is wrong with a directive's name, and how to mend it.

    ``near`` has the directive that is meant, if one can be guessed: it is read as that one, so
    that nothing in it is said to be missing.
    """
    if token.meta["half"]:
        message = "this line starts with ::: and neither opens a directive nor closes one"
        ways = " or ".join(f":::{{{name}}}" for name in near or _DIRECTIVES)
        return message, f"write {ways}, or \\::: where text is meant"
    known = ", ".join(f"{{{one}}}" for one in _DIRECTIVES)
    remedy = f"did you mean {{{near[0]}}}?" if near else f"the directives are {known}"
    return f"there is no directive {{{token.info}}}", remedy


def _options(builder: "Builder", token: Token) -> Fields:
    """Return the directive's options as fields, each on its own line."""
    for number in token.meta["half_options"]:
        message = "this line starts with a colon, and is no option without a second one"
        remedy = "write :name: value, or put an empty line before it if it is text"
        builder.findings.add(Code.UNKNOWN_OPTION, number + builder.first_line, message, remedy)
    pairs: dict[str, tuple[Scalar, Scalar]] = {}
    for key, value, number in token.meta["options"]:
        line = number + builder.first_line
        if key in pairs:
            message = f"the option :{key}: stands here and on line {pairs[key][0].line}"
            builder.findings.add(Code.DUPLICATE_KEY, line, message, "keep one of them")
        pairs.setdefault(key, (Scalar(key, line), Scalar(value, line)))
    mapping = Mapping(tuple(pairs.values()), builder.line(token), flow=False)
    return Options(mapping, builder.findings, f"the directive {{{token.info}}}")


_Reader = Callable[["Builder", Token, Fields], Figure | Quotation | Note | Correction]


def _figure(builder: "Builder", token: Token, options: Fields) -> Figure:
    line = builder.line(token)
    image = _image_path(builder, token.meta["argument"])
    alt = options.text("alt")
    source, photographer = options.id("source"), options.id("photographer")
    source = "" if source == UNSOURCED else source  # a picture is somebody's
    date, lang = options.date("date"), options.lang("lang")
    options.finish(Code.UNKNOWN_OPTION)
    texts: tuple[Node, ...] = ()
    if alt:
        texts = (builder.make_block(Kind.ALT, alt, options.line_of("alt")),)
    caption = builder.inside(Kind.CAPTION, "directive_close", lang)
    return Figure(texts + caption, line, image, source, photographer, date, lang)


def _image_path(builder: "Builder", argument: str) -> str:
    """Return an image's path from the content folder; what leaves the folder keeps its dots."""
    if not argument:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(builder.path), argument))


def _quote(builder: "Builder", token: Token, options: Fields) -> Quotation:
    speaker, source = options.id("speaker"), options.id("source")
    date, lang = options.date("date"), options.lang("lang")
    options.finish(Code.UNKNOWN_OPTION)
    children = builder.inside(Kind.QUOTE, "directive_close", lang)
    return Quotation(
        children,
        builder.line(token),
        speaker=speaker,
        source="" if source == UNSOURCED else source,
        date=date,
        lang=lang,
        unsourced=source == UNSOURCED,
        date_unknown=options.is_unknown("date"),
    )


def _note(builder: "Builder", token: Token, options: Fields) -> Note:
    options.finish(Code.UNKNOWN_OPTION)
    return Note(builder.inside(Kind.NOTE, "directive_close"), builder.line(token))


def _correction(builder: "Builder", token: Token, options: Fields) -> Correction:
    date = options.day("date")
    options.finish(Code.UNKNOWN_OPTION)
    children = builder.inside(Kind.CORRECTION, "directive_close")
    return Correction(children, builder.line(token), date)


_DIRECTIVES: dict[str, _Reader] = {
    "figure": _figure,
    "quote": _quote,
    "note": _note,
    "correction": _correction,
}
