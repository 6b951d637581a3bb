"""Which catalogs are valid: GNU msgfmt says, and the reader refuses whatever it refuses."""

import gettext
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import left_out
from hexapla.model.problem import Code, Findings, Problem
from hexapla.reading import document
from hexapla.reading.text import decode
from hexapla.translating import po
from hexapla.translating.catalog import Catalog
from hexapla.translating.plain import plain
from hexapla.translating.plural import plural_fault
from hexapla.translating.scan import scan_bytes
from hexapla.translating.stores import survives_rewriting
from hexapla.translating.thorough import thorough
from hexapla.translating.update import update
from sites import REPOSITORY

HEADER = r"""msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"X-Method: human\n"
"""

MALFORMED = {
    "a text that is not closed": 'msgid "Words.\nmsgstr "Слова."\n',
    "a translation that is not closed": 'msgid "Words."\nmsgstr "Слова.\n',
    "a translation cut off by the end of the file": 'msgid "Words."\nmsgstr "Слова',
    "a message cut off before its msgstr": 'msgid "Words."\n',
    "a message cut off before its msgid": 'msgctxt "paragraph"\n',
    "a message without msgstr": 'msgid "One."\n\nmsgid "Two."\nmsgstr "Два."\n',
    "a msgstr without msgid": 'msgstr "Слова."\n',
    "a msgctxt without msgid": 'msgctxt "note"\nmsgstr "Слова."\n',
    "two msgstr": 'msgid "Words."\nmsgstr "Слова."\nmsgstr "Слово."\n',
    "two msgctxt": 'msgctxt "a"\nmsgctxt "b"\nmsgid "Words."\nmsgstr "Слова."\n',
    "a msgctxt after its msgid": 'msgid "Words."\nmsgctxt "note"\nmsgstr "Слова."\n',
    "one message twice": 'msgid "Words."\nmsgstr "Слова."\n\nmsgid "Words."\nmsgstr "Слово."\n',
    "one message twice, written otherwise": (
        'msgid "Words."\nmsgstr "Слова."\n\nmsgid ""\n"Wor"\n"ds."\nmsgstr "Слово."\n'
    ),
    "one message twice in a context": (
        'msgctxt "a"\nmsgid "Words."\nmsgstr "Слова."\n\n'
        'msgctxt "a"\nmsgid "Words."\nmsgstr "Слово."\n'
    ),
    "a message and the same obsolete": (
        'msgid "Words."\nmsgstr "Слова."\n\n#~ msgid "Words."\n#~ msgstr "Слово."\n'
    ),
    "an obsolete message twice": (
        '#~ msgid "Words."\n#~ msgstr "Слова."\n\n#~ msgid "Words."\n#~ msgstr "Слово."\n'
    ),
    "two headers": 'msgid ""\nmsgstr "Language: ru\\n"\n',
    "an escape that means nothing": 'msgid "Words."\nmsgstr "Слова\\q."\n',
    "an escape of a letter of another script": 'msgid "Words."\nmsgstr "Слова\\ы."\n',
    "a hexadecimal escape without digits": 'msgid "Words."\nmsgstr "Слова\\xg."\n',
    "a backslash before the closing mark": 'msgid "Words."\nmsgstr "Слова\\"\n',
    "a quotation mark inside": 'msgid "Words."\nmsgstr "Слова "слова"."\n',
    "words after a text": 'msgid "Words."\nmsgstr "Слова." слова\n',
    "words outside a text": 'msgid "Words."\nmsgstr "Слова."\nслова\n',
    "a text without its marks": "msgid Words.\nmsgstr Слова.\n",
    "a text in single marks": "msgid 'Words.'\nmsgstr 'Слова.'\n",
    "a text in typographic marks": "msgid “Words.”\nmsgstr “Слова.”\n",
    "a text after a comment": 'msgid "Words."\nmsgstr "Слова."\n\n# note\n"Слова."\n',
    "a keyword in capitals": 'MSGID "Words."\nMSGSTR "Слова."\n',
    "a keyword that is none": 'msgid "Words."\nmsgtxt "Слова."\n',
    "a keyword without a text": 'msgid\nmsgstr "Слова."\n',
    "a translation without a text": 'msgid "Words."\nmsgstr\n',
    "a merge conflict": (
        'msgid "Words."\n<<<<<<< HEAD\nmsgstr "Слова."\n=======\nmsgstr "Слово."\n>>>>>>> b\n'
    ),
    "a merge conflict over two messages": (
        '<<<<<<< HEAD\nmsgid "One."\nmsgstr "Раз."\n=======\n'
        'msgid "Two."\nmsgstr "Два."\n>>>>>>> b\n'
    ),
    "one line of a merge conflict": 'msgid "Words."\nmsgstr "Слова."\n=======\n',
    "plural forms without msgid_plural": 'msgid "Words."\nmsgstr[0] "Слова."\n',
    "msgid_plural without plural forms": (
        'msgid "Word."\nmsgid_plural "Words."\nmsgstr "Слова."\n'
    ),
    "too many plural forms": (
        'msgid "Word."\nmsgid_plural "Words."\nmsgstr[0] "Слово."\nmsgstr[1] "Слова."\n'
    ),
    "plural forms out of order": (
        'msgid "Word."\nmsgid_plural "Words."\nmsgstr[1] "Слово."\nmsgstr[0] "Слова."\n'
    ),
    "an obsolete message without msgstr": '#~ msgid "Words."\n',
    "an obsolete text that is not closed": '#~ msgid "Words."\n#~ msgstr "Слова.\n',
    "a message half obsolete": '#~ msgid "Words."\nmsgstr "Слова."\n',
    "a message that turns obsolete": 'msgid "Words."\n#~ msgstr "Слова."\n',
    "a text that turns obsolete": 'msgid "Words."\nmsgstr "Слова."\n#~ "Слова."\n',
    "a new line at the end of one text alone": 'msgid "Words.\\n"\nmsgstr "Слова."\n',
    "a new line at the beginning of one text alone": 'msgid "Words."\nmsgstr "\\nСлова."\n',
    "a previous text after its message": 'msgid "Words."\n#| msgid "Word."\nmsgstr "Слова."\n',
    "a previous text that is not closed": '#| msgid "Word.\nmsgid "Words."\nmsgstr "Слова."\n',
    "a previous text and no message": '#| msgid "Word."\n',
    "a previous text before the wrong message": (
        '#| msgid "Word."\n# note\nmsgid "Words."\nmsgstr "Слова."\n'
    ),
    "a previous text of an obsolete message": '#~| msgid "Word."\nmsgid "a"\nmsgstr "б"\n',
    "an obsolete message with an active previous text": (
        '#| msgid "Word."\n#~ msgid "Words."\n#~ msgstr "Слова."\n'
    ),
    "a previous text half obsolete": (
        '#| msgid ""\n#~| "Word."\nmsgid "Words."\nmsgstr "Слова."\n'
    ),
    "two previous texts": '#| msgid "a"\n#| msgid "b"\nmsgid "c"\nmsgstr "в"\n',
    "a separator of contexts inside": 'msgid "Wo\\004rds."\nmsgstr "Слова."\n',
    "a no-break space on an empty line": 'msgid "Words."\n\xa0\nmsgstr "Слова."\n',
    "a previous text with a word outside": '#| Word.\nmsgid "Words."\nmsgstr "Слова."\n',
    "a comment within a message": 'msgid "Words."\n# note\nmsgstr "Слова."\n',
    "a reference within a message": 'msgctxt "note"\n#: a.md\nmsgid "Words."\nmsgstr "Слова."\n',
    "another domain": 'domain "other"\nmsgid "Words."\nmsgstr "Слова."\n',
    "a domain without its name": 'domain\nmsgid "Words."\nmsgstr "Слова."\n',
}

