"""The golden site: what it becomes, file for file. ``invoke golden`` writes it anew."""

import re
import shutil
from pathlib import Path

import pytest

from sites import hexapla, tree

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
LEFT_OUT = ("theme/", "pagefind/")
"""The theme's own files, and those that Pagefind makes of the pages."""

ASSETS = re.compile(rb"(theme/[a-z/]+)\.[0-9a-f]{12}\.(css|js|svg)")
"""What the theme's files are called, which changes with each of their bytes."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("golden") / "output"
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(HERE / "site", site, dirs_exist_ok=True)
    done = hexapla(site, "build", "--output", str(output))
    assert done.returncode == 0, done.stderr
    found = tree(output)
    return {
        name: ASSETS.sub(rb"\1.DIGEST.\2", data)
        for name, data in found.items()
        if not name.startswith(LEFT_OUT)
    }


def test_the_golden_site_is_built_as_it_was(
    built: dict[str, bytes], request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--refresh-golden"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, data in built.items():
            path = EXPECTED / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    expected = tree(EXPECTED)
    assert sorted(built) == sorted(expected)
    for name, data in expected.items():
        found = built[name]
        # as text where it is text, so that pytest shows the lines that differ
        assert found.decode("utf-8", "replace") == data.decode("utf-8", "replace"), name
        assert found == data, name


def test_the_draft_is_nowhere(built: dict[str, bytes]) -> None:
    assert not [name for name in built if "not-yet" in name or b"not-yet" in built[name]]
