"""The registry's YAML files to entries."""

from collections.abc import Iterator, Mapping

from hexapla.model.problem import Code, Findings, Problem
from hexapla.model.registry import DatedRole, Entry, Section
from hexapla.model.work import UNSOURCED
from hexapla.reading import yaml_tree
from hexapla.reading.fields import Fields
from hexapla.reading.text import decode


def read(data: bytes, path: str, section: Section) -> tuple[dict[str, Entry], tuple[Problem, ...]]:
    """Return the entries of one registry file by id, and its problems.

    ``path`` is what problems and entries name; the file holds one mapping from ids to entries.
    """
    findings = Findings(path)
    text = decode(data, findings)
    tree = yaml_tree.parse(text, findings) if text is not None else None
    if tree is not None and not isinstance(tree, yaml_tree.Mapping):
        message = "the file is not a group of ids, each with its keys under it"
        remedy = "write an id and a colon, anna-kim:, and under it, indented, names:"
        findings.add(Code.BAD_VALUE, tree.line, message, remedy)
    entries: dict[str, Entry] = {}
    if isinstance(tree, yaml_tree.Mapping):
        whole = Fields(tree, findings, "the registry")
        for key in whole.all_keys():
            whole.as_id("the key", yaml_tree.Scalar(key, whole.line_of(key)))
            if section is Section.OUTLETS and key == UNSOURCED:
                message = f"{UNSOURCED} is what a quotation without a source says"
                remedy = "give the outlet another id"
                findings.add(Code.BAD_VALUE, whole.line_of(key), message, remedy)
            fields = whole.group(key, key)
            if fields is not None:
                entries[key] = _entry(key, fields, section, path, whole.line_of(key))
    return entries, findings.problems


def _entry(key: str, fields: Fields, section: Section, path: str, line: int) -> Entry:
    entry = Entry(
        id=key,
        section=section,
        path=path,
        line=line,
        names=fields.texts("names", required=True),
        kind=fields.id("kind"),
        also=_forms(fields, "also"),
        never=_forms(fields, "never"),
        sort=fields.texts("sort"),
        note=fields.texts("note"),
        as_given=fields.flag("as-given"),
        url=fields.url("url") if section is not Section.PEOPLE else "",
        **_facts(fields, section),  # type: ignore[arg-type]
    )
    fields.finish()
    return entry


def _facts(fields: Fields, section: Section) -> Mapping[str, object]:
    """Return the facts that only some sections have; elsewhere their keys are unknown."""
    match section:
        case Section.PEOPLE:
            return {"role": fields.texts("role"), "roles": tuple(_roles(fields))}
        case Section.OUTLETS:
            return _holder(fields)
        case Section.PUBLICATIONS:
            return {**_holder(fields), "outlet": fields.id("outlet")}
        case _:
            return {}


def _holder(fields: Fields) -> Mapping[str, object]:
    """Return the facts of whoever publishes something."""
    return {
        "country": fields.country("country"),
        "lang": fields.lang("lang"),
        "terms": fields.texts("terms"),
        "license": fields.url("license"),
    }


def _roles(fields: Fields) -> Iterator[DatedRole]:
    for item in fields.groups("roles", "a role"):
        since, until = item.bound("from"), item.bound("until")
        texts = {tag: text for tag in item.languages() if (text := item.text(tag))}
        if since and until and until.last_day() < since.first_day():
            message = f"the role ends with {until}, before it begins with {since}"
            remedy = "correct from: or until:; both are part of the time"
            item.findings.add(Code.BAD_DATE, item.line_of("until"), message, remedy)
        elif texts:
            yield DatedRole(texts, since, until)
        else:
            remedy = "add a language and the words, en: president of Kazakhstan"
            item.findings.add(Code.MISSING_KEY, item.line, "a role has no words", remedy)


def _forms(fields: Fields, key: str) -> dict[str, tuple[str, ...]]:
    """Return a list of texts for each language tag."""
    group = fields.group(key, key)
    if group is None:
        return {}
    return {
        tag: tuple(
            " ".join(item.text.split())
            for item in group.items(tag)
            if isinstance(item, yaml_tree.Scalar)
        )
        for tag in group.languages()
    }