SOURCE, _ = document.read(
    b"---\ntitle: Words.\ndate: 2023-05-01T10:00:00+00:00\nlang: en\nslug: one\n---\nMore words.\n",
    "articles/a.md",
)
assert SOURCE is not None

WELL_FORMED = {
    "nothing but its header": "",
    "a comment at its end": "# the end\n",
    "no new line at its end": 'msgid "Words."\nmsgstr "Слова."',
    "no empty lines between messages": (
        'msgid "One."\nmsgstr "Раз."\nmsgid "Two."\nmsgstr "Два."\n'
    ),
    "texts on many lines": 'msgid ""\n"Wor"\n"ds."\nmsgstr ""\n"Сло"\n"ва."\n',
    "keywords right before their texts": 'msgid"Words."\nmsgstr"Слова."\n',
    "every escape": 'msgid "Words."\nmsgstr "\\t\\"\\\\\\r."\n',
    "one message in two contexts": (
        'msgctxt "a"\nmsgid "Words."\nmsgstr "Слова."\n\n'
        'msgctxt "b"\nmsgid "Words."\nmsgstr "Слова."\n'
    ),
    "comments of every kind": (
        '# note\n#. id: p1\n#: a.md\n#, fuzzy\n#| msgid "Word."\nmsgid "Words."\nmsgstr "Слова."\n'
    ),
    "a previous text on many lines": (
        '#, fuzzy\n#| msgctxt "a"\n#| msgid ""\n#| "Word."\nmsgid "Words."\nmsgstr "Слова."\n'
    ),
    "an obsolete message with its previous text": (
        '#, fuzzy\n#~| msgid "Word."\n#~ msgid "Words."\n#~ msgstr "Слова."\n'
    ),
    "obsolete messages without empty lines": (
        '#~ msgid "One."\n#~ msgstr "Раз."\n#~ msgid "Two."\n#~ msgstr "Два."\n'
    ),
    "an empty comment": '#\nmsgid "Words."\nmsgstr "Слова."\n',
    "words that look like a conflict inside a text": (
        'msgid "<<<<<<< one"\nmsgstr "======= два"\n'
    ),
    "a hard break in a message": 'msgid "One\\\\\\nTwo."\nmsgstr "Раз\\\\\\nДва."\n',
}

