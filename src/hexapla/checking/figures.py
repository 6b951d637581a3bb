"""Figures and quotations: each says whose it is."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from hexapla.model.block import Block, Figure, Kind, Quotation
from hexapla.model.document import Document
from hexapla.model.picture import FORMATS
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site
from hexapla.model.work import UNSOURCED


def check_figures(edition: Document, site: Site) -> Iterable[Problem]:
    """Note pictures without file, text or credit, and words without a speaker or a source."""
    if edition.translations:
        return
    path = site.shown(edition.path)
    for node in edition.groups:
        if isinstance(node, Figure):
            yield from _figure(node, path, site)
        elif isinstance(node, Quotation):
            yield from _quotation(node, path)


def _quotation(quotation: Quotation, path: str) -> Iterator[Problem]:
    if not quotation.speaker:
        message = "the quotation does not say who said it"
        remedy = "add a line :speaker: with the person's id"
        yield Problem(path, quotation.line, Code.MISSING_SPEAKER, message, remedy)
    if not quotation.source and not quotation.unsourced:
        message = "the quotation does not say where its words are recorded"
        remedy = "add a line :source: with a citation's or an outlet's id"
        remedy += f", or :source: {UNSOURCED} where none is given"
        yield Problem(path, quotation.line, Code.MISSING_SOURCE, message, remedy)


def _figure(figure: Figure, path: str, site: Site) -> Iterator[Problem]:
    if figure.image and PurePosixPath(figure.image).suffix.lower() not in FORMATS:
        message = f"{PurePosixPath(figure.image).name} is not a picture that pages show"
        *suffixes, last = FORMATS
        remedy = f"use a file whose name ends in {', '.join(suffixes)} or {last}"
        yield Problem(path, figure.line, Code.BAD_IMAGE, message, remedy)
    elif figure.image.startswith(("../", "/")):
        message = f"the image lies outside the folder {site.content}"
        remedy = "put the file beside the article and write its name alone"
        yield Problem(path, figure.line, Code.MISSING_IMAGE, message, remedy)
    elif figure.image and figure.image not in site.files:
        message = f"there is no image {site.shown(figure.image)}"
        remedy = "put the file there, or correct its name, which counts from the article's folder"
        yield Problem(path, figure.line, Code.MISSING_IMAGE, message, remedy)
    has_alt = any(isinstance(one, Block) and one.kind is Kind.ALT for one in figure.children)
    if figure.image and not has_alt:
        remedy = "add a line :alt: that says what it shows to readers who cannot see it"
        yield Problem(path, figure.line, Code.MISSING_ALT, "the image has no alt text", remedy)
    if not figure.source and not figure.photographer:
        message = "the figure does not say where it is from"
        remedy = "add a line :source: with a citation's or an outlet's id"
        yield Problem(path, figure.line, Code.MISSING_CREDIT, message, remedy)
