"""The verb ``import``: translations back from translators' tools, into the catalogs."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from hexapla.model.document import Document
from hexapla.model.problem import Code, Findings, Problem
from hexapla.model.site import Site
from hexapla.model.work import Method
from hexapla.reading.text import decode
from hexapla.site.catalogs import catalog_path
from hexapla.site.exchange.returning import EXPORT_AGAIN, Changes
from hexapla.site.files import read_bytes, write_atomically
from hexapla.site.rewriting import lossy, taking_turns
from hexapla.site.settings.configuration import Configuration
from hexapla.translating import po, xliff_return
from hexapla.translating.entries import Change, Entries, changed, entries
from hexapla.translating.stores import survives_rewriting
from hexapla.translating.translate import messages
from hexapla.translating.xliff_return import Returned


class Imported(Struct, frozen=True):
    """What became of one catalog: its messages changed, those of them stale, and unchanged ones."""

    path: str
    applied: int
    stale: int
    unchanged: int


class Way(Struct, frozen=True):
    """How to import.

    ``method`` is how the translations were made, for a header that does not say. With
    ``overwrite``, they win over what was written into the catalog after their export.
    """

    method: Method | None = None
    overwrite: bool = False


def import_xliff(
    config: Configuration, site: Site, path: Path, way: Way | None = None
) -> tuple[tuple[Imported, ...], tuple[Problem, ...]]:
    """Carry an XLIFF file's translations into the catalogs of its documents.

    Returns what was applied and every problem there is; what has a problem is not applied.
    """
    findings = Findings(config.shown(path.resolve()))
    data, faults = read_bytes(path, config)
    file = xliff_return.read(data, findings) if data is not None else None
    if file is None:
        return (), (*faults, *findings.problems)
    if not file.units and not findings.problems:
        message = "there is no unit in the file"
        findings.add(Code.EXCHANGE_SYNTAX, file.line, message, EXPORT_AGAIN)
    done: list[Imported] = []
    problems: list[Problem] = []
    with taking_turns(config):
        for original in dict.fromkeys(unit.original for unit in file.units):
            units = [unit for unit in file.units if unit.original == original]
            edition = _edition(site, file, units[0], findings)
            if edition is not None:
                result = _carried(config, site, _Work(edition, units, findings, way or Way()))
                if isinstance(result, Imported):
                    done.append(result)
                else:
                    problems += result
    return tuple(done), (*findings.problems, *problems)


def _edition(
    site: Site, file: xliff_return.ReturnedFile, first: Returned, findings: Findings
) -> Document | None:
    """Return the edition that a file is to change; what does not fit is noted."""
    paths = {name: one.path for one in site.documents for name in (one.path, site.shown(one.path))}
    document = paths.get(first.original)
    if document is None:
        message = f"the site has no document {first.original or 'without a name'}"
        remedy = "let original= of <file> name the document, as hexapla export does"
        findings.add(Code.EXCHANGE_SYNTAX, first.line, message, remedy)
        return None
    editions = site.editions[document]
    lang = next((tag for tag in editions if _same(tag, file.lang)), "")
    if not lang or not editions[lang].translations:
        message = f"trgLang is {file.lang or 'not there'}, and {document} has no catalog into it"
        remedy = "import the file of a language with a catalog that hexapla check finds sound"
        findings.add(Code.EXCHANGE_SYNTAX, file.line, message, remedy)
        return None
    source_lang = editions[lang].translations[-1].source_lang
    if not _same(source_lang, file.source_lang):
        message = f"srcLang is {file.source_lang or 'not there'}, and the catalog translates from "
        findings.add(Code.EXCHANGE_SYNTAX, file.line, message + source_lang, EXPORT_AGAIN)
        return None
    return editions[lang]


def _same(tag: str, other: str) -> bool:
    """Whether two language tags are one (RFC 5646, section 2.1.1: case means nothing)."""
    return tag.casefold() == other.casefold()


class _Work(Struct, frozen=True):
    """The units that came back for one edition."""

    edition: Document
    units: Sequence[Returned]
    findings: Findings
    way: Way


def _carried(config: Configuration, site: Site, work: _Work) -> Imported | tuple[Problem, ...]:
    """Change the catalog of one edition; with problems of the whole catalog nothing is changed."""
    language = site.language(work.edition.lang)
    path = catalog_path(config, work.edition, language)
    data, faults = read_bytes(path, config)
    if data is None:
        return faults
    shown, held = config.shown(path), entries(data)
    source = site.source_of(work.edition)
    found = Changes(
        work.findings, work.edition.path, messages(source), held.by_key, work.way.overwrite
    )
    for unit in work.units:
        found.take(unit)
    if found.changes:
        new, faults = _changed(data, tuple(found.changes.values()), held, work.way.method, shown)
        tags = {one.locale: one.tag for one in config.languages}
        document = site.editions[work.edition.path][work.edition.source_lang]
        findings = Findings(shown)
        text = decode(new, findings)
        faults = faults or findings.problems
        if text is not None and not faults:
            _, faults = po.read(
                text, shown, language.tag, language.locale, document.lang, tags=tags
            )
        if faults:
            return faults
        write_atomically(path, new)
    stale = sum(one.fuzzy for one in found.changes.values())
    return Imported(shown, len(found.changes), stale, found.unchanged)


def _changed(
    data: bytes, changes: Sequence[Change], held: Entries, method: Method | None, shown: str
) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a catalog's new bytes, or what forbids to change it."""
    if not survives_rewriting(data):
        return data, (lossy(shown),)
    header = _method(held.method, method)
    if header not in set(Method):
        message = "its header does not say how the translation was made, so nothing was applied"
        remedy = f"run hexapla import with --method, one of: {', '.join(Method)}"
        return data, (Problem(shown, 1, Code.CATALOG_HEADER, message, remedy),)
    new = changed(data, changes, method=header, by_machine=method is Method.MACHINE)
    after = entries(new).by_key
    for change in changes:
        if (after[change.key].string, after[change.key].fuzzy) != (change.string, change.fuzzy):
            message = f"the catalog cannot hold the translation {change.string[:40]!r}"
            remedy = "take out what is not words or Markdown"
            return data, (Problem(shown, 1, Code.CATALOG_LOSSY, message, remedy),)
    return new, ()


def _method(claimed: str, method: Method | None) -> str:
    """Return what the header is to say: a claim is weakened, never strengthened.

    What a machine made says so itself, message by message, so the others keep their claim.
    """
    is_weaker = method is Method.MACHINE_REVIEWED and claimed == Method.HUMAN
    if method is not None and (claimed not in set(Method) or is_weaker):
        return method.value
    return claimed
