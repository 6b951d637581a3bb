"""Which catalogs are valid: GNU msgfmt says, and the reader refuses whatever it refuses."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.model.problem import Code
from hexapla.translating import po
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
    "a previous text with a word outside": '#| Word.\nmsgid "Words."\nmsgstr "Слова."\n',
    "a comment within a message": 'msgid "Words."\n# note\nmsgstr "Слова."\n',
    "a reference within a message": 'msgctxt "note"\n#: a.md\nmsgid "Words."\nmsgstr "Слова."\n',
    "another domain": 'domain "other"\nmsgid "Words."\nmsgstr "Слова."\n',
    "a domain without its name": 'domain\nmsgid "Words."\nmsgstr "Слова."\n',
}

WELL_FORMED = {
    "nothing but its header": "",
    "a comment at its end": "# the end\n",
    "no new line at its end": 'msgid "Words."\nmsgstr "Слова."',
    "no empty lines between messages": (
        'msgid "One."\nmsgstr "Раз."\nmsgid "Two."\nmsgstr "Два."\n'
    ),
    "texts on many lines": 'msgid ""\n"Wor"\n"ds."\nmsgstr ""\n"Сло"\n"ва."\n',
    "keywords right before their texts": 'msgid"Words."\nmsgstr"Слова."\n',
    "every escape": 'msgid "Words."\nmsgstr "\\t\\"\\\\\\101\\x41\\a\\b\\f\\v\\r."\n',
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
    # and these an article has no use for
    "plural forms": 'msgid "Word."\nmsgid_plural "Words."\nmsgstr[0] "Слова."\n',
}

CATALOGS = sorted((REPOSITORY / "translations").rglob("*.po"))
DOCUMENT_CATALOGS = [path for path in CATALOGS if path.stem != "theme"]


def msgfmt(path: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("msgfmt")
    assert program, "GNU msgfmt is not there; install it with: apt install gettext"
    return subprocess.run(
        [program, "-c", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False
    )


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
