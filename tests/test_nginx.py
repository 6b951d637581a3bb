"""The server block of docs/hosting.md, in nginx itself."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from hexapla.rendering.hosting.headers import headers
from hexapla.site.build import build
from hexapla.site.hosting import nginx_file
from hexapla.site.load import load
from hexapla.site.runs import read_settings
from hexapla.site.server import Server, Shown
from hexapla.site.settings.setup import setup_of
from left_out import MARK
from sites import ARTICLE, REPOSITORY, site, write

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(
    NGINX is None,
    reason=f"{MARK}what nginx makes of the rules: apt-get install nginx-light",
)
WITHDRAWN = ARTICLE.format(slug="two", body="Words.").replace(
    "lang: en", "lang: en\nstatus: withdrawn"
)
FILES: dict[str, str | bytes] = {
    "content/articles/one.md": ARTICLE.format(slug="one", body="Words."),
    "content/articles/two.md": WITHDRAWN,
    "published.tsv": "en/old/\tarticles/one.md\ten\nen/two/\tarticles/two.md\ten\n",
}
MAIN = """\
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
{user}
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    map_hash_bucket_size 512;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    include {folder}/maps.conf;
    {server}
}}
"""


class Served(NamedTuple):
    """nginx's port, the path that the site lies below, and what ``hexapla serve`` would show."""

    port: int
    base: str
    shown: Shown


@pytest.fixture(scope="module", params=["", "/a/b"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """Serve a site at the root of a host, or below, and give its port and base."""
    base, folder = request.param, tmp_path_factory.mktemp("nginx")
    made = site(folder / "site", FILES)
    output = folder / "www" / base.strip("/")
    changes = {"SITEURL": f"https://x.example{base}", "OUTPUT_PATH": str(output)}
    settings = read_settings(str(made / "pelicanconf.py"), changes)
    rules = build(settings).rules
    assert rules
    setup = setup_of(settings)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (block,) = re.findall(
        r"```nginx\n(.*?)```", (REPOSITORY / "docs/hosting.md").read_text("utf-8"), re.DOTALL
    )
    block = block.replace("listen 80", f"listen 127.0.0.1:{port}")
    block = block.replace("/srv/www", f"{folder}/www").replace("= / {", f"= {base}/ {{")
    user = "user root;" if os.geteuid() == 0 else ""
    main = MAIN.format(folder=folder, user=user, server=block)
    maps = nginx_file(load(setup.config)[0], setup)
    write(folder, {"nginx.conf": main, "maps.conf": maps})
    command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command) as process:
        try:
            _wait(port)
            yield Served(port, base, Shown(output, rules))
        finally:
            process.terminate()


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx does not answer")


def ask(port: int, path: str, **sent: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): one for name, one in sent.items()}
    )
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_nginx_answers_as_the_rules_say(served: Served) -> None:
    port, base, _ = served
    status, sent, body = ask(port, f"{base}/en/one/")
    assert (status, "Words." in body) == (200, True)
    assert sent["Content-Security-Policy"].startswith("default-src 'none'; img-src 'self'")
    assert sent["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Content-Type"] == "text/html; charset=utf-8"
    (style,) = re.findall(r"theme/css/style\.\w+\.css", body)
    assert ask(port, f"{base}/{style}")[1]["Cache-Control"].endswith("immutable")
    assert ask(port, f"{base}/en/one")[1]["Location"] == f"{base}/en/one/"


def test_nginx_leads_on(served: Served) -> None:
    port, base, _ = served
    for old in ("en/old/", "en/old/ru/"):
        status, sent, _ = ask(port, f"{base}/{old}")
        assert (status, sent["Location"]) == (301, f"{base}/en/one/")
    status, sent, _ = ask(port, f"{base}/en/old/citation.json")
    assert (status, sent["Location"]) == (301, f"{base}/en/one/citation.json")


def test_nginx_says_what_is_gone_and_what_is_not_there(served: Served) -> None:
    port, base, _ = served
    for gone in ("en/two/", "en/two/ru/"):
        status, sent, body = ask(port, f"{base}/{gone}")
        assert (status, '<body class="gone">' in body) == (410, True)
        assert sent["Content-Security-Policy"]
    for path, lang in (("ru/nothing/at/all/", "ru"), ("en/x", "en"), ("nothing/", "en")):
        status, sent, body = ask(port, f"{base}/{path}")
        assert (status, f'<html lang="{lang}">' in body) == (404, True)
        assert ('<ul class="invitations">' in body) is (path == "nothing/")
        assert sent["X-Content-Type-Options"] == "nosniff"
    assert ask(port, f"{base}/_headers")[0] == 404


@pytest.mark.parametrize(
    ("accepted", "segment"),
    [("ru-RU,ru;q=0.9", "ru"), ("zh-CN,zh;q=0.9", "zh"), ("en", "en"), ("de,en", ""), ("", "")],
)
def test_nginx_chooses_a_language_at_the_root_alone(
    served: Served, accepted: str, segment: str
) -> None:
    port, base, _ = served
    status, sent, body = ask(port, f"{base}/", Accept_Language=accepted)
    assert sent["Vary"] == "Accept-Language"
    if segment:
        assert (status, sent["Location"]) == (302, f"{base}/{segment}/")
    else:
        assert (status, '<ul class="invitations">' in body) == (200, True)
    assert ask(port, f"{base}/en/one/", Accept_Language=accepted)[0] == 200


def test_nginx_sends_the_types_of_feeds_and_records(served: Served) -> None:
    port, base, _ = served
    assert "application/atom+xml" in ask(port, f"{base}/en/feed.atom")[1]["Content-Type"]
    kind = ask(port, f"{base}/en/one/citation.json")[1]["Content-Type"]
    assert kind.startswith("application/vnd.citationstyles.csl+json")


PATHS = (
    *("/", "/index.html", "/en/", "/en", "/en/one/", "/en/one", "/en/one/index.html", "/ru/"),
    *("/en/old/", "/en/old/ru/", "/en/old/citation.json", "/en/two/", "/en/two/zh/"),
    *("/en/feed.atom", "/en/feed.json", "/en/one/citation.json", "/robots.txt", "/sitemap.xml"),
    *("/x", "/ru/x/y/", "/zh/one/x.png", "/en/one/x", "/%d0%b1", "/en/archive/?a=b"),
    *("/_headers", "/_redirects", "/.nojekyll", "/theme/css/style.css"),
)


@pytest.mark.parametrize("accepted", ["", "ru-RU,ru;q=0.9", "de,en;q=0.9", "zh-Hans"])
def test_serve_answers_as_nginx_does(served: Served, accepted: str) -> None:
    names = {name for one in served.shown.rules.headers for name in one.values} | {"Location"}

    def told(port: int, path: str) -> tuple[object, ...]:
        status, sent, body = ask(port, served.base + path, Accept_Language=accepted)
        named = {name: sent.get(name) for name in names - {"Content-Type"}}
        return status, named, "" if sent.get("Location") else body

    with Server(0, served.shown) as server:
        for path in PATHS:
            assert (path, told(server.server_port, path)) == (path, told(served.port, path))


def test_the_block_sends_every_header_of_the_rules(tmp_path: Path) -> None:
    made, _ = load(
        setup_of(read_settings(str(site(tmp_path, FILES) / "pelicanconf.py"), {})).config
    )
    block = (REPOSITORY / "docs/hosting.md").read_text("utf-8")
    for one in headers(made, "/", ()):
        for name in one.values.keys() - {"Content-Type"}:
            assert f"add_header {name} $hexapla_{name.lower().replace('-', '_')}" in block
