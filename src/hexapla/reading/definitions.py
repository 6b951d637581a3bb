"""Definitions of links, and what is wrong with them; footnotes, which articles have none of."""

import re
from typing import Any

from hexapla.model.problem import Code, Findings

_FOOTNOTE = re.compile(r"[ \t]*\[(\^[^\s\[\]^]+)\]:")


def report_definitions(
    env: dict[str, Any], used: set[str], first_line: int, findings: Findings
) -> None:
    """Note definitions nobody uses, definitions made twice, and footnotes."""
    for label, definition in env.get("references", {}).items():
        line = definition["map"][0] + first_line
        if label.startswith("^"):
            _report_footnote(label.lower(), line, findings)
        elif label not in used:
            message = f"no link uses the definition [{label.lower()}]:"
            findings.add(Code.UNUSED_DEFINITION, line, message, "use it or delete it")
    for definition in env.get("duplicate_refs", []):
        line = definition["map"][0] + first_line
        if str(definition["label"]).startswith("^"):
            continue
        message = f"the definition [{str(definition['label']).lower()}]: stands twice"
        findings.add(Code.UNUSED_DEFINITION, line, message, "keep one of them")


def report_footnotes(content: str, first_line: int, findings: Findings) -> None:
    """Note the lines of a text that would be footnotes."""
    lines = content.split("\n") if "[^" in content else []
    for number, line in enumerate(lines, first_line):
        if found := _FOOTNOTE.match(line):
            _report_footnote(found[1], number, findings)


def _report_footnote(label: str, line: int, findings: Findings) -> None:
    message = f"[{label}]: is a footnote, and articles have none"
    remedy = "list the source under sources: in the front matter and cite it as [^id]"
    findings.add(Code.FOOTNOTE, line, message, remedy)
