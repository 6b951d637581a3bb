"""A site on this machine is answered as its host would answer: by its rules and its files."""

import http.client
import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.rendering.hosting.answers import Answer, Thing, answer, headers
from hexapla.rendering.hosting.rules import Headers, NotFound, Rules
from hexapla.site.build import build
from hexapla.site.runs import read_settings
from hexapla.site.server import Server, Shown
from sites import ARTICLE, site, write

WITHDRAWN = ARTICLE.format(slug="two", body="Words.").replace(
    "lang: en", "lang: en\nstatus: withdrawn"
)
FILES: dict[str, str | bytes] = {
    "content/articles/one.md": ARTICLE.format(slug="one", body="Words."),
    "content/articles/two.md": WITHDRAWN,
    "content/extra/picture.avif": b"avif",
    "published.tsv": "en/old/\tarticles/one.md\ten\nen/two/\tarticles/two.md\ten\n",
}
SEARCH = "script-src 'self' 'wasm-unsafe-eval'"


class Got(NamedTuple):
    """What a browser got."""

    status: int
    headers: dict[str, str]
    body: str


class Served(NamedTuple):
    """A site that is served, with the path that it lies below, '' at a host's root."""

    server: Server
    base: str

    def ask(self, path: str, method: str = "GET", **sent: str) -> Got:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        named = {name.replace("_", "-"): one for name, one in sent.items()}
        connection.request(method, self.base + path, headers=named)
        got = connection.getresponse()
        body = got.read().decode("utf-8", "replace")
        connection.close()
        return Got(got.status, dict(got.getheaders()), body)


@pytest.fixture(scope="module", params=["", "/a/b"])
def there(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    base = request.param
    folder = site(tmp_path_factory.mktemp("server"), FILES)
    extras = ["hosting", "search", "citations"]
    changes = {"SITEURL": f"https://x.example{base}", "EXTRAS": extras}
    built = build(read_settings(str(folder / "pelicanconf.py"), changes))
    assert built.rules
    with Server(0, Shown(folder / "output", built.rules)) as server:
        yield Served(server, base)


def test_a_page_has_the_headers_of_its_site(there: Served) -> None:
    got = there.ask("/en/one/")
    assert (got.status, "Words." in got.body) == (200, True)
    assert got.headers["Content-Type"] == "text/html; charset=utf-8"
    assert got.headers["Content-Security-Policy"].startswith("default-src 'none'; img-src 'self'")
    assert SEARCH not in got.headers["Content-Security-Policy"]
    assert got.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "Last-Modified" not in got.headers
    assert "Vary" not in got.headers


def test_the_search_page_alone_may_run_scripts(there: Served) -> None:
    assert SEARCH in there.ask("/ru/search/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/en/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/en/one/citation.json", "application/vnd.citationstyles.csl+json"),
        ("/extra/picture.avif", "image/avif"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/pagefind/pagefind.js", "text/javascript; charset=utf-8"),
        ("/pagefind/pagefind-entry.json", "application/json"),
    ],
)
def test_a_file_is_called_what_it_is(there: Served, path: str, kind: str) -> None:
    got = there.ask(path)
    assert (got.status, got.headers["Content-Type"]) == (200, kind)


def test_what_is_named_after_its_bytes_is_kept_and_nothing_else(there: Served) -> None:
    (style,) = re.findall(r"theme/css/style\.\w+\.css", there.ask("/en/one/").body)
    assert there.ask(f"/{style}").headers["Cache-Control"].endswith("immutable")
    assert (
        there.ask("/theme/css/style.css").headers["Cache-Control"].startswith("public, max-age=0")
    )
    lost = there.ask("/pagefind/fragment/nothing.pf_fragment")
    assert (lost.status, lost.headers["Cache-Control"][:17]) == (404, "public, max-age=0")


def test_what_has_moved_leads_on(there: Served) -> None:
    for old in ("/en/old/", "/en/old/ru/"):
        got = there.ask(old)
        assert (got.status, got.headers["Location"]) == (301, f"{there.base}/en/one/")
        assert got.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    got = there.ask("/en/old/citation.json")
    assert (got.status, got.headers["Location"]) == (301, f"{there.base}/en/one/citation.json")
    got = there.ask("/en/one?from=%C3%A9")
    assert (got.status, got.headers["Location"]) == (301, f"{there.base}/en/one/?from=%C3%A9")


def test_what_is_gone_says_so(there: Served) -> None:
    for gone in ("/en/two/", "/en/two/ru/"):
        got = there.ask(gone)
        assert (got.status, '<body class="gone">' in got.body) == (410, True)
        assert got.headers["Content-Security-Policy"]
        assert "ETag" not in got.headers


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("/ru/nothing/at/all/", "ru"),
        ("/en/x", "en"),
        ("/nothing/", "en"),
        ("/zh/one/x.png", "zh-Hans"),
    ],
)
def test_what_is_not_there_is_said_in_the_language_of_its_address(
    there: Served, path: str, lang: str
) -> None:
    got = there.ask(path)
    assert (got.status, f'<html lang="{lang}">' in got.body) == (404, True)
    assert got.headers["Content-Type"] == "text/html; charset=utf-8"
    assert got.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("accepted", "segment"),
    [
        ("ru-RU,ru;q=0.9", "ru"),
        ("zh-CN,zh;q=0.9", "zh"),
        ("en;q=0.3, ru;q=0.8", "ru"),
        ("ru;q=0, en", "en"),
        ("de,en;q=0.9", ""),
        ("*", ""),
        ("", ""),
    ],
)
def test_the_root_alone_chooses_a_language(there: Served, accepted: str, segment: str) -> None:
    got = there.ask("/", Accept_Language=accepted)
    assert got.headers["Vary"] == "Accept-Language"
    if segment:
        assert (got.status, got.headers["Location"]) == (302, f"{there.base}/{segment}/")
    else:
        assert (got.status, '<ul class="invitations">' in got.body) == (200, True)
    assert there.ask("/en/one/", Accept_Language=accepted).status == 200
    assert there.ask("/index.html", Accept_Language=accepted).status == 200