STRICTER = {
    # msgfmt takes these; translate-toolkit, which writes our catalogs, does not, so they cannot
    # be brought in step and are refused by name and line
    "a text after an empty line": 'msgid "Words."\nmsgstr "Слова."\n\n"Ещё."\n',
    "a line with spaces before it": '  msgid "Words."\nmsgstr "Слова."\n',
    # gettext reads these as one character, translate-toolkit as letters
    "an octal escape": 'msgid "Words."\nmsgstr "\\101"\n',
    "a hexadecimal escape": 'msgid "Words."\nmsgstr "\\x41"\n',
    "the escape of NUL": 'msgid "Words."\nmsgstr "Сло\\0ва"\n',
    "the escape of a bell": 'msgid "Words."\nmsgstr "\\a"\n',
    # and these an article has no use for
    "plural forms": 'msgid "Word."\nmsgid_plural "Words."\nmsgstr[0] "Слова."\n',
}

PLURAL_FORMS = {
    # what gettext's manual has for its languages, and what tools and people make of it
    "nplurals=1; plural=0;": True,
    "nplurals=2; plural=n != 1;": True,
    "nplurals=2; plural=n>1;": True,
    "nplurals=2; plural=n%10!=1 || n%100==11;": True,
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);": True,
    "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;": True,
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 ? 4 : 5;": True,
    "nplurals = 2; plural = n != 1": True,
    "plural=n!=1; nplurals=2": True,
    "nplurals=2; plural=n==0 || 1/n;": True,
    "nplurals=2; plural=n!=1==0;": True,
    "nplurals=2; plural=!!!!n;": True,
    "nplurals=2; plural=(n-1)>5;": True,
    "nplurals=2; plural=18446744073709551616;": True,
    "nplurals=2; plural=n==1001?5:0;": True,
    "nplurals=2; plural=n==1000?5:0;": False,
    "nplurals=2;": True,
    "plural=x;": True,
    "": True,
    "nplurals=0; plural=0;": False,
    "nplurals=INTEGER; plural=EXPRESSION;": False,
    "nplurals=2; plural=EXPRESSION;": False,
    "nplurals=; plural=0;": False,
    "nplurals=-1; plural=0;": False,
    "nplurals=2; plural=;": False,
    "nplurals=2; plural=n;": False,
    "nplurals=2; plural=N!=1;": False,
    "nplurals=2; plural=n=1;": False,
    "nplurals=2; plural=n&1;": False,
    "nplurals=2; plural=-n;": False,
    "nplurals=2; plural=n?1;": False,
    "nplurals=2; plural=(n!=1;": False,
    "nplurals=2; plural=n!=1);": False,
    "nplurals=2; plural=n!=1 n;": False,
    "nplurals=2; plural=n n;": False,
    "nplurals=2; plural=1/n;": False,
    "nplurals=2; plural=n%0;": False,
    "nplurals=2; plural=n==0?n-1:0;": False,
    "nplurals=2; plural=٢;": False,
    "nplurals=2; plural=__import__('os').getpid();": False,
}
"""Header fields, and whether msgfmt takes them."""

