"""The build as a person runs it: the command, its output, its errors and its exit codes."""

import contextlib
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sites import ARTICLE, BASIS, hexapla, program, site, tree

SIMPLE: dict[str, str | bytes] = {
    "content/articles/one.md": ARTICLE.format(slug="one", body="Some words."),
    "content/articles/two.md": ARTICLE.format(slug="two", body="See [one](article:one)."),
}
CATALOG = """\
msgid ""
msgstr ""
"Language: ru\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Method: machine\\n"

msgctxt "title"
msgid "A title"
msgstr "Заголовок"

msgctxt "paragraph"
msgid "Some words."
msgstr "Несколько слов."
"""


def test_the_command_and_pelican_give_the_same_bytes(tmp_path: Path) -> None:
    folder = site(tmp_path, SIMPLE)
    ours = hexapla(folder, "build", "-o", "ours")
    theirs = program("pelican", folder, "-s", "pelicanconf.py", "-o", "theirs")
    assert (ours.returncode, theirs.returncode) == (0, 0), ours.stderr + theirs.stderr
    assert tree(folder / "ours") == tree(folder / "theirs")
    assert "en/one/index.html" in tree(folder / "ours")


def test_a_file_in_the_way_of_the_output_is_said_once(tmp_path: Path) -> None:
    folder = site(tmp_path, {**SIMPLE, "notes.txt": "Words."})
    for output, file in (("notes.txt", "that"), ("notes.txt/site", folder / "notes.txt")):
        done = hexapla(folder, "build", "-o", output)
        assert done.returncode == 1
        (problem, last) = done.stderr.splitlines()
        assert problem == (
            f"{output}:1: output: OUTPUT_PATH is {output}, and {file} is a file; "
            "name a folder, or move the file away"
        )
        assert last.startswith("Not built: 1 error.")
    assert (folder / "notes.txt").read_text() == "Words."


def test_a_stock_theme_builds_every_language_site(tmp_path: Path) -> None:
    catalog = "translations/ru/LC_MESSAGES/articles/one.po"
    folder = site(tmp_path, {**SIMPLE, catalog: CATALOG})
    done = hexapla(folder, "build", "-t", "simple")
    assert done.returncode == 0, done.stderr
    built = tree(folder / "output")
    assert {"en/one/index.html", "ru/one/index.html", "en/two/index.html"} <= built.keys()
    assert "ru/two/index.html" not in built
    russian = built["ru/one/index.html"].decode()
    assert "<p>" in russian
    assert "Несколько слов." in russian
    assert "машинный перевод с\u00a0английского" in russian
    assert 'hreflang="en"' in russian or "../en/one/" in russian


def test_every_fault_is_named_at_once_and_the_old_site_stays(tmp_path: Path) -> None:
    folder = site(tmp_path, SIMPLE)
    assert hexapla(folder, "build").returncode == 0
    before = tree(folder / "output")
    site(
        folder,
        {
            "content/articles/one.md": ARTICLE.format(slug="one", body="[x](person:nobody)"),
            "content/articles/two.md": b"---\ntitle: \xff\n---\n",
            "content/articles/three.md": "---\nlang: en\ntitel: x\n---\n",
            "translations/ru/LC_MESSAGES/articles/gone.po": CATALOG,
        },
    )
    done = hexapla(folder, "build")
    assert done.returncode == 1
    assert tree(folder / "output") == before
    assert "Traceback" not in done.stderr
    for code in ("unknown-person", "not-utf-8", "unknown-key", "missing-key", "orphan-catalog"):
        assert re.search(rf"^\S+:\d+: {code}: .+; .+$", done.stderr, re.MULTILINE), code


@pytest.mark.parametrize("options", [[], ["-q"], ["-q", "--fatal=errors"], ["-D"]])
def test_pelican_s_own_command_fails_too(tmp_path: Path, options: list[str]) -> None:
    folder = site(
        tmp_path, {"content/articles/one.md": ARTICLE.format(slug="one", body="[x](person:no)")}
    )
    done = program("pelican", folder, "-s", "pelicanconf.py", *options)
    assert done.returncode == 1
    assert "unknown-person" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not (folder / "output").exists()


