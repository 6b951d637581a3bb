"""Workers: their results, their ends, and how many there may be."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from hexapla.site import cores, workers
from hexapla.site.workers import Crew, Line, WorkerError, crew, share, workers_for
from sites import ARTICLE, site


def test_each_worker_gives_its_results_and_says_how_far_it_is() -> None:
    def work(number: int, line: Line) -> None:
        for _ in range(40):
            line.advance()
        line.result(b"%d" % number)
        line.result((line.hear() or b"") * 100_000)

    done: Counter[str] = Counter()
    with crew(3, work) as found:
        listen = found.listening(lambda: done.update("x"))
        for _ in range(40):
            listen()
        assert found.results(lambda: done.update("x")) == [b"1", b"2", b"3"]
        found.say(b"ab")
        assert found.results(lambda: None) == [b"ab" * 100_000] * 3
    assert done == {"x": 160}


def test_a_worker_that_fails_says_why() -> None:
    def work(number: int, line: Line) -> None:
        if number == 2:
            raise ValueError("the page of two")
        line.result(b"")

    with pytest.raises(WorkerError, match="the page of two"), crew(2, work) as found:
        found.results(lambda: None)


def test_a_worker_that_fails_stops_its_parent_at_work() -> None:
    def work(number: int, line: Line) -> None:
        raise ValueError(f"page {number}, {line}")

    def busy(found: Crew) -> None:
        listen = found.listening(lambda: time.sleep(0.001))
        for _ in range(60_000):
            listen()

    with pytest.raises(WorkerError, match="page 1"), crew(1, work) as found:
        busy(found)


def test_a_worker_that_is_killed_is_missed() -> None:
    def work(number: int, line: Line) -> None:
        del number, line
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerError, match="stopped"), crew(1, work) as found:
        found.results(lambda: None)


def test_workers_end_with_the_body() -> None:
    def work(number: int, line: Line) -> None:
        line.result(b"%d" % os.getpid())
        time.sleep(600 + number)

    with crew(2, work) as found:
        pids = [int(data) for data in found.results(lambda: None)]
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_every_item_goes_to_one_worker_and_a_group_to_the_same() -> None:
    items = [("a", 1), ("b", 2), ("", 3), ("a", 4), ("", 5), ("", 6), ("c", 7)]
    shares = [share(items, number, 3, lambda one: one[0]) for number in range(3)]
    assert sorted(one for found in shares for one in found) == sorted(items)
    assert sum(("a", 1) in found and ("a", 4) in found for found in shares) == 1
    assert all(len(found) >= 2 for found in shares)


def test_there_are_no_more_workers_than_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 4)
    assert [workers_for(items, 10, 0) for items in (0, 9, 25, 1000)] == [1, 1, 2, 4]
    assert workers_for(1000, 10, 3) == 3
    monkeypatch.delattr(os, "fork")
    assert workers_for(1000, 10, 3) == 1


@pytest.mark.parametrize(
    ("files", "quota"),
    [
        ({"cpu.max": "150000 100000\n"}, 2),
        ({"cpu.max": "max 100000\n"}, None),
        ({"cpu/cpu.cfs_quota_us": "100000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 1),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, None),
        ({}, None),
    ],
)
def test_a_control_group_limits_the_cores(
    tmp_path: Path, files: dict[str, str], quota: int | None
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert cores._quota(tmp_path) == quota


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_interrupted_leaves_no_worker_and_no_page(tmp_path: Path, how: int) -> None:
    """Two of its pages take long, so that the workers are at work for certain."""
    slow = "{% if 'Slow' in page.body %}{% for i in range(99999999) %}{% endfor %}{% endif %}"
    bodies = ("Words.", "Slow words.", "Slow words.", "Words.")
    files: dict[str, str | bytes] = {
        f"content/articles/{number}.md": ARTICLE.format(slug=f"a{number}", body=body)
        for number, body in enumerate(bodies)
    }
    folder = site(tmp_path, {**files, "theme/hexapla.toml": "[hexapla-theme]\n"})
    for name in ("index", "archive", "category", "article", "root"):
        (folder / "theme/templates").mkdir(exist_ok=True)
        (folder / f"theme/templates/{name}.html").write_text(slow if name == "article" else "")
    settings = folder / "pelicanconf.py"
    settings.write_text(settings.read_text().replace("str(find_theme())", '"theme"'))
    code = (
        "from hexapla.site import making; making._LEAST = 1\n"
        "from hexapla.cli import main; main(['build', '--jobs', '3'])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    children: list[int] = []
    while len(children) < 2 and process.poll() is None:
        text = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        children = [int(pid) for pid in text.split()]
        time.sleep(0.01)
    process.send_signal(how)
    process.communicate(timeout=60)
    assert process.returncode != 0
    end = time.monotonic() + 60
    while any(Path(f"/proc/{pid}").exists() for pid in children) and time.monotonic() < end:
        time.sleep(0.01)
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []
    assert not (folder / "output").exists()