ABSURD_PLURAL_FORMS = (
    # msgfmt takes these, but what plans for as many forms would never end
    "nplurals=999999999; plural=n;",
    "nplurals=99999999999999999999999; plural=n;",
    "nplurals=7; plural=n%7;",
    f"nplurals=2; plural={'(' * 500}n{')' * 500}!=1;",
    f"nplurals=2; plural={'(' * 100}n{')' * 100}!=1;",
)

CATALOGS = sorted((REPOSITORY / "translations").rglob("*.po"))
DOCUMENT_CATALOGS = [path for path in CATALOGS if path.stem != "theme"]


def msgfmt(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [left_out.gettext("msgfmt"), "-c", "-o", "/dev/null", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )


def accepted(data: bytes) -> bool:
    """Whether msgfmt takes a catalog."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.po"
        path.write_bytes(data)
        return msgfmt(path).returncode == 0


def judged(data: bytes) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """Return what a catalog's bytes are, and their problems, as a site reads them."""
    findings = Findings("a.po")
    scan_bytes(data, findings)
    text = decode(data, findings)
    if findings.problems or text is None:
        return None, findings.problems
    return po.read(text, "a.po", "ru", "ru", "en")


def with_plural(field: str) -> str:
    written = field.replace("\\", "\\\\").replace('"', '\\"')
    return HEADER.replace("nplurals=1; plural=0;", written)


def refused(text: str) -> None:
    """Assert that a catalog is refused, each problem with a line below the header."""
    catalog, problems = po.read(text, "a.po", "ru", "ru", "en")
    assert catalog is None
    assert {(problem.path, problem.code) for problem in problems} == {("a.po", Code.CATALOG_SYNTAX)}
    lines = text.removesuffix("\n").count("\n") + 1
    assert all(HEADER.count("\n") < problem.line <= lines for problem in problems)
    assert all(problem.message and problem.remedy for problem in problems)


@pytest.mark.parametrize("name", MALFORMED)
def test_a_catalog_that_msgfmt_refuses_is_refused_with_file_and_line(
    name: str, tmp_path: Path
) -> None:
    text = f"{HEADER}\n{MALFORMED[name]}"
    path = tmp_path / "a.po"
    path.write_text(text, encoding="utf-8")
    assert msgfmt(path).returncode, "msgfmt takes it, so it does not belong into this table"
    refused(text)


@pytest.mark.parametrize("name", STRICTER)
def test_some_catalogs_that_msgfmt_takes_are_refused_on_purpose(name: str, tmp_path: Path) -> None:
    text = f"{HEADER}\n{STRICTER[name]}"
    path = tmp_path / "a.po"
    path.write_text(text, encoding="utf-8")
    assert msgfmt(path).returncode == 0
    refused(text)


@pytest.mark.parametrize("name", WELL_FORMED)
def test_a_catalog_that_msgfmt_takes_is_taken(name: str, tmp_path: Path) -> None:
    text = f"{HEADER}\n{WELL_FORMED[name]}"
    path = tmp_path / "a.po"
    path.write_text(text, encoding="utf-8")
    assert msgfmt(path).returncode == 0
    catalog, problems = po.read(text, "a.po", "ru", "ru", "en")
    assert problems == ()
    assert catalog is not None


WHOLE = r"""# note
#. id: p1
#: articles/border.md
#, fuzzy
#| msgctxt "paragraph"
#| msgid "Word."
msgctxt "paragraph"
msgid ""
"Wor"
"ds."
msgstr "Слова \"слова\"."

msgctxt "note"
msgid "More\\\nwords."
msgstr ""

#~ msgid "Old."
#~ msgstr "Старое."
"""


@given(
    start=st.integers(0, len(WHOLE)),
    length=st.integers(0, 40),
    put=st.one_of(st.just(""), st.text('msgid tr"\\n#~|x\n', max_size=12)),
)
def test_a_catalog_spoilt_anywhere_is_refused_whenever_msgfmt_refuses_it(
    start: int, length: int, put: str
) -> None:
    text = f"{HEADER}\n{WHOLE[:start]}{put}{WHOLE[start + length :]}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.po"
        path.write_text(text, encoding="utf-8")
        accepted = msgfmt(path).returncode == 0
    catalog, problems = po.read(text, "a.po", "ru", "ru", "en")
    assert (catalog is None) == bool(problems)
    assert accepted or problems


@pytest.mark.parametrize("field", PLURAL_FORMS)
def test_plural_forms_are_refused_when_msgfmt_refuses_them(field: str) -> None:
    text = f'{with_plural(field)}\nmsgid "Words."\nmsgstr "Слова."\n'
    assert accepted(text.encode()) is PLURAL_FORMS[field]
    catalog, problems = judged(text.encode())
    assert (catalog is not None) is PLURAL_FORMS[field]
    if catalog is None:
        assert [(one.line, one.code) for one in problems] == [(5, Code.CATALOG_SYNTAX)]


@pytest.mark.parametrize("field", ABSURD_PLURAL_FORMS, ids=range(len(ABSURD_PLURAL_FORMS)))
def test_absurd_plural_forms_are_refused(field: str) -> None:
    catalog, problems = judged(with_plural(field).encode())
    assert catalog is None
    assert [(one.line, one.code) for one in problems] == [(5, Code.CATALOG_SYNTAX)]


OPERATORS = (*"+-*/%<>", "<=", ">=", "==", "!=", "&&", "||")
FORMULAS = st.recursive(
    st.sampled_from(("n", "0", "1", "2", "10", "100", "11")),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(OPERATORS), inner).map(
            lambda three: f"({three[0]} {three[1]}{three[2]})"
        ),
        st.tuples(inner, inner, inner).map(lambda three: "({}?{}:{})".format(*three)),
        inner.map(lambda one: f"!{one}"),
        st.tuples(inner, st.sampled_from("+-*/%<>"), inner).map("".join),
    ),
    max_leaves=8,
)