def test_a_missing_edition_is_said_and_is_no_error(tmp_path: Path) -> None:
    folder = site(tmp_path, SIMPLE)
    done = hexapla(folder, "build")
    assert done.returncode == 0
    assert "content/articles/one.md: not published in zh-Hans: there is no catalog" in done.stdout


def test_wrong_usage_exits_with_two(tmp_path: Path) -> None:
    assert hexapla(tmp_path, "build").returncode == 2
    assert hexapla(tmp_path, "no-such-verb").returncode == 2
    folder = site(tmp_path, SIMPLE)
    unknown = hexapla(folder, "update", "-l", "tlh")
    assert unknown.returncode == 2
    assert "tlh" in unknown.stderr


def test_warnings_stop_the_build_under_strict_alone(tmp_path: Path) -> None:
    folder = site(tmp_path, {**SIMPLE, "content/articles/stray.txt": "left here"})
    loose, strict = hexapla(folder, "build"), hexapla(folder, "build", "--strict")
    assert (loose.returncode, strict.returncode) == (0, 1)
    assert "content/articles/stray.txt:1: unknown-file" in loose.stderr


def test_what_is_withdrawn_leaves_the_output(tmp_path: Path) -> None:
    folder = site(tmp_path, SIMPLE)
    hexapla(folder, "build")
    (folder / "output" / "CNAME").write_text("kept")
    withdrawn = ARTICLE.format(slug="two", body="x").replace(
        "lang: en", "lang: en\nstatus: withdrawn"
    )
    site(folder, {"content/articles/two.md": withdrawn})
    done = hexapla(folder, "build")
    assert done.returncode == 0, done.stderr
    built = tree(folder / "output")
    assert not [name for name in built if name.startswith("en/two/")]
    assert built["CNAME"] == b"kept"
    assert "1 files there are not this build's" in done.stdout


def test_a_later_date_waits_for_its_time(tmp_path: Path) -> None:
    later = ARTICLE.format(slug="one", body="x").replace("2023-05-01", "2031-05-01")
    folder = site(tmp_path, {"content/articles/one.md": later})
    first = hexapla(folder, "build")
    assert "later than the build's time" in first.stdout
    assert "en/one/index.html" not in tree(folder / "output")
    hexapla(folder, "build", "--at", "2031-06-01T00:00Z")
    assert "en/one/index.html" in tree(folder / "output")


def test_a_link_out_of_the_output_is_not_followed(tmp_path: Path) -> None:
    folder = site(tmp_path, SIMPLE)
    outside = tmp_path / "outside"
    outside.mkdir()
    (folder / "output").mkdir()
    (folder / "output" / "en").symlink_to(outside)
    done = hexapla(folder, "build")
    assert done.returncode == 1
    assert "outside the output folder" in done.stderr
    assert not list(outside.iterdir())


def test_a_link_in_the_content_is_not_followed(tmp_path: Path) -> None:
    folder = site(tmp_path, SIMPLE)
    (folder / "content/articles/secret.md").symlink_to("/etc/hostname")
    (folder / "content/articles/loop").symlink_to(folder / "content")
    done = hexapla(folder, "build")
    assert done.returncode == 1
    assert done.stderr.count(": symlink: ") == 2


def test_a_template_that_fails_is_a_problem(tmp_path: Path) -> None:
    theme = {
        "mine/hexapla.toml": "hexapla-theme = 1\n",
        "mine/templates/index.html": "{{ page.no_such_field }}",
        "mine/static/css/style.css": "",
    }
    folder = site(tmp_path, {**SIMPLE, **theme})
    done = hexapla(folder, "build", "-t", "mine")
    assert done.returncode == 1
    assert "no_such_field" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "output").exists()


def test_check_writes_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path, SIMPLE)
    before = tree(folder)
    assert hexapla(folder, "check").returncode == 0
    after = tree(folder)
    assert after == before


def test_the_settings_name_every_language_s_three_codes(tmp_path: Path) -> None:
    folder = site(tmp_path, SIMPLE)
    broken = str(BASIS["pelicanconf.py"]).replace('"segment": "ru"', '"segment": "en"')
    site(folder, {**SIMPLE, "pelicanconf.py": broken})
    done = hexapla(folder, "build")
    assert done.returncode == 1
    assert "pelicanconf.py:1: setting: two LANGUAGES have the same segment" in done.stderr


