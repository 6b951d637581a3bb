"""What every test may use."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import left_out
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
    parser.addoption(
        "--nothing-left-out",
        action="store_true",
        help="fail where a test was left out because the machine lacks something",
    )


def _left_out(config: pytest.Config) -> Counter[str]:
    """Return what was left out and how to get it, with the number of tests."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    reasons = (str(one.longrepr[2]).removeprefix("Skipped: ") for one in skipped)
    return Counter(
        one.removeprefix(left_out.MARK) for one in reasons if one.startswith(left_out.MARK)
    )


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that may leave nothing out and did."""
    if session.config.getoption("--nothing-left-out") and _left_out(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name what was left out, and how to get it."""
    if found := _left_out(config):
        terminalreporter.section("left out")
        for reason, times in sorted(found.items()):
            what, _, how = reason.partition(": ")
            tests = "1 test" if times == 1 else f"{times} tests"
            terminalreporter.line(f"{what} ({tests}). To have it: {how}")


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
    kinds = ("index.html", ".atom", "citation.json", "feed.json")
    return {name: data.decode() for name, data in golden_tree.items() if name.endswith(kinds)}