@pytest.mark.parametrize("path", ["/en/one/", "/en/two/", "/en/old/", "/en/nothing/"])
def test_heads_are_those_of_what_is_shown(there: Served, path: str) -> None:
    got, head = there.ask(path), there.ask(path, "HEAD")
    volatile = {"Date": ""}
    assert (head.status, head.headers | volatile) == (got.status, got.headers | volatile)
    assert head.body == ""


def test_what_a_browser_has_is_not_sent_again(there: Served) -> None:
    mark = there.ask("/en/one/").headers["ETag"]
    for known in (mark, f'W/{mark}, "other"', "*"):
        got = there.ask("/en/one/", If_None_Match=known)
        assert (got.status, got.body, got.headers["ETag"]) == (304, "", mark)
        assert got.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert there.ask("/en/one/", If_None_Match='"other"').status == 200
    assert there.ask("/en/nothing/", If_None_Match="*").status == 404


def test_of_two_edits_in_one_moment_both_are_seen(there: Served) -> None:
    page = there.server.shown.output / "robots.txt"
    before, mark = page.read_bytes(), there.ask("/robots.txt").headers["ETag"]
    status = page.stat()
    new = page.with_name("new")
    new.write_bytes(before.swapcase())
    os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
    new.replace(page)
    got = there.ask("/robots.txt", If_None_Match=mark)
    assert (got.status, got.body) == (200, before.swapcase().decode())


@pytest.mark.parametrize(
    "path",
    [
        "/theme/",
        "/en/../../pelicanconf.py",
        "/en/%2e%2e/%2e%2e/pelicanconf.py",
        "/..%2fpelicanconf.py",
        "/..%5cpelicanconf.py",
        "/en//one/",
        "/en/one/index.html/",
        "/_headers",
        "/_redirects",
        "/%00",
        f"/{'long' * 200}",
    ],
)
def test_nothing_is_listed_and_nothing_else_is_shown(there: Served, path: str) -> None:
    assert there.ask(path).status == 404


def test_a_link_shows_nothing_from_elsewhere(there: Served) -> None:
    output = there.server.shown.output
    link = output / "link"
    link.symlink_to(output.parent / "content")
    try:
        assert there.ask("/link/articles/one.md").status == 404
    finally:
        link.unlink()


def test_the_address_has_the_path_of_the_site(there: Served) -> None:
    assert there.server.address.endswith(f"{there.server.server_port}{there.base}/")
    outside = Served(there.server, "")
    if there.base:
        assert outside.ask(there.base).headers["Location"] == f"{there.base}/"
        for path in ("/", "/en/one/", "/a/"):
            got = outside.ask(path)
            assert (got.status, f"begins at {there.base}/" in got.body) == (404, True)


def test_an_output_whose_rules_nobody_knows_is_shown_bare(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "Words.", "404.html": "Not here."})
    with Server(0, Shown.bare(tmp_path, "https://x.example/a/")) as server:
        bare = Served(server, "/a")
        assert bare.ask("/", Accept_Language="ru").body == "Words."
        assert bare.ask("/x")[::2] == (404, "Not here.")


def test_where_nothing_could_be_built_a_page_says_why(tmp_path: Path) -> None:
    with Server(0, Shown.bare(tmp_path, "https://x.example", "Not built: 1 error.")) as server:
        got = Served(server, "").ask("/")
        assert (got.status, got.body) == (404, "Not Found\n\nNot built: 1 error.\n")
        assert got.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_a_build_that_fails_knows_the_rules_of_what_the_last_one_left(tmp_path: Path) -> None:
    folder = site(tmp_path, FILES)
    settings = partial(read_settings, str(folder / "pelicanconf.py"), {"EXTRAS": ["hosting"]})
    rules = build(settings()).rules
    write(folder, {"content/articles/one.md": "---\ntitle: no end"})
    failed = build(settings())
    assert failed.published is None
    assert failed.rules == rules
    assert rules is not None
    with Server(0, Shown(folder / "output", rules)) as server:
        assert Served(server, "").ask("/en/old/").status == 301
    assert build(settings(), keep=False).rules is None


PATHS = st.text(alphabet="/abx.", max_size=8).map(lambda text: f"/{text}")
FOLDERS = frozenset({"", "a", "a/b"})
INSIDE = frozenset({"index.html", "a/b/index.html", "a/x.a", "404.html"})
RULES = Rules(
    base="/",
    headers=(Headers("/*", {"A": "1"}),),
    choices=(),
    redirects=(),
    gone=(),
    not_found=(NotFound("/", "/404.html"),),
)


def look(path: str) -> Thing:
    if path in FOLDERS:
        return Thing.FOLDER
    return Thing.FILE if path in INSIDE else Thing.NOTHING


@given(PATHS)
def test_every_path_has_one_answer_and_what_it_leads_to_is_a_page(path: str) -> None:
    found = answer(RULES, path, "", look)
    assert headers(RULES, path, found)["A"] == "1"
    match found:
        case Answer(301, "", location):
            assert location == f"{path}/"
            assert answer(RULES, location, "", look).status == 200
        case Answer(status, file, ""):
            assert status in {200, 404}
            assert look(file) is Thing.FILE
        case _:
            pytest.fail(repr(found))
