"""What every test may use."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sites import hexapla, tree

settings.register_profile(
    "default",
    deadline=None,  # the machines are noisy; speed is shown by benchmarks
    max_examples=60,
    derandomize=True,  # the same examples everywhere, so that a red run can be repeated
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write the golden sites anew")


@pytest.fixture(scope="session")
def golden_tree(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return every file of the golden site, built once for all."""
    folder = tmp_path_factory.mktemp("golden-site")
    shutil.copytree(Path(__file__).parent / "golden" / "site", folder, dirs_exist_ok=True)
    done = hexapla(folder, "build")
    assert done.returncode == 0, done.stderr
    return tree(folder / "output")


@pytest.fixture(scope="session")
def golden(golden_tree: dict[str, bytes]) -> dict[str, str]:
    """Return the text of every page, feed and record that the golden site has an address for."""
    kinds = ("index.html", ".atom", "citation.json")
    return {name: data.decode() for name, data in golden_tree.items() if name.endswith(kinds)}
