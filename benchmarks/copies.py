"""What compressed copies cost: ``python -m benchmarks.copies`` builds the example site both ways.

CPU time is that of the build's process and its workers, the best of three builds from nothing.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
_ROUNDS = 3
_BUILD = """\
import sys
from hexapla.site.build import build
from hexapla.site.runs import read_settings
changes = {"OUTPUT_PATH": sys.argv[1], "COMPRESS": sys.argv[2] == "yes"}
assert build(read_settings("publishconf.py", changes), keep=False).published
"""


def main() -> None:
    """Print a table: what a build costs, and how large its pages are for a reader."""
    with tempfile.TemporaryDirectory() as folder:
        print("| copies | CPU, s | pages, kB | as .gz | as .br |\n|---|---:|---:|---:|---:|")
        for wanted in ("no", "yes"):
            output = Path(folder, wanted)
            seconds = min(_seconds(output, wanted) for _ in range(_ROUNDS))
            sizes = [_size(output, f"*.html{ending}") for ending in ("", ".gz", ".br")]
            shown = " | ".join(f"{size:,.0f}" if size else "–" for size in sizes)
            print(f"| {wanted} | {seconds:.1f} | {shown} |")


def _seconds(output: Path, wanted: str) -> float:
    shutil.rmtree(output, ignore_errors=True)
    before = _spent()
    command = [sys.executable, "-c", _BUILD, str(output), wanted]
    subprocess.run(command, check=True, cwd=REPOSITORY, capture_output=True)
    return _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _size(output: Path, pattern: str) -> float:
    return sum(path.stat().st_size for path in output.rglob(pattern)) / 1000


if __name__ == "__main__":
    main()