@given(
    formula=FORMULAS,
    count=st.integers(0, 7),
    place=st.integers(0, 40),
    put=st.text("n01()?:!=&|<%; ", max_size=2),
)
def test_a_plural_formula_is_refused_whenever_msgfmt_refuses_it(
    formula: str, count: int, place: int, put: str
) -> None:
    formula = formula[:place] + put + formula[place:]
    field = f"nplurals={count}; plural={formula};"
    fine = accepted(with_plural(field).encode())
    fault = plural_fault(f"Plural-Forms: {field}\n")
    if count <= 6 and len(formula) < 100:
        assert (fault == "") is fine
    else:
        assert fault or fine


@given(st.text(st.sampled_from("n0123456789()?:!=&|<>%+-*/; \tpluras=\0é"), max_size=600))
def test_no_plural_formula_breaks_the_reader(formula: str) -> None:
    for field in (
        f"nplurals=2; plural={formula}",
        f"nplurals={formula}; plural=n!=1;",
        f"nplurals=2; plural={formula * 50}",
    ):
        fault = plural_fault(f"Plural-Forms: {field}")
        assert isinstance(fault, str)
        assert "\n" not in fault


BAD_BYTES = {
    "a byte order mark": (b"\xef\xbb\xbf%s", Code.CATALOG_SYNTAX, 1),
    "bytes that are no UTF-8": (b"%s\n# \xff\n", Code.NOT_UTF8, 8),
    "NUL in a comment": (b"%s\n# \0\n", Code.CONTROL_CHARACTER, 8),
    "a carriage return in a comment": (b"%s\n# a\rb\n", Code.CATALOG_SYNTAX, 8),
    "UTF-16": (b"\xff\xfe%s", Code.NOT_UTF8, 1),
}


