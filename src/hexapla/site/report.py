"""What a build tells the person who ran it."""

from collections import Counter
from collections.abc import Iterable

from hexapla.model.document import Document, Status
from hexapla.model.problem import Problem, Severity
from hexapla.model.site import Site, share_translated
from hexapla.reading.frontmatter import NEVER
from hexapla.site.catalogs import catalog_path
from hexapla.site.publishing.output import Published
from hexapla.site.settings.configuration import Configuration


def has_errors(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether problems stop a build: any error, and under ``strict`` any warning."""
    return any(strict or problem.severity is Severity.ERROR for problem in problems)


def count(problems: tuple[Problem, ...]) -> str:
    """Return «2 errors, 1 warning»."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [(errors, "error"), (warnings, "warning")]
    return ", ".join(f"{number} {word}{'s' * (number != 1)}" for number, word in parts if number)


def absences(site: Site, config: Configuration) -> tuple[str, ...]:
    """Return a line for every edition that readers will not find, and why."""
    lines = []
    for document in site.documents:
        if len(site.public_editions(document.path)) == len(site.languages):
            continue
        shown = site.shown(document.path)
        if reason := _reason_for_all(document, site):
            lines.append(f"{shown}: not published: {reason}")
            continue
        for language in site.languages:
            edition = site.editions[document.path].get(language.tag)
            reason = _reason(edition, site)
            if edition is None and catalog_path(config, document, language).exists():
                reason = "its catalog cannot be read"
            if reason:
                lines.append(f"{shown}: not published in {language.tag}: {reason}")
    return tuple(lines)


def _reason_for_all(document: Document, site: Site) -> str:
    if document.meta.status is not Status.PUBLISHED:
        return f"its status is {document.meta.status}"
    if document.meta.date == NEVER:
        return "its date cannot be used"
    if document.meta.date > site.at:
        return f"its date {document.meta.date.isoformat()} is later than the build's time"
    return ""


def _reason(edition: Document | None, site: Site) -> str:
    if edition is None:
        return "there is no catalog yet (hexapla update makes one)"
    if site.is_public(edition):
        return ""
    done, needed = share_translated(edition), site.translated
    if done < needed:
        return f"{done:.0%} of it is translated, and {needed:.0%} is needed"
    return "its title is not translated"


def summary(site: Site, published: Published, output: str) -> tuple[str, ...]:
    """Return what was built, and where."""
    lines = []
    public = [one for document in site.documents for one in site.public_editions(document.path)]
    counts = Counter(edition.lang for edition in public if not edition.is_page)
    for language in site.languages:
        articles = counts[language.tag]
        noun = "article" if articles == 1 else "articles"
        lines.append(f"  {language.tag:<8} {articles} {noun}  {output}/{language.segment}/")
    total = published.written + published.unchanged
    lines.insert(0, f"Built {total} files in {output}/")
    lines.append(
        f"  {published.written} written, {published.unchanged} unchanged, "
        f"{published.removed} removed"
    )
    if published.foreign:
        lines.append(f"  {published.foreign} files there are not this build's and were left alone")
    return tuple(lines)
