"""The page that ``status --format html`` writes: one file, no script, nothing loaded."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from hexapla.model.block import State
from hexapla.model.problem import Problem
from hexapla.translating.status import Change, Progress, Unfinished, changes

_STYLE = Markup("""
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 84rem; padding: 1rem }
time { white-space: nowrap }
.wide { overflow-x: auto }
table { border-collapse: collapse }
caption { text-align: start; padding-block: .5rem }
th, td { border-block-end: 1px solid; padding: .25rem .75rem; text-align: start }
th, td { vertical-align: top }
.number { text-align: end; font-variant-numeric: tabular-nums }
li { margin-block: 1rem; overflow-wrap: anywhere }
blockquote { margin: .25rem 0 0; padding-inline-start: 1rem; border-inline-start: .25rem solid }
a:focus-visible { outline: .2rem solid }
""")

_PAGE = Markup("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" \
content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{problems}{table}{sections}</main>
</body>
</html>
""")

_TABLE = Markup("""\
<div class="wide" role="region" aria-labelledby="all" tabindex="0">
<table>
<caption id="all">Every document in every language, the worst first; \
{translated} of {total} messages are translated</caption>
<thead>
<tr><th scope="col">Document</th><th scope="col">Language</th><th scope="col">From</th>\
<th scope="col" class="number">Translated</th><th scope="col" class="number">Stale</th>\
<th scope="col" class="number">Untranslated</th><th scope="col">Method</th>\
<th scope="col">Translators</th><th scope="col">Editors</th><th scope="col">Reviewers</th>\
<th scope="col">Last change</th></tr>
</thead>
<tbody>
{rows}</tbody>
</table>
</div>
""")

_ROW = Markup("""\
<tr><th scope="row">{document}</th><td>{lang}</td><td>{source}</td>\
<td class="number">{translated}</td><td class="number">{stale}</td>\
<td class="number">{untranslated}</td><td>{method}</td><td>{translators}</td><td>{editors}</td>\
<td>{reviewers}</td><td>{revised}</td></tr>
""")

_SECTION = Markup("""\
<section aria-labelledby="{id}">
<h2 id="{id}">{document}: {lang}</h2>
<ol>
{items}</ol>
</section>
""")

_ITEM = Markup("""\
<li><strong>{state}</strong>{through}: {kind}, <code>{place}</code>{behind}
<blockquote lang="{lang}">{text}</blockquote>{translation}</li>
""")

_TRANSLATION = Markup("""
<p>The translation so far:</p>
<blockquote lang="{lang}">{text}</blockquote>""")

_MARKS = {
    Change.SAME: Markup("{}"),
    Change.REMOVED: Markup("<del>{}</del>"),
    Change.NEW: Markup("<ins>{}</ins>"),
}


def page(title: str, rows: Sequence[Progress], problems: Iterable[Problem] = ()) -> str:
    """Return the page as HTML.

    The messages of a row follow the table in a section of their own, with what changed in a stale
    one's source marked.
    """
    sections = (_section(number, row) for number, row in enumerate(rows) if row.messages)
    return str(
        _PAGE.format(
            title=title,
            style=_STYLE,
            problems=_problems(tuple(problems)),
            table=_table(rows),
            sections=Markup("").join(sections),
        )
    )


def _problems(problems: Sequence[Problem]) -> Markup:
    if not problems:
        return Markup("")
    items = Markup("").join(Markup("<li>{}</li>\n").format(problem) for problem in problems)
    return Markup("<h2>Not counted, since they cannot be read</h2>\n<ul>\n{}</ul>\n").format(items)


def _table(rows: Sequence[Progress]) -> Markup:
    lines = Markup("").join(_row(number, row) for number, row in enumerate(rows))
    return _TABLE.format(
        translated=sum(row.translated for row in rows),
        total=sum(row.total for row in rows),
        rows=lines,
    )


def _row(number: int, row: Progress) -> Markup:
    lang = Markup('<a href="#{}">{}</a>').format(_id(number), row.lang)
    time = Markup("")
    if row.revised:
        stamp = Markup('<time datetime="{}">{}</time>')
        time = stamp.format(row.revised.isoformat(), row.revised.date().isoformat())
    return _ROW.format(
        document=row.document,
        lang=lang if row.messages else row.lang,
        source=row.source_lang or "no catalog yet",
        translated=row.translated,
        stale=row.stale,
        untranslated=row.untranslated,
        method=row.method or "",
        translators=", ".join(row.translators),
        editors=", ".join(row.editors),
        reviewers=", ".join(row.reviewers),
        revised=time,
    )


def _id(number: int) -> str:
    return f"edition-{number + 1}"


def _section(number: int, row: Progress) -> Markup:
    items = Markup("").join(_item(one, row.lang) for one in row.messages)
    return _SECTION.format(id=_id(number), document=row.document, lang=row.lang, items=items)


def _item(one: Unfinished, lang: str) -> Markup:
    word = "through" if one.state is State.STALE else "waits for"
    through = f" ({word} {one.through})" if one.through else ""
    is_behind = not one.in_catalog and not one.through
    translation = _TRANSLATION.format(lang=lang, text=one.translation) if one.translation else ""
    return _ITEM.format(
        state=one.state.capitalize(),
        through=through,
        kind=one.kind,
        place=f"{one.path}:{one.line}",
        behind=", not in the catalog yet" if is_behind else "",
        lang=one.lang,
        text=_changed(one),
        translation=translation if one.state is State.STALE else "",
    )


def _changed(one: Unfinished) -> Markup:
    """Return a source text with what changed since its translation was made."""
    if not one.previous:
        return escape(one.text)
    parts = (_MARKS[what].format(text) for what, text in changes(one.previous, one.text))
    return Markup("").join(parts)