@pytest.mark.parametrize("name", BAD_BYTES)
def test_bytes_that_would_be_lost_are_named_with_their_line(name: str) -> None:
    form, code, line = BAD_BYTES[name]
    catalog, problems = judged(form % HEADER.encode())
    assert catalog is None
    assert [(one.code, one.line) for one in problems] == [(code, line)]


def test_a_file_with_carriage_returns_alone_is_one_problem() -> None:
    catalog, problems = judged(HEADER.replace("\n", "\r").encode())
    assert catalog is None
    assert [(one.code, one.line) for one in problems] == [(Code.CATALOG_SYNTAX, 1)]


def test_both_line_ends_are_read_alike() -> None:
    text = f'{HEADER}\nmsgid "Words."\nmsgstr "Слова."\n'
    crlf = text.replace("\n", "\r\n").encode()
    assert accepted(crlf)
    assert judged(crlf) == judged(text.encode())
    assert po.read(crlf.decode(), "a.po", "ru", "ru", "en") == judged(crlf)


@pytest.mark.parametrize("flag", ["python-format", "c-format", "fuzzy, python-brace-format"])
def test_a_format_flag_is_a_warning_and_the_words_stay(flag: str) -> None:
    text = f'{HEADER}\n#, {flag}\nmsgid "12% students"\nmsgstr "12% студентов"\n'
    catalog, problems = judged(text.encode())
    assert [(one.code, one.line) for one in problems] == [(Code.FORMAT_FLAG, 8)]
    assert catalog is not None
    assert catalog.messages["", "12% students"].string == "12% студентов"


@pytest.mark.parametrize("flag", ["no-python-format", "impossible-c-format", "no-wrap", "fuzzy"])
def test_a_flag_that_asks_for_no_check_is_fine(flag: str) -> None:
    text = f'{HEADER}\n#, {flag}\nmsgid "12% students"\nmsgstr "12% студентов"\n'
    assert judged(text.encode())[1] == ()


LINES = st.sampled_from(
    (
        *WHOLE.splitlines(),
        *HEADER.splitlines(),
        *("", "#", "#~", "#|", "#,", "# note", '"more"', '#~ "more"', '#| "more"', '#~| "more"'),
        *('msgctxt ""', 'msgid ""', 'msgstr ""', 'msgid_plural "b"', 'msgstr[0] "c"', "=======\r"),
        *('#~| msgid "a"', '#| msgid "a"', '#~ msgctxt "a"', '#~ msgid "a"', '#~ msgstr "б"'),
        *("#, c-format", "#, range: 1..", 'msgid "%d\\n"', 'msgstr "\\101\\r"', ">>>>>>> b"),
        *('domain "a"', "\ufeff", "\x0c", "\0", "#: a.md", 'msgid "a" "b"', 'msgstr "\\', "\xa0"),
    )
)