def test_what_is_wrong_with_settings_names_their_file(tmp_path: Path) -> None:
    folder = site(tmp_path, SIMPLE)
    settings = str(BASIS["pelicanconf.py"]) + "\nSTALE = 'hide'\nPUBLICATION = 'x'\n"
    (folder / "night.py").write_text(settings, "utf-8")
    done = hexapla(folder, "build", "-s", "night.py")
    assert done.returncode == 1
    assert {
        line.partition(" ")[0] for line in done.stderr.splitlines() if ": setting:" in line
    } == {"night.py:1:"}
    assert done.stderr.count("night.py:1: setting: ") == 2


def test_on_a_terminal_the_summary_is_there_after_the_bar(tmp_path: Path) -> None:
    folder = site(tmp_path, SIMPLE)
    terminal, side = pty.openpty()
    command = [str(Path(sys.executable).parent / "hexapla"), "build"]
    with subprocess.Popen(command, cwd=folder, stdout=side, stderr=side):
        os.close(side)
        shown = b""
        with contextlib.suppress(OSError):  # how Linux says that the other side is closed
            while part := os.read(terminal, 4096):
                shown += part
    os.close(terminal)
    assert b"Rendering" in shown
    assert shown.index(b"Rendering") < shown.index(b"Built ")


def test_a_plugin_that_listens_to_articles_gets_pelican_s_own_objects(tmp_path: Path) -> None:
    plugin = """
from pelican import signals

def shout(generator, content):
    content.title = content.title.upper()

def register():
    signals.article_generator_write_article.connect(shout)
"""
    folder = site(tmp_path, {**SIMPLE, "plugins/shouting.py": plugin})
    settings = str(BASIS["pelicanconf.py"])
    settings += 'PLUGIN_PATHS = ["plugins"]\nPLUGINS = ["shouting"]\nTHEME = "simple"\n'
    site(folder, {**SIMPLE, "pelicanconf.py": settings})
    done = hexapla(folder, "build")
    assert done.returncode == 0, done.stderr
    assert b"A TITLE" in tree(folder / "output")["en/one/index.html"]


def test_the_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    surroundings = [
        {"TZ": "Asia/Almaty", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
    ]
    built = []
    for number, surrounding in enumerate(surroundings):
        folder = site(tmp_path / f"place {number}", SIMPLE)
        done = hexapla(folder, "build", **surrounding)
        assert done.returncode == 0, done.stderr
        built.append(tree(folder / "output"))
    assert built[0] == built[1]


def test_a_file_whose_name_is_no_text_is_named(tmp_path: Path) -> None:
    folder = site(tmp_path, {"content/articles/one.md": ARTICLE.format(slug="one", body="Words.")})
    name = os.fsencode(folder / "content" / "articles") + b"/caf\xe9.md"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - bytes
        file.write(ARTICLE.format(slug="two", body="Words."))
    done = hexapla(folder, "build")
    assert done.returncode == 1
    assert (
        "content/articles/caf\\udce9.md:1: unreadable: the file's name is not text" in done.stderr
    )


def test_workers_make_the_same_site(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"content/articles/{number}.md": ARTICLE.format(slug=f"a{number}", body=f"Words {number}.")
        for number in range(240)
    }
    folder = site(tmp_path, files)
    assert hexapla(folder, "build", "--jobs", "1", "-o", "one").returncode == 0
    assert hexapla(folder, "build", "--jobs", "3", "-o", "three").returncode == 0
    assert tree(folder / "one") == tree(folder / "three")


def test_a_date_that_cannot_be_used_is_shown_as_none(tmp_path: Path) -> None:
    dated = ARTICLE.format(slug="one", body="x").replace("2023-05-01T10:00:00+00:00", "2023-05-01")
    done = hexapla(site(tmp_path, {"content/articles/one.md": dated}), "check")
    assert "bad-date: date 2023-05-01: " in done.stdout
    assert "content/articles/one.md: not published: its date cannot be used" in done.stdout