@given(
    st.lists(LINES, max_size=14),
    st.sampled_from(("\n", "\n", "\n", "\r\n", "\r")),
    st.booleans(),
)
def test_lines_in_any_order_are_refused_whenever_msgfmt_refuses_them(
    lines: list[str], end: str, is_headed: bool
) -> None:
    data = end.join([*(HEADER.split("\n") if is_headed else ()), *lines, ""]).encode()
    catalog, problems = judged(data)
    assert problems or accepted(data)
    assert catalog is not None or problems
    count = len(data.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(1 <= problem.line <= count for problem in problems)
    if catalog is not None:
        updated = update(SOURCE, data, "ru").data
        if survives_rewriting(data):
            again, faults = judged(updated)
            assert again is not None, faults
            assert accepted(updated) or any(one.code is Code.FORMAT_FLAG for one in problems)


@given(st.binary(max_size=60), st.integers(0, len(WHOLE)))
def test_no_bytes_break_the_reader(put: bytes, place: int) -> None:
    data = f"{HEADER}\n{WHOLE}".encode()
    for spoilt in (put, data[:place] + put + data[place:], data[:place] + put):
        catalog, problems = judged(spoilt)
        assert (catalog is None) <= bool(problems)


WORDS = st.text(st.sampled_from('ab «»"\\\n\tntrx01 边境%{}'), max_size=30).map("({})".format)


@given(st.dictionaries(st.tuples(st.sampled_from(("", "note")), WORDS), WORDS, max_size=5))
def test_the_reader_reads_what_gettext_reads(
    messages: dict[tuple[str, str], str],
) -> None:
    parts = [HEADER]
    for (context, source), string in messages.items():
        told = f"msgctxt {quoted(context)}\n" if context else ""
        parts.append(f"{told}msgid {quoted(source)}\nmsgstr {quoted(string)}\n")
    text = "\n".join(parts)
    catalog, problems = po.read(text, "a.po", "ru", "ru", "en")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.po"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(["msgfmt", "-o", f"{path}.mo", path], check=False)
        assert done.returncode == 0
        with Path(f"{path}.mo").open("rb") as file:
            compiled = gettext.GNUTranslations(file)
    assert problems == ()
    assert catalog is not None
    for (context, source), string in messages.items():
        assert catalog.messages[context, source].string == string
        read = compiled.pgettext(context, source) if context else compiled.gettext(source)
        assert read == string


@given(st.lists(LINES, max_size=8))
def test_the_quick_way_reads_what_the_thorough_one_reads(lines: list[str]) -> None:
    text = "\n".join([*HEADER.split("\n"), *lines, ""])
    for written in (f"{HEADER}\n{WHOLE}{text}", f"{HEADER}\n{WHOLE[: WHOLE.index('#~')]}", text):
        quick = plain(written)
        findings = Findings("a.po")
        slow = thorough(written, findings)
        if quick is not None:
            assert findings.problems == ()
            assert slow is not None
            assert [replace(one, comments="") for one in quick] == [
                replace(one, comments="") for one in slow
            ]
            for one, other in zip(quick, slow, strict=True):
                assert one.blocks == other.blocks
                assert {*one.flags} == {*other.flags}
                assert {*filter(None, one.notes)} == {*filter(None, other.notes)}


def test_the_catalogs_of_this_site_are_read_the_quick_way() -> None:
    for path in DOCUMENT_CATALOGS:
        text = path.read_text("utf-8")
        quick = plain(text)
        assert "#~" in text or quick is not None
        assert quick is None or len(quick) > 1


def quoted(text: str) -> str:
    """Return a text as gettext's tools write it."""
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(sign, written)
    return f'"{text}"'


def test_there_are_catalogs_to_judge() -> None:
    assert DOCUMENT_CATALOGS
    assert len(CATALOGS) > len(DOCUMENT_CATALOGS)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_msgfmt_takes_every_catalog_of_this_site(path: Path) -> None:
    assert msgfmt(path).returncode == 0


@pytest.mark.parametrize(
    "path", DOCUMENT_CATALOGS, ids=lambda path: str(path.relative_to(REPOSITORY))
)
def test_the_reader_takes_every_catalog_of_a_document(path: Path) -> None:
    locale = path.relative_to(REPOSITORY / "translations").parts[0]
    text = path.read_text(encoding="utf-8")
    catalog, problems = po.read(text, path.name, locale.replace("_", "-"), locale, "ru")
    assert problems == ()
    assert catalog is not None
    assert catalog.messages
